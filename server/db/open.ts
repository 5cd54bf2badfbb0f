import { existsSync, mkdirSync } from "node:fs";
import { dirname } from "node:path";
import Database from "better-sqlite3";
import {
  Kysely,
  Migrator,
  SqliteAdapter,
  type SqliteDatabase,
  SqliteDriver,
  SqliteIntrospector,
  SqliteQueryCompiler,
  type Transaction,
} from "kysely";
import { createLock, type Lock } from "./lock";
import { migrations } from "./migrations";
import type { Tables } from "./tables";

export type Sql = Kysely<Tables>;
export type Tx = Transaction<Tables>;

export type Db = {
  /** Typed SQL. Every statement and every transaction takes the lock by itself. */
  sql: Sql;
  /** The bare handle, for prepared statements of the journal; only to be touched while holding `lock`. */
  handle: Database.Database;
  lock: Lock;
  close(): Promise<void>;
};

/** Thrown at start; the message is for the person who runs the program. */
export class CannotOpenDatabase extends Error {}

/**
 * Opens the one SQLite file, bringing it up to date. A file made by a newer program, with a migration
 * missing, or that is no database, is refused before anything is written to it.
 */
export async function openDb(file: string): Promise<Db> {
  const isNew = !existsSync(file);
  mkdirSync(dirname(file), { recursive: true });
  let opened: Database.Database | undefined;
  try {
    opened = new Database(file);
    if (!isNew) refuseForeign(opened, file);
    opened.pragma("journal_mode = WAL");
  } catch (error) {
    opened?.close();
    if (error instanceof CannotOpenDatabase) throw error;
    throw new CannotOpenDatabase(`${file} cannot be opened as a database: ${(error as Error).message}`);
  }
  const handle = opened;
  // FULL, not the driver's default: an acknowledged edit must outlive a power cut.
  handle.pragma("synchronous = FULL");
  handle.pragma("foreign_keys = ON");
  handle.pragma("trusted_schema = OFF");
  handle.pragma("busy_timeout = 5000");

  const lock = createLock();
  const sql = new Kysely<Tables>({
    dialect: {
      createAdapter: () => new SqliteAdapter(),
      createDriver: () => new LockedDriver(handle, lock),
      createIntrospector: (db) => new SqliteIntrospector(db),
      createQueryCompiler: () => new SqliteQueryCompiler(),
    },
  });
  const { error } = await new Migrator({
    db: sql,
    provider: { getMigrations: async () => migrations },
  }).migrateToLatest();
  if (error) throw error;

  return {
    sql,
    handle,
    lock,
    close: async () => {
      await lock.hold(async () => handle.close());
    },
  };
}

/** Throws unless the database is empty or one that this program, or an older one, made. */
export function refuseForeign(handle: Database.Database, file: string) {
  const tables = handle
    .prepare("select name from sqlite_master where type = 'table'")
    .pluck()
    .all() as string[];
  if (tables.length === 0) return;
  if (!tables.includes("kysely_migration")) {
    throw new CannotOpenDatabase(`${file} is a database, but not one of this program.`);
  }
  const run = handle.prepare("select name from kysely_migration order by name").pluck().all() as string[];
  const known = Object.keys(migrations);
  const unknown = run.filter((name) => !known.includes(name));
  if (unknown.length > 0) {
    throw new CannotOpenDatabase(
      `${file} was written by a newer version of this program (it has ${unknown.join(", ")}). Start that version, or restore a backup of this one.`,
    );
  }
  const gap = run.find((name, position) => name !== known[position]);
  if (gap) {
    throw new CannotOpenDatabase(
      `${file} has migration ${gap}, but not the one before it. Restore a backup.`,
    );
  }
}

/** Kysely's driver, which takes our lock for as long as it has the connection: a statement or a transaction. */
class LockedDriver extends SqliteDriver {
  readonly #lock: Lock;
  #release: (() => void) | undefined;

  constructor(handle: Database.Database, lock: Lock) {
    super({ database: handle as unknown as SqliteDatabase });
    this.#lock = lock;
  }

  override async acquireConnection() {
    const release = await this.#lock.take();
    const connection = await super.acquireConnection();
    this.#release = release;
    return connection;
  }

  override async releaseConnection() {
    const release = this.#release;
    this.#release = undefined;
    await super.releaseConnection();
    release?.();
  }
}
