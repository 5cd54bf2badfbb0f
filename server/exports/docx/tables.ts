import {
  Bookmark,
  BorderStyle,
  Paragraph,
  type ParagraphChild,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  VerticalAlignTable,
  WidthType,
} from "docx";
import type { Block, BlockOf, Cell } from "../prepared";
import { runs } from "./inlines";
import type { Place } from "./writing";

const line = { style: BorderStyle.SINGLE, size: 4, color: "8C8C8C" };
const margins = { top: 60, bottom: 60, left: 100, right: 100 };
const denseMargins = { ...margins, left: 60, right: 60 };
/** A cell longer than this may be broken over pages; a row that never may is pushed on, then cut. */
const longestWhole = 400;

type Inside = (blocks: Block[], place: Place) => (Paragraph | Table)[];

/** @param inside writes what stands in a cell. */
export function writeTable(table: BlockOf<"table">, place: Place, inside: Inside): (Paragraph | Table)[] {
  const width = Math.max(600, place.width - place.indent);
  const columns = columnTwips(table.widths, width);
  const rows = table.rows.map(
    (cells, r) =>
      new TableRow({
        tableHeader: r < table.headerRows,
        cantSplit: cells.every((cell) => JSON.stringify(cell.content).length < longestWhole * 10),
        children: cells.map((cell) => writeCell(cell, { ...place, isDense: table.isDense }, width, inside)),
      }),
  );
  return [
    ...captionOf(table, place),
    new Table({
      layout: TableLayoutType.FIXED,
      width: { size: width, type: WidthType.DXA },
      columnWidths: columns,
      ...(place.indent > 0 ? { indent: { size: place.indent, type: WidthType.DXA } } : {}),
      borders: {
        top: line,
        bottom: line,
        left: line,
        right: line,
        insideHorizontal: line,
        insideVertical: line,
      },
      rows,
    }),
    // Two tables that touch become one in Word.
    new Paragraph({ style: "AfterTable", children: [] }),
  ];
}

function writeCell(cell: Cell, place: Place, tableWidth: number, inside: Inside): TableCell {
  const children = inside(cell.content, {
    ...place,
    width: Math.max(600, Math.round(tableWidth / 2)),
    indent: 0,
    listDepth: 0,
    inCell: true,
    isHeader: cell.isHeader,
  });
  // Word opens no cell without a paragraph in it.
  if (children.length === 0)
    children.push(new Paragraph({ style: place.isDense ? "DenseTable" : "TableText", children: [] }));
  return new TableCell({
    columnSpan: cell.colspan,
    rowSpan: cell.rowspan,
    margins: place.isDense ? denseMargins : margins,
    verticalAlign: cell.isHeader ? VerticalAlignTable.CENTER : VerticalAlignTable.TOP,
    ...(cell.isHeader ? { shading: { type: "clear", color: "auto", fill: "EDEDED" } } : {}),
    children,
  });
}

function captionOf({ caption, anchor }: BlockOf<"table">, { writing }: Place): Paragraph[] {
  if (caption.length === 0) return [];
  const children: ParagraphChild[] = runs(caption, { writing, look: {} });
  return [
    new Paragraph({ style: "Caption", keepNext: true, children: [new Bookmark({ id: anchor, children })] }),
  ];
}

/** Whole twips that add up to the width. */
function columnTwips(shares: number[], width: number): number[] {
  const columns = shares.map((share) => Math.max(120, Math.floor(share * width)));
  const rest = width - columns.reduce((a, b) => a + b, 0);
  if (rest > 0) columns[columns.length - 1]! += rest;
  return columns;
}
