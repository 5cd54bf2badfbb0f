/** Editors over Y.Docs of their own, in one process: what each writes waits at the others until they take it in. */
import "./dom";
import { Editor } from "@tiptap/core";
import Collaboration from "@tiptap/extension-collaboration";
import type { Node } from "@tiptap/pm/model";
import { ySyncPluginKey, yXmlFragmentToProseMirrorRootNode } from "@tiptap/y-tiptap";
import { expect } from "vitest";
import * as Y from "yjs";
import { OwnCaret } from "../../client/editor/extensions/own-caret";
import { RemoteChanges } from "../../client/editor/extensions/remote-changes";
import { TextPieces } from "../../client/editor/extensions/text-pieces";
import { leaveOthersFormats } from "../../client/live/others-formats";
import { schemaExtensions } from "../../shared/document/extensions";

const root = "body:en";

export type Writer = { doc: Y.Doc; editor: Editor; waiting: Uint8Array[] };

const writers: Writer[] = [];
export function closeAll() {
  for (const { editor, doc } of writers.splice(0)) {
    editor.destroy();
    doc.destroy();
  }
}

export function open(state: Uint8Array, client: number): Writer {
  const doc = new Y.Doc();
  leaveOthersFormats(doc);
  Y.applyUpdate(doc, state);
  doc.clientID = client;
  const editor = openEditor(doc);
  const writer: Writer = { doc, editor, waiting: [] };
  doc.on("update", (update: Uint8Array, origin: unknown) => {
    if (origin === "others") return;
    for (const each of writers) if (each !== writer) each.waiting.push(update);
  });
  writers.push(writer);
  return writer;
}

/** As when somebody comes back to the text of this language. */
export function openAgain(writer: Writer) {
  writer.editor.destroy();
  writer.editor = openEditor(writer.doc);
}

const openEditor = (doc: Y.Doc) =>
  new Editor({
    element: document.createElement("div"),
    injectCSS: false,
    extensions: [
      ...schemaExtensions,
      Collaboration.configure({ fragment: doc.getXmlFragment(root) }),
      RemoteChanges,
      TextPieces,
      OwnCaret,
    ],
  });

/** As the page does it: all that waited, in one change. */
export function takeBatch({ doc, waiting }: Writer) {
  const updates = waiting.splice(0);
  const apply = () => {
    for (const update of updates) Y.applyUpdate(doc, update, "others");
  };
  Y.transact(doc, apply, "others", false);
}

export function begin(sections: number, paragraphs: number): Uint8Array {
  const doc = new Y.Doc();
  const made = Array.from({ length: sections }, (_, section) => {
    const element = new Y.XmlElement("section");
    element.setAttribute("id", `s${section}`);
    const blocks = Array.from({ length: paragraphs }, (_, at) =>
      block("paragraph", `Words ${section}.${at}`),
    );
    element.insert(0, [block("title", `Title ${section}`), ...blocks]);
    return element;
  });
  doc.getXmlFragment(root).insert(0, made);
  return Y.encodeStateAsUpdate(doc);
}

function block(name: string, text: string) {
  const element = new Y.XmlElement(name);
  element.insert(0, [new Y.XmlText(text)]);
  return element;
}

/** Every screen shows what Yjs holds, and its map from one to the other is exact: caret places lean on it. */
export function expectTrue({ doc, editor }: Writer) {
  const shown = editor.state.doc;
  shown.check();
  // From a copy: y-tiptap changes a text of one's own while it draws it.
  const copy = new Y.Doc();
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc));
  expect(shown.eq(yXmlFragmentToProseMirrorRootNode(copy.getXmlFragment(root), editor.schema))).toBe(true);
  const { mapping } = ySyncPluginKey.getState(editor.state).binding;
  const compare = (type: Y.XmlFragment, node: Node) => {
    let at = 0;
    for (const child of type.toArray()) {
      if (!(child instanceof Y.XmlElement)) continue;
      expect(mapping.get(child)?.eq(node.child(at))).toBe(true);
      compare(child, node.child(at++));
    }
  };
  compare(doc.getXmlFragment(root), shown);
}

export function textblocks(doc: Node): { at: number; node: Node }[] {
  const found: { at: number; node: Node }[] = [];
  doc.descendants((node, at) => {
    if (node.type.name === "paragraph") found.push({ at, node });
  });
  return found;
}
