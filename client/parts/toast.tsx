import { createRoot, createSignal, For, onCleanup, Show } from "solid-js";
import { commonWords } from "../words/common";
import { useWords } from "../words/words";
import { IconButton } from "./button";

type Toast = { id: number; text: string; undo: (() => void) | undefined };

const shownFor = 10_000;
const [toasts, setToasts] = createRoot(() => createSignal<readonly Toast[]>([]));
let last = 0;

/** Says what was done, with a way back where there is one. */
export function tell(text: string, undo?: () => void): void {
  last += 1;
  setToasts((before) => [...before.slice(-2), { id: last, text, undo }]);
}

const dismiss = (id: number) => setToasts((before) => before.filter((toast) => toast.id !== id));

/** Where messages appear: once, in the app. Spoken politely; they wait while pointed at or focused. */
export function Toasts() {
  const words = useWords(commonWords);
  return (
    <section class="toasts" aria-label={words().messages} data-kb-top-layer="">
      <div role="status">
        <For each={toasts()}>{(toast) => <ToastView toast={toast} />}</For>
      </div>
    </section>
  );
}

function ToastView(props: { toast: Toast }) {
  const words = useWords(commonWords);
  let timer: ReturnType<typeof setTimeout> | undefined;
  const hold = () => clearTimeout(timer);
  const wait = () => {
    hold();
    timer = setTimeout(() => dismiss(props.toast.id), shownFor);
  };
  wait();
  onCleanup(hold);

  return (
    <div class="toast" onPointerEnter={hold} onPointerLeave={wait} onFocusIn={hold} onFocusOut={wait}>
      <span class="grow">{props.toast.text}</span>
      <Show when={props.toast.undo}>
        {(undo) => (
          <button
            type="button"
            onClick={() => {
              dismiss(props.toast.id);
              undo()();
            }}
          >
            {words().undo}
          </button>
        )}
      </Show>
      <IconButton icon="close" small label={words().close} onClick={() => dismiss(props.toast.id)} />
    </div>
  );
}
