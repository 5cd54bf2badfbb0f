/** A text that cannot be loaded, or a database that is held by another: nobody sees an empty page, no byte changes. */
import Database from "better-sqlite3";
import { afterAll, beforeAll, expect, test } from "vitest";
import { closeCode } from "../../shared/room";
import { firstText, openProvider, openRaw, syncFrame, until, updateOf } from "../help/live";
import type { Person } from "../help/person";
import { startServer, type TestServer } from "../help/server";
import { beginStudy, type Study, timesIn } from "../help/study";

let server: TestServer;
let study: Study;
let editor: Person;

beforeAll(async () => {
  server = await startServer({ idle: 40, quiet: 100 });
  study = await beginStudy(server);
  editor = await study.join("editor");
});
afterAll(() => server.close());

const rows = (table: string, document: string) =>
  server.parts.db.handle.prepare(`select * from ${table} where document_id = ?`).all(document);
const everything = (document: string) => ({
  state: rows("document_state", document),
  updates: rows("document_update", document),
});

/** Writes a little, and waits until the room has been let go: the next who comes must load. */
async function writtenAndLetGo() {
  const document = await study.document();
  const writer = openProvider({ server, as: editor, document });
  await writer.synced();
  firstText(writer.doc).insert(0, "Worth keeping. ");
  await until(async () => (await study.textOf(document)).includes("Worth keeping. "));
  writer.close();
  await until(() => rows("document_update", document).length === 0);
  return document;
}

/** In the same file, as something that goes wrong would do it. */
const spoil = (statement: string, ...values: unknown[]) =>
  server.parts.db.handle.prepare(statement).run(...values);

const mishaps = {
  "its table is not there": {
    begin: () => spoil("alter table document_state rename to elsewhere"),
    end: () => spoil("alter table elsewhere rename to document_state"),
  },
  "its bytes are damaged": {
    begin(document: string) {
      this.bytes = (rows("document_state", document)[0] as { bytes: Buffer }).bytes;
      const damaged = Buffer.from(this.bytes);
      damaged.fill(0xff, 3, 40);
      spoil("update document_state set bytes = ? where document_id = ?", damaged, document);
    },
    end(document: string) {
      spoil("update document_state set bytes = ? where document_id = ?", this.bytes, document);
    },
    bytes: Buffer.alloc(0) as Buffer,
  },
};

for (const [name, mishap] of Object.entries(mishaps)) {
  test(`a text that cannot be loaded because ${name} is refused, and stored as it was`, async () => {
    const document = await writtenAndLetGo();
    const before = everything(document);
    mishap.begin(document);
    for (let visit = 0; visit < 3; visit++) {
      const raw = await openRaw({ server, as: editor, document });
      raw.send(syncFrame("two", new Uint8Array([0, 0])));
      expect(await raw.closed()).toBe(closeCode.tryLater);
      expect(raw.frames).toEqual([]);
    }
    const shown = await study.chief.get(`/api/documents/${document}/content?language=en`);
    expect(shown.status).toBeGreaterThanOrEqual(500);
    mishap.end(document);
    expect(everything(document)).toEqual(before);
    const again = openProvider({ server, as: editor, document });
    await again.synced();
    expect(firstText(again.doc).toString()).toContain("Worth keeping. ");
    again.close();
  });
}

test("while another program holds the database nothing is called durable, health is red, and then all is kept", async () => {
  const document = await study.document();
  const writer = openProvider({ server, as: editor, document });
  await writer.synced();
  const raw = await openRaw({ server, as: editor, document });
  raw.send(syncFrame("two", new Uint8Array([0, 0])));
  raw.barrier(1);
  await until(() => raw.durable().includes(1));
  // The wait for the other blocks the thread: a test need not wait as long as a ministry may.
  server.parts.db.handle.pragma("busy_timeout = 30");
  const other = new Database(`${server.folder}/lokakarya.db`);
  other.exec("begin immediate");

  const words = updateOf(writer.doc, (copy) => firstText(copy).insert(0, "Written while it was held. "));
  raw.send(syncFrame("update", words));
  raw.barrier(2);
  expect(await raw.closed()).toBe(closeCode.cannotStore);
  expect(raw.durable()).toEqual([1]);
  await until(async () => (await server.get("/health")).status === 503, 3_000);
  expect(server.log.some((line) => line.includes("cannot store"))).toBe(true);
  firstText(writer.doc).insert(0, "Typed on. ");

  other.exec("rollback");
  other.close();
  await until(async () => (await server.get("/health")).status === 200, 3_000);
  await until(async () => (await study.textOf(document)).includes("Typed on. "), 10_000);
  const back = await openRaw({ server, as: editor, document });
  back.send(syncFrame("two", words));
  back.barrier(1);
  await until(() => back.durable().includes(1));
  const text = await study.textOf(document);
  for (const each of ["Written while it was held. ", "Typed on. "]) expect(timesIn(text, each)).toBe(1);
  back.close();
  writer.close();
});
