import { Dialog as Headless } from "@kobalte/core/dialog";
import { createRenderEffect, type ParentProps, Show } from "solid-js";
import { commonWords } from "../words/common";
import { useWords } from "../words/words";
import { Button, IconButton } from "./button";

type Props = ParentProps<{
  open: boolean;
  onClose: () => void;
  title: string;
  description?: string | undefined;
  wide?: boolean;
}>;

/** A question over the page: keeps the focus inside, closes on Escape, gives the focus back. */
export function Dialog(props: Props) {
  const words = useWords(commonWords);
  let opener: HTMLElement | null = null;
  // Before the dialog is there and takes the focus.
  createRenderEffect(() => {
    if (props.open) opener = whereFocusCameFrom();
  });
  return (
    <Headless open={props.open} onOpenChange={(open) => !open && props.onClose()}>
      <Headless.Portal>
        <Headless.Overlay class="scrim" />
        <div class="dialog-place">
          <Headless.Content
            class="float dialog"
            classList={{ "dialog--wide": props.wide }}
            onCloseAutoFocus={() => requestAnimationFrame(() => opener?.focus({ preventScroll: true }))}
          >
            <header>
              <Headless.Title as="h2">{props.title}</Headless.Title>
              <IconButton icon="close" label={words().close} onClick={() => props.onClose()} />
            </header>
            <Show when={props.description}>
              <Headless.Description as="p" class="muted">
                {props.description}
              </Headless.Description>
            </Show>
            {props.children}
          </Headless.Content>
        </div>
      </Headless.Portal>
    </Headless>
  );
}

/** What had the focus; of a menu, which goes away, the button that opened it. */
function whereFocusCameFrom(): HTMLElement | null {
  const menu = document.activeElement?.closest("[role=menu]");
  const before = menu
    ? document.getElementById(menu.getAttribute("aria-labelledby") ?? "")
    : document.activeElement;
  return before instanceof HTMLElement ? before : null;
}

/** The buttons at a dialog's end: leave, and the one thing it is about. */
export function DialogActions(props: {
  onCancel: () => void;
  doIt: string;
  busy: boolean;
  danger?: boolean;
  onDo?: () => void;
}) {
  const words = useWords(commonWords);
  return (
    <footer>
      <Button onClick={() => props.onCancel()}>{words().cancel}</Button>
      <Button
        type={props.onDo ? "button" : "submit"}
        kind={props.danger ? "danger" : "primary"}
        busy={props.busy}
        onClick={() => props.onDo?.()}
      >
        {props.doIt}
      </Button>
    </footer>
  );
}
