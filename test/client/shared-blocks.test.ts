import "../help/dom";
import { Editor } from "@tiptap/core";
import Collaboration from "@tiptap/extension-collaboration";
import { Node } from "@tiptap/pm/model";
import { ySyncPluginKey, yUndoPluginKey } from "@tiptap/y-tiptap";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import * as Y from "yjs";
import { BlockIds } from "../../client/editor/extensions/block-ids";
import {
  Captured,
  changeCaptured,
  insertCaptured,
  isCaptured,
  removeCaptured,
} from "../../client/editor/extensions/captured";
import { OwnCaret } from "../../client/editor/extensions/own-caret";
import { RemoteChanges } from "../../client/editor/extensions/remote-changes";
import { SharedBlocks } from "../../client/editor/extensions/shared-blocks";
import { sharedChanges } from "../../client/editor/extensions/shared-changes";
import { elementOf } from "../../client/editor/extensions/shared-elements";
import { TextPieces } from "../../client/editor/extensions/text-pieces";
import { schemaExtensions } from "../../shared/document/extensions";
import { bodyRoot } from "../../shared/document/schema";
import type { Language } from "../../shared/locale/languages";
import { blocksOf, registerKinds, visibilities } from "../../shared/register/blocks";
import { randomFrom } from "../fuzz/random";

/** One person's page with the minutes in two languages: what is captured in one text is in both. */

const languages = ["en", "id"] as const satisfies readonly Language[];

let doc: Y.Doc;
let editors: Record<(typeof languages)[number], Editor>;
let updates: number;

beforeEach(() => {
  doc = new Y.Doc();
  for (const language of languages)
    doc.getXmlFragment(bodyRoot(language)).insert(
      0,
      ["s1", "s2"].map((id) => section(id, language)),
    );
  editors = { en: open("en"), id: open("id") };
  updates = 0;
  doc.on("update", () => {
    updates += 1;
  });
});
afterEach(() => {
  for (const editor of Object.values(editors)) editor.destroy();
  doc.destroy();
});

function section(id: string, language: Language): Y.XmlElement {
  const made = new Y.XmlElement("section");
  made.setAttribute("id", id);
  const blocks = ["title", "paragraph"].map((name) => {
    const block = new Y.XmlElement(name);
    if (name === "paragraph") block.setAttribute("id", `${id}p`);
    block.insert(0, [new Y.XmlText(`${name} ${language}`)]);
    return block;
  });
  made.insert(0, blocks);
  return made;
}

const open = (language: Language, of = doc) =>
  new Editor({
    element: document.createElement("div"),
    injectCSS: false,
    extensions: [
      ...schemaExtensions,
      Collaboration.configure({ fragment: of.getXmlFragment(bodyRoot(language)) }),
      RemoteChanges,
      TextPieces,
      SharedBlocks.configure({ language, languages }),
      OwnCaret,
      BlockIds,
      Captured.configure({ isOffered: true }),
    ],
  });

/** The caret at the end of the first paragraph with these words. */
function caretBehind(editor: Editor, words: string, nth = 0) {
  const found: number[] = [];
  editor.state.doc.descendants((node, at) => {
    if (node.isTextblock && node.textContent === words) found.push(at + 1 + node.content.size);
  });
  editor.commands.setTextSelection(found[nth]!);
}

function positionOf(editor: Editor, id: string): number {
  let found = -1;
  editor.state.doc.descendants((node, at) => {
    if (node.attrs.id === id) found = at;
  });
  return found;
}

const rows = () => blocksOf(doc, languages);
const elementIn = (language: Language, id: string) => elementOf(doc.getXmlFragment(bodyRoot(language)), id);
const undoOf = (editor: Editor): Y.UndoManager => yUndoPluginKey.getState(editor.state).undoManager;

/** Every screen shows what Yjs holds. */
function expectShown() {
  for (const language of languages) {
    const { mapping } = ySyncPluginKey.getState(editors[language].state).binding;
    const shown = editors[language].state.doc;
    shown.check();
    const drawn = doc.getXmlFragment(bodyRoot(language)).toArray();
    expect(drawn.map((each) => mapping.get(each)?.eq(shown.child(drawn.indexOf(each))))).toEqual([
      true,
      true,
    ]);
  }
}

test("what is captured in one language stands in both after one change, with words in the one only", () => {
  caretBehind(editors.en, "paragraph en");
  const id = insertCaptured(editors.en, "input")!;
  expect(updates).toBe(1);
  editors.en.commands.insertContent("Name the recyclers.");
  expect(rows()).toMatchObject([{ id, kind: "input", place: "s1", text: { en: "Name the recyclers." } }]);
  expect(elementIn("id", id)?.nodeName).toBe("input");
  expect(elementIn("id", id)?.getAttribute("visibility")).toBe("public");
  // Behind the block that both texts have.
  const there = (doc.getXmlFragment("body:id").get(0) as Y.XmlElement).toArray() as Y.XmlElement[];
  expect(there.map((each) => each.getAttribute("id"))).toEqual([undefined, "s1p", id]);
  expectShown();
});

test("an attribute that is changed in one language is changed in both, words stay each language's own", () => {
  caretBehind(editors.en, "paragraph en", 1);
  const id = insertCaptured(editors.en, "followUp")!;
  editors.en.commands.insertContent("Facilitate.");
  editors.id.commands.setTextSelection(positionOf(editors.id, id) + 2);
  editors.id.commands.insertContent("Memfasilitasi.");
  updates = 0;
  changeCaptured(editors.id, positionOf(editors.id, id), { owner: "ASDIPI", due: "2023-08-31" });
  expect(updates).toBe(1);
  for (const language of languages)
    expect(elementIn(language, id)?.getAttributes()).toMatchObject({ owner: "ASDIPI", due: "2023-08-31" });
  expect(rows()).toMatchObject([{ id, place: "s2", text: { en: "Facilitate.", id: "Memfasilitasi." } }]);
  changeCaptured(editors.en, positionOf(editors.en, id), { due: null });
  expect(elementIn("id", id)?.getAttribute("due")).toBeUndefined();
  expectShown();
});

test("undo takes the block out of both languages, redo brings it back with both texts", () => {
  caretBehind(editors.en, "paragraph en");
  const id = insertCaptured(editors.en, "decision")!;
  editors.id.commands.setTextSelection(positionOf(editors.id, id) + 2);
  editors.id.commands.insertContent("Disepakati.");
  editors.en.commands.undo();
  expect(rows()).toEqual([]);
  expect(languages.map((language) => elementIn(language, id))).toEqual([undefined, undefined]);
  editors.en.commands.redo();
  expect(rows()).toMatchObject([{ id, text: { id: "Disepakati." } }]);
  expectShown();
});

test("undo in one language leaves what was typed in the other", () => {
  caretBehind(editors.en, "paragraph en");
  insertCaptured(editors.en, "input");
  caretBehind(editors.id, "paragraph id");
  editors.id.commands.insertContent(" lagi");
  editors.en.commands.undo();
  expect(rows()).toEqual([]);
  expect(editors.id.getText()).toContain("paragraph id lagi");
  expect(undoOf(editors.en).undoStack.length).toBe(0);
});

test("a block that is deleted, by its form or with a selection, goes from both languages", () => {
  caretBehind(editors.en, "paragraph en");
  const first = insertCaptured(editors.en, "input")!;
  editors.en.commands.insertContent("One.");
  caretBehind(editors.en, "paragraph en", 1);
  const second = insertCaptured(editors.en, "input")!;
  editors.en.commands.insertContent("Two.");
  removeCaptured(editors.en, positionOf(editors.en, first));
  expect(rows().map(({ id }) => id)).toEqual([second]);
  expect(elementIn("id", first)).toBeUndefined();
  const at = positionOf(editors.id, second);
  editors.id.commands.setNodeSelection(at);
  editors.id.commands.deleteSelection();
  expect(rows()).toEqual([]);
  editors.id.commands.undo();
  expect(rows()).toMatchObject([{ id: second, text: { en: "Two." } }]);
  expectShown();
});

test("a block that is cut and put into another section is there in both languages, with its translation", () => {
  caretBehind(editors.en, "paragraph en");
  const id = insertCaptured(editors.en, "input")!;
  editors.en.commands.insertContent("One.");
  editors.id.commands.setTextSelection(positionOf(editors.id, id) + 2);
  editors.id.commands.insertContent("Satu.");
  const at = positionOf(editors.en, id);
  const block = editors.en.state.doc.nodeAt(at)!;
  editors.en.view.dispatch(editors.en.state.tr.delete(at, at + block.nodeSize));
  expect(rows()).toEqual([]);
  caretBehind(editors.en, "paragraph en", 1);
  const { $to } = editors.en.state.selection;
  editors.en.view.dispatch(editors.en.state.tr.insert($to.after(2), block));
  expect(rows()).toMatchObject([{ id, place: "s2", text: { en: "One.", id: "Satu." } }]);
  expectShown();
});

test("Backspace empties nothing: it takes an empty block away and selects one with words", () => {
  caretBehind(editors.en, "paragraph en");
  insertCaptured(editors.en, "input");
  press("Backspace");
  expect(rows()).toEqual([]);
  caretBehind(editors.en, "paragraph en");
  const id = insertCaptured(editors.en, "input")!;
  editors.en.commands.insertContent("Kept.");
  editors.en.commands.setTextSelection(positionOf(editors.en, id) + 2);
  press("Backspace");
  expect(rows()).toMatchObject([{ id, text: { en: "Kept." } }]);
  press("Backspace");
  expect(rows()).toEqual([]);
});

test("Enter in an empty last line goes on behind the block, which stays whole", () => {
  caretBehind(editors.en, "paragraph en");
  const id = insertCaptured(editors.en, "input")!;
  editors.en.commands.insertContent("Said.");
  press("Enter");
  press("Enter");
  editors.en.commands.insertContent("Next.");
  expect(rows()).toMatchObject([{ id, text: { en: "Said." } }]);
  const block = editors.en.state.doc.nodeAt(positionOf(editors.en, id))!;
  expect([block.childCount, block.textContent]).toEqual([1, "Said."]);
  expect(editors.en.state.selection.$from.depth).toBe(2);
});

// Not covered: two who both take back one deletion double the block, as Yjs does with any text (seed 192). The server
// takes the second one out (`server/registers/doubles.ts`), which these two pages do not have.
const seeds = process.env.LONG ? 150 : 12;

test(`two pages that capture, change, delete and undo at random hold the same blocks in both languages, ${seeds} times`, () => {
  let stood = 0;
  for (let seed = 1; seed <= seeds; seed++) {
    const { pick: one } = randomFrom(seed);
    const pick = <One>(all: readonly One[]): One | undefined => (all.length > 0 ? one(all) : undefined);
    const pages = [1, 2].map((client) => {
      const own = new Y.Doc();
      Y.applyUpdate(own, Y.encodeStateAsUpdate(doc));
      own.clientID = seed * 10 + client;
      return { own, editors: languages.map((language) => open(language, own)) };
    });
    const meet = () => {
      const [left, right] = pages.map(({ own }) => own) as [Y.Doc, Y.Doc];
      Y.applyUpdate(left, Y.encodeStateAsUpdate(right, Y.encodeStateVector(left)), "others");
      Y.applyUpdate(right, Y.encodeStateAsUpdate(left, Y.encodeStateVector(right)), "others");
    };
    const placesIn = (editor: Editor, isWanted: (node: Node) => boolean): number[] => {
      const found: number[] = [];
      editor.state.doc.descendants((node, at) => {
        if (isWanted(node)) found.push(at);
      });
      return found;
    };
    for (let turn = 0; turn < 40; turn++) {
      const editor = pick(pick(pages)!.editors)!;
      const block = pick(placesIn(editor, isCaptured));
      const deeds = [
        () => {
          const line = pick(placesIn(editor, ({ type }) => type.name === "paragraph"));
          if (line !== undefined) editor.commands.setTextSelection(line + 1);
          insertCaptured(editor, pick(registerKinds)!);
        },
        () => block !== undefined && changeCaptured(editor, block, { visibility: pick(visibilities) }),
        () => block !== undefined && removeCaptured(editor, block),
        () => {
          if (block === undefined) return;
          editor.commands.setTextSelection(block + 2);
          editor.commands.insertContent(`${turn} `);
        },
        () => editor.commands.undo(),
        () => editor.commands.redo(),
        meet,
      ];
      pick(deeds)!();
    }
    meet();
    const held = pages.map(({ own }) =>
      languages.map((language) =>
        blocksOf(own, [language])
          .map(({ id, kind, visibility, place }) => [id, kind, visibility, place].join(" "))
          .toSorted(),
      ),
    );
    expect(held[1], `seed ${seed}`).toEqual(held[0]);
    expect(held[0]![1], `seed ${seed}`).toEqual(held[0]![0]);
    stood += held[0]![0]!.length;
    for (const page of pages) {
      for (const editor of page.editors) editor.destroy();
      page.own.destroy();
    }
  }
  expect(stood).toBeGreaterThan(seeds);
}, 300_000);

test("a key in a long text looks into its own section and nowhere else", () => {
  const { schema } = editors.en;
  const words = (text: string) => schema.node("paragraph", null, [schema.text(text)]);
  const sections = Array.from({ length: 60 }, (_, at) =>
    schema.node("section", { id: `s${at}` }, [
      schema.node("title"),
      ...Array.from({ length: 40 }, (_each, line) => words(`${at} ${line}`)),
    ]),
  );
  const section = sections[30]!;
  const typed = sections.with(30, section.copy(section.content.replaceChild(20, words("30 19!"))));
  const opened = vi.spyOn(Node.prototype, "children", "get");
  expect(sharedChanges(sections, typed)).toBeUndefined();
  expect(opened.mock.contexts.map((node) => (node as Node).type.name)).toEqual(["section", "section"]);
  opened.mockRestore();
});

/** As the view hands a key to its plugins. */
function press(key: string) {
  const event = new window.KeyboardEvent("keydown", { key });
  editors.en.view.someProp("handleKeyDown", (handle) => handle(editors.en.view, event));
}

test("nothing is written into a block whose words are the register's, and it can still be deleted", () => {
  const { en } = editors;
  caretBehind(en, "paragraph en");
  const id = insertCaptured(en, "input")!;
  changeCaptured(en, positionOf(en, id), { visibility: "confidential" });
  const inside = positionOf(en, id) + 2;
  en.view.dispatch(en.state.tr.insertText("secret", inside));
  en.commands.insertContentAt(inside, "secret");
  expect(doc.getXmlFragment(bodyRoot("en")).toString()).not.toContain("secret");
  removeCaptured(en, positionOf(en, id));
  expect(rows()).toEqual([]);
  expectShown();
});
