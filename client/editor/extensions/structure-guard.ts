import { Extension } from "@tiptap/core";
import type { Node } from "@tiptap/pm/model";
import { Plugin } from "@tiptap/pm/state";
import { isFromYjs } from "./acting";

/**
 * Sections and their titles are made, moved and removed by the server only. What a person does here may
 * change their text; a change that would touch the list itself is refused as a whole.
 */
export const StructureGuard = Extension.create<{
  isHalted: () => boolean;
  onRefused: () => void;
}>({
  name: "structureGuard",

  addOptions() {
    return { isHalted: () => false, onRefused: () => {} };
  },

  addProseMirrorPlugins() {
    const { editor, options } = this;
    return [
      new Plugin({
        filterTransaction: (transaction, state) => {
          if (!transaction.docChanged || isFromYjs(transaction)) return true;
          if (!options.isHalted() && keepsSections(state.doc, transaction.doc)) return true;
          queueMicrotask(() => {
            // What the browser has already typed into the page is drawn again as it was.
            if (!editor.isDestroyed) editor.view.updateState(editor.view.state);
            options.onRefused();
          });
          return false;
        },
      }),
    ];
  },
});

/** The same sections in the same order, each with its one title; a locked section keeps its title's text. */
export function keepsSections(before: Node, after: Node): boolean {
  if (before.childCount !== after.childCount) return false;
  for (let index = 0; index < before.childCount; index++) {
    const was = before.child(index);
    const is = after.child(index);
    if (was === is) continue;
    if (was.type !== is.type || was.attrs.id !== is.attrs.id) return false;
    if (titlesIn(is) !== titlesIn(was) || is.firstChild?.type.name !== was.firstChild?.type.name)
      return false;
    if (was.attrs.locked && was.firstChild && is.firstChild?.textContent !== was.firstChild.textContent)
      return false;
  }
  return true;
}

function titlesIn(section: Node): number {
  let count = 0;
  section.forEach((child) => {
    if (child.type.name === "title") count += 1;
  });
  return count;
}
