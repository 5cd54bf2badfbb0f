import type { Editor } from "@tiptap/core";
import { NodeSelection } from "@tiptap/pm/state";
import { createEffect, createSignal, onCleanup, Show } from "solid-js";
import { Icon } from "../parts/icon";
import { commentWords } from "../words/comments";
import { editorWords } from "../words/editor";
import { useWords } from "../words/words";
import { useDesk } from "./desk";
import { editorState } from "./editor-state";
import { Floating } from "./floating";

/** A selection is shown its bubble when it has rested for so long: while it is being drawn it would be in the way. */
const rest = 150;

/** Beside what is selected: first of all a comment. On a phone it stands at the bottom, under the thumb. */
export function SelectionBubble(props: { editor: Editor; isNarrow: boolean }) {
  const desk = useDesk();
  const words = useWords(editorWords);
  const comments = useWords(commentWords);
  const editor = props.editor;
  const selected = editorState(editor, selectionKey, "");
  const [isRested, setRested] = createSignal(false);

  createEffect(() => {
    setRested(false);
    if (!selected()) return;
    const timer = setTimeout(() => setRested(true), rest);
    onCleanup(() => clearTimeout(timer));
  });
  const isShown = () =>
    isRested() && selected() !== "" && !desk.threads.draft() && (desk.threads.mayWrite || desk.mayType());
  const tools = () => (
    <>
      <Show when={desk.threads.mayWrite}>
        <button type="button" class="btn" onClick={() => desk.comment()}>
          <Icon name="comment" />
          {comments().comment}
        </button>
      </Show>
      <Show when={desk.mayType() && !props.isNarrow}>
        <hr />
        <button
          type="button"
          class="btn btn--icon"
          aria-label={words().bold}
          onClick={() => editor.chain().focus().toggleMark("bold").run()}
        >
          <Icon name="bold" />
        </button>
        <button type="button" class="btn btn--icon" aria-label={words().link} onClick={desk.askLink}>
          <Icon name="link" />
        </button>
      </Show>
    </>
  );

  return (
    <Show when={isShown()}>
      <Show
        when={props.isNarrow}
        fallback={
          <Floating
            class="bubble"
            role="toolbar"
            label={words().selection}
            within={editor.view.dom}
            at={() => selectionRect(editor)}
            onMouseDown={keepSelection}
          >
            {tools()}
          </Floating>
        }
      >
        <div
          class="bubble bubble--bottom float"
          role="toolbar"
          aria-label={words().selection}
          onMouseDown={keepSelection}
          onPointerDown={keepSelection}
        >
          {tools()}
        </div>
      </Show>
    </Show>
  );
}

/** A press must not take away the selection it is about; on touch screens too. */
const keepSelection = (event: Event) => event.preventDefault();

/** Names the selection while there is one to comment on, "" otherwise. */
function selectionKey({ state, view }: Editor): string {
  const { selection } = state;
  const hasFocus = view.editable ? view.hasFocus() : hasPageSelection(view.dom);
  if (selection.empty || !hasFocus) return "";
  if (selection instanceof NodeSelection && selection.node.isInline) return "";
  return `${selection.from}-${selection.to}`;
}

function hasPageSelection(text: HTMLElement): boolean {
  const selection = document.getSelection();
  return Boolean(selection && !selection.isCollapsed && text.contains(selection.anchorNode));
}

export function selectionRect({ view, state }: Editor): DOMRect | undefined {
  const { from, to } = state.selection;
  if (view.isDestroyed || to > state.doc.content.size) return undefined;
  const start = view.coordsAtPos(from);
  const end = view.coordsAtPos(to, -1);
  const isOneLine = Math.abs(end.top - start.top) < 4;
  const left = isOneLine ? start.left : view.dom.getBoundingClientRect().left;
  const right = isOneLine ? end.right : view.dom.getBoundingClientRect().right;
  return new DOMRect(left, start.top, Math.max(1, right - left), end.bottom - start.top);
}
