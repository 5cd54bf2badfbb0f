import { Extension } from "@tiptap/core";
import type { Node } from "@tiptap/pm/model";
import { Plugin, type Transaction } from "@tiptap/pm/state";
import { ReplaceStep } from "@tiptap/pm/transform";
import { isActing, newBlockId } from "./acting";

/**
 * Every block has an id of its own. Whoever splits, pastes or adds a block gives it one, in the same change;
 * what others do is never touched, or each screen would give another id.
 */
export const BlockIds = Extension.create({
  name: "blockIds",

  addProseMirrorPlugins() {
    return [
      new Plugin({
        appendTransaction: (transactions, _before, state) => {
          if (!isActing(transactions) || transactions.every(isPlainTyping)) return null;
          const change = state.tr;
          for (const { position, node } of withoutOwnId(state.doc)) {
            change.setNodeAttribute(position, "id", newBlockId());
            // The second half of a split heading is not the template's part any more.
            if (node.attrs.key && node.attrs.id) change.setNodeAttribute(position, "key", null);
          }
          return change.docChanged ? change : null;
        },
      }),
    ];
  },
});

type Found = { position: number; node: Node };

/** Blocks without an id, and all but one of those that share one. Of a split block the half with text keeps it. */
function withoutOwnId(doc: Node): Found[] {
  const found: Found[] = [];
  const holders = new Map<string, Found>();
  doc.descendants((node, position) => {
    if (node.isText) return false;
    if (!("id" in node.attrs) || node.type.name === "section") return true;
    const { id } = node.attrs;
    const holder = holders.get(id);
    if (!id) found.push({ position, node });
    else if (!holder) holders.set(id, { position, node });
    else if (holder.node.content.size === 0 && node.content.size > 0) {
      found.push(holder);
      holders.set(id, { position, node });
    } else found.push({ position, node });
    return true;
  });
  return found;
}

/** Letters in, letters out, within one block: the usual case, and it needs no look at the document. */
function isPlainTyping(transaction: Transaction): boolean {
  return transaction.steps.every((step, index) => {
    if (!(step instanceof ReplaceStep)) return !transaction.docChanged;
    const { slice, from, to } = step;
    if (slice.openStart > 0 || slice.openEnd > 0) return false;
    let isText = true;
    slice.content.forEach((node) => {
      isText &&= node.isText;
    });
    const before = transaction.docs[index];
    return isText && before?.resolve(from).sameParent(before.resolve(to)) === true;
  });
}
