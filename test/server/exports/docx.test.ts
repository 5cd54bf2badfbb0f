import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { afterAll, beforeAll, expect, test } from "vitest";
import { renderDocx } from "../../../server/exports/docx/render";
import type { ExportInput } from "../../../server/exports/input";
import { prepare } from "../../../server/exports/prepare/prepare";
import { languages } from "../../../shared/locale/languages";
import { readDocx } from "../../help/docx-text";
import { mistakesInWord } from "../../help/word-schema";
import { cell, input, node, paragraph, row, section, text } from "./corpus";
import { expectedTexts, missingIn } from "./expected";

const folder = mkdtempSync(join(tmpdir(), "lokakarya-docx-"));
afterAll(() => rmSync(folder, { recursive: true }));

const write = (given: ExportInput) => renderDocx(prepare(given));

async function mistakes(file: Uint8Array): Promise<unknown[]> {
  const path = join(folder, `${crypto.randomUUID()}.docx`);
  writeFileSync(path, file);
  return await mistakesInWord(path);
}

let english: ReturnType<typeof readDocx>;
beforeAll(async () => {
  english = readDocx(await write(input("en")));
});

test.each(languages)(
  "Microsoft's validator finds no mistake, with every node, in %s",
  async (language) => {
    for (const comments of ["none", "all"] as const) {
      expect(await mistakes(await write(input(language, { comments })))).toEqual([]);
    }
  },
  60_000,
);

test.each(languages)("every text of the document is in the file, in order, in %s", async (language) => {
  const prepared = prepare(input(language));
  const { paragraphs } = readDocx(await renderDocx(prepared));
  // Word counts headings and notes by itself: their numbers are not among the words.
  const numberless = {
    ...prepared,
    sections: prepared.sections.map((each) => ({ ...each, title: { ...each.title, number: "" } })),
  };
  const noted = /Footnoteone注釈<b>&amp;<\/b>/;
  const texts = expectedTexts(numberless).map((each) => each.replace(noted, ""));
  expect(missingIn(paragraphs.join("\n"), texts)).toEqual([]);
});

test("headings are Word's own, counted by the outline's pattern", () => {
  const styles = english.part("word/styles.xml");
  const numbering = english.part("word/numbering.xml");
  const heading2 = /<w:style [^>]*w:styleId="Heading2"[\s\S]*?<\/w:style>/.exec(styles)?.[0];
  expect(heading2).toContain('<w:ilvl w:val="1"/>');
  expect(numbering).toContain('<w:lvlText w:val="%1.%2"/>');
  expect(numbering).toContain('<w:pStyle w:val="Heading2"/>');
  expect(english.part("word/document.xml")).toMatch(/<w:pStyle w:val="Heading1"\/>/);
});

test("Japanese headings count in the Japanese way", async () => {
  const numbering = readDocx(await write(input("ja"))).part("word/numbering.xml");
  expect(numbering).toContain('<w:lvlText w:val="第%1"/>');
  expect(numbering).toContain('<w:numFmt w:val="aiueoFullWidth"/>');
});

test("the contents have numbers and pages without being updated, and Word does not ask", () => {
  const toc = /<w:sdtContent>[\s\S]*?<\/w:sdtContent>/.exec(english.part("word/document.xml"))?.[0] ?? "";
  expect(toc).toContain("TOC \\h \\o");
  expect(toc).not.toContain('w:dirty="true"');
  expect(english.paragraphs.find((line) => line.startsWith("1.1"))).toMatch(/^1\.1\sBackground 1\t3$/);
});

test("a book leaves its page numbers to Word", async () => {
  const long = Array.from({ length: 400 }, () => paragraph("word ".repeat(100)));
  const file = readDocx(
    await write(input("en", { body: { type: "doc", content: [section("s", "Long", ...long)] } })),
  );
  expect(file.part("word/document.xml")).toContain('w:fldCharType="begin" w:dirty="true"');
  expect(file.paragraphs).toContain("1 Long\t");
}, 30_000);

test("comments are there with authors, times, replies and state", () => {
  const comments = english.part("word/comments.xml");
  const authors = [...comments.matchAll(/w:author="([^"]*)"/g)].map(([, name]) => name);
  expect(authors).toEqual([
    "Direktur A (Ministry of Industry)",
    "Konsultan A (JICA Consultant Team)",
    "Direktur A (Ministry of Industry)",
    "Konsultan A",
    "Direktur A (Ministry of Industry)",
    "Direktur A (Ministry of Industry)",
  ]);
  expect(comments).toContain('w:date="2023-07-25T02:30:00');
  expect(comments).toContain("Which year? @Konsultan A");
  expect(comments).not.toContain("INTERNAL REMARK");
  const state = english.part("word/commentsExtended.xml");
  expect([...state.matchAll(/w15:done="(\d)"/g)].map(([, done]) => done)).toEqual(["0", "1", "0", "0"]);
  expect(state.match(/w15:paraIdParent/g)).toHaveLength(2);
  const body = english.part("word/document.xml");
  for (let id = 0; id < 6; id += 1) {
    for (const tag of ["commentRangeStart", "commentRangeEnd", "commentReference"]) {
      expect(body.match(new RegExp(`<w:${tag} w:id="${id}"/>`, "g")), `${tag} ${id}`).toHaveLength(1);
    }
  }
});

test("a resolved thread keeps its state where nobody answered anything", async () => {
  const given = input("en");
  const resolved = given.threads.filter((thread) => thread.resolved);
  const file = readDocx(await write({ ...given, threads: resolved }));
  expect(file.part("word/commentsExtended.xml")).toContain('w15:done="1"');
});

test("without comments the file has no trace of them", async () => {
  const file = readDocx(await write(input("en", { comments: "none" })));
  expect(file.part("word/comments.xml")).not.toContain("w:author");
  expect(file.part("word/document.xml")).not.toMatch(/comment(Range|Reference)/);
});

test("tables keep spans, header rows and widths; runs their language and font", () => {
  const body = english.part("word/document.xml");
  expect(body).toContain('<w:gridSpan w:val="2"/>');
  expect(body).toContain('<w:vMerge w:val="restart"/>');
  expect(body.match(/<w:tblHeader\/>/g)).toHaveLength(2);
  expect(body).toMatch(/<w:tblLayout w:type="fixed"\/>/);
  expect(body).toMatch(
    /w:eastAsia="MS Mincho"[^>]*w:hint="eastAsia"|w:hint="eastAsia"[^>]*w:eastAsia="MS Mincho"/,
  );
  expect(body).toContain('<w:lang w:val="en-GB" w:eastAsia="ja-JP"/>');
});

test("pages are A4 with the form's margins, and say which of how many they are", () => {
  expect(english.part("word/document.xml")).toMatch(/<w:pgSz w:w="11906" w:h="16838"/);
  expect(english.part("word/document.xml")).toContain('w:left="1701"');
  const footers = english.names
    .filter((name) => /footer\d\.xml$/.test(name))
    .map(english.part)
    .join("");
  expect(footers).toContain("NUMPAGES");
  expect(footers).toContain("Page ");
});

test("ordered lists begin where they begin, each for itself", () => {
  const numbering = english.part("word/numbering.xml");
  expect(numbering).toContain('<w:start w:val="3"/>');
  expect(english.paragraphs.filter((line) => line.startsWith("number"))).toHaveLength(3);
});

test("footnotes stand at their place with their text as it was typed", () => {
  expect(english.footnotes).toContain("Footnote one 注釈 <b>&amp;</b>");
  expect(english.part("word/document.xml").match(/<w:footnoteReference /g)).toHaveLength(1);
});

test("no address of code and no date of today is in the file", () => {
  const everything = english.names.map(english.part).join("");
  expect(everything).not.toContain("javascript:");
  expect(everything).toContain("https://example.org/a?b=1&amp;c=&lt;2&gt;");
  expect(everything).not.toContain(new Date().toISOString().slice(0, 10));
  expect(english.part("docProps/core.xml")).toContain("2023-07-26T00:00:00Z");
});

test("hostile strings are text and the file stays valid", async () => {
  const hostile = [
    "]]><w:p/>&#0;&nbsp;<!--",
    '"><script>alert(1)</script>',
    "\u0000\u000b\ufffe\uffff\ud800",
    "{{7*7}} %s <%= x %>",
    '=cmd|" /C calc"!A0',
    "a".repeat(5000),
  ];
  const given = input("en", {
    title: { en: hostile[1]! },
    versionLabel: hostile[0]!,
    cover: [{ label: hostile[0]!, text: hostile[2]!, isEmpty: true }],
    body: {
      type: "doc",
      content: [
        section(
          "s",
          hostile[0]!,
          ...hostile.map((words) => paragraph(text(words, "bold"))),
          node("table", { caption: hostile[0]! }, row(...hostile.map((words) => cell(words)))),
        ),
      ],
    },
  });
  const file = await write(given);
  expect(await mistakes(file)).toEqual([]);
  expect(readDocx(file).paragraphs).toContain('"><script>alert(1)</script>');
}, 30_000);

test("tables within tables, tables that touch and rows wholly covered open in Word", async () => {
  const inner = node("table", {}, row(cell("inner")));
  const given = input("en", {
    body: {
      type: "doc",
      content: [
        section(
          "s",
          "T",
          node("table", {}, row(node("tableCell", {}, inner), cell(""))),
          node("table", {}, row(cell("a", { rowspan: 3 }), cell("b", { rowspan: 3 })), row(), row()),
          node("table", {}),
          node("bulletList", {}, node("listItem", {}, inner), node("listItem", {})),
          node("bulletList", {}),
          node("orderedList", { start: 0 }, node("listItem", {}, paragraph("zero"))),
        ),
      ],
    },
  });
  expect(await mistakes(await write(given))).toEqual([]);
}, 30_000);
