/** Images, copies and compaction, on a real database file. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pino } from "pino";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import * as Y from "yjs";
import { type Db, openDb } from "../../../server/db/open";
import { createCompaction } from "../../../server/live/compaction";
import { createCopies } from "../../../server/live/copies";
import { createImages } from "../../../server/live/images";
import { createJournal } from "../../../server/live/journal";
import { applyStored, compactStored } from "../../../server/live/text-work";
import { createTextWorker } from "../../../server/live/text-worker";
import type { DocumentId } from "../../../shared/ids";

const id = "0190f3a2-aaaa-7000-8000-000000000001" as DocumentId;
const serverClient = 7;
let folder: string;
let db: Db;
let parts: ReturnType<typeof assemble>;
let author: Y.Doc;
let seq: number;

function assemble() {
  const journal = createJournal(db);
  const worker = createTextWorker(journal, db.handle.name);
  const compaction = createCompaction({
    journal,
    worker,
    now: () => 1,
    log: pino({ enabled: false }),
    onCompacted: () => {},
  });
  const copies = createCopies({ journal, compaction, idle: 1000 });
  return { journal, worker, compaction, copies, images: createImages({ journal, worker, compaction }) };
}

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "lokakarya-texts-"));
  db = await openDb(join(folder, "lokakarya.db"));
  // The tables of texts alone: whose document it is does not matter here.
  db.handle.pragma("foreign_keys = OFF");
  parts = assemble();
  author = new Y.Doc();
  seq = 0;
});
afterEach(async () => {
  parts.worker.close();
  parts.copies.close();
  parts.images.close();
  await db.close();
  rmSync(folder, { recursive: true });
});

const textOf = (doc: Y.Doc) => doc.getText("t").toString();
const vectorOf = (doc: Y.Doc) => Y.encodeStateVector(doc);

/** Stores what the author does as rows. */
async function write(change: (text: Y.Text) => void) {
  const updates: Uint8Array[] = [];
  const listen = (update: Uint8Array) => void updates.push(update);
  author.on("update", listen);
  change(author.getText("t"));
  author.off("update", listen);
  await parts.journal.append(
    updates.map((bytes) => ({ document: id, seq: ++seq, bytes, at: 1, user: null, seats: [] })),
  );
}

const type = (words: string) =>
  write((text) => {
    for (const letter of words) text.insert(text.length, letter);
  });

/** What somebody has who comes with this much. */
async function comer(doc = new Y.Doc()) {
  const vector = vectorOf(doc);
  let deliveries = 0;
  await parts.images.beyond(id, vector, (update, rows) => {
    deliveries++;
    Y.applyUpdate(doc, update);
    for (const { bytes } of rows) Y.applyUpdate(doc, bytes);
  });
  expect(deliveries).toBe(1);
  expect(doc.store.pendingStructs).toBeNull();
  return doc;
}

describe("who comes is sent the whole text, however it is stored", () => {
  test.each([
    ["a few updates", 20],
    ["more than are merged at once", 450],
    ["a long tail after a kill", 2500],
  ])("%s", async (_name, count) => {
    await type("x".repeat(count));
    expect(textOf(await comer())).toBe(textOf(author));
    // While the last image still stands, more is written.
    await type(" and more");
    expect(textOf(await comer())).toBe(textOf(author));
    await parts.compaction.compact(id);
    await type(" after");
    const late = await comer();
    expect(textOf(late)).toBe(textOf(author));
    expect(vectorOf(late)).toEqual(vectorOf(author));
  });

  test("who comes back gets what is missing, also what was deleted meanwhile", async () => {
    await type("one two three");
    const away = await comer();
    await write((text) => text.delete(0, 4));
    await type(" four");
    await parts.compaction.compact(id);
    expect(textOf(await comer(away))).toBe("two three four");
  });

  test("a large text that is written on after every compaction is sent all the same", async () => {
    await write((text) => text.insert(0, "kata ".repeat(12_000)));
    const compact = async (document: DocumentId) => {
      await parts.compaction.compact(document);
      await type("x");
    };
    const images = createImages({ ...parts, compaction: { ...parts.compaction, compact } });
    await type("y");
    const doc = new Y.Doc();
    await images.beyond(id, vectorOf(doc), (update, rows) => {
      for (const bytes of [update, ...rows.map((row) => row.bytes)]) Y.applyUpdate(doc, bytes);
    });
    images.close();
    expect(textOf(doc)).toBe(textOf(author));
  });

  test("what is no state vector is told apart from a text that cannot be read", async () => {
    await type("one");
    await expect(
      parts.images.beyond(id, Uint8Array.of(9, 255), () => {
        throw new Error("delivered");
      }),
    ).rejects.not.toThrow("delivered");
  });
});

describe("copies for the server's own work", () => {
  test("a copy catches up with what is written while it stands, also across a compaction", async () => {
    await type("one");
    expect(await parts.copies.read(id, textOf)).toBe("one");
    await type(" two");
    expect(await parts.copies.read(id, textOf)).toBe("one two");
    await type(" three");
    await parts.compaction.compact(id);
    await type(" four");
    expect(await parts.copies.read(id, textOf)).toBe("one two three four");
  });

  test("what could not be stored is nowhere to be read, also by who was waiting", async () => {
    await type("one");
    const failing = parts.copies.write(
      id,
      serverClient,
      (doc) => doc.getText("t").insert(0, "never "),
      async () => {
        throw new Error("disk");
      },
    );
    const waiting = parts.copies.read(id, textOf);
    await expect(failing).rejects.toThrow("disk");
    expect(await waiting).toBe("one");
    expect(await parts.copies.read(id, textOf)).toBe("one");
  });

  test("a change that throws half way leaves nothing behind", async () => {
    await type("one");
    const failing = parts.copies.write(
      id,
      serverClient,
      (doc) => {
        doc.getText("t").insert(0, "half ");
        throw new Error("way");
      },
      async () => 99,
    );
    await expect(failing).rejects.toThrow("way");
    expect(await parts.copies.read(id, textOf)).toBe("one");
  });

  test("the server goes on under its own id where it left off, from whichever copy", async () => {
    await type("one");
    const insert = (words: string) =>
      parts.copies.write(
        id,
        serverClient,
        (doc) => doc.getText("t").insert(0, words),
        async (bytes) => {
          await parts.journal.append([
            { document: id, seq: ++seq, bytes: bytes!, at: 1, user: null, seats: [] },
          ]);
          return seq;
        },
      );
    await insert("b ");
    parts.copies.close();
    await insert("a ");
    expect(await parts.copies.read(id, textOf)).toBe("a b one");
    const doc = await comer();
    expect(Y.decodeStateVector(vectorOf(doc)).get(serverClient)).toBe(4);
  });
});

test("compaction beside writing loses nothing and keeps what came meanwhile behind the new state", async () => {
  await type("start ");
  for (let round = 0; round < 5; round++) {
    const compacting = parts.compaction.compact(id);
    await type(`round ${round} `);
    await compacting;
  }
  await type("last");
  expect(textOf(await comer())).toBe(textOf(author));
  expect(await parts.journal.tails()).toHaveLength(1);
  await parts.compaction.compactClosed(() => false);
  expect(await parts.journal.tails()).toEqual([]);
  expect(textOf(await comer())).toBe(textOf(author));
});

test("loading and compacting delete nothing that nobody deleted, where Yjs would tidy up formats", () => {
  const text = (doc: Y.Doc) => doc.getXmlFragment("f").get(0) as Y.XmlText;
  const one = new Y.Doc();
  one.getXmlFragment("f").insert(0, [new Y.XmlText("hello world")]);
  const two = new Y.Doc();
  Y.applyUpdate(two, Y.encodeStateAsUpdate(one));
  for (const doc of [one, two]) text(doc).format(0, 11, { bold: true });
  const stored = [Y.encodeStateAsUpdate(one), Y.encodeStateAsUpdate(two)];
  const deletes = (update: Uint8Array) => {
    const { ds } = Y.decodeUpdate(update);
    return [...ds.clients.values()].flat().reduce((sum, { len }) => sum + len, 0);
  };
  const plain = new Y.Doc();
  for (const update of stored) Y.applyUpdate(plain, update);
  const merged = Y.mergeUpdates(stored);
  // Without this, the test would not show anything.
  expect(deletes(Y.encodeStateAsUpdate(plain))).toBeGreaterThan(deletes(merged));
  const updates = stored.map((bytes, index) => ({ seq: index + 1, bytes }));
  expect(deletes(compactStored({ state: undefined, updates, seq: 2 }).state)).toBe(deletes(merged));
  const loaded = new Y.Doc();
  applyStored(loaded, stored);
  expect(text(loaded).toString()).toBe(text(plain).toString());
});
