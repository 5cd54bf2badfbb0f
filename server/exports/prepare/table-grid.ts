import type { NodeJson } from "../../../shared/document/json";

export type Placed = { node: NodeJson | null; column: number; colspan: number; rowspan: number };
export type Grid = { columns: number; rows: Placed[][]; headerRows: number };

/**
 * Makes a table square, however merges left it: spans that run out of the table or into another cell are
 * cut, short rows are filled up, rows and columns that no cell begins in are taken out. Undefined: no cell at all.
 */
export function squareTable(table: NodeJson): Grid | undefined {
  const rows = (table.content ?? []).filter((row) => row.type === "tableRow");
  /** How many further rows each column is covered by a cell from above. */
  const covered: number[] = [];
  const placed: Placed[][] = rows.map((row, r) => {
    const out: Placed[] = [];
    const taken = covered.map((rest) => rest > 0);
    for (let c = 0; c < covered.length; c += 1) covered[c] = Math.max(0, covered[c]! - 1);
    let column = 0;
    for (const cell of row.content ?? []) {
      if (cell.type !== "tableCell" && cell.type !== "tableHeader") continue;
      while (taken[column]) column += 1;
      let colspan = 1;
      while (colspan < span(cell.attrs?.colspan, 60) && !taken[column + colspan]) colspan += 1;
      const rowspan = Math.min(span(cell.attrs?.rowspan, 1000), rows.length - r);
      for (let c = column; c < column + colspan; c += 1) {
        taken[c] = true;
        covered[c] = rowspan - 1;
      }
      out.push({ node: cell, column, colspan, rowspan });
      column += colspan;
    }
    return out;
  });
  const columns = dropUnbegunColumns(placed);
  if (columns === 0) return undefined;
  fillGaps(placed, columns);
  dropUnbegun(placed);
  return { columns, rows: placed, headerRows: headerRows(placed) };
}

const span = (value: unknown, most: number) =>
  typeof value === "number" && value >= 1 ? Math.min(most, Math.trunc(value)) : 1;

function occupation(rows: Placed[][]): Set<number>[] {
  const taken = rows.map(() => new Set<number>());
  for (const [r, row] of rows.entries()) {
    for (const cell of row) {
      for (let y = r; y < r + cell.rowspan; y += 1) {
        for (let x = cell.column; x < cell.column + cell.colspan; x += 1) taken[y]?.add(x);
      }
    }
  }
  return taken;
}

/** A column that cells only reach into has no width on the screen either. Gives how many are left. */
function dropUnbegunColumns(rows: Placed[][]): number {
  const begun = [...new Set(rows.flat().map((cell) => cell.column))].sort((a, b) => a - b);
  for (const cell of rows.flat()) {
    const end = cell.column + cell.colspan;
    cell.colspan = begun.filter((column) => column >= cell.column && column < end).length;
    cell.column = begun.indexOf(cell.column);
  }
  return begun.length;
}

function fillGaps(rows: Placed[][], columns: number) {
  for (const [r, taken] of occupation(rows).entries()) {
    if (rows[r]!.length === 0) continue; // goes altogether, or is wholly covered from above
    for (let column = 0; column < columns; column += 1) {
      if (!taken.has(column)) rows[r]!.push({ node: null, column, colspan: 1, rowspan: 1 });
    }
    rows[r]!.sort((a, b) => a.column - b.column);
  }
}

function dropUnbegun(rows: Placed[][]) {
  for (let r = rows.length - 1; r >= 0; r -= 1) {
    if (rows[r]!.length > 0) continue;
    for (const [above, row] of rows.slice(0, r).entries()) {
      for (const cell of row) if (above + cell.rowspan > r) cell.rowspan -= 1;
    }
    rows.splice(r, 1);
  }
}

/** Leading rows of header cells only, cut where one of their cells would reach into the rows below. */
function headerRows(rows: Placed[][]): number {
  let lead = 0;
  while (lead < rows.length && isHeaderRow(rows[lead]!)) lead += 1;
  // A table that is nothing but header has nothing to repeat it over.
  if (lead === rows.length) lead = Math.max(0, lead - 1);
  while (lead > 0 && rows.slice(0, lead).some((row, r) => row.some((cell) => r + cell.rowspan > lead)))
    lead -= 1;
  return lead;
}

/** What was filled up to make the row square goes with the cells that are there. */
const isHeaderRow = (row: Placed[]) => {
  const cells = row.filter((cell) => cell.node !== null);
  return cells.length > 0 && cells.every((cell) => cell.node?.type === "tableHeader");
};
