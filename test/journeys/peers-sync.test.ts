/** What other programs lost between two people's screens: nothing of it may be lost here. */
import { afterAll, beforeAll, expect, test } from "vitest";
import WebSocket, { WebSocketServer } from "ws";
import * as Y from "yjs";
import { closeCode, message, syncStep } from "../../shared/room";
import { firstText, openProvider, openRaw, pause, syncFrame, until, updateOf } from "../help/live";
import type { Person } from "../help/person";
import { freePort, startServer, type TestServer } from "../help/server";
import { beginStudy, type Study, timesIn } from "../help/study";

const idle = 60;

let server: TestServer;
let study: Study;
let editor: Person;
let other: Person;

beforeAll(async () => {
  server = await startServer({ idle, quiet: 200 });
  study = await beginStudy(server);
  editor = await study.join("editor");
  other = await study.join("editor");
});
afterAll(() => server.close());

const storedDoc = (document: string) => {
  const { handle } = server.parts.db;
  const doc = new Y.Doc();
  const state = handle
    .prepare("select bytes from document_state where document_id = ?")
    .pluck()
    .get(document);
  if (state) Y.applyUpdate(doc, state as Uint8Array);
  const rows = handle
    .prepare("select bytes from document_update where document_id = ? order by seq")
    .pluck()
    .all(document);
  for (const bytes of rows) Y.applyUpdate(doc, bytes as Uint8Array);
  return doc;
};

test("the last keys before leaving within 50 ms are stored", async () => {
  const document = await study.document();
  for (let visit = 0; visit < 20; visit++) {
    const writer = openProvider({ server, as: editor, document });
    await writer.synced();
    firstText(writer.doc).insert(0, `Last words ${visit}. `);
    await pause(visit * 2.5);
    writer.close();
  }
  await until(async () => (await study.textOf(document)).includes("Last words 19. "));
  const text = await study.textOf(document);
  for (let visit = 0; visit < 20; visit++) expect(timesIn(text, `Last words ${visit}. `)).toBe(1);
});

test("two people who open a new document at the same moment find its text once", async () => {
  for (let round = 0; round < 5; round++) {
    const document = await study.document();
    const [one, two] = [editor, other].map((as) => openProvider({ server, as, document }));
    await Promise.all([one!.synced(), two!.synced()]);
    const title =
      /"text":"(Terms of Reference|Background[^"]*)"/.exec(await study.textOf(document))?.[1] ?? "";
    expect(title).not.toBe("");
    for (const { doc } of [one!, two!]) {
      const sections = doc.getXmlFragment("body:en").toArray() as Y.XmlElement[];
      const ids = sections.map((section) => section.getAttribute("id"));
      expect(new Set(ids).size).toBe(ids.length);
      expect(timesIn(doc.getXmlFragment("body:en").toString(), title)).toBe(
        timesIn(await study.textOf(document), title),
      );
    }
    expect(Y.encodeStateAsUpdate(one!.doc)).toEqual(Y.encodeStateAsUpdate(two!.doc));
    one!.close();
    two!.close();
  }
});

test("a server started again under open clients has every word once", async () => {
  const document = await study.document();
  const before = timesIn(await study.textOf(document), '"type":"section"');
  const writers = [editor, other].map((as) => openProvider({ server, as, document }));
  for (const writer of writers) await writer.synced();
  firstText(writers[0]!.doc).insert(0, "Before. ");
  await until(async () => (await study.textOf(document)).includes("Before. "));
  const { folder, config } = server;
  await server.stop();
  firstText(writers[0]!.doc).insert(0, "While it was away, one. ");
  firstText(writers[1]!.doc).insert(0, "While it was away, two. ");
  server = await startServer({ folder, port: config.port, idle, quiet: 200 });
  await until(async () => (await study.textOf(document)).includes("two. "), 15_000);
  await until(async () => (await study.textOf(document)).includes("one. "), 15_000);
  const text = await study.textOf(document);
  for (const words of ["Before. ", "While it was away, one. ", "While it was away, two. "]) {
    expect(timesIn(text, words)).toBe(1);
  }
  expect(timesIn(text, '"type":"section"')).toBe(before);
  for (const writer of writers) writer.close();
});

test("nothing is lost in 200 reconnects around the moment a room is let go", async () => {
  const rounds = 50;
  let letGo = 0;
  async function comeAndGo(document: string) {
    const doc = new Y.Doc();
    let seen = storedSeq(document);
    for (let round = 0; round < rounds; round++) {
      const writer = openProvider({ server, as: editor, document }, { doc });
      await writer.synced();
      const words = `<${round}>`;
      firstText(doc).insert(0, words);
      if (round % 3 === 0) await until(async () => (await study.textOf(document)).includes(words));
      // A frame needs a turn to leave; after that the line may go at any moment.
      await pause(round % 3);
      writer.provider.destroy();
      await pause(idle - 20 + (round % 41));
      if (storedSeq(document) !== seen) letGo += 1;
      seen = storedSeq(document);
    }
    const last = openProvider({ server, as: editor, document }, { doc });
    const reader = openProvider({ server, as: other, document });
    await Promise.all([last.synced(), reader.synced()]);
    await until(() => firstText(reader.doc).toString() === firstText(doc).toString());
    const text = await study.textOf(document);
    for (let round = 0; round < rounds; round++) expect(timesIn(text, `<${round}>`)).toBe(1);
    last.close();
    reader.close();
  }
  const documents = [];
  for (let made = 0; made < 4; made++) documents.push(await study.document());
  await Promise.all(documents.map(comeAndGo));
  // Else the rooms stayed open all the time, and nothing was tried.
  expect(letGo).toBeGreaterThan(20);
  expect(letGo).toBeLessThan(200);
}, 60_000);

/** A room that is let go is compacted up to its last update. */
const storedSeq = (document: string) =>
  server.parts.db.handle
    .prepare("select seq from document_state where document_id = ?")
    .pluck()
    .get(document);

/** Stands between a client and the server and swallows the updates it is told to. */
async function lossyLine(swallow: (towards: "server" | "client", count: number) => boolean) {
  const port = await freePort();
  const listening = new WebSocketServer({ port, host: "127.0.0.1" });
  const counts = { server: 0, client: 0 };
  const isUpdate = (data: Buffer) => data[0] === message.sync && data[1] === syncStep.update;
  listening.on("connection", (near, request) => {
    const far = new WebSocket(`${server.url.replace("http", "ws")}${request.url}`, {
      headers: { cookie: request.headers.cookie ?? "", origin: server.origin },
    });
    const early: Buffer[] = [];
    const pass = (from: WebSocket, to: WebSocket, towards: "server" | "client") =>
      from.on("message", (data) => {
        const bytes = data as Buffer;
        if (isUpdate(bytes) && swallow(towards, counts[towards]++)) return;
        if (to.readyState === WebSocket.CONNECTING) early.push(bytes);
        else to.send(bytes);
      });
    pass(near, far, "server");
    pass(far, near, "client");
    far.on("open", () => early.splice(0).forEach((bytes) => void far.send(bytes)));
    near.on("close", () => far.terminate());
    far.on("close", (code) => near.close(code === 1006 || code === 1005 ? 1011 : code));
    for (const end of [near, far]) end.on("error", () => {});
  });
  return {
    url: `http://127.0.0.1:${port}`,
    close: () => {
      for (const socket of listening.clients) socket.terminate();
      listening.close();
    },
  };
}

test("an update lost on its way up is asked for again, and nothing with a gap is ever stored", async () => {
  const document = await study.document();
  const line = await lossyLine((towards, count) => towards === "server" && count === 1);
  const writer = openProvider({ server: { url: line.url, origin: server.origin }, as: editor, document });
  await writer.synced();
  for (const words of ["one ", "lost ", "three ", "four "]) {
    firstText(writer.doc).insert(firstText(writer.doc).toString().startsWith("one") ? 4 : 0, words);
    await pause(30);
    const stored = storedDoc(document);
    expect(stored.store.pendingStructs).toBeNull();
    expect(stored.store.pendingDs).toBeNull();
  }
  await until(async () => (await study.textOf(document)).includes("one four three lost "));
  expect(writer.provider.wsconnected).toBe(true);
  writer.close();
  line.close();
});

test("a lid closed for an hour opens on the whole text, and both sides' words are there", async () => {
  const document = await study.document();
  const asleep = openProvider({ server, as: editor, document });
  await asleep.synced();
  firstText(asleep.doc).insert(0, "Before the lid closed. ");
  await until(async () => (await study.textOf(document)).includes("Before the lid closed. "));
  asleep.provider.disconnect();
  firstText(asleep.doc).insert(0, "Under the lid. ");

  const awake = openProvider({ server, as: other, document });
  await awake.synced();
  firstText(awake.doc).insert(0, "Meanwhile. ");
  await until(async () => (await study.textOf(document)).includes("Meanwhile. "));
  awake.close();
  // The room is let go and its journal compacted.
  await until(() => storedRows(document) === 0, 5_000);
  server.passTime(3_600_000);

  asleep.provider.connect();
  await asleep.synced();
  await until(async () => (await study.textOf(document)).includes("Under the lid. "));
  const text = await study.textOf(document);
  for (const words of ["Before the lid closed. ", "Under the lid. ", "Meanwhile. "])
    expect(timesIn(text, words)).toBe(1);
  await until(() => firstText(asleep.doc).toString().includes("Meanwhile. "));
  asleep.close();
});

const storedRows = (document: string) =>
  server.parts.db.handle
    .prepare("select count(*) from document_update where document_id = ?")
    .pluck()
    .get(document);

test("an empty or shorter copy of a sleeping device takes nothing from the text", async () => {
  const document = await study.document();
  const before = await study.textOf(document);
  const raw = await openRaw({ server, as: editor, document });
  // A device whose copy is gone says that it has nothing, in both ways there are.
  raw.send(syncFrame("two", new Uint8Array([0, 0])));
  raw.send(syncFrame("update", new Uint8Array([0, 0])));
  raw.barrier(1);
  await until(() => raw.durable().includes(1));
  expect(await study.textOf(document)).toBe(before);
  raw.close();
  for (const method of ["PUT", "PATCH", "POST"] as const) {
    const answer = await editor.ask(method, `/api/documents/${document}/content?language=en`, {
      languages: { en: { type: "doc", content: [] } },
      fields: {},
    });
    expect(answer.status).toBeGreaterThanOrEqual(400);
  }
  expect(await study.textOf(document)).toBe(before);
});

test("a node that this program does not know is refused, and nothing of the text goes", async () => {
  const document = await study.document();
  const reader = openProvider({ server, as: other, document });
  await reader.synced();
  const before = await study.textOf(document);
  const raw = await openRaw({ server, as: editor, document });
  raw.send(
    syncFrame(
      "two",
      updateOf(reader.doc, (copy) => {
        const section = copy.getXmlFragment("body:en").get(0) as Y.XmlElement;
        section.insert(1, [new Y.XmlElement("hologram")]);
      }),
    ),
  );
  expect(await raw.closed()).toBe(closeCode.refused);
  const newer = await openRaw({ server, as: editor, document }, { query: "events=1&schema=999" });
  expect(await newer.closed()).toBe(closeCode.olderSchema);
  expect(await study.textOf(document)).toBe(before);
  reader.close();
});

test("a line that went silent is closed within 20 s, and what was typed meanwhile arrives once", async () => {
  const document = await study.document();
  const silent = await openRaw({ server, as: editor, document });
  await until(() => silent.frames.length > 0);
  const writer = openProvider({ server, as: other, document });
  await writer.synced();
  // The network swallows everything without a word: the client believes that it is connected.
  writer.provider.ws!.send = () => {};
  firstText(writer.doc).insert(0, "Into the void. ");
  server.passTime(20_000);
  const began = Date.now();
  expect(await silent.closed()).toBe(closeCode.silent);
  expect(Date.now() - began).toBeLessThan(2_500);
  // A plain client is given three times as long.
  server.passTime(40_000);
  await until(async () => (await study.textOf(document)).includes("Into the void. "), 10_000);
  expect(timesIn(await study.textOf(document), "Into the void. ")).toBe(1);
  writer.close();
});
