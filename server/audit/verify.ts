import type Database from "better-sqlite3";
import type { Tables } from "../db/tables";
import { hashOf } from "./log";

/**
 * Walks the chain: the first `seq` whose row was changed, moved or taken out, else how long it is and its last
 * hash. A tail that was cut off shows only against a hash that was kept elsewhere (each backup prints it).
 */
export function verifyAudit(
  handle: Database.Database,
): { ok: true; entries: number; head: string } | { ok: false; seq: number } {
  let previous = "";
  let seq = 0;
  const rows = handle.prepare<[], Tables["audit"]>("select * from audit order by seq").iterate();
  for (const row of rows) {
    seq += 1;
    if (row.seq !== seq || row.previous !== previous || row.hash !== hashOf(row)) return { ok: false, seq };
    previous = row.hash;
  }
  return { ok: true, entries: seq, head: previous };
}
