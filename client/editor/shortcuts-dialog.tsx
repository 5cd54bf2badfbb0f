import { For } from "solid-js";
import { Dialog } from "../parts/dialog";
import { editorWords } from "../words/editor";
import { useWords } from "../words/words";

const isApple = /Mac|iPhone|iPad/.test(navigator.platform);
const ctrl = isApple ? "⌘" : "Ctrl";
const alt = isApple ? "⌥" : "Alt";
const shift = isApple ? "⇧" : "Shift";

const rows = [
  ["comment", [ctrl, alt, "M"]],
  ["send", [ctrl, "Enter"]],
  ["why", [ctrl, alt, "S"]],
  ["paragraph", [alt, "↓ ↑"]],
  ["headings", [ctrl, alt, "2 3 4"]],
  ["body", [ctrl, alt, "0"]],
  ["lists", [ctrl, shift, "7 8 9"]],
  ["link", [ctrl, "K"]],
  ["insert", ["/"]],
  ["capture", [ctrl, alt, "5 6 7"]],
  ["details", [alt, "Enter"]],
  ["marks", [ctrl, "B I U"]],
  ["undo", [ctrl, "Z Y"]],
  ["all", [ctrl, "A"]],
  ["cells", ["Tab", shift]],
  ["leave", ["Esc"]],
  ["help", ["?"]],
] as const;

/** The keys, as in Word and Google Docs. */
export function ShortcutsDialog(props: { open: boolean; onClose: () => void }) {
  const words = useWords(editorWords);
  return (
    <Dialog open={props.open} onClose={props.onClose} title={words().shortcuts.title}>
      <dl class="shortcuts">
        <For each={rows}>
          {([deed, keys]) => (
            <div>
              <dt>{words().shortcuts[deed]}</dt>
              <dd>
                <For each={keys}>{(key) => <kbd>{key}</kbd>}</For>
              </dd>
            </div>
          )}
        </For>
      </dl>
    </Dialog>
  );
}
