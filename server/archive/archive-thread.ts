/** Thread of the archive: writes one to a file, by a handle of its own. */
import { closeSync, openSync, rmSync, writeSync } from "node:fs";
import Database from "better-sqlite3";
import { serveTasks } from "../jobs/serve-tasks";
import { ArchiveTooLarge, type ArchiveWish, writeArchive } from "./write-archive";

export type ArchiveTask = ArchiveWish & { database: string; to: string };
export type ArchiveDone = "written" | "too-large";

serveTasks(({ database, to, ...wish }: ArchiveTask): ArchiveDone => {
  const handle = new Database(database, { readonly: true });
  const file = openSync(to, "w", 0o600);
  try {
    handle.pragma("busy_timeout = 5000");
    // One moment for all tables: whoever writes meanwhile is in the next archive.
    handle.transaction(() => writeArchive(handle, wish, (bytes) => void writeAll(file, bytes)))();
    return "written";
  } catch (error) {
    rmSync(to, { force: true });
    if (error instanceof ArchiveTooLarge) return "too-large";
    throw error;
  } finally {
    closeSync(file);
    handle.close();
  }
});

function writeAll(file: number, bytes: Uint8Array) {
  for (let at = 0; at < bytes.byteLength; ) at += writeSync(file, bytes, at);
}
