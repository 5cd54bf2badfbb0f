import type { Migration } from "kysely";
import * as foundation from "./0001-foundation";
import * as registers from "./0003-registers";

/** In order; a file that has landed is never edited. */
export const migrations: Record<string, Migration> = {
  "0001-foundation": foundation,
  "0003-registers": registers,
};
