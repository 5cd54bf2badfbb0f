import { expect, test } from "vitest";
import type { ShownField } from "../../../shared/document/fields";
import type { DocumentForm, SectionDefinition } from "../../../shared/document/form";
import type { NodeJson } from "../../../shared/document/json";
import { outlineOf } from "../../../shared/document/outline";

const part = (
  key: string,
  as: SectionDefinition["parts"][number]["as"],
  required: "M" | "C" | "O" = "M",
) => ({
  key,
  as,
  required,
  label: { en: key },
});

const section = (key: string, parts: SectionDefinition["parts"]): SectionDefinition => ({
  id: `id-${key}`,
  key,
  required: "M",
  heading: { en: key },
  guidance: { en: "" },
  parts,
});

const form: DocumentForm = {
  template: "test",
  kind: "tor",
  page: { size: "A4", orientation: "portrait", margins: { top: 25, right: 25, bottom: 25, left: 30 } },
  numbering: { en: "1 / 1.1 / (1) / a)" },
  cover: [],
  sections: [
    section("scope", [
      part("period", "field"),
      part("area", "text"),
      part("groups", "text", "O"),
      part("limits", "table"),
    ]),
    section("signing", [part("chair", "signature")]),
    section("notes", [part("note", "text", "O")]),
  ],
  fields: {},
};

const text = (value: string, marks: string[] = []): NodeJson => ({
  type: "text",
  text: value,
  ...(marks.length > 0 ? { marks: marks.map((type) => ({ type })) } : {}),
});
const field = (key: string): NodeJson => ({ type: "field", attrs: { key } });
const p = (...content: NodeJson[]): NodeJson => ({ type: "paragraph", content });
const h = (key: string | null, title: string, level = 2): NodeJson => ({
  type: "heading",
  attrs: { id: `h-${title}`, level, key },
  content: [text(title)],
});
const cell = (value: string, column = "description", type = "tableCell"): NodeJson => ({
  type,
  attrs: { column },
  content: [value ? p(text(value)) : p()],
});
const table = (...cells: NodeJson[]): NodeJson => ({
  type: "table",
  attrs: { key: "limits" },
  content: [
    {
      type: "tableRow",
      content: [cell("No.", "num", "tableHeader"), cell("Description", "description", "tableHeader")],
    },
    { type: "tableRow", content: cells },
  ],
});
const factLine = p(text("Period", ["bold"]), text(": "), field("period"));

const scope = (...blocks: NodeJson[]): NodeJson => ({
  type: "section",
  attrs: { id: "id-scope", key: "scope", required: true },
  content: [{ type: "title", content: [text("Scope")] }, ...blocks],
});

const none = (key: string): ShownField => ({ text: `[${key}]`, isEmpty: true });
const all = (key: string): ShownField => ({ text: key, isEmpty: false });
const stateOf = (node: NodeJson, shown = none) =>
  outlineOf({ type: "doc", content: [node] }, form, shown, "en").sections[0]!.state;

test("a section as it began, with labels, headings and header cells only, is empty", () => {
  expect(
    stateOf(scope(factLine, h("area", "Area"), p(), h("limits", "Limits"), table(cell("", "num"), cell("")))),
  ).toBe("empty");
  expect(stateOf(scope())).toBe("empty");
  expect(stateOf(scope(table(cell("1", "num"), cell("  "))))).toBe("empty");
});

test("one text, one cell or one fact makes it partly written", () => {
  expect(stateOf(scope(h("area", "Area"), p(text("Java"))))).toBe("partly");
  expect(stateOf(scope(h("limits", "Limits"), table(cell("1", "num"), cell("No cars"))))).toBe("partly");
  expect(stateOf(scope(factLine), all)).toBe("partly");
  expect(stateOf(scope(), all)).toBe("partly");
});

test("it is filled when every required part has something, optional ones or not", () => {
  const whole = [h("area", "Area"), p(text("Java")), h("groups", "Groups"), p(), h("limits", "Limits")];
  expect(stateOf(scope(factLine, ...whole, table(cell("1", "num"), cell("No cars"))), all)).toBe("filled");
  expect(stateOf(scope(factLine, ...whole, table(cell("1", "num"), cell("No cars"))), none)).toBe("partly");
  expect(stateOf(scope(factLine, ...whole, table(cell("1", "num"), cell(""))), all)).toBe("partly");
});

test("text under a deeper heading belongs to its part; an image, a list and a footnote are something", () => {
  const image: NodeJson = { type: "image", attrs: {} };
  const list: NodeJson = { type: "bulletList", content: [{ type: "listItem", content: [p(text("Bali"))] }] };
  const limits = [h("limits", "Limits"), table(cell("1", "num"), cell("x"))];
  for (const block of [image, list, p({ type: "footnote", attrs: { text: "x" } })]) {
    expect(stateOf(scope(h("area", "Area"), h(null, "Detail", 3), block, ...limits), all)).toBe("filled");
  }
  expect(stateOf(scope(h("area", "Area"), { type: "bulletList", content: [] }, ...limits), all)).toBe(
    "partly",
  );
});

test("where a part's heading was taken away, other text of the section stands for it", () => {
  expect(
    stateOf(scope(p(text("Java")), h("limits", "Limits"), table(cell("1", "num"), cell("x"))), all),
  ).toBe("filled");
});

test("a prefilled text with an empty fact in it counts as text, a changed label does not", () => {
  expect(stateOf(scope(h("area", "Area"), p(text("Try out "), field("theme"))))).toBe("partly");
  expect(stateOf(scope(p(text("Survey period", ["bold"]), text("\uff1a"), field("period"))))).toBe("empty");
});

test("sections and headings carry the numbers and texts of their language", () => {
  const doc: NodeJson = {
    type: "doc",
    content: [
      scope(h("area", "Area"), h(null, "Detail", 3)),
      {
        type: "section",
        attrs: { id: "own", numbered: false },
        content: [{ type: "title", content: [text("Preface")] }, h(null, "Plain")],
      },
      {
        type: "section",
        attrs: { id: "more" },
        content: [{ type: "title", content: [text("More")] }, p(text("x"))],
      },
    ],
  };
  const { sections, coverage } = outlineOf(doc, form, none, "en");
  expect(sections.map((one) => [one.number, one.title, one.state])).toEqual([
    ["1", "Scope", "empty"],
    ["", "Preface", "empty"],
    ["2", "More", "filled"],
  ]);
  expect(sections.flatMap((one) => one.headings.map((heading) => heading.number))).toEqual([
    "1.1",
    "(1)",
    "",
  ]);
  expect(coverage).toBeCloseTo(1 / 3);
});

test("coverage leaves out what is only signed, and an empty document has none", () => {
  const signing: NodeJson = {
    type: "section",
    attrs: { id: "id-signing", key: "signing" },
    content: [
      { type: "title", content: [text("Signing")] },
      { type: "signature", attrs: { key: "chair" } },
    ],
  };
  const written = scope(h("area", "Area"), p(text("Java")));
  expect(outlineOf({ type: "doc", content: [written, signing] }, form, none, "en").coverage).toBe(1);
  expect(outlineOf({ type: "doc", content: [] }, form, none, "en").coverage).toBe(0);
  expect(outlineOf({ type: "doc" }, form, none, "en").sections).toEqual([]);
});

test("an optional section is filled by any text", () => {
  const notes: NodeJson = {
    type: "section",
    attrs: { id: "id-notes", key: "notes" },
    content: [{ type: "title" }, h("note", "Note"), p(text("x"))],
  };
  expect(stateOf(notes)).toBe("filled");
});
