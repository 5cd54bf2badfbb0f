import { expect, test } from "vitest";
import { cleanText } from "../../../server/exports/prepare/clean-text";
import { prepare } from "../../../server/exports/prepare/prepare";
import { type BlockName, type BlockOf, plain } from "../../../server/exports/prepared";
import { printedText } from "../../../server/exports/printed-text";
import type { NodeJson } from "../../../shared/document/json";
import { markNames, nodeNames } from "../../../shared/document/schema";
import { languages } from "../../../shared/locale/languages";
import {
  body,
  cell,
  comment,
  header,
  heading,
  input,
  node,
  paragraph,
  row,
  section,
  text,
  threadIds,
} from "./corpus";

const prepared = (...blocks: NodeJson[]) =>
  prepare(input("en", { body: { type: "doc", content: [section("s", "Title", ...blocks)] } })).sections[0]!
    .content;

const only = <K extends BlockName>(type: K, ...blocks: NodeJson[]) =>
  prepared(...blocks).filter((block) => block.type === type) as unknown[] as BlockOf<K>[];

test("text that a file cannot hold is taken out, and nothing else", () => {
  expect(cleanText("a\u0000b\u0007c\ufeffd\ud800e\ufffff\ue000g\u{f0000}h\u202ei\u00adj")).toBe("abcdefghij");
  expect(cleanText("\u034f\u115f\u180b\u180f\u2062\u3164\uffa0")).toBe("");
  expect(cleanText("one\ttwo\r\nthree\u2028four")).toBe("one two three four");
  const kept = "Rp1.250.000,00 “é” 葛\u{e0100}城 髙﨑𠮷 é न\u200dम 😀 <b>&amp;</b>";
  expect(cleanText(kept)).toBe(kept);
});

test("headings are numbered in each language's way, and an unnumbered section not at all", () => {
  const numbers = languages.map((language) => prepare(input(language)).contents.map((entry) => entry.number));
  expect(numbers).toEqual([
    ["1", "1.1", "2", "2.1", "3", "4", ""],
    ["A.", "1.", "B.", "1.", "C.", "D.", ""],
    ["第1", "1", "第2", "1", "第3", "第4", ""],
  ]);
});

test("a jagged table comes out square, its spans inside of it", () => {
  const [table] = only(
    "table",
    node(
      "table",
      {},
      row(header("a", { rowspan: 2 }), header("b", { colspan: 2 })),
      row(header("c"), header("d")),
      row(cell("1", { rowspan: 9 }), cell("2")),
      row(cell("3", { colspan: 2 })),
      row(),
      row(cell("4"), cell("5"), cell("6")),
    ),
  );
  const shape = table!.rows.map((cells) => cells.map(({ colspan, rowspan }) => [colspan, rowspan]));
  expect(shape).toEqual([
    [
      [1, 2],
      [2, 1],
      [1, 1],
    ],
    [
      [1, 1],
      [1, 1],
      [1, 1],
    ],
    [
      [1, 3],
      [1, 1],
      [1, 1],
      [1, 1],
    ],
    [
      [2, 1],
      [1, 1],
    ],
    [
      [1, 1],
      [1, 1],
      [1, 1],
    ],
  ]);
  expect(table!.widths).toHaveLength(4);
  expect(table!.headerRows).toBe(2);
});

test("header rows end where a cell reaches into the rows below", () => {
  const [table] = only(
    "table",
    node(
      "table",
      {},
      row(header("a", { rowspan: 2 }), header("b")),
      row(cell("c")),
      row(cell("d"), cell("e")),
    ),
  );
  expect(table!.headerRows).toBe(0);
});

test("a column of numbers is narrow, one to be filled in has room, dragged widths stand", () => {
  const table = (...rows: NodeJson[]) => only("table", node("table", {}, ...rows))[0]!.widths;
  const [number, empty] = table(
    row(header("No.", { column: "num" }), header("説明")),
    row(cell(""), cell("")),
  );
  expect(number).toBeLessThan(0.15);
  expect(empty).toBeGreaterThan(0.8);
  expect(table(row(cell("a", { colwidth: [100] }), cell("b ".repeat(200), { colwidth: [300] })))).toEqual([
    0.25, 0.75,
  ]);
});

test("a table of more columns than Word opens goes on below, with every text", () => {
  const cells = Array.from({ length: 150 }, (_, i) => cell(`c${i}`));
  const tables = only("table", node("table", {}, row(...cells), row(cell("wide", { colspan: 60 }))));
  expect(tables.map((table) => table.widths.length)).toEqual([63, 63, 24]);
  for (const table of tables) {
    for (const cells of table.rows) expect(cells).toHaveLength(table.widths.length);
  }
  const all = printedText(
    prepare(
      input("en", { body: { type: "doc", content: [section("s", "T", node("table", {}, row(...cells)))] } }),
    ),
  );
  for (let i = 0; i < 150; i += 1) expect(all).toContain(`c${i}`);
});

test("nesting without end is flattened and loses no word", () => {
  let deep: NodeJson = paragraph("innermost");
  for (let depth = 0; depth < 60; depth += 1) {
    const inside = [paragraph(`depth ${depth}.`), deep];
    deep =
      depth % 3 === 0
        ? node("table", {}, row(node("tableCell", {}, ...inside)))
        : depth % 3 === 1
          ? node("bulletList", {}, node("listItem", {}, ...inside))
          : node("blockquote", {}, ...inside);
  }
  const all = printedText(
    prepare(input("en", { body: { type: "doc", content: [section("s", "T", deep)] } })),
  );
  expect(all).toContain("innermost");
  for (let depth = 0; depth < 60; depth += 1) expect(all).toContain(`depth ${depth}.`);
});

test("deleted text is left out, inserted text stands, a link to code is no link", () => {
  const [, block] = only("paragraph", ...body("en").content![0]!.content!.slice(1));
  const links = block!.content.map((inline) => inline.link);
  expect(block!.content.map((inline) => ("words" in inline ? plain(inline.words) : ""))).not.toContain(
    " DELETED",
  );
  expect(links.filter(Boolean)).toEqual(["https://example.org/a?b=1&c=<2>"]);
});

test("an empty fact is a gap with its label, an unknown one with its key", () => {
  const [block] = only(
    "paragraph",
    paragraph(node("field", { key: "start_date" }), node("field", { key: "constructor" })),
  );
  expect(block!.content).toMatchObject([
    { words: [{ text: "[Start]" }], isEmpty: true },
    { words: [{ text: "[constructor]" }], isEmpty: true },
  ]);
});

test("Japanese within other text is a piece of its own, Latin within Japanese is not", () => {
  const pieces = (language: "id" | "ja") =>
    prepare(
      input(language, {
        body: { type: "doc", content: [section("s", "電動二輪車(JICA)と電池。", paragraph("x"))] },
      }),
    ).sections[0]!.title.content.flatMap((inline) => ("words" in inline ? inline.words : []));
  expect(pieces("id").map((piece) => [piece.text, piece.language])).toEqual([
    ["電動二輪車", "ja"],
    ["(JICA)", "id"],
    ["と電池。", "ja"],
  ]);
  expect(pieces("ja")).toHaveLength(1);
});

test("each comment reaches from its first word to its last, and goes by the choice of the person", () => {
  const all = prepare(input("en"));
  expect(all.threads.map((thread) => [thread.number, thread.isDetached, thread.resolved !== null])).toEqual([
    [1, false, false],
    [2, false, true],
    [3, false, false],
    [4, true, false],
  ]);
  const third = all.sections[0]!.content[3] as BlockOf<"paragraph">;
  expect(third.content.slice(0, 3).map(({ opens, closes }) => [opens, closes])).toEqual([
    [[1], []],
    [[2], [1]],
    [[], [2]],
  ]);
  expect(all.threads[0]!.replies[0]).toMatchObject({
    author: "Direktur A (Ministry of Industry)",
    initials: "DA",
    words: [{ text: "Which year? @Konsultan A" }],
  });
  expect(prepare(input("en", { comments: "open" })).threads).toHaveLength(3);
  const none = prepare(input("en", { comments: "none" }));
  expect(none.threads).toEqual([]);
  expect(JSON.stringify(none)).not.toContain("source of this figure");
});

test("what one side said among themselves is in no choice of comments", () => {
  expect(JSON.stringify(prepare(input("en", { comments: "all" })))).not.toContain("INTERNAL REMARK");
});

test("a comment on words that are only blanks keeps its place", () => {
  const content = prepared(paragraph(text(" ", comment(threadIds.open))), paragraph("after"));
  expect(content).toHaveLength(2);
});

test("what was said in confidence is not printed, what is not for attribution without its name", () => {
  const all = printedText(prepare(input("en")));
  expect(all).toContain("An input.");
  expect(all).toContain("Without a name.");
  for (const secret of ["SECRETTEXT", "SECRETBY", "UNNAMED"]) expect(all).not.toContain(secret);
});

test("only a version that is not binding says which one is", () => {
  expect(plain(prepare(input("en")).translationNote)).toBe("");
  expect(plain(prepare(input("id")).translationNote)).toBe(
    "Terjemahan referensi. Naskah berbahasa Inggris yang berlaku.",
  );
  expect(plain(prepare(input("ja", { bindingLanguage: "id" })).translationNote)).toBe(
    "参考訳。インドネシア語版を正文とする。",
  );
});

test("the date is the document's own, else that of its last change", () => {
  expect(prepare(input("en")).date).toBe("2023-07-26");
  expect(prepare(input("en", { date: "2023-08-01" })).date).toBe("2023-08-01");
});

test("a signature is called as in the form, and those in a row stand beside each other", () => {
  const form = {
    ...input("en").form,
    sections: [
      {
        id: "s",
        key: "s",
        required: "M" as const,
        heading: {},
        guidance: {},
        parts: [
          { key: "chair", label: { en: "Chair" }, required: "M" as const, as: "signature" as const },
          { key: "notes", label: { en: "Note-taker" }, required: "M" as const, as: "signature" as const },
        ],
      },
    ],
  };
  const { content } = prepare(
    input("en", {
      form,
      body: {
        type: "doc",
        content: [
          section("s", "T", node("signature", { key: "chair" }), node("signature", { key: "notes" })),
        ],
      },
    }),
  ).sections[0]!;
  expect(content).toHaveLength(1);
  expect(
    (content[0] as BlockOf<"signature">).places.map(([who]) => "words" in who! && plain(who.words)),
  ).toEqual(["Chair", "Note-taker"]);
});

test("a heading within a cell is a bold line without a number", () => {
  const [table] = only("table", node("table", {}, row(node("tableCell", {}, heading(2, "Within")))));
  expect(table!.rows[0]![0]!.content).toMatchObject([
    { type: "paragraph", content: [{ formats: ["bold"], words: [{ text: "Within" }] }] },
  ]);
});

test("a document without a section, a title or a known node is still a document", () => {
  for (const content of [
    [],
    [{ type: "section" }],
    [{ type: "paragraph" }],
    [section("s", "", { type: "strange" })],
  ]) {
    expect(() => prepare(input("en", { body: { type: "doc", content } }))).not.toThrow();
  }
});

test("the corpus holds every node and every mark of the schema", () => {
  const nodes = new Set<string>();
  const marks = new Set<string>();
  const walk = (each: NodeJson) => {
    nodes.add(each.type);
    for (const mark of each.marks ?? []) marks.add(mark.type);
    each.content?.forEach(walk);
  };
  walk(body("en"));
  expect(nodeNames.filter((name) => !nodes.has(name))).toEqual([]);
  expect(markNames.filter((name) => !marks.has(name))).toEqual([]);
});
