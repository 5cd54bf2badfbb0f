import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { afterAll, expect, test } from "vitest";
import { renderDocx } from "../../../server/exports/docx/render";
import { createCoverage } from "../../../server/exports/pdf/coverage";
import { readFonts } from "../../../server/exports/pdf/fonts";
import { createTypst } from "../../../server/exports/pdf/typst";
import { prepare } from "../../../server/exports/prepare/prepare";
import { printedText } from "../../../server/exports/printed-text";
import { readDocx } from "../../help/docx-text";
import { readPdf } from "../../help/pdf-text";
import { mistakesInWord } from "../../help/word-schema";
import { begunInput, languagesOf, templateIds } from "./begun";
import { expectedTexts, lackingIn, missingIn, squeeze } from "./expected";

const fonts = readFonts();
const typst = createTypst(fonts);
const missing = createCoverage(fonts);
const folder = mkdtempSync(join(tmpdir(), "lokakarya-templates-"));
afterAll(() => rmSync(folder, { recursive: true }));

const each = templateIds.flatMap((id) => languagesOf(id).map((language) => ({ id, language })));

test("there are templates in all three languages to try", () => {
  expect(templateIds.length).toBeGreaterThanOrEqual(8);
  expect(new Set(each.map(({ language }) => language)).size).toBe(3);
});

test.each(each)(
  "$id in $language is exported to Word and PDF with all its text",
  async ({ id, language }) => {
    const prepared = prepare(begunInput(id, language));
    expect(missing(printedText(prepared))).toEqual([]);

    const pdf = readPdf(typst.pdf(prepared)).pages.join("\n");
    expect(lackingIn(pdf, expectedTexts(prepared))).toEqual([]);

    const file = await renderDocx(prepared);
    const path = join(folder, `${id}-${language}.docx`);
    writeFileSync(path, file);
    expect(await mistakesInWord(path)).toEqual([]);
    const numberless = {
      ...prepared,
      sections: prepared.sections.map((section) => ({ ...section, title: { ...section.title, number: "" } })),
    };
    const { paragraphs } = readDocx(file);
    expect(missingIn(paragraphs.join("\n"), expectedTexts(numberless))).toEqual([]);

    // The day of the press statement is nobody's date here, and no file says when it was made.
    for (const text of [squeeze(pdf), squeeze(paragraphs.join(""))]) {
      expect(text).not.toMatch(/24Juli|July24|7月24日|2023-07-24/);
      expect(text).not.toContain(new Date().toISOString().slice(0, 10));
    }
  },
  60_000,
);
