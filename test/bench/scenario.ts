import type { Contender } from "./contender";

export type Cell = number | string | boolean | undefined;
/** One line of a scenario's table. `case` tells it from the others of the same contender. */
export type Row = { case: string } & Record<string, Cell>;

export type Options = {
  rounds: number;
  /** Shorter windows and smaller numbers: to see that all works, and roughly how. */
  quick: boolean;
  /** Data folders are made here. */
  dataIn: string;
  /** Whether a case of this name is wanted, where a scenario has several. */
  cases: (name: string) => boolean;
};

export type Scenario = {
  /** The target, in words, printed above the table. */
  target: string;
  /** Columns that are also printed as a multiple of the relay's. */
  ratios: string[];
  /** Contenders that it makes no sense for are left out. */
  suits?: (contender: Contender) => boolean;
  run(contender: Contender, options: Options): Promise<Row[]>;
};
