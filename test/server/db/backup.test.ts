import { copyFileSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Database from "better-sqlite3";
import { afterEach, beforeEach, expect, test } from "vitest";
import { backUp } from "../../../server/db/backup";
import { holdFolderAlone } from "../../../server/db/only-one";
import { CannotOpenDatabase, openDb } from "../../../server/db/open";
import { recoveryWindow, restore } from "../../../server/db/restore";
import type { Person } from "../../help/person";
import { startServer, type TestServer } from "../../help/server";

let server: TestServer;
let chief: Person;
let project: string;
let folder: string;
const now = Date.UTC(2026, 0, 2);

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "lokakarya-backup-"));
  server = await startServer();
  chief = await server.setUp();
  project = await server.project(chief);
});
afterEach(async () => {
  await server.close();
  rmSync(folder, { recursive: true, force: true });
});

const data = () => join(server.folder, "lokakarya.db");

test("a backup taken while others write restores into an empty folder, and everything opens", async () => {
  const made = await chief.post<{ id: string }>(`/api/projects/${project}/documents`, {
    template: "tor-jica-study",
    languages: ["en", "id"],
  });
  const content = `/api/documents/${made.body.id}/content?language=id`;
  const before = await chief.get(content);
  let writing = true;
  const writer = (async () => {
    for (let n = 0; writing; n++) await chief.patch("/api/me", { name: `Sekretariat ${n}` });
  })();
  const file = join(folder, "copy.db");
  const checked = await backUp(data(), file);
  writing = false;
  await writer;
  expect(checked).toMatchObject({ documents: 1, people: 1 });
  expect(existsSync(`${file}-wal`)).toBe(false);

  const into = join(folder, "new");
  expect(restore(file, into, { now, setAside: false })).toMatchObject({ documents: 1, setAside: undefined });
  const second = await startServer({ folder: into });
  try {
    // Whoever was signed in on the day of the backup is not signed in by it.
    const old = await second.stranger().get("/api/me", { headers: { cookie: chief.cookieHeader() } });
    expect(old.status).toBe(401);
    const again = await second.signIn("secretariat@example.org");
    expect((await again.get(content)).body).toEqual(before.body);
    expect((await again.get(`/api/documents/${made.body.id}`)).body).toMatchObject({ epoch: 2 });
    const row = await second.parts.db.sql
      .selectFrom("document")
      .select("recovery_until")
      .executeTakeFirstOrThrow();
    expect(row.recovery_until).toBe(now + recoveryWindow);
    const last = await second.parts.db.sql
      .selectFrom("audit")
      .where("action", "=", "backup.restored")
      .select("seq")
      .execute();
    expect(last).toHaveLength(1);
  } finally {
    await second.close();
  }
});

test("neither a backup nor a restore overwrites anything", async () => {
  const file = join(folder, "copy.db");
  await backUp(data(), file);
  const bytes = readFileSync(file);
  await expect(backUp(data(), file)).rejects.toThrow(/exists already/);
  await expect(backUp(join(folder, "nothing.db"), join(folder, "x.db"))).rejects.toThrow(/no database at/);
  expect(readFileSync(file)).toEqual(bytes);
  expect(existsSync(join(folder, "x.db"))).toBe(false);

  const into = join(folder, "taken");
  restore(file, into, { now, setAside: false });
  const there = readFileSync(join(into, "lokakarya.db"));
  expect(() => restore(file, into, { now, setAside: false })).toThrow(/--set-aside/);
  expect(readFileSync(join(into, "lokakarya.db"))).toEqual(there);
  const restored = restore(file, into, { now, setAside: true });
  expect(readFileSync(restored.setAside!)).toEqual(there);
});

test("a restore waits for nobody: a folder in use is refused", async () => {
  const file = join(folder, "copy.db");
  await backUp(data(), file);
  const into = join(folder, "used");
  const alone = holdFolderAlone(into);
  expect(() => restore(file, into, { now, setAside: true })).toThrow(/in use/);
  expect(() => holdFolderAlone(into)).toThrow(CannotOpenDatabase);
  alone.release();
  restore(file, into, { now, setAside: true });
});

test("a file that is damaged, foreign, cut short, newer or altered is refused by name, and nothing is put in place", async () => {
  const good = join(folder, "good.db");
  await backUp(data(), good);
  const spoilt = (name: string, spoil: (file: string) => void) => {
    const file = join(folder, name);
    copyFileSync(good, file);
    spoil(file);
    return file;
  };
  const change = (statements: string) => (file: string) => {
    const handle = new Database(file);
    handle.pragma("foreign_keys = off");
    handle.exec(statements);
    handle.close();
  };
  const files: [string, RegExp][] = [
    [join(folder, "missing.db"), /does not exist/],
    [spoilt("text.db", (file) => writeFileSync(file, "not a database")), /cannot be read as a database/],
    [
      spoilt("short.db", (file) => writeFileSync(file, readFileSync(good).subarray(0, 20_000))),
      /damaged|cannot be read/,
    ],
    [
      spoilt("foreign.db", (file) => {
        rmSync(file);
        change("create table t (a)")(file);
      }),
      /not one of this program/,
    ],
    [
      spoilt("newer.db", change("insert into kysely_migration values ('9999-future', '2030')")),
      /newer version.+9999-future/,
    ],
    [spoilt("orphan.db", change("delete from user")), /not whole/],
    [
      spoilt(
        "altered.db",
        change("drop trigger audit_is_never_changed; update audit set at = 1 where seq = 2"),
      ),
      /audit log was altered, first at entry 2/,
    ],
  ];
  for (const [file, message] of files) {
    const into = join(folder, `into-${message.source.length}`);
    expect(() => restore(file, into, { now, setAside: false }), file).toThrow(message);
    expect(existsSync(join(into, "lokakarya.db"))).toBe(false);
  }
});

test("a newer, foreign or broken data file stops the start before anything is written to it", async () => {
  const file = join(folder, "lokakarya.db");
  const handle = new Database(file);
  handle.exec(
    "create table kysely_migration (name text, timestamp text); insert into kysely_migration values ('9999-future', 'x')",
  );
  handle.close();
  const bytes = readFileSync(file);
  await expect(openDb(file)).rejects.toThrow(/newer version/);
  expect(readFileSync(file)).toEqual(bytes);
  const text = join(folder, "text.db");
  writeFileSync(text, "hello");
  await expect(openDb(text)).rejects.toThrow(CannotOpenDatabase);
  expect(readFileSync(text, "utf8")).toBe("hello");
});
