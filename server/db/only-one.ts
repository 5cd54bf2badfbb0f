import { mkdirSync } from "node:fs";
import { join } from "node:path";
import Database from "better-sqlite3";
import { CannotOpenDatabase } from "./open";

/** Held on to: a handle that nobody refers to is collected, and its lock with it. */
const held = new Set<Database.Database>();

/**
 * Keeps a second server, or a restore, out of the same data folder for as long as this process lives: rooms are
 * held in memory, so two servers would each hold half of the truth. The lock is the operating system's, so a
 * crash leaves nothing behind.
 */
export function holdFolderAlone(dataDir: string): { release(): void } {
  mkdirSync(dataDir, { recursive: true });
  const lock = new Database(join(dataDir, "in-use.lock"), { timeout: 0 });
  try {
    lock.pragma("journal_mode = memory");
    lock.exec("begin exclusive");
  } catch (error) {
    lock.close();
    if ((error as { code?: unknown }).code !== "SQLITE_BUSY") throw error;
    throw new CannotOpenDatabase(
      `${dataDir} is in use by another server or command of this program. Stop it first, or set another DATA_DIR.`,
    );
  }
  held.add(lock);
  return {
    release: () => {
      held.delete(lock);
      lock.close();
    },
  };
}
