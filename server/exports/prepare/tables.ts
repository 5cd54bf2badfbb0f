import type { NodeJson } from "../../../shared/document/json";
import { blockTexts } from "../block-text";
import type { Block, BlockOf } from "../prepared";
import { columnWidths } from "./column-widths";
import { string } from "./inlines";
import { pieces } from "./pieces";
import type { Preparing } from "./preparing";
import { squareTable } from "./table-grid";

/** Word opens no table of more columns. */
const mostColumns = 63;

/** @param inside prepares what stands in a cell. */
export function prepareTable(
  node: NodeJson,
  preparing: Preparing,
  inside: (blocks: NodeJson[] | undefined) => Block[],
): BlockOf<"table">[] {
  const grid = squareTable(node);
  if (!grid) return [];
  const before = preparing.trail.length;
  const rows = grid.rows.map((row, r) =>
    row.map((cell) => ({
      isHeader: cell.node ? cell.node.type === "tableHeader" : r < grid.headerRows,
      colspan: cell.colspan,
      rowspan: cell.rowspan,
      content: cell.node ? inside(cell.node.content) : [],
    })),
  );
  const { widths, isDense } = columnWidths(grid, (r, c) => blockTexts(rows[r]![c]!.content).join(" "));
  noteThreads(node, preparing, before);
  const target = preparing.targets.tables.get(node);
  if (target) preparing.anchors.add(target.anchor);
  const separator = preparing.language === "ja" ? "\u3000" : ". ";
  const caption = target
    ? pieces(`${target.label}${separator}${string(node.attrs?.caption).trim()}`, preparing.language)
    : [];
  const table: BlockOf<"table"> = {
    type: "table",
    caption,
    anchor: target?.anchor ?? "",
    widths,
    isDense,
    headerRows: grid.headerRows,
    rows,
  };
  return grid.columns <= mostColumns ? [table] : slices(table, grid.columns);
}

/** A table takes no marks; a thread about it reaches from its first word to its last. */
function noteThreads(node: NodeJson, preparing: Preparing, before: number) {
  const first = preparing.trail[before];
  const last = preparing.trail.at(-1);
  if (!first || !last) return;
  for (const id of string(node.attrs?.threads).split(" ").filter(Boolean)) {
    if (!preparing.ranges.has(id)) preparing.ranges.set(id, { first, last });
  }
}

/** The columns behind the last possible one go on in a further table below. */
function slices(table: BlockOf<"table">, columns: number): BlockOf<"table">[] {
  // Spans are cut to single cells first, so that no cell lies across the cut.
  const starts = Array.from({ length: Math.ceil(columns / mostColumns) }, (_, i) => i * mostColumns);
  const flat = table.rows.map((row) =>
    row.flatMap((cell) => [
      { ...cell, colspan: 1, rowspan: 1 },
      ...Array.from({ length: cell.colspan - 1 }, () => ({
        ...cell,
        colspan: 1,
        rowspan: 1,
        content: [] as Block[],
      })),
    ]),
  );
  return starts.map((start, i) => {
    const rows = flat.map((row) => row.slice(start, start + mostColumns));
    const width = Math.min(mostColumns, columns - start);
    for (const row of rows) {
      while (row.length < width) row.push({ isHeader: false, colspan: 1, rowspan: 1, content: [] });
    }
    return {
      ...table,
      caption: i === 0 ? table.caption : [],
      anchor: i === 0 ? table.anchor : "",
      widths: Array(width).fill(1 / width),
      rows,
    };
  });
}
