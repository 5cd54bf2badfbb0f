import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { templatesFolder } from "../../../server/templates/folder";
import { loadTemplates } from "../../../server/templates/load";
import { documentSchema } from "../../../shared/document/extensions";
import { fieldShower } from "../../../shared/document/fields";
import type { NodeJson } from "../../../shared/document/json";
import { outlineOf } from "../../../shared/document/outline";
import { attributeHolds, isNodeName } from "../../../shared/document/schema";
import { type Language, languages } from "../../../shared/locale/languages";
import { beginDocument } from "../../../shared/template/begin";

const templates = loadTemplates(templatesFolder());
const shipped = templates.list().map((answer) => answer.id);

function begun(id: string) {
  let next = 0;
  const template = templates.get(id)!;
  return {
    template,
    ...beginDocument({ template, languages: template.languages, newId: () => `block${next++}` }),
  };
}

const textsOf = (node: NodeJson): string[] => [
  ...(node.text === undefined ? [] : [node.text]),
  ...(node.content ?? []).flatMap(textsOf),
];
const nodesOf = (node: NodeJson): NodeJson[] => [node, ...(node.content ?? []).flatMap(nodesOf)];

test("the templates of the issue are shipped, each in three languages", () => {
  expect([...shipped].sort()).toEqual([
    "kak-kemenperin",
    "minutes-of-workshop",
    "tor-battery-standardisation",
    "tor-demand-survey",
    "tor-impact-parts-makers",
    "tor-jica-study",
    "tor-pilot-project",
    "tor-supply-chain",
  ]);
  for (const answer of templates.list()) {
    expect([...answer.languages].sort(), answer.id).toEqual(["en", "id", "ja"]);
    for (const language of languages) {
      expect(answer.name[language], answer.id).toBeTruthy();
      expect(answer.title[language], answer.id).toMatch(/^[^[\]{}]+$/);
    }
  }
  expect(templates.get("kak-kemenperin")!.profiles).toEqual(["kerja-sama"]);
  expect(templates.get("nothing")).toBeUndefined();
});

test("the fifth starter says that it comes from the discussion, not from the list of activities", () => {
  const sources = templates
    .list()
    .flatMap((answer) => (answer.activity ? [[answer.activity.code, answer.activity.source]] : []));
  expect(sources.sort()).toEqual([
    ["ACT-1", "activity"],
    ["ACT-2", "activity"],
    ["ACT-3", "activity"],
    ["ACT-4", "activity"],
    ["ACT-5", "discussion_issue"],
  ]);
  const fifth = templates.list().find((answer) => answer.id === "tor-supply-chain")!;
  expect(fifth.name.en).toContain("discussion");
  expect(fifth.name.id).toContain("pembahasan");
  expect(fifth.name.ja).toContain("議論");
});

test.each(shipped)("%s begins in every language as a document that the schema takes", (id) => {
  const { template, bodies } = begun(id);
  for (const language of template.languages) {
    const body = bodies[language]!;
    documentSchema.nodeFromJSON(body).check();
    for (const node of nodesOf(body)) {
      for (const [name, value] of Object.entries(node.attrs ?? {})) {
        expect(
          isNodeName(node.type) && attributeHolds(node.type, name, value),
          `${node.type}.${name}=${value}`,
        ).toBe(true);
      }
    }
  }
});

test.each(shipped)("%s has the same sections, parts, rows and facts in every language", (id) => {
  const { template, bodies } = begun(id);
  const shape = (language: Language) =>
    nodesOf(bodies[language]!)
      .filter((node) => node.type !== "text")
      .map((node) => `${node.type}:${node.attrs?.id ?? ""}:${node.attrs?.key ?? node.attrs?.column ?? ""}`);
  // Facts stand where each language's grammar wants them, so only what stands around them is compared.
  const withoutFacts = (language: Language) => shape(language).filter((line) => !line.startsWith("field:"));
  const facts = (language: Language) =>
    shape(language)
      .filter((line) => line.startsWith("field:"))
      .sort();
  for (const language of template.languages) {
    expect(withoutFacts(language)).toEqual(withoutFacts("en"));
    expect(facts(language)).toEqual(facts("en"));
  }
});

test.each(shipped)("%s names every fact that its text shows, in every language", (id) => {
  const { template, form, bodies } = begun(id);
  for (const language of template.languages) {
    const shown = fieldShower({ form, fields: {}, bound: {}, language });
    const keys = nodesOf(bodies[language]!).flatMap((node) =>
      node.type === "field" ? [String(node.attrs?.key)] : [],
    );
    for (const key of [...keys, ...form.cover]) {
      const definition = form.fields[key];
      expect(definition?.label[language], `${key} ${language}`).toBeTruthy();
      expect(shown(key)).toEqual({ text: `[${definition?.label[language]}]`, isEmpty: true });
      for (const option of definition?.options ?? []) expect(option.label[language], option.key).toBeTruthy();
    }
  }
});

test.each(shipped)("%s states no fact but that it is a draft, and holds no date, person or amount", (id) => {
  const { fields, bodies, template } = begun(id);
  expect(fields).toEqual({ status: { kind: "choice", value: "draft" } });
  const text = template.languages.flatMap((language) => textsOf(bodies[language]!)).join("\n");
  expect(text).not.toMatch(/2023|24 Juli|July 24|7月24日|Cahyanto|Rp\s?\d|IDR \d|JPY|USD/);
  expect(text).not.toMatch(/\[\[|\]\]|<<|>>|\{\{|\}\}|\[A\]|\[S\d|\[GK\]|\[INF\]/);
});

test.each(shipped)("%s is outlined with numbers, and what it brings counts as written", (id) => {
  const { template, form, bodies, fields } = begun(id);
  for (const language of template.languages) {
    const shown = fieldShower({ form, fields, bound: {}, language });
    const { sections, coverage } = outlineOf(bodies[language]!, form, shown, language);
    expect(sections.map((section) => section.key)).toEqual(form.sections.map((section) => section.key));
    expect(new Set(sections.map((section) => section.number)).size).toBe(sections.length);
    expect(sections.every((section) => section.number !== "")).toBe(true);
    const begunSections = sections
      .filter((section) => section.state !== "empty")
      .map((section) => section.key);
    if (id === "kak-kemenperin") expect(begunSections).toEqual([]);
    if (id === "tor-jica-study") expect(begunSections).toEqual(["deliverables"]);
    if (id === "minutes-of-workshop") expect(begunSections).toEqual(["presentations"]);
    if (template.activity) expect(coverage).toBeGreaterThan(0.2);
    expect(coverage).toBeLessThan(0.6);
  }
});

test("a mistake in a file stops the loading and is named with file, line and column", async () => {
  const folder = await mkdtemp(join(tmpdir(), "lokakarya-templates-"));
  try {
    await cp(templatesFolder(), folder, { recursive: true });
    const file = join(folder, "tor-demand-survey.yaml");
    const text = await readFile(file, "utf8");
    await writeFile(file, text.replace("extends: tor-jica-study", "extends: tor-jica-studi"));
    const line = text.split("\n").findIndex((one) => one.startsWith("extends:")) + 1;
    expect(() => loadTemplates(folder)).toThrow(
      `tor-demand-survey.yaml:${line}:10 extends "tor-jica-studi", and there is no such template`,
    );
  } finally {
    await rm(folder, { recursive: true });
  }
});

test("the folder is found from the sources and from dist/server", () => {
  const root = join(templatesFolder(), "..");
  expect(templatesFolder(join(root, "dist", "server", "main.js"))).toBe(templatesFolder());
  expect(() => templatesFolder("/nowhere/at/all.js")).toThrow(/installation is not whole/);
});
