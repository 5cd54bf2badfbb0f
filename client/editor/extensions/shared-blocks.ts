import { Extension } from "@tiptap/core";
import type { Node } from "@tiptap/pm/model";
import { Plugin } from "@tiptap/pm/state";
import { ySyncPluginKey, yUndoPluginKey } from "@tiptap/y-tiptap";
import type * as Y from "yjs";
import { bodyRoot } from "../../../shared/document/schema";
import type { Language } from "../../../shared/locale/languages";
import type { Drawn } from "./draw-element";
import { sharedChanges } from "./shared-changes";
import { carryInto } from "./shared-elements";

/** The parts of y-tiptap 3.0.9's binding that are leaned on here. */
type Binding = {
  doc: Y.Doc;
  type: Y.XmlFragment;
  mapping: Drawn;
  _prosemirrorChanged: (doc: Node) => void;
};

const kept = new WeakSet<Binding>();

/**
 * What is captured in the minutes is one block in every language: whoever inserts, changes, pastes or deletes it in one
 * text does so in all of them, within the same change. Undo takes it back in all of them, too. Stands behind
 * `TextPieces`, whose writing it goes around.
 *
 * *Decision.* What a change did to such blocks is told from the text's nodes before and after (`shared-changes.ts`), so
 * that every way counts: keys, form, paste, drag, a section emptied. It is done in the other texts in the transaction that
 * writes the first (`shared-elements.ts`): nobody ever holds a block in half of its languages.
 *
 * *Not chosen.* The server adding what is missing: for a while the block would have one language, and undo would leave
 * the rest. One undo for all texts: Ctrl+Z must not take back what was typed in another.
 */
export const SharedBlocks = Extension.create<{ language: Language; languages: readonly Language[] }>({
  name: "sharedBlocks",

  addOptions() {
    return { language: "en", languages: [] };
  },

  addProseMirrorPlugins() {
    const { language, languages } = this.options;
    const others = languages.filter((each) => each !== language);
    if (others.length === 0) return [];
    return [
      new Plugin({
        view: (view) => {
          const binding: Binding | undefined = ySyncPluginKey.getState(view.state)?.binding;
          // Views of plugins are made again whenever a plugin comes or goes.
          if (!binding || kept.has(binding)) return {};
          kept.add(binding);
          const bodies = others.map((each) => binding.doc.getXmlFragment(bodyRoot(each)));
          writeInAll(binding, bodies);
          undoInAll(yUndoPluginKey.getState(view.state)?.undoManager, binding.type, bodies);
          return {};
        },
      }),
    ];
  },
});

function writeInAll(binding: Binding, bodies: readonly Y.XmlFragment[]) {
  const write = binding._prosemirrorChanged;
  const takenOut = bodies.map(() => new Map<string, Y.XmlElement>());
  binding._prosemirrorChanged = (doc) => {
    const drawn = binding.type.toArray().flatMap((section) => binding.mapping.get(section) ?? []);
    const changes = sharedChanges(drawn, doc.children);
    if (!changes) return write.call(binding, doc);
    binding.doc.transact(() => {
      write.call(binding, doc);
      for (const [index, body] of bodies.entries()) carryInto(body, changes, takenOut[index]!);
    }, ySyncPluginKey);
  };
}

/** A text's own undo takes back its own changes, with what they have done in the other texts. */
function undoInAll(undo: Y.UndoManager | undefined, own: Y.XmlFragment, bodies: readonly Y.XmlFragment[]) {
  if (!undo) return;
  const isCaptured = undo.captureTransaction;
  undo.addToScope([...bodies]);
  undo.captureTransaction = (change) =>
    isCaptured(change) && (change.changedParentTypes as ReadonlyMap<unknown, unknown>).has(own);
}
