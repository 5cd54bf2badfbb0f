import { Extension } from "@tiptap/core";
import { AllSelection, type EditorState, Plugin, TextSelection, type Transaction } from "@tiptap/pm/state";
import { cellAround } from "@tiptap/pm/tables";
import { bodyAt, coversBody, emptyBody, selectionOfBody, spansSections } from "./sections";

/**
 * Ctrl+A selects the cell, then the section, then the document; deleting a section's whole text leaves what
 * the template put there; text over several sections is never deleted at once.
 */
export const WholeSelections = Extension.create<{ onRefused: () => void }>({
  name: "wholeSelections",

  addOptions() {
    return { onRefused: () => {} };
  },

  addKeyboardShortcuts() {
    const erase = () => {
      const { state, view } = this.editor;
      const erased = eraseWhole(state);
      if (!erased) return false;
      if (erased === "refused") this.options.onRefused();
      else view.dispatch(erased.scrollIntoView());
      return true;
    };
    return {
      "Mod-a": () => {
        const { state, view } = this.editor;
        view.dispatch(state.tr.setSelection(wider(state)));
        return true;
      },
      Backspace: erase,
      Delete: erase,
      "Mod-Backspace": erase,
      "Mod-Delete": erase,
      "Shift-Backspace": erase,
    };
  },

  addProseMirrorPlugins() {
    const { options } = this;
    return [
      new Plugin({
        props: {
          handleTextInput: (view, _from, _to, text) => {
            const erased = eraseWhole(view.state);
            if (!erased) return false;
            if (erased === "refused") options.onRefused();
            else view.dispatch(erased.insertText(text).scrollIntoView());
            return true;
          },
        },
      }),
    ];
  },
});

/** The next wider selection: cell, section, document. */
function wider({ doc, selection }: EditorState) {
  const cell = cellAround(selection.$from);
  if (cell && !spansSections(selection)) {
    const inside = cell.nodeAfter;
    const whole =
      inside && inside.content.size > 0
        ? TextSelection.between(doc.resolve(cell.pos + 1), doc.resolve(cell.pos + 1 + inside.content.size))
        : undefined;
    const isInside = cellAround(selection.$to)?.pos === cell.pos;
    if (whole && isInside && (selection.from > whole.from || selection.to < whole.to)) return whole;
  }
  const body = bodyAt(selection.$from);
  const section = body && !spansSections(selection) ? selectionOfBody(doc, body) : undefined;
  const isCovered = section && selection.from <= section.from && selection.to >= section.to;
  return section && !isCovered ? section : new AllSelection(doc);
}

/** The change that erases a whole body, "refused" for several sections, nothing for any other selection. */
function eraseWhole(state: EditorState): Transaction | "refused" | undefined {
  const { selection } = state;
  if (selection.empty) return undefined;
  if (spansSections(selection)) return "refused";
  const body = bodyAt(selection.$from);
  if (!body || !(selection instanceof TextSelection) || !coversBody(state, selection, body)) return undefined;
  // A body of one block is text like any other; its comments and its id stay.
  if (body.section.childCount <= 2 && body.section.lastChild?.isTextblock) return undefined;
  const change = state.tr;
  emptyBody(change, body);
  return change;
}
