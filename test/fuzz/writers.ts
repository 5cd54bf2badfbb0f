/** People who write: real editors over real Y.Docs, with what the product's editor is made of. */
import { Editor } from "@tiptap/core";
import Collaboration from "@tiptap/extension-collaboration";
import { type Node, Slice } from "@tiptap/pm/model";
import { TextSelection } from "@tiptap/pm/state";
import { CellSelection, fixTables, mergeCells, splitCell } from "@tiptap/pm/tables";
import { prosemirrorToYXmlFragment, ySyncPluginKey } from "@tiptap/y-tiptap";
import * as Y from "yjs";
import { BlockIds } from "../../client/editor/extensions/block-ids";
import { OwnCaret } from "../../client/editor/extensions/own-caret";
import { RemoteChanges } from "../../client/editor/extensions/remote-changes";
import { StructureGuard } from "../../client/editor/extensions/structure-guard";
import { changeTable, type TableDeed, Tables } from "../../client/editor/extensions/tables";
import { TextPieces } from "../../client/editor/extensions/text-pieces";
import { documentSchema, schemaExtensions } from "../../shared/document/extensions";
import { bodyRoot, fieldsRoot } from "../../shared/document/schema";
import type { Random } from "./random";

const text = (words: string) => documentSchema.text(words);
const paragraph = (words: string, id: string | null = null) =>
  documentSchema.nodes.paragraph!.create({ id }, words ? text(words) : null);

export function section(id: string): Node {
  const { nodes } = documentSchema;
  const item = (words: string) => nodes.listItem!.create({ id: `${id}${words}` }, paragraph(words));
  const cell = (words: string) => nodes.tableCell!.create(null, paragraph(words));
  return nodes.section!.create({ id, key: id, required: true }, [
    nodes.title!.create(null, text(`Judul ${id}`)),
    paragraph("Konsultan menyusun laporan pendahuluan", `p1${id}`),
    nodes.heading!.create({ id: `h${id}`, level: 2 }, text("Latar belakang")),
    nodes.paragraph!.create({ id: `p2${id}` }, [
      text("Tanggal "),
      nodes.field!.create({ key: "date" }),
      text(" 日程 😀 sudah disepakati"),
    ]),
    nodes.bulletList!.create({ id: `l${id}` }, [item("satu"), item("dua"), item("tiga")]),
    nodes.table!.create({ id: `t${id}`, kind: "budget" }, [
      nodes.tableRow!.create({ id: `r${id}` }, [
        nodes.tableHeader!.create(null, paragraph("No")),
        nodes.tableHeader!.create(null, paragraph("Uraian")),
      ]),
      nodes.tableRow!.create({ id: `s${id}` }, [cell("1"), cell("Rapat")]),
    ]),
    nodes.image!.create({ id: `i${id}`, file: "f", alt: "Peta" }),
    nodes.paragraph!.create({ id: `e${id}` }),
  ]);
}

/** As the server begins a document: every language, once. */
export function seededDoc(sections: readonly string[] = ["a", "b", "c"]): Y.Doc {
  const doc = new Y.Doc();
  for (const language of ["en", "id"])
    prosemirrorToYXmlFragment(
      documentSchema.nodes.doc!.create(null, sections.map(section)),
      doc.getXmlFragment(bodyRoot(language)),
    );
  doc.getMap(fieldsRoot).set("date", { kind: "date", value: "2026-11-24" });
  return doc;
}

export type Writer = {
  editor: Editor;
  doc: Y.Doc;
  undo: Y.UndoManager;
  /** Draws the whole text again from the Y.Doc. */
  redraw(): void;
  close(): void;
};

export async function openWriter(doc: Y.Doc, language = "en"): Promise<Writer> {
  const editor = new Editor({
    element: document.createElement("div"),
    injectCSS: false,
    enableCoreExtensions: true,
    extensions: [
      ...schemaExtensions,
      Collaboration.configure({ fragment: doc.getXmlFragment(bodyRoot(language)) }),
      RemoteChanges,
      TextPieces,
      OwnCaret,
      StructureGuard,
      BlockIds,
      Tables,
    ],
  });
  await new Promise((done) => setTimeout(done, 5));
  const undo = editor.state.plugins
    .map((plugin) => plugin.getState(editor.state) as { undoManager?: unknown } | undefined)
    .find((state) => state?.undoManager)?.undoManager as Y.UndoManager;
  return {
    editor,
    doc,
    undo,
    redraw() {
      const { binding } = ySyncPluginKey.getState(editor.state) as { binding: { _forceRerender(): void } };
      binding._forceRerender();
    },
    close() {
      editor.destroy();
      doc.destroy();
    },
  };
}

const words = ["laporan", "the", "日程", "kerja sama ", "😀", "a", ".", "x\u0301", "Rp1.250.000", " "];
const threads = ["018f3a52-0000-7000-8000-000000000001", "018f3a52-0000-7000-8000-000000000002"];

type Act = (writer: Writer, random: Random) => void;

/** What people do in a text, each by name so that a run can tell what it has seen. */
export const acts: Record<string, Act> = {
  type: ({ editor }, random) => {
    const { from } = inSomeText(editor, random);
    editor.view.dispatch(editor.state.tr.insertText(random.pick(words), from));
  },
  typeAgain: ({ editor }, random) =>
    editor.view.dispatch(editor.state.tr.insertText(random.pick(words), editor.state.selection.from)),
  replace: ({ editor }, random) => {
    const { from, to } = inSomeText(editor, random);
    editor.view.dispatch(editor.state.tr.insertText(random.pick(words), from, to));
  },
  remove: ({ editor }, random) => {
    select(editor, random);
    editor.commands.deleteSelection();
  },
  removeAcross: ({ editor }, random) => {
    selectAcross(editor, random);
    editor.commands.deleteSelection();
  },
  split: ({ editor }, random) => {
    caret(editor, random);
    editor.commands.splitBlock();
  },
  join: ({ editor }, random) => {
    caret(editor, random, "start");
    editor.commands.joinBackward();
  },
  bold: mark("bold"),
  italic: mark("italic"),
  link: ({ editor }, random) => {
    select(editor, random);
    editor.commands.setMark("link", { href: random.pick(["https://example.org/a", "mailto:a@b.id", "#s1"]) });
  },
  suggest: ({ editor }, random) => {
    select(editor, random);
    editor.commands.setMark(random.pick(["insertion", "deletion"]), { id: "s1" });
  },
  clearFormat: ({ editor }, random) => {
    selectAcross(editor, random);
    editor.commands.unsetAllMarks();
  },
  heading: ({ editor }, random) => {
    caret(editor, random);
    editor.commands.toggleNode("heading", "paragraph", { level: 2 + random.below(3) });
  },
  align: ({ editor }, random) => {
    selectAcross(editor, random);
    editor.commands.updateAttributes("paragraph", { align: random.pick(["left", "center", null]) });
  },
  level: ({ editor }, random) => {
    selectAcross(editor, random);
    editor.commands.updateAttributes("heading", { level: 2 + random.below(3) });
  },
  list: ({ editor }, random) => {
    selectAcross(editor, random);
    editor.commands.toggleList(random.pick(["bulletList", "orderedList"]), "listItem");
  },
  indent: ({ editor }, random) => {
    caret(editor, random);
    editor.commands.sinkListItem("listItem");
  },
  outdent: ({ editor }, random) => {
    caret(editor, random);
    editor.commands.liftListItem("listItem");
  },
  newItem: ({ editor }, random) => {
    caret(editor, random);
    editor.commands.splitListItem("listItem");
  },
  quote: ({ editor }, random) => {
    selectAcross(editor, random);
    editor.commands.toggleWrap(random.pick(["blockquote", "input", "decision", "followUp"]));
  },
  atom: ({ editor }, random) => {
    caret(editor, random);
    editor.commands.insertContent(
      random.pick([
        { type: "hardBreak" },
        { type: "field", attrs: { key: "date" } },
        { type: "mention", attrs: { kind: "person", ref: "x", label: "Konsultan A" } },
        { type: "footnote", attrs: { id: "n1", text: "catatan" } },
        { type: "signature", attrs: { id: "z", key: "a" } },
        { type: "attendance", attrs: { id: "q" } },
      ]),
    );
  },
  table: ({ editor }, random) => {
    caret(editor, random);
    const { nodes } = documentSchema;
    const cells = () => [nodes.tableCell!.create(null, paragraph("")), nodes.tableCell!.create()];
    const rows = [nodes.tableRow!.create(null, cells()), nodes.tableRow!.create(null, cells())];
    editor.commands.insertContent(nodes.table!.create(null, rows).toJSON());
  },
  row: inTable("addRowAfter"),
  column: inTable("addColumnAfter"),
  lessRows: inTable("deleteRow"),
  lessColumns: inTable("deleteColumn"),
  noTable: inTable("deleteTable"),
  header: inTable("toggleHeaderRow"),
  merge: ({ editor }, random) => {
    squareTables(editor);
    const cells = positions(editor, (node) => node.type.spec.tableRole === "cell");
    if (cells.length < 2) return;
    const from = random.below(cells.length - 1);
    const [a, b] = [cells[from]!, cells[from + 1]!];
    if (editor.state.doc.resolve(a).node(-1) !== editor.state.doc.resolve(b).node(-1)) return;
    const selection = CellSelection.create(editor.state.doc, a, b);
    editor.view.dispatch(editor.state.tr.setSelection(selection));
    mergeCells(editor.state, editor.view.dispatch);
  },
  splitCell: ({ editor }, random) => {
    squareTables(editor);
    if (caretInCell(editor, random)) splitCell(editor.state, editor.view.dispatch);
  },
  emptyCell: ({ editor }, random) => {
    const cells = positions(editor, (node) => node.type.spec.tableRole === "cell");
    if (cells.length === 0) return;
    const at = random.pick(cells);
    const cell = editor.state.doc.nodeAt(at)!;
    editor.view.dispatch(editor.state.tr.delete(at + 1, at + cell.nodeSize - 1));
  },
  copy: ({ editor }, random) => {
    const from = selectAcross(editor, random);
    const slice = editor.state.doc.slice(from.from, from.to);
    caret(editor, random);
    editor.view.dispatch(editor.state.tr.replaceSelection(slice));
  },
  move: ({ editor }, random) => {
    const blocks = positions(editor, (node) => node.isBlock && node.type.spec.group === "block");
    if (blocks.length < 2) return;
    const at = random.pick(blocks);
    const node = editor.state.doc.nodeAt(at)!;
    const tr = editor.state.tr.delete(at, at + node.nodeSize);
    const target = tr.mapping.map(random.pick(blocks));
    editor.view.dispatch(tr.insert(target, node));
  },
  pasteWeb: ({ editor }, random) => {
    caret(editor, random);
    editor.commands.insertContent(
      `<h1 style="color:red">Rapat</h1><p class="MsoNormal">isi <b>tebal</b> <a href="https://a.id/x" rel="opener">pranala</a>
       <a href="javascript:alert(1)">jahat</a></p><ul><li>satu<ul><li>dua</li></ul></li></ul><table><tr><td colspan="2">x</td></tr></table>`,
    );
  },
  pasteParagraphs: ({ editor }, random) => {
    caret(editor, random);
    const { nodes } = documentSchema;
    const fragment = nodes.blockquote!.create(null, [paragraph("satu"), paragraph(""), paragraph("tiga")]);
    editor.view.dispatch(editor.state.tr.replaceSelection(new Slice(fragment.content, 1, 1)));
  },
  undo: ({ editor }) => {
    editor.commands.undo();
  },
  undoMany: ({ editor }, random) => {
    for (let times = random.below(6); times > 0; times--) editor.commands.undo();
  },
  redo: ({ editor }) => {
    editor.commands.redo();
  },
  pause: ({ undo }) => undo.stopCapturing(),
  fact: ({ doc }, random) => {
    const facts = doc.getMap(fieldsRoot);
    const key = random.pick(["date", "venue", "cost"]);
    if (random.share() < 0.2) facts.delete(key);
    else facts.set(key, { kind: "text", value: { id: random.pick(words), en: "x" } });
  },
};

/** What only the server does: anchors, threads on atoms, whole sections. */
export const serverActs: Record<string, (doc: Y.Doc, random: Random) => void> = {
  comment: (doc, random) => {
    const texts = [...everyText(doc.getXmlFragment(bodyRoot("en")))].filter((found) => found.length > 3);
    if (texts.length === 0) return;
    const id = random.pick(threads);
    const key = `comment--${id.slice(-8)}`;
    const found = random.pick(texts);
    found.format(random.below(2), 2, { [key]: random.share() < 0.3 ? null : { id } });
  },
  threads: (doc, random) => {
    const atoms = [...everyElement(doc.getXmlFragment(bodyRoot("en")))].filter(
      (element) => element.nodeName === "field" || element.nodeName === "table",
    );
    if (atoms.length > 0) random.pick(atoms).setAttribute("threads", random.pick(threads));
  },
  section: (doc, random) => {
    const body = doc.getXmlFragment(bodyRoot("en"));
    if (body.length > 2 && random.share() < 0.5) body.delete(random.below(body.length), 1);
    else {
      const scratch = new Y.Doc();
      const made = scratch.getXmlFragment("made");
      prosemirrorToYXmlFragment(
        documentSchema.nodes.doc!.create(null, section(`n${random.below(1e6)}`)),
        made,
      );
      body.insert(random.below(body.length + 1), [(made.get(0) as Y.XmlElement).clone()]);
    }
  },
};

function* everyElement(parent: Y.XmlFragment): Generator<Y.XmlElement> {
  for (const child of parent.toArray()) {
    if (!(child instanceof Y.XmlElement)) continue;
    yield child;
    yield* everyElement(child);
  }
}

function* everyText(parent: Y.XmlFragment): Generator<Y.XmlText> {
  for (const child of parent.toArray()) {
    if (child instanceof Y.XmlText) yield child;
    else if (child instanceof Y.XmlElement) yield* everyText(child);
  }
}

function mark(name: string): Act {
  return ({ editor }, random) => {
    selectAcross(editor, random);
    editor.commands.toggleMark(name);
  };
}

function inTable(deed: TableDeed): Act {
  return ({ editor }, random) => {
    if (caretInCell(editor, random)) changeTable(editor, deed);
  };
}

function caretInCell(editor: Editor, random: Random): boolean {
  const cells = positions(editor, (node) => node.type.spec.tableRole === "cell" && node.childCount > 0);
  if (cells.length === 0) return false;
  const at = editor.state.doc.resolve(random.pick(cells) + 1);
  editor.view.dispatch(editor.state.tr.setSelection(TextSelection.near(at)));
  return true;
}

/** As the product does before any change to a table: two people's changes may have left it jagged. */
function squareTables(editor: Editor) {
  const squared = fixTables(editor.state);
  if (squared) editor.view.dispatch(squared);
}

function positions(editor: Editor, holds: (node: Node) => boolean): number[] {
  const found: number[] = [];
  editor.state.doc.descendants((node, at) => {
    if (holds(node)) found.push(at);
  });
  return found;
}

function inSomeText(editor: Editor, random: Random) {
  const start = random.pick(positions(editor, (node) => node.isTextblock)) + 1;
  const block = editor.state.doc.nodeAt(start - 1)!;
  // No caret stands inside a character of two halves; Yjs would tear it.
  const whole = (offset: number) =>
    /[\ud800-\udbff]$/.test(block.textBetween(0, offset, "", " ")) ? offset - 1 : offset;
  const { size } = block.content;
  const offset = random.below(size + 1);
  return {
    start,
    from: start + whole(offset),
    to: start + whole(Math.min(size, offset + random.below(8))),
  };
}

function choose(editor: Editor, from: number, to: number) {
  const { doc } = editor.state;
  editor.view.dispatch(
    editor.state.tr.setSelection(TextSelection.between(doc.resolve(from), doc.resolve(to))),
  );
  return editor.state.selection;
}

function caret(editor: Editor, random: Random, where?: "start") {
  const { start, from } = inSomeText(editor, random);
  choose(editor, where === "start" ? start : from, where === "start" ? start : from);
}

function select(editor: Editor, random: Random) {
  const { from, to } = inSomeText(editor, random);
  choose(editor, from, to);
}

function selectAcross(editor: Editor, random: Random) {
  const { from } = inSomeText(editor, random);
  const { from: other } = inSomeText(editor, random);
  const isNear = Math.abs(other - from) < 120;
  return choose(editor, Math.min(from, isNear ? other : from), Math.max(from, isNear ? other : from));
}
