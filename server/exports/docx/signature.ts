import {
  AlignmentType,
  BorderStyle,
  HeightRule,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TabStopType,
  TextRun,
  VerticalAlignTable,
  WidthType,
} from "docx";
import type { BlockOf, Words } from "../prepared";
import { fileWords } from "../words";
import { runs, writeInlines } from "./inlines";
import type { Place } from "./writing";

const none = { style: BorderStyle.NONE, size: 0, color: "auto" };
const noBorders = { top: none, bottom: none, left: none, right: none };
const gutter = 400;

/** Room for each side to sign, two beside each other: who, space, name, position, date. */
export function writeSignature(
  { content, parties }: BlockOf<"signature">,
  place: Place,
): (Paragraph | Table)[] {
  const { writing, width } = place;
  const words = fileWords[writing.prepared.language];
  const pairs = Array.from({ length: Math.ceil(parties.length / 2) }, (_, i) =>
    parties.slice(i * 2, i * 2 + 2),
  );
  const half = Math.round(width / 2);
  const row = (pair: Words[], fill: (party: Words) => Paragraph[], height?: number) =>
    new TableRow({
      cantSplit: true,
      ...(height ? { height: { value: height, rule: HeightRule.ATLEAST } } : {}),
      children: [pair[0], pair[1]].map(
        (party) =>
          new TableCell({
            borders: noBorders,
            margins: { top: 40, bottom: 40, left: 0, right: gutter },
            verticalAlign: VerticalAlignTable.BOTTOM,
            children: party ? fill(party) : [new Paragraph({ style: "TableText", children: [] })],
          }),
      ),
    });
  const line = (label: string) =>
    new Paragraph({
      style: "TableText",
      keepNext: true,
      alignment: AlignmentType.LEFT,
      tabStops: [{ type: TabStopType.RIGHT, position: half - gutter, leader: "underscore" }],
      children: [
        ...runs([{ text: `${label}: `, language: writing.prepared.language }], { writing, look: {} }),
        new TextRun({ text: "\t" }),
      ],
    });
  const anchor = new Paragraph({ keepNext: true, children: writeInlines(content, writing) });
  if (pairs.length === 0) return [anchor];
  const rows = pairs.flatMap((pair) => [
    row(pair, (party) => [
      new Paragraph({
        style: "TableText",
        keepNext: true,
        children: runs(party, { writing, look: { bold: true } }),
      }),
    ]),
    row(pair, () => [new Paragraph({ style: "TableText", keepNext: true, children: [] })], 1300),
    row(pair, () => [line(words.name), line(words.position), line(words.date)]),
  ]);
  return [
    anchor,
    new Table({
      layout: TableLayoutType.FIXED,
      width: { size: width, type: WidthType.DXA },
      columnWidths: [half, width - half],
      borders: { ...noBorders, insideHorizontal: none, insideVertical: none },
      rows,
    }),
    new Paragraph({ style: "AfterTable", children: [] }),
  ];
}
