import { afterAll, beforeAll, expect, test } from "vitest";
import * as Y from "yjs";
import { closeCode } from "../../shared/room";
import {
  barrierFrame,
  firstText,
  openProvider,
  openRaw,
  pause,
  presenceFrameOf,
  syncFrame,
  until,
  updateOf,
} from "../help/live";
import type { Person } from "../help/person";
import { startServer, type TestServer } from "../help/server";

let server: TestServer;
let chief: Person;
let editor: Person;
let other: Person;
let director: Person;
let observer: Person;
let project: string;
let document: string;

beforeAll(async () => {
  server = await startServer();
  chief = await server.setUp();
  project = await server.project(chief);
  editor = await server.join(chief, project, "editor", { name: "Konsultan A", side: "japan" });
  other = await server.join(chief, project, "editor", { name: "Konsultan B", side: "japan" });
  director = await server.join(chief, project, "commenter", { name: "Direktur" });
  observer = await server.join(chief, project, "observer", { name: "Pengamat" });
  document = await newDocument();
});
afterAll(() => server.close());

async function newDocument(by = chief) {
  const answer = await by.post<{ id: string }>(`/api/projects/${project}/documents`, {
    template: "tor-battery-standardisation",
    languages: ["en", "id"],
  });
  expect(answer.status).toBe(201);
  return answer.body.id;
}

const textOf = async (id: string, language = "en") =>
  JSON.stringify((await chief.get(`/api/documents/${id}/content?language=${language}`)).body);

test("a standard y-websocket client with a valid cookie syncs the English text", async () => {
  const one = openProvider({ server, as: editor, document });
  const two = openProvider({ server, as: other, document });
  await one.synced();
  await two.synced();
  expect(one.doc.getXmlFragment("body:en").length).toBeGreaterThan(10);
  firstText(one.doc).insert(0, "Together. ");
  await until(() => firstText(two.doc).toString().startsWith("Together. "));
  expect(await textOf(document)).toContain("Together. ");
  one.close();
  two.close();
});

test("without a sign-in, from a wrong origin, or for another project's document nobody gets in", async () => {
  const stranger = server.stranger();
  const signedOut = await openRaw({ server, as: stranger, document });
  expect(await signedOut.closed()).toBe(closeCode.signedOut);
  const elsewhere = await openRaw(
    { server, as: editor, document },
    { headers: { origin: "https://evil.example" } },
  );
  expect(elsewhere.state.status).toBe(403);
  const theirs = await server.project(chief, "Another");
  const answer = await chief.post<{ id: string }>(`/api/projects/${theirs}/documents`, {
    template: "tor-jica-study",
    languages: ["en"],
  });
  const foreign = await openRaw({ server, as: editor, document: answer.body.id });
  expect(await foreign.closed()).toBe(closeCode.noRight);
  const unknown = await openRaw({ server, as: editor, document: "0198f7a0-0000-7000-8000-000000000000" });
  expect(await unknown.closed()).toBe(closeCode.noRight);
  const odd = await openRaw({ server, as: editor, document: "..%2fadmin" });
  expect(odd.state.status).toBe(404);
  for (const each of [signedOut, foreign, unknown]) expect(each.frames).toEqual([]);
});

test("an older editor is told to reload before it can harm anything", async () => {
  const old = await openRaw({ server, as: editor, document }, { query: "events=1&schema=0" });
  expect(await old.closed()).toBe(closeCode.olderSchema);
});

test("a barrier is answered only when everything before it is on disk", async () => {
  const id = await newDocument();
  const reader = openProvider({ server, as: editor, document: id });
  await reader.synced();
  const raw = await openRaw({ server, as: editor, document: id });
  raw.send(barrierFrame(1));
  await pause(150);
  expect(raw.durable()).toEqual([]);
  raw.send(
    syncFrame(
      "two",
      updateOf(reader.doc, (copy) => firstText(copy).insert(0, "Offline words. ")),
    ),
  );
  await until(() => raw.durable().includes(1));
  const rows = server.parts.db.handle
    .prepare("select count(*) from document_update where document_id = ?")
    .pluck()
    .get(id);
  expect(rows).toBe(1);
  raw.close();
  reader.close();
});

test("what leans on unknown text is asked for, and refused only when the answer leaves the gap", async () => {
  const id = await newDocument();
  const source = openProvider({ server, as: editor, document: id });
  await source.synced();
  const copy = new Y.Doc();
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(source.doc));
  const updates: Uint8Array[] = [];
  copy.on("update", (update: Uint8Array) => updates.push(update));
  firstText(copy).insert(0, "one ");
  firstText(copy).insert(4, "zwei ");
  const raw = await openRaw({ server, as: editor, document: id });
  raw.send(syncFrame("update", updates[1]!));
  await pause(100);
  expect(raw.state.code).toBeUndefined();
  raw.send(syncFrame("two", new Uint8Array([0, 0])));
  const before = raw.frames.length;
  raw.send(syncFrame("update", updates[1]!));
  await until(() => raw.frames.length > before);
  raw.send(syncFrame("two", updates[1]!));
  expect(await raw.closed()).toBe(closeCode.refused);
  expect(await textOf(id)).not.toContain("zwei");
  source.close();
});

for (const role of ["commenter", "observer"] as const) {
  test(`no client of a ${role} can change a character`, async () => {
    const id = await newDocument();
    await chief.patch(`/api/documents/${id}`, { audience: "everyone" });
    const as = role === "commenter" ? director : observer;
    const watcher = openProvider({ server, as: editor, document: id });
    await watcher.synced();
    const before = await textOf(id);
    const attempts: ((copy: Y.Doc) => void)[] = [
      (copy) => firstText(copy).insert(0, "hello"),
      (copy) => firstText(copy).delete(0, 1),
      (copy) => {
        const title = (copy.getXmlFragment("body:en").get(0) as Y.XmlElement).get(0) as Y.XmlElement;
        (title.get(0) as Y.XmlText).insert(0, "X");
      },
      (copy) => copy.getMap("fields").set("doc_date", { kind: "date", value: "2026-01-01" }),
      (copy) => {
        const cell = copy.getXmlFragment("body:en").querySelector("tableCell") as Y.XmlElement;
        cell.insert(0, [new Y.XmlElement("paragraph")]);
      },
    ];
    for (const attempt of attempts) {
      for (const step of ["update", "two"] as const) {
        const raw = await openRaw({ server, as, document: id });
        raw.send(syncFrame(step, updateOf(watcher.doc, attempt)));
        expect(await raw.closed()).toBe(closeCode.noRight);
      }
    }
    expect(await textOf(id)).toBe(before);
    // Their polite step 2 adds nothing, and they stay.
    const polite = openProvider({ server, as, document: id });
    await polite.synced();
    await pause(200);
    expect(polite.provider.wsconnected).toBe(true);
    polite.close();
    watcher.close();
  });
}

const place = { type: null, tname: "body:en", item: null, assoc: 0 };

test("presence says who somebody is in the server's words, and nobody can speak for another", async () => {
  const id = await newDocument();
  const watcher = openProvider({ server, as: editor, document: id });
  await watcher.synced();
  watcher.provider.awareness.setLocalState({ cursor: null });
  const raw = await openRaw({ server, as: director, document: id });
  raw.send(
    presenceFrameOf(77, 1, {
      user: { name: "Menteri", colour: "url(x)" },
      cursor: { anchor: place, head: place, style: "color:red" },
    }),
  );
  await until(() => watcher.provider.awareness.getStates().has(77));
  expect(watcher.provider.awareness.getStates().get(77)).toEqual({
    cursor: { anchor: place, head: place },
    user: expect.objectContaining({ name: "Direktur", role: "commenter" }),
  });
  const forger = await openRaw({ server, as: other, document: id });
  forger.send(presenceFrameOf(watcher.doc.clientID, 99, null));
  expect(await forger.closed()).toBe(closeCode.noRight);
  raw.close();
  await until(() => !watcher.provider.awareness.getStates().has(77));
  watcher.close();
});

test("a client id belongs to the person who first used it", async () => {
  const id = await newDocument();
  const first = openProvider({ server, as: editor, document: id });
  await first.synced();
  firstText(first.doc).insert(0, "mine ");
  await until(async () => (await textOf(id)).includes("mine "));
  const thief = await openRaw({ server, as: other, document: id });
  thief.send(
    syncFrame(
      "update",
      updateOf(first.doc, (copy) => firstText(copy).insert(0, "theirs "), first.doc.clientID),
    ),
  );
  thief.send(
    syncFrame(
      "two",
      updateOf(first.doc, (copy) => firstText(copy).insert(0, "theirs "), first.doc.clientID),
    ),
  );
  expect(await thief.closed()).toBe(closeCode.noRight);
  expect(await textOf(id)).not.toContain("theirs ");
  first.close();
});

test("who is lowered, removed or signed out loses the line within a second, and hears nothing more", async () => {
  const id = await newDocument();
  const leaving = await server.join(chief, project, "editor", { name: "Konsultan C", side: "japan" });
  const writer = openProvider({ server, as: editor, document: id });
  await writer.synced();
  const members = await chief.get<{ id: string; member: string }[]>(`/api/projects/${project}/members`);
  const member = members.body.find((each) => each.id === leaving.id)!.member;
  const raw = await openRaw({ server, as: leaving, document: id });
  await until(() => raw.frames.length > 0);
  const started = Date.now();
  expect((await chief.patch(`/api/projects/${project}/members/${member}`, { role: "observer" })).status).toBe(
    200,
  );
  const heard = raw.frames.length;
  for (let i = 0; i < 20; i++) firstText(writer.doc).insert(0, `secret ${i} `);
  expect(await raw.closed()).toBe(closeCode.noRight);
  expect(Date.now() - started).toBeLessThan(1000);
  await pause(100);
  expect(raw.frames.length).toBe(heard);
  const again = await openRaw({ server, as: leaving, document: id });
  expect(await again.closed()).toBe(closeCode.noRight);

  const asCommenter = await openRaw({ server, as: director, document: id });
  await until(() => asCommenter.frames.length > 0);
  const secondBrowser = await server.signIn("commenter-3@example.org").catch(() => director);
  await secondBrowser.post("/api/sign-out");
  if (secondBrowser === director) expect(await asCommenter.closed()).toBe(closeCode.signedOut);
  writer.close();
});

test("garbage, bombs and oversized frames are refused, and the room goes on", async () => {
  const id = await newDocument();
  const writer = openProvider({ server, as: editor, document: id });
  await writer.synced();
  const bomb = Buffer.from("018087a70e0500", "hex");
  const frames: Uint8Array[] = [
    syncFrame("update", bomb),
    syncFrame("two", bomb),
    new Uint8Array([0]),
    new Uint8Array([]),
    new Uint8Array([200, 1, 5]),
    new Uint8Array([0, 9, 0]),
    new Uint8Array(9 << 20),
  ];
  for (let i = 0; i < 100; i++) {
    frames.push(Uint8Array.from({ length: 1 + ((i * 37) % 90) }, (_, k) => (i * 131 + k * 29) % 256));
  }
  for (const frame of frames) {
    const raw = await openRaw({ server, as: other, document: id });
    raw.send(frame);
    await Promise.race([raw.closed(), pause(60)]);
    if (raw.state.code !== undefined) expect(raw.state.code).toBeGreaterThanOrEqual(4400);
    raw.close();
  }
  firstText(writer.doc).insert(0, "still here ");
  await until(async () => (await textOf(id)).includes("still here "));
  writer.close();
});

test("a second title, text straight in a section, deep nesting and a script address are refused", async () => {
  const id = await newDocument();
  const writer = openProvider({ server, as: editor, document: id });
  await writer.synced();
  const before = await textOf(id);
  const section = (copy: Y.Doc) => copy.getXmlFragment("body:en").get(0) as Y.XmlElement;
  const attempts: ((copy: Y.Doc) => void)[] = [
    (copy) => section(copy).insert(1, [new Y.XmlElement("title")]),
    (copy) => section(copy).insert(1, [new Y.XmlText("bare")]),
    (copy) => copy.getXmlFragment("body:en").insert(0, [new Y.XmlElement("section")]),
    (copy) => copy.getXmlFragment("body:en").delete(0, 1),
    (copy) => section(copy).delete(0, 1),
    (copy) => {
      let parent = section(copy);
      for (let depth = 0; depth < 5000; depth++) {
        const inner = new Y.XmlElement("blockquote");
        parent.insert(parent === section(copy) ? 1 : 0, [inner]);
        parent = inner;
      }
    },
    (copy) => {
      const text = new Y.XmlText();
      const paragraph = new Y.XmlElement("paragraph");
      paragraph.insert(0, [text]);
      section(copy).insert(1, [paragraph]);
      text.insert(0, "click", { link: { href: "javascript:alert(1)" } });
    },
    (copy) => section(copy).setAttribute("onclick", "alert(1)"),
    (copy) => copy.getMap("elsewhere").set("a", 1),
    (copy) => copy.getMap("fields").set("doc_date", { kind: "date", value: "yesterday" }),
  ];
  for (const attempt of attempts) {
    const raw = await openRaw({ server, as: other, document: id });
    raw.send(syncFrame("two", updateOf(writer.doc, attempt)));
    expect(await raw.closed().catch(() => "let in"), attempt.toString()).toBe(closeCode.refused);
  }
  expect(await textOf(id)).toBe(before);
  writer.close();
});

test("a server that is stopped and started again has every word that was called saved", async () => {
  const id = await newDocument();
  const writer = openProvider({ server, as: editor, document: id }, { params: { events: "1" } });
  await writer.synced();
  firstText(writer.doc).insert(0, "kept over the night ");
  await until(async () => (await textOf(id)).includes("kept over the night"));
  writer.close();
  const { folder, config } = server;
  await server.stop();
  server = await startServer({ folder, port: config.port });
  expect(await textOf(id)).toContain("kept over the night ");
});
