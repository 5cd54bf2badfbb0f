import type { Grid } from "./table-grid";

/** What a line of a table holds, in characters of nine points on A4. */
const line = 88;
/** A number and a full stop, with the space at both sides. */
const narrowest = 6;
/** The space at both sides of a cell's text. */
const edges = 3;
/** A column in which nothing is written yet needs room for what will be. */
const emptyColumn = 14;

/**
 * The share of the width that each column gets (they add up to 1): as dragged on the screen where every
 * column has a width, else so that the longest word fits and long texts get what short ones leave.
 */
export function columnWidths(
  grid: Grid,
  textOf: (row: number, cell: number) => string,
): { widths: number[]; isDense: boolean } {
  const given = dragged(grid);
  if (given) return { widths: share(given), isDense: grid.columns > 7 };
  const { widths, isDense } = measured(grid, textOf);
  return { widths: share(widths), isDense };
}

function dragged(grid: Grid): number[] | undefined {
  const widths: number[] = Array(grid.columns).fill(0);
  for (const cell of grid.rows.flat()) {
    const given = cell.node?.attrs?.colwidth;
    if (!Array.isArray(given) || given.length !== cell.colspan) continue;
    given.forEach((width, i) => {
      if (typeof width === "number" && width > 0) widths[cell.column + i] ||= Math.max(24, width);
    });
  }
  return widths.every((width) => width > 0) ? widths : undefined;
}

function measured(grid: Grid, textOf: (row: number, cell: number) => string) {
  const least: number[] = Array(grid.columns).fill(narrowest);
  const wanted: number[] = Array(grid.columns).fill(narrowest);
  const toFill = new Set(least.keys());
  for (const [r, row] of grid.rows.entries()) {
    for (const [c, cell] of row.entries()) {
      if (cell.colspan > 1) continue;
      const text = textOf(r, c);
      // Row numbers are short, whether they are written yet or not.
      if (cell.node?.attrs?.column === "num" || (r >= grid.headerRows && text !== ""))
        toFill.delete(cell.column);
      const word = Math.max(0, ...text.split(/\s+/).map((part) => Math.min(18, wide(part))));
      least[cell.column] = Math.max(least[cell.column]!, word + edges);
      wanted[cell.column] = Math.max(wanted[cell.column]!, Math.min(70, wide(text) + edges));
    }
  }
  for (const column of toFill) wanted[column] = Math.max(wanted[column]!, emptyColumn);
  const needs = sum(least);
  if (needs >= line) return { widths: least, isDense: true };
  if (sum(wanted) <= line) return { widths: stretched(wanted), isDense: false };
  const rest = (line - needs) / sum(wanted.map((width, i) => width - least[i]!));
  return {
    widths: least.map((width, i) => width + (wanted[i]! - width) * rest),
    isDense: needs > line * 0.8,
  };
}

/** What is left goes to the columns that want most: a column of numbers stays as narrow as it is. */
function stretched(wanted: number[]): number[] {
  const weights = wanted.map((width) => width - narrowest + 0.01);
  const rest = (line - sum(wanted)) / sum(weights);
  return wanted.map((width, i) => width + weights[i]! * rest);
}

/** Characters that take the room of two count as two; Japanese breaks anywhere, so four make a word. */
function wide(text: string): number {
  const broad = text.match(
    /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60]/g,
  );
  return text.length + (broad?.length ?? 0);
}

const sum = (numbers: number[]) => numbers.reduce((a, b) => a + b, 0);

function share(widths: number[]): number[] {
  const all = sum(widths);
  return widths.map((width) => Math.round((width / all) * 10_000) / 10_000);
}
