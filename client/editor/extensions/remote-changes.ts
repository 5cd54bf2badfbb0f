import { Extension } from "@tiptap/core";
import type { Fragment, Node } from "@tiptap/pm/model";
import { Slice } from "@tiptap/pm/model";
import { Plugin, type Transaction } from "@tiptap/pm/state";
import { ReplaceStep } from "@tiptap/pm/transform";
import type { EditorView } from "@tiptap/pm/view";
import { ySyncPluginKey } from "@tiptap/y-tiptap";
import * as Y from "yjs";
import { type Drawn, drawElement } from "./draw-element";

type Observer = (events: Y.YEvent<Y.XmlElement>[], transaction: Y.Transaction) => void;

/** The parts of y-tiptap 3.0.9's binding that are leaned on here. */
type Binding = {
  type: Y.XmlFragment;
  mapping: Drawn;
  _observeFunction: Observer;
  readonly _tr: Transaction;
};

/**
 * What others write changes only the blocks they wrote in. y-tiptap 3.0.9 forgets every node on each change from
 * Yjs, makes all of them again and replaces the whole text, which costs 23–140 ms at 60–200 pages. It removes the
 * changed ones and all that hold them from its map before that, so the rest of the map still holds. Where it would
 * forget, the missing ones are drawn instead (`draw-element.ts`), and it finds none left to make.
 */
export const RemoteChanges = Extension.create({
  name: "remoteChanges",
  // Before Collaboration, which draws the text as soon as its own turn comes.
  priority: 1001,

  addProseMirrorPlugins() {
    return [
      new Plugin({
        view: (view) => {
          const binding: Binding | undefined = ySyncPluginKey.getState(view.state)?.binding;
          // Views of plugins are made again whenever a plugin comes or goes.
          if (binding && !Object.hasOwn(binding.mapping, "clear")) keepUnchanged(binding, view);
          return {};
        },
      }),
    ];
  },
});

function keepUnchanged(binding: Binding, view: EditorView) {
  const { mapping, type } = binding;
  const observe = binding._observeFunction;
  let isTakingIn = false;
  mapping.clear = () => {
    if (!isTakingIn) Map.prototype.clear.call(mapping);
    for (const element of type.toArray())
      if (element instanceof Y.XmlElement) drawElement(element, view.state.schema, mapping);
  };
  binding._observeFunction = (events, transaction) => {
    isTakingIn = true;
    // It stands on the prototype, too: versions and the first drawing go on with that.
    Object.defineProperty(binding, "_tr", { configurable: true, get: () => narrowing(view) });
    try {
      observe(events, transaction);
    } finally {
      isTakingIn = false;
      Reflect.deleteProperty(binding, "_tr");
    }
  };
}

/** A transaction in which replacing the whole text replaces only the blocks that differ. */
function narrowing(view: EditorView): Transaction {
  const change = view.state.tr.setMeta("addToHistory", false);
  const replaceAll = change.replace;
  change.replace = (from, to, slice) => {
    const step = slice && narrowStep(change.doc, slice.content);
    if (!step) return change;
    // The screen must never lack what Yjs holds: the next key would take it out of Yjs, too.
    return change.maybeStep(step).failed ? replaceAll.call(change, from, to, slice) : change;
  };
  return change;
}

/**
 * The smallest replacement of whole blocks that makes `doc` hold `content`; undefined when it does already.
 * Unchanged nodes are told by identity.
 */
export function narrowStep(doc: Node, content: Fragment): ReplaceStep | undefined {
  let before = doc.content;
  let after = content;
  let start = 0;
  for (;;) {
    let first = 0;
    const most = Math.min(before.childCount, after.childCount);
    while (first < most && before.child(first) === after.child(first)) {
      start += before.child(first).nodeSize;
      first += 1;
    }
    let last = 0;
    while (last < most - first && isSameFromEnd(before, after, last)) last += 1;
    const isOneEach = before.childCount - last - first === 1 && after.childCount - last - first === 1;
    if (before.childCount === after.childCount && first === before.childCount) return undefined;
    if (isOneEach) {
      const was = before.child(first);
      const is = after.child(first);
      if (!was.isLeaf && !was.isTextblock && was.sameMarkup(is)) {
        before = was.content;
        after = is.content;
        start += 1;
        continue;
      }
    }
    const removed = sizeOf(before, first, before.childCount - last);
    const added = after.cut(sizeOf(after, 0, first), sizeOf(after, 0, after.childCount - last));
    return new ReplaceStep(start, start + removed, new Slice(added, 0, 0));
  }
}

const isSameFromEnd = (before: Fragment, after: Fragment, back: number) =>
  before.child(before.childCount - 1 - back) === after.child(after.childCount - 1 - back);

function sizeOf(fragment: Fragment, from: number, to: number): number {
  let size = 0;
  for (let index = from; index < to; index++) size += fragment.child(index).nodeSize;
  return size;
}
