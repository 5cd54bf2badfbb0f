/** What is said in confidence in minutes: in the register, and never in the text that goes to everybody's browser. */
import { gunzipSync } from "node:zlib";
import { afterAll, beforeAll, expect, test } from "vitest";
import * as Y from "yjs";
import type { VersionAnswer } from "../../../shared/answers";
import type { DocumentId } from "../../../shared/ids";
import type { ConfidenceAnswer, InputAnswer } from "../../../shared/register/answers";
import { openProvider, openRaw, pause, until } from "../../help/live";
import type { Person } from "../../help/person";
import { startServer, type TestServer } from "../../help/server";
import { beginStudy, type Study } from "../../help/study";
import { findBlock, newBlock, removeBlock, sectionsOf, writeBlock } from "./minutes";

let server: TestServer;
let study: Study;
let editor: Person;
let commenter: Person;
let observer: Person;

beforeAll(async () => {
  server = await startServer();
  study = await beginStudy(server);
  editor = await study.join("editor", "Konsultan A");
  commenter = await study.join("commenter", "Direktur A");
  observer = await study.join("observer", "Asosiasi A");
});
afterAll(() => server.close());

const secret = "Our cells cost 71 dollars.";
const giver = "Perusahaan Rahasia";

async function begun() {
  const minutes = (await study.document("minutes-of-workshop")) as DocumentId;
  await study.chief.patch(`/api/documents/${minutes}`, { audience: "everyone" });
  const at = `/api/documents/${minutes}/confidences`;
  return {
    minutes,
    write: (change: Parameters<TestServer["rooms"]["write"]>[1]["change"]) =>
      server.rooms.write(minutes, { by: null, change }),
    confide: (block: string, said: object, as = editor, kind = "input") =>
      as.ask<{ kind?: string }>("PUT", `${at}/${kind}/${block}`, said),
    confidences: async (as = editor) => (await as.get<ConfidenceAnswer[]>(at)).body,
    row: async (id: string, as = editor) =>
      (await as.get<InputAnswer[]>(`/api/projects/${study.project}/inputs`)).body.find(
        (row) => row.id === id,
      ),
    text: () =>
      server.rooms.read(minutes, (doc) =>
        (["en", "id"] as const).map((language) => sectionsOf(doc, language).join()).join(),
      ),
  };
}

function line(words: string): Y.XmlElement {
  const paragraph = new Y.XmlElement("paragraph");
  paragraph.insert(0, [new Y.XmlText(words)]);
  return paragraph;
}

/** Everything that reaches a browser over its line, as bytes. */
async function listen(minutes: string, as: Person) {
  const line = await openRaw({ server, as, document: minutes });
  const reader = openProvider({ server, as, document: minutes });
  await reader.synced();
  return {
    line,
    reader,
    heard: () => Buffer.concat(line.frames.map((frame) => Buffer.from(frame))),
    leave: () => {
      line.close();
      reader.close();
    },
  };
}

test("words given in confidence reach no browser of the room; who drafts reads them in the register", async () => {
  const { minutes, confide, confidences, row } = await begun();
  const listeners = await Promise.all([commenter, observer, editor].map((as) => listen(minutes, as)));
  const writer = openProvider({ server, as: editor, document: minutes });
  await writer.synced();
  writeBlock(writer.doc, "input", { id: "in-x" }, "");
  await until(async () => (await row("in-x")) !== undefined);
  expect((await confide("in-x", { text: { en: secret }, by: giver })).status).toBe(200);
  await until(
    () => findBlock(listeners[0]!.reader.doc, "in-x")?.getAttribute("visibility") === "confidential",
  );
  const late = await listen(minutes, commenter);
  await pause(200);
  for (const each of [...listeners, late]) {
    expect(each.heard().includes(secret)).toBe(false);
    expect(each.heard().includes(giver)).toBe(false);
    // What does go round is heard.
    expect(findBlock(each.reader.doc, "in-x")!.getAttributes()).toEqual({
      id: "in-x",
      visibility: "confidential",
    });
    each.leave();
  }
  writer.close();
  expect(await confidences()).toMatchObject([
    { kind: "input", block: "in-x", text: { en: secret }, by: giver },
  ]);
  expect(await row("in-x")).toMatchObject({ text: { en: secret }, by: giver, visibility: "confidential" });
  for (const as of [commenter, observer]) {
    expect(await row("in-x", as)).toBeUndefined();
    expect((await as.get(`/api/documents/${minutes}/confidences`)).status).toBe(403);
    expect((await confide("in-x", { text: { en: "Mine." } }, as)).status).toBe(403);
  }
  expect((await row("in-x"))!.text).toEqual({ en: secret });
});

test("a public block that becomes confidential leaves text, comments and every language; the row keeps its number", async () => {
  const { minutes, write, confide, row, text } = await begun();
  await write((doc) => {
    writeBlock(doc, "input", { id: "in-x2", by: giver }, secret);
    writeBlock(doc, "input", { id: "in-x2", by: giver }, "Sel kami 71 dolar.", { language: "id" });
  });
  await until(async () => (await row("in-x2")) !== undefined);
  const { number } = (await row("in-x2"))!;
  const thread = await commenter.post<{ id: string }>(`/api/documents/${minutes}/threads`, {
    anchor: { language: "en", quote: secret },
    body: "Really?",
    audience: "all",
  });
  expect(thread.status).toBe(201);
  const words = { en: secret, id: "Sel kami 71 dolar." };
  expect((await confide("in-x2", { text: words, by: giver })).status).toBe(200);
  expect(await text()).not.toContain("71 dol");
  expect(await text()).not.toContain(giver);
  expect(await row("in-x2")).toMatchObject({ number, text: words, by: giver, visibility: "confidential" });
  const late = await listen(minutes, commenter);
  await pause(100);
  expect(findBlock(late.reader.doc, "in-x2")!.getAttribute("visibility")).toBe("confidential");
  for (const hidden of ["71 dol", giver]) expect(late.heard().includes(hidden)).toBe(false);
  late.leave();
  const threads = await commenter.get(`/api/documents/${minutes}/threads`);
  expect(JSON.stringify(threads.body)).toContain("Really?");
  expect(JSON.stringify(threads.body)).not.toContain(secret);
});

test("whoever writes into such a block by another client has it taken into the register", async () => {
  const { write, confide, row, text } = await begun();
  await write((doc) => writeBlock(doc, "input", { id: "in-x3" }, ""));
  await until(async () => (await row("in-x3")) !== undefined);
  await confide("in-x3", { text: { en: secret }, by: giver });
  await write((doc) => findBlock(doc, "in-x3")!.insert(0, [line("And 80 next year.")]));
  await until(async () => (await row("in-x3"))?.text.en === `${secret}\nAnd 80 next year.`);
  await until(async () => !(await text()).includes("next year"));
});

test("a block that is deleted and comes back has its words again; one made public without words stays confidential", async () => {
  const { write, confide, row } = await begun();
  await write((doc) => writeBlock(doc, "input", { id: "in-x4" }, ""));
  await until(async () => (await row("in-x4")) !== undefined);
  await confide("in-x4", { text: { en: secret }, by: giver });
  await write((doc) => removeBlock(doc, "in-x4"));
  await until(async () => (await row("in-x4")) === undefined);
  await write((doc) => {
    const where = sectionsOf(doc)[0]!;
    where.insert(where.length, [newBlock("input", { id: "in-x4" }, "")]);
  });
  await until(async () => (await row("in-x4")) !== undefined);
  expect(await row("in-x4")).toMatchObject({ text: { en: secret }, by: giver, visibility: "confidential" });
  await write((doc) => {
    const block = findBlock(doc, "in-x4")!;
    block.setAttribute("visibility", "public");
    block.insert(0, [line("71 dollars.")]);
  });
  await until(async () => (await row("in-x4"))?.visibility === "public");
  expect((await row("in-x4", observer))!.text).toEqual({ en: "71 dollars." });
});

test("the minutes go round and are confirmed, with the words in no version; then nothing is given in confidence any more", async () => {
  const { minutes, write, confide, row } = await begun();
  await write((doc) =>
    writeBlock(doc, "input", { id: "in-x5", visibility: "confidential", by: giver }, secret),
  );
  const day = new Date(server.now() + 7 * 3_600_000).toISOString().slice(0, 10);
  expect((await study.chief.post(`/api/documents/${minutes}/minutes/circulate`, { until: day })).status).toBe(
    200,
  );
  const content = async (as: Person) =>
    JSON.stringify((await as.get(`/api/documents/${minutes}/content?language=en`)).body);
  expect(await content(study.chief)).not.toContain(secret);
  for (let step = 0; step < 25; step++) {
    server.passTime(3_600_000);
    for (const person of [study.chief, editor, commenter, observer]) await person.get("/api/me");
  }
  // At the last moment, by a client of its own.
  await write((doc) => writeBlock(doc, "input", { id: "in-x6", visibility: "confidential" }, "Late secret."));
  expect((await study.chief.post(`/api/documents/${minutes}/minutes/confirm`)).status).toBe(200);
  expect(await content(study.chief)).not.toContain("Late secret.");
  expect(await row("in-x5")).toMatchObject({ text: { en: secret }, by: giver });
  expect(await row("in-x6")).toMatchObject({ text: { en: "Late secret." } });
  const versions = await study.chief.get<VersionAnswer[]>(`/api/documents/${minutes}/versions`);
  expect(versions.body[0]).toMatchObject({ why: "confirmed" });
  const kept = await server.parts.db.sql
    .selectFrom("version")
    .where("id", "=", versions.body[0]!.id)
    .selectAll()
    .executeTakeFirstOrThrow();
  const { content: text, state } = kept;
  for (const held of [text, state!]) expect(gunzipSync(held).includes("secret")).toBe(false);
  expect(gunzipSync(text).includes("in-x6")).toBe(true);
  expect((await confide("in-x5", { text: { en: "Other." } })).body).toMatchObject({
    kind: "minutes-confirmed",
  });
});

test("a block or document that is not there, or another project's topic, is not found", async () => {
  const { write, confide, row } = await begun();
  await write((doc) => writeBlock(doc, "input", { id: "in-x7" }, "Said."));
  await until(async () => (await row("in-x7")) !== undefined);
  expect((await confide("nowhere", { text: {} })).status).toBe(404);
  expect((await confide("in-x7", { text: {} }, editor, "decision")).status).toBe(404);
  expect((await confide("in-x7", { text: {} }, editor, "thing")).status).toBe(404);
  expect((await confide("in-x7", { text: {}, topic: "other" })).status).toBe(404);
  expect((await confide("in-x7", { text: {}, document: study.project })).status).toBe(404);
  expect((await confide("in-x7", { text: { en: "x".repeat(10_001) } })).status).toBe(400);
  expect((await row("in-x7"))!.text).toEqual({ en: "Said." });
});
