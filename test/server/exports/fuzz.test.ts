/** Documents that no person would write: every format takes them, and loses no word. */
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { renderDocx } from "../../../server/exports/docx/render";
import { renderHtml } from "../../../server/exports/html/render";
import { renderMarkdown } from "../../../server/exports/markdown/render";
import { createTypst } from "../../../server/exports/pdf/typst";
import { prepare } from "../../../server/exports/prepare/prepare";
import { printedText } from "../../../server/exports/printed-text";
import type { NodeJson } from "../../../shared/document/json";
import {
  markNames,
  markSpec,
  mayContain,
  type NodeName,
  nodeNames,
  nodeSpec,
} from "../../../shared/document/schema";
import { readDocx } from "../../help/docx-text";
import { readPdf } from "../../help/pdf-text";
import { input } from "./corpus";
import { squeeze } from "./expected";

// A word that stands for itself in every format.
const word = fc.nat({ max: 1e9 }).map((number) => `w${number}`);
const odd = fc.constantFrom(
  1,
  0,
  -1,
  2,
  3,
  61,
  1e9,
  1.5,
  "1",
  "x",
  null,
  "2023-08-31",
  "confidential",
  "left",
);

const marks = fc.uniqueArray(fc.constantFrom(...markNames.filter((name) => name !== "deletion")), {
  maxLength: 3,
});
const textNode = fc.record({ text: word, marks }).map(
  ({ text, marks: names }): NodeJson => ({
    type: "text",
    text: `${text} `,
    marks: names.map((type) => ({
      type,
      attrs: Object.keys(markSpec(type).attributes).includes("href")
        ? { href: "https://example.org/" }
        : { id: "x" },
    })),
  }),
);

/** A node as the schema allows it, with attributes of any kind. */
function nodeOf(type: NodeName, depth: number): fc.Arbitrary<NodeJson> {
  if (type === "text") return textNode;
  const children = nodeNames.filter((name) => mayContain(type, name));
  const leaves = children.filter((name) => nodeSpec(name).content === undefined);
  const choice = depth > 0 ? children : leaves;
  const attrs = fc
    .tuple(...Object.keys(nodeSpec(type).attributes).map((name) => fc.tuple(fc.constant(name), odd)))
    .map((entries) => Object.fromEntries(entries.filter(([name]) => name !== "visibility")));
  const content =
    choice.length === 0
      ? fc.constant([])
      : fc.array(
          fc.constantFrom(...choice).chain((name) => nodeOf(name, depth - 1)),
          { maxLength: 4 },
        );
  return fc.record({ type: fc.constant(type), attrs, content }) as fc.Arbitrary<NodeJson>;
}

const sections = fc.array(nodeOf("section", 6), { minLength: 1, maxLength: 3 }).map((content) => ({
  type: "doc",
  content: content.map((section) => ({
    ...section,
    content: [{ type: "title", content: [{ type: "text", text: "Title " }] }, ...(section.content ?? [])],
  })),
}));

const wordsOf = (node: NodeJson): string[] =>
  node.type === "text" ? [(node.text ?? "").trim()] : (node.content ?? []).flatMap(wordsOf);

const typst = createTypst();

const runs = process.env.LONG
  ? { others: 300, pdf: 300, patience: 600_000 }
  : { others: 15, pdf: 10, patience: 120_000 };

test(
  "every word of a strange document is prepared, in Word, on the page and in Markdown",
  async () => {
    await fc.assert(
      fc.asyncProperty(sections, async (body) => {
        const prepared = prepare(input("en", { body, threads: [] }));
        const words = wordsOf(body).filter((each) => each !== "Title");
        const files = {
          prepared: printedText(prepared),
          word: readDocx(await renderDocx(prepared)).paragraphs.join("\n"),
          page: renderHtml(prepared),
          markdown: renderMarkdown(prepared),
        };
        for (const [name, file] of Object.entries(files)) {
          expect([name, words.filter((each) => !file.includes(each))]).toEqual([name, []]);
        }
      }),
      { numRuns: runs.others },
    );
  },
  runs.patience,
);

test(
  "every word of a strange document is in the PDF",
  () => {
    fc.assert(
      fc.property(sections, (body) => {
        const file = squeeze(readPdf(typst.pdf(prepare(input("en", { body, threads: [] })))).pages.join(""));
        const words = wordsOf(body).filter((each) => each !== "Title");
        expect(words.filter((each) => !file.includes(each))).toEqual([]);
      }),
      // A smaller case would be looked for without end: what compiles is not stopped by the test's time.
      { numRuns: runs.pdf, endOnFailure: true },
    );
  },
  runs.patience,
);
