import { Extension } from "@tiptap/core";
import { Plugin, TextSelection } from "@tiptap/pm/state";
import type { EditorView } from "@tiptap/pm/view";

/**
 * For who reads without a mouse: Alt+arrow selects the next or previous paragraph, Shift+arrows change the
 * selection, so that a comment can be made. A text that is written in has its own caret and keys.
 */
export const Reading = Extension.create({
  name: "reading",

  addProseMirrorPlugins() {
    return [
      new Plugin({
        props: {
          handleDOMEvents: {
            keydown: (view, event) => {
              if (view.editable || event.ctrlKey || event.metaKey) return false;
              const isDone = event.altKey
                ? selectBlock(view, event.key)
                : event.shiftKey && extendSelection(view, event.key);
              if (isDone) event.preventDefault();
              return isDone;
            },
          },
        },
      }),
    ];
  },
});

function selectBlock(view: EditorView, key: string): boolean {
  if (key !== "ArrowDown" && key !== "ArrowUp") return false;
  const blocks: { from: number; to: number }[] = [];
  view.state.doc.descendants((node, at) => {
    if (node.isTextblock && node.textContent.trim() !== "")
      blocks.push({ from: at + 1, to: at + 1 + node.content.size });
    return !node.isTextblock;
  });
  const { from, to, empty } = view.state.selection;
  const next =
    key === "ArrowDown"
      ? blocks.find((block) => (empty ? block.from >= from : block.from > from))
      : blocks.findLast((block) => block.to < to);
  if (!next) return false;
  selectInPage(view, next.from, next.to);
  view.domAtPos(next.from).node.parentElement?.scrollIntoView({ block: "nearest" });
  return true;
}

const directions: Record<string, ["forward" | "backward", "word" | "line"]> = {
  ArrowRight: ["forward", "word"],
  ArrowLeft: ["backward", "word"],
  ArrowDown: ["forward", "line"],
  ArrowUp: ["backward", "line"],
};

function extendSelection(view: EditorView, key: string): boolean {
  const direction = directions[key];
  const selection = view.dom.ownerDocument.getSelection();
  if (!direction || !selection?.anchorNode || !view.dom.contains(selection.anchorNode)) return false;
  selection.modify("extend", ...direction);
  return true;
}

/**
 * In the page and in the editor's state: ProseMirror does not set the page's selection where nothing can be
 * typed, and reads it only when the browser tells of it, which may be after the next key.
 */
function selectInPage(view: EditorView, from: number, to: number): void {
  view.dispatch(view.state.tr.setSelection(TextSelection.create(view.state.doc, from, to)));
  const start = view.domAtPos(from, 1);
  const end = view.domAtPos(to, -1);
  view.dom.ownerDocument.getSelection()?.setBaseAndExtent(start.node, start.offset, end.node, end.offset);
}
