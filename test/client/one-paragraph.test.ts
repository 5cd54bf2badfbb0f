/** Several people in one paragraph: nobody's letters are lost or doubled, and no editor writes by itself. */
import { afterEach, expect, test } from "vitest";
import * as Y from "yjs";
import { randomFrom } from "../fuzz/random";
import {
  begin,
  closeAll,
  expectTrue,
  open,
  openAgain,
  takeBatch,
  textblocks,
  type Writer,
} from "../help/meeting";

afterEach(closeAll);

const seeds = process.env.LONG ? 300 : 15;

/** A section whose last paragraph nobody has typed in yet. */
function beginEmpty(): Uint8Array {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, begin(1, 2));
  const section = doc.getXmlFragment("body:en").get(0) as Y.XmlElement;
  section.push([new Y.XmlElement("paragraph")]);
  return Y.encodeStateAsUpdate(doc);
}

function meet(...clients: number[]): Writer[] {
  const state = beginEmpty();
  return clients.map((client) => open(state, client));
}

const lastBlock = ({ editor }: Writer) => textblocks(editor.state.doc).at(-1)!;
const shown = (writer: Writer) =>
  lastBlock(writer).node.textBetween(0, lastBlock(writer).node.content.size, "", "*");

function type({ editor }: Writer, words: string, behind: string) {
  const { at, node } = lastBlock({ editor } as Writer);
  const offset = behind ? node.textBetween(0, node.content.size, "", "*").indexOf(behind) + behind.length : 0;
  editor.view.dispatch(editor.state.tr.insertText(words, at + 1 + offset));
}

function settle(here: readonly Writer[]) {
  while (here.some(({ waiting }) => waiting.length > 0)) for (const writer of here) takeBatch(writer);
  for (const writer of here) expectTrue(writer);
  const [first, ...rest] = here.map(shown);
  for (const each of rest) expect(each).toBe(first);
  return first!;
}

const count = (text: string, words: string) => text.split(words).length - 1;

test("two who begin an empty paragraph at once, and go on, each keep their words once", () => {
  const here = meet(51, 52);
  type(here[0]!, "Rapat", "");
  type(here[1]!, "kerja", "");
  for (const writer of here) takeBatch(writer);
  for (let round = 0; round < 3; round++) {
    type(here[0]!, `a${round}`, round === 0 ? "Rapat" : `a${round - 1}`);
    type(here[1]!, `b${round}`, round === 0 ? "kerja" : `b${round - 1}`);
    if (round === 1) for (const writer of here) takeBatch(writer);
  }
  const text = settle(here);
  expect(count(text, "Rapata0a1a2")).toBe(1);
  expect(count(text, "kerjab0b1b2")).toBe(1);
  expect(text.length).toBe("Rapata0a1a2kerjab0b1b2".length);
});

test("words typed into a colleague's new paragraph stay when a third has begun it as well", () => {
  const here = meet(61, 62, 63);
  const [first, second, third] = here as [Writer, Writer, Writer];
  type(second, "kerja", "");
  takeBatch(third);
  type(first, "Rapat", "");
  // The second learns of the first's words before the third does, who goes on in the second's.
  takeBatch(second);
  type(third, " sama", "kerja");
  const text = settle(here);
  for (const words of ["Rapat", "kerja sama"]) expect(count(text, words)).toBe(1);
});

test("neither taking in what others write nor opening the text again writes", () => {
  const here = meet(71, 72);
  type(here[0]!, "Rapat", "");
  type(here[1]!, "kerja", "");
  let written = 0;
  for (const { doc } of here)
    doc.on("update", (_update: Uint8Array, origin: unknown) => {
      if (origin !== "others") written += 1;
    });
  settle(here);
  for (const writer of here) openAgain(writer);
  settle(here);
  expect(written).toBe(0);
});

test("what two delete between two texts goes once, and neither text is doubled or lost", () => {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, beginEmpty());
  const paragraph = (doc.getXmlFragment("body:en").get(0) as Y.XmlElement).get(3) as Y.XmlElement;
  const field = new Y.XmlElement("field");
  field.setAttribute("key", "date");
  paragraph.push([new Y.XmlText("Tanggal "), field, new Y.XmlText(" rapat")]);
  const state = Y.encodeStateAsUpdate(doc);
  const here = [81, 82, 83].map((client) => open(state, client));
  for (const { editor } of here.slice(0, 2)) {
    const at = lastBlock({ editor } as Writer).at + 1 + "Tanggal ".length;
    editor.view.dispatch(editor.state.tr.delete(at, at + 1));
  }
  type(here[2]!, " kerja", " rapat");
  expect(settle(here)).toBe("Tanggal  rapat kerja");
});

test("Enter in the first piece takes nothing from who types in the second", () => {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, beginEmpty());
  const paragraph = (doc.getXmlFragment("body:en").get(0) as Y.XmlElement).get(3) as Y.XmlElement;
  paragraph.setAttribute("id", "p9");
  paragraph.push([new Y.XmlText("Rapat "), new Y.XmlText("kerja")]);
  const state = Y.encodeStateAsUpdate(doc);
  const [first, second] = [111, 112].map((client) => open(state, client)) as [Writer, Writer];
  first.editor.view.dispatch(first.editor.state.tr.split(lastBlock(first).at + 1 + "Ra".length));
  type(second, " sama", "kerja");
  settle([first, second]);
  const section = second.editor.state.doc.firstChild!;
  const words = section.textBetween(0, section.content.size, "|");
  expect(words.split("|").slice(-2)).toEqual(["Ra sama", "pat kerja"]);
});

test("bold and deleting reach over both pieces of a paragraph, and undo takes back one's own", () => {
  const here = meet(91, 92);
  const [first, second] = here as [Writer, Writer];
  type(first, "Rapat", "");
  type(second, "kerja", "");
  const text = settle(here);
  const { at } = lastBlock(first);
  const { bold } = first.editor.schema.marks;
  first.editor.view.dispatch(first.editor.state.tr.addMark(at + 4, at + 8, bold!.create()));
  settle(here);
  const boldIn = ({ editor }: Writer) => {
    let words = "";
    editor.state.doc.descendants((node) => {
      if (node.marks.some((mark) => mark.type.name === "bold")) words += node.text;
    });
    return words;
  };
  for (const writer of here) expect(boldIn(writer)).toBe(text.slice(3, 7));
  second.editor.view.dispatch(second.editor.state.tr.delete(at + 3, at + 9));
  expect(settle(here)).toBe(text.slice(0, 2) + text.slice(8));
  second.editor.commands.undo();
  // The words come back; Yjs has no account of whose bold they were.
  expect(settle(here)).toContain(text.slice(0, 2));
});

test("formats of two over the same words are tidied up by nobody who only takes them in", () => {
  const here = meet(101, 102, 103);
  const [first, second, reader] = here as [Writer, Writer, Writer];
  type(first, "Rapat kerja konsultan", "");
  settle(here);
  const { at } = lastBlock(first);
  const { bold } = first.editor.schema.marks;
  first.editor.view.dispatch(first.editor.state.tr.addMark(at + 1, at + 12, bold!.create()));
  second.editor.view.dispatch(second.editor.state.tr.addMark(at + 4, at + 14, bold!.create()));
  second.editor.view.dispatch(second.editor.state.tr.addMark(at + 1, at + 6, bold!.create()));
  let written = 0;
  for (const { doc } of here)
    doc.on("update", (_update: Uint8Array, origin: unknown) => {
      if (origin !== "others") written += 1;
    });
  settle(here);
  expect(written).toBe(0);
  for (const { editor } of here) expect(editor.getJSON()).toEqual(reader.editor.getJSON());
  expect(lastBlock(reader).node.firstChild!.marks).toHaveLength(1);
});

test(`of all that three type at random into one empty paragraph each letter is there once, in ${seeds} meetings`, () => {
  for (let seed = 1; seed <= seeds; seed++) {
    const random = randomFrom(seed);
    const here = meet(201, 202, 203);
    let typed = 0;
    for (let step = 0; step < 40; step++) {
      const writer = random.pick(here);
      const { at, node } = lastBlock(writer);
      const place = () => at + 1 + random.below(node.content.size + 1);
      if (random.share() < 0.3) takeBatch(writer);
      else if (random.share() < 0.2) {
        const [from, to] = [place(), place()].toSorted((a, b) => a - b) as [number, number];
        writer.editor.view.dispatch(
          writer.editor.state.tr.addMark(from, to, writer.editor.schema.marks.bold!.create()),
        );
      } else {
        writer.editor.view.dispatch(writer.editor.state.tr.insertText("日本語", place()));
        typed += 3;
      }
      expectTrue(writer);
    }
    expect(settle(here), `seed ${seed}`).toHaveLength(typed);
    closeAll();
  }
});
