import { expect, test } from "vitest";
import { createCoverage } from "../../../server/exports/pdf/coverage";
import { readFonts } from "../../../server/exports/pdf/fonts";
import { createTypst } from "../../../server/exports/pdf/typst";
import { prepare } from "../../../server/exports/prepare/prepare";
import { plain } from "../../../server/exports/prepared";
import { printedText } from "../../../server/exports/printed-text";
import type { NodeJson } from "../../../shared/document/json";
import { languages } from "../../../shared/locale/languages";
import { readPdf } from "../../help/pdf-text";
import { cell, input, node, paragraph, row, section, text } from "./corpus";
import { expectedTexts, lackingIn, squeeze } from "./expected";

const fonts = readFonts();
const typst = createTypst(fonts);
const missing = createCoverage(fonts);
const withBody = (...content: NodeJson[]) => input("en", { body: { type: "doc", content } });

test.each(languages)("every text of the document is in the file, in %s", (language) => {
  const prepared = prepare(input(language, { comments: "none" }));
  const pages = readPdf(typst.pdf(prepared)).pages;
  // The note stands at the foot of its page, not in its sentence.
  const noted = /Footnoteone注釈<b>&amp;<\/b>/;
  const body = pages.join("\n");
  const texts = expectedTexts(prepared).map((each) => each.replace(noted, "1"));
  expect(lackingIn(body, texts)).toEqual([]);
  expect(squeeze(body)).toMatch(noted);
});

test("the file is PDF/A-3a, tagged, with all its fonts inside", () => {
  for (const language of languages) {
    const pdf = readPdf(typst.pdf(prepare(input(language))));
    expect(pdf.xmp).toContain("<pdfaid:part>3</pdfaid:part>");
    expect(pdf.xmp).toContain("<pdfaid:conformance>A</pdfaid:conformance>");
    expect(pdf.isTagged).toBe(true);
    expect(pdf.fonts.length).toBeGreaterThan(3);
    for (const font of pdf.fonts) {
      expect(font.name).toMatch(/NotoSerif/);
      expect(font).toMatchObject({ isEmbedded: true, hasUnicode: true });
    }
  }
});

test("the same document gives the same bytes, from another compiler too", () => {
  const first = typst.pdf(prepare(input("ja")));
  typst.pdf(prepare(input("en")));
  const second = createTypst(readFonts()).pdf(prepare(input("ja")));
  expect(Buffer.from(first).equals(Buffer.from(second))).toBe(true);
});

test("the file bears the document's date and title, never today's", () => {
  const { xmp } = readPdf(typst.pdf(prepare(input("en", { date: "2023-08-01" }))));
  expect(xmp).toContain("2023-08-01");
  expect(xmp).not.toContain(String(new Date().getFullYear()));
  expect(xmp).toContain("Terms of Reference for the Study on Battery Standardisation");
});

test("the cover names the parties and facts, the contents every section with its page", () => {
  const [cover = "", contents = ""] = readPdf(typst.pdf(prepare(input("id")))).pages.map(squeeze);
  for (const words of [
    "KementerianPerindustrianRepublikIndonesia",
    "BadanKerjaSamaInternasionalJepang",
    "ACT-1",
    "[Date]",
    "Terjemahanreferensi.",
  ]) {
    expect(cover).toContain(words);
  }
  expect(cover).not.toContain("OTHERPARTY");
  expect(contents).toMatch(/DaftarIsiA\.LatarBelakang\u206031\.LatarBelakang1\u20603B\.RuangLingkup/);
});

test("comments are listed behind the text when asked for, and only then", () => {
  const words = (comments: "none" | "all") =>
    squeeze(readPdf(typst.pdf(prepare(input("en", { comments })))).pages.join(""));
  expect(words("all")).toContain("KonsultanA(JICAConsultantTeam)");
  expect(words("all")).not.toContain("INTERNALREMARK");
  expect(words("none")).not.toContain("KonsultanA(JICAConsultantTeam)");
});

test("a person's words are data, whatever they look like to Typst", () => {
  const hostile = [
    '#panic("x") $a$ *b* <y> @z',
    "= not a heading",
    "/* // --",
    '"; #read("/etc/passwd")',
    "\\u{41}",
  ];
  const prepared = prepare(
    withBody(section("s", hostile[0]!, ...hostile.map((words) => paragraph(text(words, "bold"))))),
  );
  expect(lackingIn(readPdf(typst.pdf(prepared)).pages.join(""), expectedTexts(prepared))).toEqual([]);
});

test("characters that no font has are named, those that shape others are not", () => {
  expect(missing("plain ÄÖ 髙﨑𠮷 ①㈱● “” … – ᬅ 😀 😀")).toEqual(["ᬅ", "😀"]);
  expect(missing("葛\u{e0100} a\u200db\ufe0f")).toEqual([]);
});

test("every character that is said to be there is set without a gap", () => {
  const points = Array.from({ length: 0x2fff }, (_, i) => String.fromCodePoint(i + 0x21));
  const covered = plain(
    prepare(withBody(section("s", points.join("")))).sections[0]!.title.content.flatMap((i) =>
      "words" in i ? i.words : [],
    ),
  );
  const printable = [...covered].filter((character) => missing(character).length === 0);
  expect(printable.length).toBeGreaterThan(2000);
  const paragraphs = ["en", "ja"].flatMap((language) =>
    ["bold", "italic", "strike"].map((mark) => ({ language, mark })),
  );
  for (const { language, mark } of paragraphs) {
    const given = input(language as "en", {
      body: {
        type: "doc",
        content: [
          section(
            "s",
            "T",
            paragraph(text(`${printable.join(" ")} \u200d \ufe0f a\u200cb 葛\u{e0100}`, mark)),
          ),
        ],
      },
    });
    expect(() => typst.pdf(prepare(given))).not.toThrow();
  }
}, 60_000);

test("nesting, spans and widths beyond reason still make a file", () => {
  let deep: NodeJson = paragraph("innermost");
  for (let depth = 0; depth < 60; depth += 1) {
    deep =
      depth % 2 === 0
        ? node("table", {}, row(node("tableCell", {}, deep), cell("x")))
        : node("bulletList", {}, node("listItem", {}, paragraph(`d${depth}`), deep));
  }
  const wide = node("table", {}, row(...Array.from({ length: 200 }, (_, i) => cell(`c${i}`))));
  const prepared = prepare(
    withBody(
      section("s", "T", deep, wide, node("table", {}, row(cell("a", { rowspan: 1000, colspan: 60 })))),
    ),
  );
  const whole = squeeze(readPdf(typst.pdf(prepared)).pages.join(""));
  expect(whole).toContain("innermost");
  expect(printedText(prepared)).toContain("c199");
}, 30_000);

test("a table whose tags Typst cannot close comes without tags, and whole", () => {
  const sign = node("signature", {});
  const quote = (...content: NodeJson[]) => node("blockquote", {}, ...content);
  const noted = node("heading", { level: 2 }, node("footnote", { text: "Noted" }));
  const list = node(
    "orderedList",
    {},
    node("listItem", {}, noted),
    node("listItem", {}, node("input", {}, sign)),
  );
  const head = node(
    "tableHeader",
    {},
    node("input", {}, quote(sign, quote(sign, sign)), paragraph("In the heading")),
  );
  const tall = node(
    "tableHeader",
    { colspan: 3 },
    node("followUp", {}, node("input", {}, node("followUp", {}, node("image", { alt: "61" })))),
  );
  const table = node(
    "table",
    {},
    node("tableRow", {}, head),
    node("tableRow", {}, tall, node("tableCell", {})),
    node(
      "tableRow",
      {},
      node("tableHeader", { rowspan: 61 }),
      node("tableCell", {}, list),
      node("tableCell", {}, sign),
    ),
  );
  const pdf = readPdf(typst.pdf(prepare(withBody(node("section", {}, table)))));
  expect(pdf.pages.join("")).toContain("In the heading");
  expect(pdf.isTagged).toBe(false);
  expect(pdf.xmp).toContain("<pdfaid:conformance>B</pdfaid:conformance>");
});
