import type { Editor } from "@tiptap/core";
import { createEffect, For, on, Show } from "solid-js";
import { Icon } from "../parts/icon";
import { captureWords } from "../words/capture";
import { useWords } from "../words/words";
import { useDesk } from "./desk";
import { editorState } from "./editor-state";
import { slashIn, slashOption } from "./extensions/slash";
import { Floating } from "./floating";
import { type Insertion, insertionName, insertionsFor, putInsertion } from "./insertions";

/** What can be inserted where the slash was typed. The caret stays in the text, which names the choice at hand. */
export function SlashMenu(props: { editor: Editor; id: string; all: readonly Insertion[] }) {
  const desk = useDesk();
  const words = useWords(captureWords);
  const editor = props.editor;
  const slash = editorState(editor, ({ state }) => slashIn(state), null);
  const choices = () => insertionsFor(props.all, slash()?.query ?? "");
  const at = () => {
    const { from } = slash() ?? {};
    if (from === undefined || editor.isDestroyed || from > editor.state.doc.content.size) return undefined;
    const { left, top, bottom } = editor.view.coordsAtPos(from);
    return new DOMRect(left, top, 1, bottom - top);
  };
  createEffect(
    on(
      () => slash()?.from,
      (from) => from !== undefined && desk.announce(words().choices(choices().length)),
      { defer: true },
    ),
  );

  createEffect(() => {
    const { index } = slash() ?? {};
    if (index !== undefined)
      document.getElementById(slashOption(props.id, index))?.scrollIntoView({ block: "nearest" });
  });

  return (
    <Show when={slash()}>
      {(open) => (
        <Floating
          role="region"
          label={words().insert}
          class="slash"
          placement="bottom-start"
          within={editor.view.dom}
          at={at}
          onMouseDown={(event) => event.preventDefault()}
        >
          <div class="menu" role="listbox" id={props.id} aria-label={words().insert}>
            <For each={choices()}>
              {(choice, index) => (
                // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are those of the text, where the focus stays
                // biome-ignore lint/a11y/useFocusableInteractive: the text points at the choice at hand
                <div
                  role="option"
                  id={slashOption(props.id, index())}
                  aria-selected={open().index === index()}
                  classList={{ "is-at": open().index === index() }}
                  onClick={() => putInsertion(editor, choice, open())}
                >
                  <Icon name={choice.icon} small />
                  <span class="grow">{insertionName(choice)}</span>
                </div>
              )}
            </For>
          </div>
        </Floating>
      )}
    </Show>
  );
}
