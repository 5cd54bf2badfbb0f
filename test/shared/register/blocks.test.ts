import { expect, test } from "vitest";
import * as Y from "yjs";
import type { NodeJson } from "../../../shared/document/json";
import { bodyRoot } from "../../../shared/document/schema";
import { blocksIn, blocksOf } from "../../../shared/register/blocks";

const text = (words: string, mark?: string): NodeJson => ({
  type: "text",
  text: words,
  ...(mark ? { marks: [{ type: mark, attrs: { id: "s" } }] } : {}),
});
const paragraph = (...content: NodeJson[]): NodeJson => ({ type: "paragraph", content });
const block = (type: string, attrs: Record<string, unknown>, ...content: NodeJson[]): NodeJson => ({
  type,
  attrs,
  content,
});
const minutes = (...content: NodeJson[]): NodeJson => ({
  type: "doc",
  content: [{ type: "section", attrs: { id: "agenda3" }, content: [{ type: "title" }, ...content] }],
});

test("one block in two languages is one row with both texts, and the first text that says who is believed", () => {
  const found = blocksIn([
    ["en", minutes(block("input", { id: "a", topic: "t1" }, paragraph(text("Name the recyclers."))))],
    ["id", minutes(block("input", { id: "a", by: " Asosiasi A ", topic: "t2" }, paragraph(text("Sebut."))))],
  ]);
  expect(found).toEqual([
    {
      id: "a",
      kind: "input",
      text: { en: "Name the recyclers.", id: "Sebut." },
      by: "Asosiasi A",
      topic: "t1",
      concerns: { document: null, section: null },
      owner: null,
      person: null,
      due: null,
      visibility: "public",
      place: "agenda3",
    },
  ]);
});

test("what was said in confidence in one language is confidential", () => {
  const said = (visibility: string | null) => minutes(block("decision", { id: "a", visibility }));
  const [found] = blocksIn([
    ["en", said(null)],
    ["id", said("confidential")],
    ["ja", said("not_for_attribution")],
  ]);
  expect(found?.visibility).toBe("confidential");
});

test("lines, line breaks and mentions are read; suggested deletions and blocks within are not", () => {
  const list = block("bulletList", {}, block("listItem", {}, paragraph(text("in a list"))));
  const [outer, inner] = blocksIn([
    [
      "en",
      minutes(
        block(
          "input",
          { id: "a" },
          paragraph(text("One"), { type: "hardBreak" }, { type: "mention", attrs: { label: "ASDIPI" } }),
          paragraph(text("gone", "deletion"), text("new", "insertion")),
          list,
          paragraph(),
          block("followUp", { id: "b" }, paragraph(text("Ask."))),
        ),
      ),
    ],
  ]);
  expect(outer?.text).toEqual({ en: "One\nASDIPI\nnew\nin a list" });
  expect(inner).toMatchObject({ id: "b", kind: "followUp", text: { en: "Ask." }, place: "agenda3" });
});

test("a copy with the same id, another kind of the same id and a block without one make no row", () => {
  const found = blocksIn([
    [
      "en",
      minutes(
        block("input", { id: "a" }, paragraph(text("first"))),
        block("input", { id: "a" }, paragraph(text("copy"))),
        block("input", {}, paragraph(text("nobody's"))),
        block("input", { id: "<b>" }, paragraph(text("strange"))),
      ),
    ],
    ["id", minutes(block("decision", { id: "a" }, paragraph(text("lain"))))],
  ]);
  expect(found).toHaveLength(1);
  expect(found[0]).toMatchObject({ kind: "input", text: { en: "first" } });
});

test("only a day that exists is a due date", () => {
  const due = (value: unknown) =>
    blocksIn([["en", minutes(block("followUp", { id: "a", due: value }))]])[0]!.due;
  expect(due("2023-08-31")).toBe("2023-08-31");
  for (const none of ["2023-02-30", "soon", "", null, 20230831]) expect(due(none)).toBeNull();
});

test("blocks are read from a Y.Doc in the order of its first language", () => {
  const doc = new Y.Doc();
  for (const [language, ids] of [
    ["id", ["b", "a"]],
    ["en", ["a", "b", "c"]],
  ] as const) {
    const section = new Y.XmlElement("section");
    doc.getXmlFragment(bodyRoot(language)).insert(0, [section]);
    section.insert(
      0,
      ids.map((id) => {
        const element = new Y.XmlElement("decision");
        element.setAttribute("id", id);
        return element;
      }),
    );
  }
  expect(blocksOf(doc, ["id", "en"]).map(({ id }) => id)).toEqual(["b", "a", "c"]);
});
