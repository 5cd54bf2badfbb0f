import type { Logger } from "pino";
import type { Config } from "./config";
import type { Db } from "./db/open";

/** What `main.ts` opens and a test replaces: nothing else reads the clock, chance or the environment. */
export type Ground = {
  config: Config;
  db: Db;
  log: Logger;
  /** UTC milliseconds. */
  now: () => number;
  random: (bytes: number) => Uint8Array;
};
