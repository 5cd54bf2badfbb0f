import {
  AlignmentType,
  BorderStyle,
  CommentRangeStart,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableOfContents,
  TableRow,
  WidthType,
} from "docx";
import { type Prepared, plain } from "../prepared";
import { fileWords } from "../words";
import { closeComments, gapLook, runs } from "./inlines";
import type { Writing } from "./writing";

const none = { style: BorderStyle.NONE, size: 0, color: "auto" };
const hairline = { style: BorderStyle.SINGLE, size: 4, color: "AAAAAA" };

/**
 * Parties, title, facts; then the table of contents on its own page.
 * @param hasPages whether its page numbers are written, or left to Word.
 */
export function writeFront(
  writing: Writing,
  width: number,
  hasPages: boolean,
): (Paragraph | Table | TableOfContents)[] {
  const { prepared } = writing;
  const plainLook = { writing, look: {} };
  return [
    ...partiesOf(writing, width),
    new Paragraph({
      style: "Title",
      ...(prepared.isShort ? { spacing: { before: 240, after: 120 } } : {}),
      children: [
        ...detachedIds(writing).map((id) => new CommentRangeStart(id)),
        ...runs(prepared.title, prepared.isShort ? { writing, look: { size: 32 } } : plainLook),
        ...closeComments(detachedIds(writing)),
      ],
    }),
    ...(prepared.version.length > 0
      ? [new Paragraph({ style: "CoverLine", children: runs(prepared.version, plainLook) })]
      : []),
    ...(prepared.translationNote.length > 0
      ? [
          new Paragraph({
            style: "CoverLine",
            children: runs(prepared.translationNote, { writing, look: { italics: true, size: 19 } }),
          }),
        ]
      : []),
    new Paragraph({ spacing: { before: spaceOverFacts(prepared) }, children: [] }),
    ...factsOf(writing, width),
    ...contentsOf(prepared, writing, hasPages),
  ];
}

/** Twips that bring the facts to the foot of the cover, for a title and facts of one line each or a little more. */
function spaceOverFacts({ title, cover, isShort }: Prepared): number {
  if (isShort) return 200;
  const titleLines = Math.ceil(plain(title).length / 40);
  return Math.max(400, 6400 - titleLines * 550 - cover.length * 430);
}

/** A thread whose text is gone is kept at the title, with what it was about. */
const detachedIds = ({ prepared, comments }: Writing): number[] =>
  prepared.threads
    .filter((thread) => thread.isDetached)
    .flatMap((thread) => comments.get(thread.number) ?? []);

function partiesOf(writing: Writing, width: number): (Paragraph | Table)[] {
  const { parties } = writing.prepared;
  if (parties.length === 0) return [];
  const columns = Math.min(2, parties.length);
  const each = Math.floor(width / columns);
  const rows = Array.from({ length: Math.ceil(parties.length / columns) }, (_, r) =>
    Array.from({ length: columns }, (_, c) => parties[r * columns + c] ?? []),
  );
  return [
    new Table({
      layout: TableLayoutType.FIXED,
      width: { size: width, type: WidthType.DXA },
      columnWidths: Array(columns).fill(each),
      borders: {
        top: none,
        left: none,
        right: none,
        insideHorizontal: none,
        insideVertical: none,
        bottom: { style: BorderStyle.SINGLE, size: 8, color: "1C1B19" },
      },
      rows: rows.map(
        (row) =>
          new TableRow({
            children: row.map(
              (party) =>
                new TableCell({
                  margins: { top: 60, bottom: 140, left: 100, right: 100 },
                  children: [
                    new Paragraph({
                      style: "TableText",
                      alignment: AlignmentType.CENTER,
                      children: runs(party, { writing, look: { size: 23 } }),
                    }),
                  ],
                }),
            ),
          }),
      ),
    }),
  ];
}

function factsOf(writing: Writing, width: number): Table[] {
  const { cover } = writing.prepared;
  if (cover.length === 0) return [];
  const label = Math.round(width * 0.32);
  const cell = (children: Paragraph[]) =>
    new TableCell({ margins: { top: 80, bottom: 80, left: 40, right: 40 }, children });
  return [
    new Table({
      layout: TableLayoutType.FIXED,
      width: { size: width, type: WidthType.DXA },
      columnWidths: [label, width - label],
      borders: {
        top: hairline,
        bottom: hairline,
        insideHorizontal: hairline,
        left: none,
        right: none,
        insideVertical: none,
      },
      rows: cover.map(
        (fact) =>
          new TableRow({
            cantSplit: true,
            children: [
              cell([
                new Paragraph({
                  style: "TableText",
                  children: runs(fact.label, { writing, look: { color: "555555" } }),
                }),
              ]),
              cell([
                new Paragraph({
                  style: "TableText",
                  children: runs(fact.words, { writing, look: fact.isEmpty ? gapLook : {} }),
                }),
              ]),
            ],
          }),
      ),
    }),
  ];
}

function contentsOf(
  { contents, language }: Prepared,
  writing: Writing,
  hasPages: boolean,
): (Paragraph | TableOfContents)[] {
  if (contents.length === 0) return [];
  const words = fileWords[language].contents;
  return [
    new Paragraph({
      style: "ContentsTitle",
      pageBreakBefore: true,
      children: runs([{ text: words, language }], { writing, look: {} }),
    }),
    new TableOfContents(words, { hyperlink: true, headingStyleRange: "1-2", beginDirty: !hasPages }),
  ];
}
