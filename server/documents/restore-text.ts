import { type Node, Node as ProseMirrorNode } from "@tiptap/pm/model";
import { initProseMirrorDoc, updateYFragment } from "@tiptap/y-tiptap";
import type * as Y from "yjs";
import { documentSchema } from "../../shared/document/extensions";
import { bodyRoot, fieldsRoot } from "../../shared/document/schema";
import { type Content, canonicalForm } from "./canonical";

/**
 * Brings a document back to an older content by an ordinary edit: what is equal keeps its identity, and
 * with it whatever others type there and the comments on it. Runs inside the server's write.
 */
export function restoreText(doc: Y.Doc, content: Content) {
  for (const [language, body] of Object.entries(content.languages)) {
    const fragment = doc.getXmlFragment(bodyRoot(language));
    const present = initProseMirrorDoc(fragment, documentSchema);
    const wanted = keepEqualBlocks(ProseMirrorNode.fromJSON(documentSchema, body), present.doc as Node);
    updateYFragment(doc, fragment, wanted, present.meta);
  }
  const fields = doc.getMap(fieldsRoot);
  for (const key of [...fields.keys()]) if (!Object.hasOwn(content.fields, key)) fields.delete(key);
  for (const [key, value] of Object.entries(content.fields)) {
    if (JSON.stringify(fields.get(key)) !== JSON.stringify(value)) fields.set(key, value);
  }
}

/** Blocks that say the same as now stay as they are now: comments that came since then keep their place. */
function keepEqualBlocks(wanted: Node, present: Node): Node {
  const now = new Map<string, Node>();
  present.descendants((node) => {
    if (typeof node.attrs.id === "string") now.set(node.attrs.id, node);
  });
  const keep = (node: Node): Node => {
    const same = typeof node.attrs.id === "string" ? now.get(node.attrs.id) : undefined;
    if (same && sameForReaders(same, node)) return same;
    if (node.isTextblock || node.isLeaf) return node;
    const children: Node[] = [];
    node.forEach((child) => {
      children.push(keep(child));
    });
    return node.type.create(node.attrs, children, node.marks);
  };
  return keep(wanted);
}

const sameForReaders = (a: Node, b: Node): boolean =>
  canonicalForm({ languages: { en: a.toJSON() }, fields: {} }) ===
  canonicalForm({ languages: { en: b.toJSON() }, fields: {} });
