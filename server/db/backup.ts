import { closeSync, existsSync, fsyncSync, openSync, renameSync, rmSync } from "node:fs";
import Database from "better-sqlite3";
import { type Checked, checkDatabase } from "./check";
import { CannotOpenDatabase } from "./open";

/**
 * Copies the database into one file while a server goes on writing to it, and checks the copy. The file appears
 * under its name only when it is whole.
 */
export async function backUp(from: string, to: string): Promise<Checked> {
  if (existsSync(to)) throw new CannotOpenDatabase(`${to} exists already. Name a new file.`);
  if (!existsSync(from)) throw new CannotOpenDatabase(`There is no database at ${from}. Is DATA_DIR right?`);
  const part = `${to}.part`;
  try {
    const handle = new Database(from, { fileMustExist: true });
    try {
      // In one step: in several, SQLite begins anew at each write of the server, and a large copy never ends.
      await handle.backup(part, { progress: () => 0x7fffffff });
    } finally {
      handle.close();
    }
    makeOneFile(part);
    const checked = checkDatabase(part);
    sync(part);
    renameSync(part, to);
    return checked;
  } catch (error) {
    for (const rest of [part, `${part}-wal`, `${part}-shm`, `${part}-journal`]) rmSync(rest, { force: true });
    throw error;
  }
}

/** Out of WAL mode, or the file would need two others beside it. */
export function makeOneFile(file: string) {
  const handle = new Database(file);
  handle.pragma("journal_mode = delete");
  handle.close();
}

export function sync(file: string) {
  const descriptor = openSync(file, "r+");
  fsyncSync(descriptor);
  closeSync(descriptor);
}
