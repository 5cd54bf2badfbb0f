import { Extension } from "@tiptap/core";
import { Plugin } from "@tiptap/pm/state";
import { ySyncPluginKey } from "@tiptap/y-tiptap";

type Remembered = { absAnchor?: number | null; absHead?: number | null } | null;

/**
 * Keeps one's caret in its place while others write in the same paragraph. y-tiptap 3.0.9 remembers it both
 * relative to the text and as a number, and falls back on the number whenever the paragraph's words have
 * changed: then each key of a colleague puts the caret back, and one's next letters land in reverse order
 * (seen with two typists). Without the number only the relative place counts, and what it throws on shorter
 * texts (`isMisresolvedAfterStructuralChange`) is gone as well.
 */
export const OwnCaret = Extension.create({
  name: "ownCaret",

  addProseMirrorPlugins() {
    return [
      new Plugin({
        view: (view) => {
          const doc = ySyncPluginKey.getState(view.state)?.doc;
          if (!doc) return {};
          const forgetNumbers = () => {
            const sync = ySyncPluginKey.getState(view.state);
            const remembered: Remembered = sync?.binding?.beforeTransactionSelection ?? null;
            if (!remembered) return;
            remembered.absAnchor = null;
            remembered.absHead = null;
          };
          // After y-tiptap has taken it down, before it is told of the change.
          doc.on("beforeObserverCalls", forgetNumbers);
          return {
            destroy: () => doc.off("beforeObserverCalls", forgetNumbers),
          };
        },
      }),
    ];
  },
});
