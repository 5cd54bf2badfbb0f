/** What the engine does while others write: who joins, who reads slowly, who comes back, what is doubtful. */
import * as decoding from "lib0/decoding";
import { afterAll, beforeAll, expect, test } from "vitest";
import * as Y from "yjs";
import { closeCode, message, syncStep } from "../../shared/room";
import { createItemIndex, placeUpdate, storedLimits, weighUpdate } from "../../shared/update-gate";
import { storedDoc } from "../durability/stored";
import { firstText, openProvider, openRaw, pause, syncFrame, until, updateOf } from "../help/live";
import type { Person } from "../help/person";
import { startServer, type TestServer } from "../help/server";
import { beginStudy, type Study } from "../help/study";

let server: TestServer;
let study: Study;
let editor: Person;
let other: Person;

beforeAll(async () => {
  server = await startServer({ idle: 200 });
  study = await beginStudy(server);
  editor = await study.join("editor");
  other = await study.join("editor");
});
afterAll(() => server.close());

async function writing(as = editor) {
  const document = await study.document();
  const writer = openProvider({ server, as, document });
  await writer.synced();
  return { document, writer, text: firstText(writer.doc) };
}

const stored = (document: string) =>
  firstText(storedDoc(`${server.folder}/lokakarya.db`, document)).toString();
const same = (a: Y.Doc, b: Y.Doc) =>
  Buffer.compare(Y.encodeStateVector(a), Y.encodeStateVector(b)) === 0 &&
  firstText(a).toString() === firstText(b).toString();

test.each([
  ["small", 0],
  ["large", 30_000],
])(
  "who joins a %s text while others write without a pause has all of it, each update once",
  async (_size, words) => {
    const { document, writer, text } = await writing();
    text.insert(0, "kata ".repeat(words));
    await until(() => stored(document) === text.toString());
    let isWriting = true;
    const typing = (async () => {
      while (isWriting) {
        text.insert(text.length, "word ");
        await pause(1);
      }
    })();
    const comers = [];
    for (let number = 0; number < 12; number++) {
      comers.push(openProvider({ server, as: other, document }));
      await pause(25);
    }
    await Promise.all(comers.map((comer) => comer.synced()));
    isWriting = false;
    await typing;
    for (const comer of comers) {
      await until(() => same(comer.doc, writer.doc));
      expect(comer.doc.store.pendingStructs).toBeNull();
      comer.close();
    }
    await until(() => stored(document) === text.toString());
    writer.close();
  },
);

test("many updates of several people in one flush reach each of the others, and nobody gets their own back", async () => {
  const { document, writer } = await writing();
  const raws = await Promise.all(
    [editor, other, other].map((as) => openRaw({ server, as, document }, { query: "" })),
  );
  for (const raw of raws) {
    raw.send(syncFrame("two", Uint8Array.of(0, 0)));
    raw.send(syncFrame("one", Uint8Array.of(0)));
  }
  await until(() => raws.every((raw) => same(textFrom(raw), writer.doc)));
  for (const raw of raws) raw.frames.length = 0;
  const updates = raws.map((_raw, index) => {
    const own = new Y.Doc();
    Y.applyUpdate(own, Y.encodeStateAsUpdate(writer.doc));
    const list: Uint8Array[] = [];
    own.on("update", (bytes: Uint8Array) => list.push(bytes));
    for (let n = 0; n < 40; n++) firstText(own).insert(0, `${index}`);
    return list;
  });
  for (let n = 0; n < 40; n++)
    for (const [index, raw] of raws.entries()) raw.send(syncFrame("update", updates[index]![n]!));
  const got = (raw: (typeof raws)[number]) => raw.frames.filter((frame) => frame[0] === 0 && frame[1] === 2);
  await until(() => raws.every((raw) => got(raw).length >= 80));
  await pause(100);
  raws.forEach((raw, index) => {
    const frames = got(raw).map((frame) => Buffer.from(frame).toString("hex"));
    expect(frames.length).toBe(80);
    for (const bytes of updates[index]!)
      expect(frames).not.toContain(Buffer.from(syncFrame("update", bytes)).toString("hex"));
    raw.close();
  });
  await until(() => firstText(writer.doc).length >= 120);
  writer.close();
});

/** Reads nothing more, while more is on its way to it than two ends of a line take by themselves (33 MB and 4 here). */
async function stalledReader({ document, writer }: Awaited<ReturnType<typeof writing>>) {
  const reader = await openRaw({ server, as: other, document }, { query: "events=1" });
  reader.send(syncFrame("two", Uint8Array.of(0, 0)));
  reader.send(syncFrame("one", Uint8Array.of(0)));
  await until(() => same(textFrom(reader), writer.doc));
  reader.socket.pause();
  await Promise.all([
    writeMuch(await study.join("editor"), document, writer),
    writeMuch(editor, document, writer),
  ]);
  const socket = await found(() =>
    [...server.rooms.everySocket()].find(({ user, isClogged }) => user === other.id && isClogged),
  );
  await until(() => stored(document) === firstText(writer.doc).toString(), 20_000);
  return { reader, socket };
}

/** As much as one person may send at once, over several sockets, each change instead of the last. */
async function writeMuch(as: Person, document: string, { doc }: { doc: Y.Doc }) {
  const own = new Y.Doc();
  Y.applyUpdate(own, Y.encodeStateAsUpdate(doc));
  const lines = await Promise.all(
    [1, 2, 3, 4].map(() => openRaw({ server, as, document }, { query: "events=1" })),
  );
  const updates: Uint8Array[] = [];
  own.on("update", (bytes: Uint8Array) => updates.push(bytes));
  for (let n = 0; n < 28; n++)
    own.transact(() => {
      if (n > 0) firstText(own).delete(0, 800_000);
      firstText(own).insert(0, `${n} `.padEnd(800_000, "kata "));
    });
  for (const line of lines) line.send(syncFrame("two", Uint8Array.of(0, 0)));
  for (const [n, bytes] of updates.entries()) {
    const line = lines[n % lines.length]!;
    line.send(syncFrame("update", bytes));
    line.barrier(n);
    await until(() => line.durable().includes(n), 20_000);
  }
  for (const line of lines) line.close();
}

async function found<T>(look: () => T | undefined): Promise<T> {
  await until(() => look() !== undefined);
  return look()!;
}

/** What a page would hold that has taken all that came. */
function textFrom({ frames }: { frames: readonly Uint8Array[] }): Y.Doc {
  const doc = new Y.Doc();
  for (const frame of frames) {
    if (frame[0] !== message.sync || frame[1] === syncStep.one) continue;
    const decoder = decoding.createDecoder(frame.subarray(2));
    Y.applyUpdate(doc, decoding.readVarUint8Array(decoder));
  }
  return doc;
}

test("a reader who stands still is left out of broadcasts, and has everything when it reads again", async () => {
  const where = await writing();
  const { reader, socket } = await stalledReader(where);
  const waiting = socket.waiting;
  for (let n = 0; n < 200; n++) where.text.insert(0, "more ");
  await until(() => stored(where.document) === where.text.toString(), 15_000);
  expect(socket.waiting).toBe(waiting);
  reader.socket.resume();
  await until(() => same(textFrom(reader), where.writer.doc), 15_000);
  // And goes on live.
  where.text.insert(0, "after ");
  await until(() => same(textFrom(reader), where.writer.doc));
  expect(textFrom(reader).store.pendingStructs).toBeNull();
  reader.close();
  where.writer.close();
});

test("a reader for whom nothing moves for half a minute is let go", async () => {
  const where = await writing();
  const { reader, socket } = await stalledReader(where);
  await pause(1200);
  expect(socket.isOver).toBe(false);
  server.passTime(31_000);
  await until(() => socket.isOver, 5_000);
  where.writer.close();
  reader.close();
});

/** What the index alone would say. */
function placedByIndex(doc: Y.Doc, bytes: Uint8Array): boolean {
  const index = createItemIndex();
  const state = weighUpdate(Y.encodeStateAsUpdate(doc), storedLimits);
  const update = weighUpdate(bytes);
  if (!state.ok || !update.ok) throw new Error("not weighed");
  index.take(state.update);
  return placeUpdate(update.update, index).ok;
}

test("nobody is refused on the index's word alone: where it cannot tell, the text itself is asked", async () => {
  const { document, writer, text } = await writing();
  text.insert(0, "together");
  await until(() => stored(document).includes("together"));
  // A text in four thousand pieces: for each word that comes into the middle the index counts them all.
  writer.doc.transact(() => {
    for (let n = 0; n < 4000; n++) text.insert((n * 7919) % text.length, "ab");
  });
  await until(() => stored(document) === text.toString());
  const doc = writer.doc;
  const crowd = [
    updateOf(doc, (copy) => {
      for (let each = 1; each < 40; each++) firstText(copy).insert(each * 150 + 1, "xyz");
    }),
  ];
  const before = text.length;
  expect(crowd.map((update) => placedByIndex(doc, update))).toEqual([false]);
  const raw = await openRaw({ server, as: editor, document });
  raw.send(syncFrame("two", Uint8Array.of(0, 0)));
  for (const update of crowd) raw.send(syncFrame("update", update));
  raw.barrier(1);
  await until(() => raw.durable().includes(1) || raw.state.code !== undefined, 15_000);
  expect(raw.state.code).toBeUndefined();
  expect(raw.durable()).toContain(1);
  await until(() => text.length === before + 39 * 3);

  raw.close();
  writer.close();
});

test("a state vector that is none is refused, and the room goes on", async () => {
  const { document, writer, text } = await writing();
  for (const bytes of [
    Uint8Array.of(255),
    Uint8Array.of(255, 255, 255, 255, 15, 1),
    Uint8Array.of(1, 2, 3, 4),
  ]) {
    const raw = await openRaw({ server, as: other, document });
    raw.send(syncFrame("one", bytes));
    expect(await raw.closed()).toBe(closeCode.refused);
  }
  text.insert(0, "going on");
  await until(() => stored(document).includes("going on"));
  writer.close();
});
