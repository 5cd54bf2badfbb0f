import { expect, test } from "vitest";
import { documentSchema } from "../../../shared/document/extensions";
import type { NodeJson } from "../../../shared/document/json";
import { assembleTemplates } from "../../../shared/template/assemble";
import { beginDocument } from "../../../shared/template/begin";
import type { Template } from "../../../shared/template/template";
import { titleOf } from "../../../shared/template/title";
import { commonFile, rootFile, starterFile } from "./small";

const counter = () => {
  let next = 0;
  return () => `b${next++}`;
};

function template(id: string, ...more: { name: string; text: string }[]): Template {
  const all = assembleTemplates([commonFile, rootFile, starterFile, ...more]);
  return all.find((one) => one.id === id)!;
}

const small = template("small");
const start = template("small-start");
const begun = (of: Template, more = {}) =>
  beginDocument({ template: of, languages: ["en", "id"], newId: counter(), ...more });

const sectionOf = (doc: NodeJson | undefined, key: string) =>
  doc?.content?.find((node) => node.attrs?.key === key)?.content ?? [];
const plain = (node: NodeJson | undefined): string =>
  node?.text ?? (node?.type === "field" ? `{${node.attrs?.key}}` : (node?.content ?? []).map(plain).join(""));

test("facts become lines with a field atom, before the sub-headings", () => {
  const [title, fact, heading] = sectionOf(begun(small).bodies.en, "scope");
  expect(plain(title)).toBe("Scope");
  expect(fact?.type).toBe("paragraph");
  expect(plain(fact)).toBe("Share: {share}");
  expect(fact?.content?.[0]?.marks).toEqual([{ type: "bold" }]);
  expect([heading?.type, heading?.attrs?.level, heading?.attrs?.key]).toEqual(["heading", 2, "area"]);
});

test("a text becomes a sub-heading with an empty paragraph in each language", () => {
  for (const [language, label] of [
    ["en", "Area"],
    ["id", "Wilayah"],
  ] as const) {
    const blocks = sectionOf(begun(small).bodies[language], "scope");
    const at = blocks.findIndex((node) => node.attrs?.key === "area");
    expect(plain(blocks[at])).toBe(label);
    expect(blocks[at + 1]).toMatchObject({ type: "paragraph" });
    expect(blocks[at + 1]?.content).toBeUndefined();
  }
});

test("a table alone in its section goes without a sub-heading; its columns are keyed and it has one empty row", () => {
  const blocks = sectionOf(begun(small).bodies.id, "work");
  expect(blocks.map((node) => node.type)).toEqual(["title", "table"]);
  const [head, row, ...others] = blocks[1]!.content!;
  expect(head!.content!.map((cell) => [cell.type, cell.attrs?.column, plain(cell)])).toEqual([
    ["tableHeader", "num", "No."],
    ["tableHeader", "task", "Pekerjaan"],
    ["tableHeader", "lead", "Penanggung jawab"],
  ]);
  expect(row!.content!.map(plain)).toEqual(["", "", ""]);
  expect(others).toEqual([]);
});

test("a starter brings its texts and rows, and its further facts", () => {
  const { bodies, form } = begun(start);
  expect(sectionOf(bodies.id, "scope").map(plain)).toContain("Jawa");
  const work = sectionOf(bodies.en, "work");
  expect(work.map((node) => node.type)).toEqual(["title", "paragraph", "heading", "table"]);
  expect(plain(work[1])).toBe("Visits: {visits}");
  expect(work[3]!.content!.slice(1).map((row) => row.content!.map(plain))).toEqual([
    ["W1", "Ask", "E1"],
    ["2", "Write", ""],
  ]);
  expect(form.fields.visits).toMatchObject({ kind: "number", required: "M" });
});

test("every structure has one id in all languages, and every id is used once in each", () => {
  const { bodies, form } = begun(start);
  const idsOf = (node: NodeJson): string[] => [
    ...(node.attrs?.id ? [String(node.attrs.id)] : []),
    ...(node.content ?? []).flatMap(idsOf),
  ];
  const en = idsOf(bodies.en!);
  expect(idsOf(bodies.id!)).toEqual(en);
  expect(new Set(en).size).toBe(en.length);
  expect(form.sections.map((section) => section.id)).toEqual(
    bodies.en!.content!.map((node) => node.attrs?.id),
  );
  const blocks = (node: NodeJson): NodeJson[] => [node, ...(node.content ?? []).flatMap(blocks)];
  const nameless = blocks(bodies.en!).filter(
    (node) =>
      ["paragraph", "heading", "table", "tableRow", "signature"].includes(node.type) && !node.attrs?.id,
  );
  expect(nameless).toEqual([]);
});

test("the profile decides what is left out; what a fact decides stays; a hint is carried", () => {
  const { form } = begun(small);
  expect(form.sections.map((section) => section.key)).toEqual(["scope", "work", "closing"]);
  expect(form.sections[0]!.parts.map((part) => part.key)).toEqual(["share", "area", "reason"]);
  expect(form.sections[0]!.parts[2]!.when).toEqual({ field: "share", is: ["half"] });
  expect(form.sections[1]!.hint).toEqual({ en: "If there is any.", id: "Bila ada." });
  expect(() => begun(small, { profile: "long" })).toThrow(RangeError);
  expect(() => begun(small, { languages: ["ja"] })).toThrow(RangeError);
});

test("guidance is in the form and nowhere in the text", () => {
  const { form, bodies } = begun(small);
  expect(form.sections[0]!.guidance.en).toBe("Draw the border.");
  expect(JSON.stringify(bodies)).not.toContain("Draw the border");
});

test("only facts that the template states are given, and never a bound key", () => {
  const { fields, form } = begun(small);
  expect(fields).toEqual({ share: { kind: "choice", value: "half" } });
  expect(form.fields.project_name).toMatchObject({ bound: true, kind: "text" });
  expect(form.cover).toEqual(["project_name", "code"]);
});

test("the activity stands on the cover only of a document that has one", () => {
  const text = commonFile.text
    .replace(
      "bound:\n",
      'bound:\n  - { key: activity, type: activity, required: C, label: { en: "A", id: "K", ja: "活" } }\n',
    )
    .replace("    - project_name\n", "    - project_name\n    - activity\n");
  const all = assembleTemplates([{ ...commonFile, text }, rootFile, starterFile]);
  const [whole, starter] = [
    all.find((one) => one.id === "small")!,
    all.find((one) => one.id === "small-start")!,
  ];
  expect(begun(whole).form.cover).toEqual(["project_name", "code"]);
  expect(begun(whole, { activity: "2" }).form.cover).toEqual(["project_name", "activity", "code"]);
  expect(begun(starter).form.cover).toEqual(["project_name", "activity", "code"]);
});

test("{{key}} becomes a field atom, <<a | b>> a choice with the options of each language, ____ stays", () => {
  const text = starterFile.text
    .replace("small-start", "small-inline")
    .replace(
      'area: { en: "Java", id: "Jawa" }',
      'area: { en: "In {{project_name}}: <<yes | no>>\\nSigned ____", id: "Dalam {{project_name}}: <<ya | tidak>>\\nTtd ____" }',
    );
  const { bodies, form } = begun(template("small-inline", { name: "small-inline.yaml", text }));
  const lines = sectionOf(bodies.id, "scope").map(plain);
  expect(lines).toContain("Dalam {project_name}: {area_choice_1}");
  expect(lines).toContain("Ttd ____");
  expect(form.fields.area_choice_1).toMatchObject({
    kind: "choice",
    options: [
      { key: "option_1", label: { en: "yes", id: "ya" } },
      { key: "option_2", label: { en: "no", id: "tidak" } },
    ],
  });
  for (const body of Object.values(bodies)) documentSchema.nodeFromJSON(body).check();
});

test("a title shows what is known and leaves the rest out cleanly", () => {
  expect(titleOf(small, "en")).toBe("Terms");
  expect(titleOf(small, "id", { project_name: { kind: "text", value: { id: "Proyek A" } } })).toBe(
    "Kerangka Proyek A",
  );
  expect(titleOf(small, "en", { project_name: { kind: "text", value: {} } })).toBe("Terms");
  expect(titleOf(small, "en", { project_name: "forged" })).toBe("Terms");
});

test("a document's form is its own: changing it changes no template", () => {
  const { form } = begun(small);
  form.sections[0]!.heading.en = "Changed";
  form.fields.project_name!.label.en = "Changed";
  expect(begun(small).form.sections[0]!.heading.en).toBe("Scope");
  expect(begun(small).form.fields.project_name!.label.en).toBe("Project");
});
