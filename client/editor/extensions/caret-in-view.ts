import { Extension } from "@tiptap/core";
import { Plugin } from "@tiptap/pm/state";
import type { EditorView } from "@tiptap/pm/view";

const movesByLines = new Set(["ArrowUp", "ArrowDown", "PageUp", "PageDown", "Home", "End"]);

/**
 * The caret goes on from where it is, also when one has scrolled away from it. Sections out of view are not laid out
 * (`content-visibility` in style/sheet.css), and Chromium then moves by lines it does not have: one line down from a
 * title in the middle was the document's last section, and what was typed next stood there.
 */
export const CaretInView = Extension.create({
  name: "caretInView",

  addProseMirrorPlugins() {
    return [
      new Plugin({
        props: {
          handleKeyDown(view, event) {
            if (movesByLines.has(event.key)) bringIntoView(view);
            // The browser moves the caret itself, by lines that are there now.
            return false;
          },
        },
      }),
    ];
  },
});

function bringIntoView(view: EditorView) {
  const { node } = view.domAtPos(view.state.selection.head);
  const line = node instanceof Element ? node : node.parentElement;
  if (!line) return;
  const { top, bottom } = line.getBoundingClientRect();
  if (bottom < 0 || top > window.innerHeight) line.scrollIntoView({ block: "center" });
}
