import { expect, test } from "vitest";
import { renderMarkdown } from "../../../server/exports/markdown/render";
import { prepare } from "../../../server/exports/prepare/prepare";
import type { NodeJson } from "../../../shared/document/json";
import { languages } from "../../../shared/locale/languages";
import { cell, header, input, link, node, paragraph, row, section, text } from "./corpus";
import { expectedTexts, missingIn } from "./expected";

const markdown = (...blocks: NodeJson[]) =>
  renderMarkdown(
    prepare(
      input("en", {
        body: { type: "doc", content: [section("s", "Title", ...blocks)] },
        cover: [],
        parties: [],
        threads: [],
      }),
    ),
  ).split("## 1 Title\n\n")[1] ?? "";

/** What a reader of the Markdown sees, marks taken away. */
const seen = (source: string) =>
  source
    .replace(/\[\^\d+\](?!:)/g, "")
    .replace(/\]\(<[^>]*>\)|<\/?u>|<br>|\*\*|~~|(?<!\\)[*[|]/g, "")
    .replace(/\\\[[CK]\d\\\]/g, "")
    .replace(/\\$/gm, "")
    .replace(/^ *> ?/gm, "")
    .replace(/\\([\\`*_[\]{}#|~^$!])/g, "$1")
    .replace(/&lt;/g, "<")
    .replace(/&gt;/g, ">")
    .replace(/&amp;/g, "&");

test.each(languages)("every text of the document is there, in order, in %s", (language) => {
  const prepared = prepare(input(language));
  const noted = /Footnoteone注釈<b>&amp;<\/b>/;
  const texts = expectedTexts(prepared).map((each) => each.replace(noted, ""));
  expect(missingIn(seen(renderMarkdown(prepared)), texts)).toEqual([]);
});

test("signs that mean something to Markdown are written as words", () => {
  const signs = "*a* _b_ `c` [d](e) <f> # g | h ~i~ \\ ![j](k) &amp;";
  expect(markdown(paragraph(signs))).toBe(
    "\\*a\\* \\_b\\_ \\`c\\` \\[d\\](e) &lt;f&gt; \\# g \\| h \\~i\\~ \\\\ \\!\\[j\\](k) &amp;amp;\n",
  );
  expect(markdown(paragraph("- no list"), paragraph("1. nor this"), paragraph("=== nor that"))).toBe(
    "\\- no list\n\n1\\. nor this\n\n\\=== nor that\n",
  );
});

test("marks hold at words, not at the blanks beside them", () => {
  expect(
    markdown(
      paragraph(
        "a",
        text(" b ", "bold"),
        text("c", link("https://example.org/>x")),
        text(" ", "italic"),
        "d",
      ),
    ),
  ).toBe("a **b** [c](<https://example.org/%3Ex>) d\n");
});

test("lists nest by their sign's width, and count from their start", () => {
  expect(
    markdown(
      node(
        "orderedList",
        { start: 9 },
        node(
          "listItem",
          {},
          paragraph("nine"),
          node("bulletList", {}, node("listItem", {}, paragraph("within"))),
        ),
        node("listItem", {}, paragraph("ten")),
      ),
    ),
  ).toBe("9. nine\n\n   - within\n10. ten\n");
});

test("a table is one row a line; a span leaves its other places empty", () => {
  expect(
    markdown(
      node(
        "table",
        {},
        row(header("a"), header("b | c")),
        row(cell("wide", { colspan: 2 })),
        row(node("tableCell", {}, paragraph("one"), paragraph("two")), cell("")),
      ),
    ),
  ).toBe("| a | b \\| c |\n| --- | --- |\n| wide |  |\n| one<br>two |  |\n");
});

test("footnotes stand behind the text, comments in a list of their own", () => {
  const whole = renderMarkdown(prepare(input("en")));
  expect(whole).toContain("[^1]: Footnote one 注釈 &lt;b&gt;&amp;amp;&lt;/b&gt;");
  expect(whole).toContain("## Comments");
  expect(whole).not.toContain("INTERNAL REMARK");
  expect(whole).not.toContain("javascript:");
});
