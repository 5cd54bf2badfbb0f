import type { Editor } from "@tiptap/core";
import { createSignal, onMount, Show } from "solid-js";
import { isSafeLink, toSafeLink } from "../../shared/document/links";
import { Button, buttonClass } from "../parts/button";
import { TextField } from "../parts/field";
import { editorWords } from "../words/editor";
import { useWords } from "../words/words";
import { addressAt, removeLink, setLink } from "./extensions/links";
import { Floating } from "./floating";
import { selectionRect } from "./selection-bubble";

/** Asks for the address of a link, beside what it is for. Only safe protocols are taken. */
export function LinkForm(props: { editor: Editor; onClose: () => void }) {
  const words = useWords(editorWords);
  const editor = props.editor;
  const before = addressAt(editor);
  const [address, setAddress] = createSignal(before ?? "");
  const [error, setError] = createSignal<string>();
  let form!: HTMLFormElement;

  onMount(() => form.querySelector("input")?.focus());
  const close = () => {
    props.onClose();
    editor.view.focus();
  };
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    const safe = toSafeLink(address());
    if (!safe) {
      setError(words().linkWrong);
      return;
    }
    setLink(editor, safe);
    close();
  };

  return (
    <Floating
      role="dialog"
      label={words().link}
      class="popover"
      placement="bottom-start"
      within={editor.view.dom}
      at={() => selectionRect(editor)}
      onKeyDown={(event) => event.key === "Escape" && close()}
      onFocusOut={(event) => leftFor(event) && props.onClose()}
    >
      <form ref={form} class="stack" onSubmit={submit}>
        <TextField
          label={words().linkAddress}
          help={words().linkHelp}
          error={error()}
          inputMode="url"
          autocomplete="off"
          value={address()}
          onInput={setAddress}
        />
        <div class="row row--wrap">
          <Button type="submit" kind="primary" small>
            {words().linkSet}
          </Button>
          <Show when={before}>
            {(there) => (
              <>
                <Button
                  small
                  onClick={() => {
                    removeLink(editor);
                    close();
                  }}
                >
                  {words().linkRemove}
                </Button>
                <Show when={isSafeLink(there())}>
                  <a
                    class={buttonClass({ small: true, kind: "quiet" })}
                    href={there()}
                    target="_blank"
                    rel="noopener noreferrer"
                  >
                    {words().linkOpen}
                  </a>
                </Show>
              </>
            )}
          </Show>
        </div>
      </form>
    </Floating>
  );
}

/** Has the focus gone to somewhere else in the page? Not to another window, and not within the form. */
export function leftFor(event: FocusEvent & { currentTarget: HTMLElement }): boolean {
  const next = event.relatedTarget;
  return next instanceof Node && !event.currentTarget.contains(next);
}
