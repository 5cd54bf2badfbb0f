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
import type { BlockOf, Inline } from "../prepared";
import { fileWords } from "../words";
import { runs, writeInlines } from "./inlines";
import type { Place } from "./writing";

const none = { style: BorderStyle.NONE, size: 0, color: "auto" };
const noBorders = { top: none, bottom: none, left: none, right: none };
const gutter = 400;

/** Room for each side to sign, two beside each other: who, space, name, position, date. */
export function writeSignature({ places }: BlockOf<"signature">, place: Place): (Paragraph | Table)[] {
  const { writing, width } = place;
  const words = fileWords[writing.prepared.language];
  const pairs = Array.from({ length: Math.ceil(places.length / 2) }, (_, i) =>
    places.slice(i * 2, i * 2 + 2),
  );
  const half = Math.round(width / 2);
  const row = (pair: Inline[][], fill: (who: Inline[]) => Paragraph[], height?: number) =>
    new TableRow({
      cantSplit: true,
      ...(height ? { height: { value: height, rule: HeightRule.ATLEAST } } : {}),
      children: [pair[0], pair[1]].map(
        (who) =>
          new TableCell({
            borders: noBorders,
            margins: { top: 40, bottom: 40, left: 0, right: gutter },
            verticalAlign: VerticalAlignTable.BOTTOM,
            children: who ? fill(who) : [new Paragraph({ style: "TableText", children: [] })],
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
  if (pairs.length === 0) return [];
  const rows = pairs.flatMap((pair) => [
    row(pair, (who) => [
      new Paragraph({
        style: "TableText",
        keepNext: true,
        children: writeInlines(who, writing, { bold: true }),
      }),
    ]),
    row(pair, () => [new Paragraph({ style: "TableText", keepNext: true, children: [] })], 1300),
    row(pair, () => [line(words.name), line(words.position), line(words.date)]),
  ]);
  return [
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
