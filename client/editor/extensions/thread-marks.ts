import { Extension } from "@tiptap/core";
import { Plugin, PluginKey, type Transaction } from "@tiptap/pm/state";
import { Decoration, DecorationSet, type MarkViewConstructor } from "@tiptap/pm/view";
import { createEffect, createRoot, type Owner, runWithOwner } from "solid-js";
import { ownerOf } from "../create-editor";

/** How a thread's place looks: classes for its author's colour and its state, "" for one that is not shown. */
export type ThreadLook = (thread: string) => string;

const draftKey = new PluginKey<DecorationSet>("commentDraft");

/**
 * Highlights of threads. The mark is in the text; how it looks comes from the thread's row, which changes
 * without the text: each mark's element follows a signal, so typing never draws a highlight again.
 */
export const ThreadMarks = Extension.create<{ look: ThreadLook }>({
  name: "threadMarks",

  addOptions() {
    return { look: () => "" };
  },

  addProseMirrorPlugins() {
    const { editor, options } = this;
    return [
      new Plugin({ props: { markViews: { comment: markView(() => ownerOf(editor), options.look) } } }),
      new Plugin<DecorationSet>({
        key: draftKey,
        state: {
          init: () => DecorationSet.empty,
          apply: (change, drawn) => {
            const range: { from: number; to: number } | null | undefined = change.getMeta(draftKey);
            if (range === undefined) return change.docChanged ? drawn.map(change.mapping, change.doc) : drawn;
            if (!range || range.from >= range.to) return DecorationSet.empty;
            const look = Decoration.inline(range.from, range.to, { class: "sel" });
            return DecorationSet.create(change.doc, [look]);
          },
        },
        props: { decorations: (state) => draftKey.getState(state) },
      }),
    ];
  },
});

/** Shows, or with null no longer shows, what a comment that is being written is about. */
export const showDraft = (change: Transaction, range: { from: number; to: number } | null): Transaction =>
  change.setMeta(draftKey, range);

function markView(owner: () => Owner | undefined, look: ThreadLook): MarkViewConstructor {
  return (mark) => {
    const thread = String(mark.attrs.id ?? "");
    const dom = document.createElement("span");
    dom.dataset.thread = thread;
    const dispose = runWithOwner(owner() ?? null, () =>
      createRoot((end) => {
        createEffect(() => {
          dom.className = `anchor ${look(thread)}`;
        });
        return end;
      }),
    );
    return {
      dom,
      contentDOM: dom,
      ignoreMutation: (change) => change.type === "attributes" && change.target === dom,
      destroy: () => dispose?.(),
    };
  };
}
