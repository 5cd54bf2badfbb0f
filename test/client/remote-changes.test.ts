import type { Editor } from "@tiptap/core";
import type { Node } from "@tiptap/pm/model";
import { Fragment } from "@tiptap/pm/model";
import { TextSelection } from "@tiptap/pm/state";
import { afterEach, expect, test } from "vitest";
import * as Y from "yjs";
import { narrowStep } from "../../client/editor/extensions/remote-changes";
import { documentSchema } from "../../shared/document/extensions";
import { seededRandom } from "../bench/numbers";
import { begin, closeAll, expectTrue, open, takeBatch, textblocks, type Writer } from "../help/meeting";

afterEach(closeAll);

const seeds = process.env.LONG ? 300 : 12;

type Random = () => number;
const upTo = (random: Random, most: number) => Math.floor(random() * most);

const edits: ((editor: Editor, random: Random) => void)[] = [
  // typing
  (editor, random) => {
    const { at, node } = pick(editor, random);
    editor.view.dispatch(
      editor.state.tr.insertText(`t${upTo(random, 100)}`, at + 1 + upTo(random, node.content.size + 1)),
    );
  },
  // deleting letters
  (editor, random) => {
    const { at, node } = pick(editor, random);
    const from = at + 1 + upTo(random, node.content.size);
    editor.view.dispatch(editor.state.tr.delete(from, Math.min(from + 3, at + 1 + node.content.size)));
  },
  // a new paragraph
  (editor, random) => {
    const { at, node } = pick(editor, random);
    editor.view.dispatch(editor.state.tr.split(at + 1 + upTo(random, node.content.size + 1)));
  },
  // joining two
  (editor, random) => {
    const { at, node } = pick(editor, random);
    const end = at + node.nodeSize;
    if (editor.state.doc.resolve(end).nodeAfter?.type.name === "paragraph")
      editor.view.dispatch(editor.state.tr.join(end));
  },
  // moving one
  (editor, random) => {
    const { at, node } = pick(editor, random);
    if (editor.state.doc.resolve(at).parent.type.name !== "section") return;
    const change = editor.state.tr.delete(at, at + node.nodeSize);
    const places = textblocks(change.doc).filter(
      (place) => change.doc.resolve(place.at).parent.type.name === "section",
    );
    if (places.length > 0) editor.view.dispatch(change.insert(places[upTo(random, places.length)]!.at, node));
  },
  // bold
  (editor, random) => {
    const { at, node } = pick(editor, random);
    const { bold } = editor.schema.marks;
    if (node.content.size > 0)
      editor.view.dispatch(editor.state.tr.addMark(at + 1, at + 1 + node.content.size, bold!.create()));
  },
  // a list, with something in it
  (editor, random) => {
    const { at } = pick(editor, random);
    if (editor.state.doc.resolve(at).parent.type.name !== "section") return;
    const { bulletList, listItem, paragraph } = editor.schema.nodes;
    const item = () => listItem!.create(null, paragraph!.create(null, editor.schema.text("item")));
    editor.view.dispatch(editor.state.tr.insert(at, bulletList!.create(null, [item(), item()])));
  },
  // a heading out of a paragraph
  (editor, random) => {
    const { at } = pick(editor, random);
    if (editor.state.doc.resolve(at).parent.type.name !== "section") return;
    editor.view.dispatch(editor.state.tr.setNodeMarkup(at, editor.schema.nodes.heading, { level: 2 }));
  },
  (editor) => editor.commands.undo(),
];

function pick(editor: Editor, random: Random) {
  const blocks = textblocks(editor.state.doc);
  return blocks[upTo(random, blocks.length)]!;
}

test(`what others write is shown as it is, and where it is, in ${seeds} random meetings of three`, () => {
  for (let seed = 1; seed <= seeds; seed++) {
    const random = seededRandom(seed);
    const state = begin(3, 4);
    const here = [11, 12, 13].map((client) => open(state, client));
    try {
      for (let step = 0; step < 60; step++) {
        const writer = here[upTo(random, 3)]!;
        if (random() < 0.3) takeBatch(writer);
        else if (textblocks(writer.editor.state.doc).length > 0)
          edits[upTo(random, edits.length)]!(writer.editor, random);
        expectTrue(writer);
      }
      while (here.some(({ waiting }) => waiting.length > 0)) for (const writer of here) takeBatch(writer);
      for (const writer of here) expectTrue(writer);
      const [first, ...rest] = here;
      for (const each of rest)
        expect(each.editor.state.doc.toJSON()).toEqual(first!.editor.state.doc.toJSON());
    } catch (error) {
      throw new Error(`Seed ${seed}`, { cause: error });
    }
    closeAll();
  }
});

test("a colleague's key changes one paragraph on the screen and leaves every other node as it was", () => {
  const state = begin(4, 50);
  const mine = open(state, 21);
  const theirs = open(state, 22);
  takeBatch(mine);
  const before = mine.editor.state.doc;
  const steps: number[] = [];
  mine.editor.on("transaction", ({ transaction }) => steps.push(transaction.steps.length));
  const place = textblocks(theirs.editor.state.doc)[60]!;
  theirs.editor.view.dispatch(theirs.editor.state.tr.insertText("!", place.at + 1));
  takeBatch(mine);
  const after = mine.editor.state.doc;
  expect(textblocks(after)[60]!.node.textContent).toMatch(/^!/);
  expect(steps).toEqual([1]);
  const changed = textblocks(after).filter(({ node }, at) => node !== textblocks(before)[at]!.node);
  expect(changed).toHaveLength(1);
  expect([0, 2, 3].map((section) => after.child(section) === before.child(section))).toEqual([
    true,
    true,
    true,
  ]);
});

test("the caret stays behind the letter it stood behind, wherever others write", () => {
  const state = begin(2, 6);
  const mine = open(state, 31);
  const theirs = open(state, 32);
  const own = textblocks(mine.editor.state.doc)[8]!;
  mine.editor.view.dispatch(
    mine.editor.state.tr.setSelection(TextSelection.create(mine.editor.state.doc, own.at + 4)),
  );
  const behind = () => {
    const { $head } = mine.editor.state.selection;
    return $head.parent.textBetween(0, $head.parentOffset).slice(-2);
  };
  const was = behind();
  for (const number of [0, 8, 11]) {
    const place = textblocks(theirs.editor.state.doc)[number]!;
    theirs.editor.view.dispatch(theirs.editor.state.tr.insertText("new ", place.at + 1));
    takeBatch(mine);
    expect(behind()).toBe(was);
    expectTrue(mine);
  }
  // A paragraph above it goes.
  const first = textblocks(theirs.editor.state.doc)[1]!;
  theirs.editor.view.dispatch(theirs.editor.state.tr.delete(first.at, first.at + first.node.nodeSize));
  takeBatch(mine);
  expect(behind()).toBe(was);
});

test("undo takes back one's own words only, and leaves what came in between", () => {
  const state = begin(1, 2);
  const mine = open(state, 41);
  const theirs = open(state, 42);
  const type = (writer: Writer, text: string, block: number) => {
    const place = textblocks(writer.editor.state.doc)[block]!;
    writer.editor.view.dispatch(writer.editor.state.tr.insertText(text, place.at + 1));
  };
  type(mine, "MINE ", 0);
  type(theirs, "THEIRS ", 0);
  takeBatch(mine);
  mine.editor.commands.undo();
  expect(mine.editor.state.doc.textContent).not.toContain("MINE");
  expect(mine.editor.state.doc.textContent).toContain("THEIRS");
  mine.editor.commands.undo();
  expect(mine.editor.state.doc.textContent).toContain("THEIRS");
  expectTrue(mine);
});

test("what the schema has no place for is not shown, and stays in the text all the same", () => {
  const state = begin(2, 2);
  const mine = open(state, 51);
  const theirs = new Y.Doc();
  Y.applyUpdate(theirs, state);
  const section = theirs.getXmlFragment("body:en").get(0) as Y.XmlElement;
  section.insert(0, [new Y.XmlElement("title")]);
  section.push([new Y.XmlElement("ofALaterVersion")]);
  mine.waiting.push(Y.encodeStateAsUpdate(theirs));
  let written = 0;
  mine.doc.on("update", (_update: Uint8Array, origin: unknown) => {
    if (origin !== "others") written += 1;
  });
  takeBatch(mine);
  expect(mine.editor.state.doc.childCount).toBe(2);
  expect(mine.editor.state.doc.firstChild!.childCount).toBe(3);
  expect(written).toBe(0);
  expect((mine.doc.getXmlFragment("body:en").get(0) as Y.XmlElement).length).toBe(5);
});

test("the smallest replacement is found for every kind of difference", () => {
  const { schema } = { schema: documentSchema };
  const paragraph = (text: string) => schema.nodes.paragraph!.create(null, schema.text(text));
  const section = (id: string, ...blocks: Node[]) =>
    schema.nodes.section!.create({ id }, [schema.nodes.title!.create(null, schema.text("T")), ...blocks]);
  const [a, b, c, d] = ["a", "b", "c", "d"].map(paragraph) as [Node, Node, Node, Node];
  const one = section("1", a, b);
  const two = section("2", c);
  const doc = schema.nodes.doc!.create(null, [one, two]);
  const cases: Node[][] = [
    [one, two],
    [one, two.copy(two.content.addToEnd(d))],
    [one.copy(one.content.replaceChild(1, d)), two],
    [one.copy(Fragment.from([one.child(0), b, a])), two],
    [one.copy(Fragment.from([one.child(0), b])), two],
    [one.copy(Fragment.from([one.child(0), a, a, b])), two],
    [one.copy(Fragment.from([one.child(0)])), two],
    [two],
    [two, one],
    [one.copy(one.content.replaceChild(1, d)), two.copy(two.content.replaceChild(1, a))],
    [section("9", a, b), two],
    [],
  ];
  for (const [number, nodes] of cases.entries()) {
    const step = narrowStep(doc, Fragment.from(nodes));
    const result = step ? step.apply(doc) : { doc };
    expect(result.doc?.eq(schema.nodes.doc!.create(null, nodes)), `case ${number}`).toBe(true);
    if (number === 0) expect(step).toBeUndefined();
  }
});
