import { existsSync } from "node:fs";
import Database from "better-sqlite3";
import { verifyAudit } from "../audit/verify";
import { CannotOpenDatabase, refuseForeign } from "./open";

export type Checked = { documents: number; people: number; audit: { entries: number; head: string } };

/** Reads a database file through and through without changing it. Throws CannotOpenDatabase with what is wrong. */
export function checkDatabase(file: string): Checked {
  if (!existsSync(file)) throw new CannotOpenDatabase(`${file} does not exist.`);
  const handle = openToRead(file);
  try {
    const integrity = handle.pragma("integrity_check(5)", { simple: true });
    if (integrity !== "ok") throw new CannotOpenDatabase(`${file} is damaged: ${integrity}`);
    refuseForeign(handle, file);
    const orphans = handle.pragma("foreign_key_check") as unknown[];
    if (orphans.length > 0)
      throw new CannotOpenDatabase(
        `${file} is not whole: ${orphans.length} rows lean on rows that are missing.`,
      );
    const audit = verifyAudit(handle);
    if (!audit.ok)
      throw new CannotOpenDatabase(`${file}: the audit log was altered, first at entry ${audit.seq}.`);
    const count = (table: string) => handle.prepare(`select count(*) from ${table}`).pluck().get() as number;
    return { documents: count("document"), people: count("user"), audit };
  } catch (error) {
    if (error instanceof CannotOpenDatabase) throw error;
    throw new CannotOpenDatabase(`${file} cannot be read as a database: ${(error as Error).message}`);
  } finally {
    handle.close();
  }
}

function openToRead(file: string): Database.Database {
  try {
    return new Database(file, { readonly: true, fileMustExist: true });
  } catch (error) {
    throw new CannotOpenDatabase(`${file} cannot be read: ${(error as Error).message}`);
  }
}
