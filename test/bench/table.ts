import { median } from "./numbers";
import type { Cell, Row, Scenario } from "./scenario";

export type Run = { contender: string; round: number; rows: Row[]; error?: string };

/** One line per case and contender: medians over the rounds, and multiples of the relay's. */
export function summarise({ ratios }: Scenario, runs: readonly Run[]): Row[] {
  const contenders = [...new Set(runs.map(({ contender }) => contender))];
  const cases = [...new Set(runs.flatMap(({ rows }) => rows.map((row) => row.case)))];
  const of = (contender: string, name: string) =>
    runs
      .filter((run) => run.contender === contender)
      .flatMap(({ rows }) => rows.filter((row) => row.case === name));
  return cases.flatMap((name) => {
    const relay = middle(of("relay", name));
    return contenders.flatMap((contender) => {
      const rows = of(contender, name);
      if (rows.length === 0) return [];
      const own = middle(rows);
      const compared: Record<string, Cell> = {};
      for (const [key, value] of Object.entries(own)) {
        compared[key] = value;
        const floor = relay[key];
        if (ratios.includes(key) && typeof value === "number" && typeof floor === "number")
          compared[`×${key}`] = value / floor;
      }
      return [{ case: name, server: contender, ...compared }];
    });
  });
}

/** The median of each number, the last word of everything else. */
function middle(rows: readonly Row[]): Record<string, Cell> {
  const keys = [...new Set(rows.flatMap((row) => Object.keys(row)))].filter((key) => key !== "case");
  return Object.fromEntries(
    keys.map((key) => {
      const cells = rows.map((row) => row[key]);
      const numbers = cells.filter((cell): cell is number => typeof cell === "number");
      return [key, numbers.length > 0 ? median(numbers) : cells.at(-1)];
    }),
  );
}

/** Columns as wide as what stands in them. */
export function table(rows: readonly Row[]): string {
  const keys = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  const lines = [keys, ...rows.map((row) => keys.map((key) => shown(row[key])))];
  const widths = keys.map((_, column) => Math.max(...lines.map((line) => line[column]!.length)));
  return lines.map((line) => line.map((cell, column) => cell.padEnd(widths[column]!)).join("  ")).join("\n");
}

function shown(cell: Cell): string {
  if (typeof cell !== "number") return cell === undefined ? "–" : String(cell);
  if (!Number.isFinite(cell)) return "–";
  if (Number.isInteger(cell) || Math.abs(cell) >= 1000) return Math.round(cell).toLocaleString("en");
  return cell.toFixed(Math.abs(cell) < 10 ? 2 : 1);
}
