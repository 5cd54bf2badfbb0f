import type { Editor } from "@tiptap/core";
import { For } from "solid-js";
import { registerKinds } from "../../shared/register/blocks";
import { Icon } from "../parts/icon";
import { captureWords } from "../words/capture";
import { editorWords } from "../words/editor";
import { useWords } from "../words/words";
import { useMinutes } from "./desk";
import { captureKeys, insertCaptured } from "./extensions/captured";
import { capturedIcons } from "./insertions";

/** The quick bar of who takes minutes. */
export function CaptureTools(props: { editor: Editor }) {
  const minutes = useMinutes();
  const words = useWords(captureWords);
  const names = useWords(editorWords);
  return (
    // biome-ignore lint/a11y/useSemanticElements: a group of tools within the toolbar, no form
    <div class="capture-tools" role="group" aria-label={words().capture}>
      <For each={registerKinds}>
        {(kind) => {
          const keys = captureKeys[kind].replace("Mod", "Control").replaceAll("-", "+");
          return (
            <button
              type="button"
              class="btn btn--small"
              aria-keyshortcuts={keys}
              title={`${words().capture} (${keys.replace("Control", "Ctrl")})`}
              onClick={() => {
                const id = insertCaptured(props.editor, kind);
                if (id) minutes.inserted(kind, id);
              }}
            >
              <Icon name={capturedIcons[kind]} small />
              {names().captured[kind]}
            </button>
          );
        }}
      </For>
    </div>
  );
}
