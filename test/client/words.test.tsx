import { expect, test } from "vitest";
import { type Language, languages } from "../../shared/locale/languages";
import { type Area, areasIn, leaves } from "../help/word-areas";

const files = import.meta.glob<Record<string, unknown>>("../../client/words/*.ts", { eager: true });
const areas = Object.entries(files).flatMap(([file, exported]) =>
  areasIn(exported).map(([name, area]) => ({ name: `${file.split("/").pop()} ${name}`, area })),
);

/** A word in each language; a sentence is about numbers, or about names where it looks into a text. */
function spoken(area: Area, path: string): Record<Language, string> {
  const say = (about: (at: number) => unknown) =>
    Object.fromEntries(
      languages.map((language) => {
        const leaf = leaves(area[language]).get(path);
        const text =
          typeof leaf === "function"
            ? leaf(...Array.from({ length: leaf.length }, (_, at) => about(at)))
            : leaf;
        if (typeof text !== "string") throw new Error(`${language} ${path} is no text`);
        return [language, text];
      }),
    ) as Record<Language, string>;
  try {
    return say((at) => 70 + at);
  } catch {
    return say((at) => `Nama${at}`);
  }
}

const said = areas.flatMap(({ name, area }) =>
  [...leaves(area.en).keys()].map((path) => ({ name, path, area })),
);

test("the test sees the words", () => {
  expect(areas.length).toBeGreaterThanOrEqual(8);
  expect(said.length).toBeGreaterThan(250);
});

test.each(areas)("$name: the same words stand in all three languages", ({ area }) => {
  const english = [...leaves(area.en).keys()].sort();
  for (const language of languages) expect([...leaves(area[language]).keys()].sort()).toEqual(english);
});

test.each(areas)("$name: no word is empty, undefined or an object", ({ area }) => {
  for (const path of leaves(area.en).keys())
    for (const [language, text] of Object.entries(spoken(area, path))) {
      expect(text.trim(), `${language} ${path}`).not.toBe("");
      expect(text, `${language} ${path}`).not.toMatch(/undefined|\[object|NaN|TODO/);
      expect(text, `${language} ${path}`).toBe(text.trim());
    }
});

const mentioned = (text: string) =>
  [...new Set(text.match(/7\d|Nama\d/gi) ?? [])].map((each) => each.toLowerCase()).sort();

test.each(areas)("$name: every sentence names what it is about, in each language", ({ area }) => {
  for (const path of leaves(area.en).keys()) {
    const { en, id, ja } = spoken(area, path);
    expect(mentioned(id), `id ${path}`).toEqual(mentioned(en));
    expect(mentioned(ja), `ja ${path}`).toEqual(mentioned(en));
  }
});

const lettersOf = (text: string) => text.replace(/[^\p{L}]/gu, "");

test("Japanese words are Japanese, and the other two are not", () => {
  const japanese = /[\u3040-\u30ff\u4e00-\u9fff]/;
  for (const { area, path, name } of said) {
    const { en, id, ja } = spoken(area, path);
    const isName = lettersOf(en) === lettersOf(ja) && lettersOf(id) === lettersOf(ja);
    if (!isName && /\p{L}{4}/u.test(ja.replace(/Nama\d/g, "")))
      expect(ja, `${name} ${path}`).toMatch(japanese);
    expect(en + id, `${name} ${path}`).not.toMatch(japanese);
  }
});

test("no sentence was left in the wrong language", () => {
  const english = /\b(the|and|of|your|with|this|is|are|you|not|from|was|were)\b/i;
  const indonesian = /\b(yang|dan|atau|untuk|dengan|tidak|Anda|belum|sudah|dari|ini|itu|pada)\b/;
  for (const { area, path, name } of said) {
    const { en, id } = spoken(area, path);
    expect(id, `${name} ${path}`).not.toMatch(english);
    expect(en, `${name} ${path}`).not.toMatch(indonesian);
  }
});
