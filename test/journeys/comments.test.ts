import { afterAll, beforeAll, expect, test } from "vitest";
import * as Y from "yjs";
import type { HomeAnswer, ThreadAnswer, VersionAnswer } from "../../shared/answers";
import { firstText, openProvider, pause, until } from "../help/live";
import type { Person } from "../help/person";
import { startServer, type TestServer } from "../help/server";

let server: TestServer;
let chief: Person;
let editor: Person;
let director: Person;
let expert: Person;
let observer: Person;
let project: string;
let document: string;
let live: ReturnType<typeof openProvider>;

beforeAll(async () => {
  server = await startServer({ quiet: 600 });
  chief = await server.setUp();
  project = await server.project(chief);
  editor = await server.join(chief, project, "editor", {
    name: "Konsultan A",
    organisation: "JICA",
    side: "japan",
  });
  director = await server.join(chief, project, "commenter", { name: "Direktur", side: "indonesia" });
  expert = await server.join(chief, project, "commenter", { name: "Ahli", organisation: "JICA" });
  observer = await server.join(chief, project, "observer", { name: "Pengamat" });
  const made = await chief.post<{ id: string }>(`/api/projects/${project}/documents`, {
    template: "tor-jica-study",
    languages: ["en", "id"],
  });
  document = made.body.id;
  live = openProvider({ server, as: editor, document });
  await live.synced();
  firstText(live.doc).insert(0, "The consultant shall deliver a baseline report within thirty days.");
  await until(async () => (await content()).includes("baseline report"));
});
afterAll(async () => {
  live.close();
  await server.close();
});

const content = async () =>
  JSON.stringify((await chief.get(`/api/documents/${document}/content?language=en`)).body);
const threads = async (as = editor) =>
  (await as.get<ThreadAnswer[]>(`/api/documents/${document}/threads`)).body;
const threadOf = async (id: string) => (await editor.get<ThreadAnswer>(`/api/threads/${id}`)).body;
const comment = (as: Person, anchor: Record<string, unknown>, body = "Please clarify.", more = {}) =>
  as.post<{ id: string; kind?: string }>(`/api/documents/${document}/threads`, {
    anchor: { language: "en", ...anchor },
    body,
    ...more,
  });
const position = (index: number, assoc = 0) =>
  Buffer.from(
    Y.encodeRelativePosition(Y.createRelativePositionFromTypeIndex(firstText(live.doc), index, assoc)),
  ).toString("base64");

test("a director's comment is in everybody's text at once, and is answered, resolved and opened again", async () => {
  const begun = await comment(director, {
    start: position(31),
    end: position(46, -1),
    quote: "baseline report",
  });
  expect(begun.status).toBe(201);
  await until(() => JSON.stringify(firstText(live.doc).toDelta()).includes(begun.body.id));
  expect(firstText(live.doc).toDelta()).toContainEqual({
    insert: "baseline report",
    attributes: { [Object.keys(firstText(live.doc).toDelta()[1].attributes)[0]!]: { id: begun.body.id } },
  });
  expect(
    (await editor.post(`/api/threads/${begun.body.id}/replies`, { body: "It is in section 3." })).status,
  ).toBe(201);
  const thread = await threadOf(begun.body.id);
  expect(thread).toMatchObject({ quote: "baseline report", detached: false, resolved: null });
  expect(thread.by).toMatchObject({ name: "Direktur", side: "indonesia" });
  expect(thread.replies.map((reply) => [reply.by.name, reply.body])).toEqual([
    ["Direktur", "Please clarify."],
    ["Konsultan A", "It is in section 3."],
  ]);
  expect((await director.patch(`/api/threads/${begun.body.id}`, { resolved: true })).status).toBe(200);
  expect((await threadOf(begun.body.id)).resolved).toMatchObject({ by: "Direktur" });
  expect((await editor.post(`/api/threads/${begun.body.id}/replies`, { body: "Late." })).status).toBe(409);
  expect((await editor.patch(`/api/threads/${begun.body.id}`, { resolved: false })).status).toBe(200);
  expect((await threadOf(begun.body.id)).resolved).toBeNull();
});

test("a quote alone names its place when it stands there once; else nothing is stored", async () => {
  const before = (await threads()).length;
  expect((await comment(director, { quote: "thirty days" })).status).toBe(201);
  const twice = await comment(director, { quote: "e" });
  expect(twice.status).toBe(409);
  expect(twice.body.kind).toBe("anchor-moved");
  expect((await comment(director, { quote: "words that nobody wrote" })).status).toBe(409);
  expect((await threads()).length).toBe(before + 1);
  const named = await comment(director, { quote: "e", before: "th", after: "" });
  expect(named.status).toBe(409);
});

test("positions win only when the text between them is the quote", async () => {
  const stale = await comment(director, { start: position(0), end: position(3, -1), quote: "consultant" });
  expect(stale.status).toBe(201);
  const delta = firstText(live.doc).toDelta() as { insert: string; attributes?: object }[];
  await until(() =>
    (firstText(live.doc).toDelta() as typeof delta).some(
      (run) => run.insert === "consultant" && JSON.stringify(run.attributes).includes(stale.body.id),
    ),
  );
});

test("a field is commented by its key", async () => {
  const begun = await comment(director, { node: "survey_period" }, "Which months?");
  expect(begun.status).toBe(201);
  expect((await threadOf(begun.body.id)).quote).toBe("[Period]");
  expect((await comment(director, { node: "no_such_field" })).status).toBe(409);
});

test("deleted text leaves the thread detached with its quote, and undo brings it back", async () => {
  const begun = await comment(editor, { quote: "within" });
  await until(() => JSON.stringify(firstText(live.doc).toDelta()).includes(begun.body.id));
  const undo = new Y.UndoManager(firstText(live.doc));
  // Not `toString()`, which writes marks as tags.
  const plain = (firstText(live.doc).toDelta() as { insert: string }[]).map((run) => run.insert).join("");
  const at = plain.indexOf("within");
  firstText(live.doc).delete(at, "within".length);
  await until(async () => (await threadOf(begun.body.id)).detached);
  expect((await threadOf(begun.body.id)).quote).toBe("within");
  undo.undo();
  await until(async () => !(await threadOf(begun.body.id)).detached);
});

test("a thread whose mark was cleared is anchored again where its quote stands", async () => {
  const begun = await comment(editor, { quote: "shall deliver" });
  const find = () =>
    (firstText(live.doc).toDelta() as { insert: string; attributes?: Record<string, { id: string }> }[]).find(
      (run) => Object.values(run.attributes ?? {}).some((value) => value.id === begun.body.id),
    );
  await until(() => find() !== undefined);
  const key = Object.entries(find()!.attributes!).find(([, value]) => value.id === begun.body.id)![0];
  firstText(live.doc).format(0, firstText(live.doc).length, { [key]: null });
  expect(find()).toBeUndefined();
  await until(() => find()?.insert === "shall deliver");
});

test("an own-side thread is unknown to the other side, by every road", async () => {
  const own = await comment(director, { quote: "The", before: "", after: " consultant" }, "Internal.", {
    audience: "own_side",
  });
  expect(own.status).toBe(201);
  const id = own.body.id;
  expect((await threads(director)).some((thread) => thread.id === id)).toBe(true);
  expect((await threads(editor)).some((thread) => thread.id === id)).toBe(false);
  expect((await editor.get(`/api/threads/${id}`)).status).toBe(404);
  expect((await editor.post(`/api/threads/${id}/replies`, { body: "I see it" })).status).toBe(404);
  expect((await editor.patch(`/api/threads/${id}`, { resolved: true })).status).toBe(404);
  const list = await editor.get<{ id: string; openThreads: number }[]>(`/api/projects/${project}/documents`);
  const mine = await director.get<{ id: string; openThreads: number }[]>(
    `/api/projects/${project}/documents`,
  );
  const count = (all: typeof list) => all.body.find((each) => each.id === document)!.openThreads;
  expect(count(mine)).toBe(count(list) + 1);
});

test("an observer reads and writes no threads", async () => {
  await chief.patch(`/api/documents/${document}`, { audience: "everyone" });
  expect((await observer.get(`/api/documents/${document}/threads`)).status).toBe(403);
  expect((await comment(observer, { quote: "thirty" })).status).toBe(403);
});

test("the home page lists what mentions me or answers mine, until I answer", async () => {
  const begun = await comment(director, { quote: "thirty" }, `@[Konsultan A](${editor.id}) is this enough?`);
  const home = async (as: Person) =>
    (await as.get<HomeAnswer>("/api/home")).body.waiting.filter((w) => w.thread === begun.body.id);
  expect(await home(editor)).toMatchObject([{ why: "mention", last: { by: "Direktur" } }]);
  expect(await home(director)).toEqual([]);
  expect(await home(expert)).toEqual([]);
  await editor.post(`/api/threads/${begun.body.id}/replies`, { body: "Yes." });
  expect(await home(editor)).toEqual([]);
  expect(await home(director)).toMatchObject([{ why: "answer", last: { by: "Konsultan A", body: "Yes." } }]);
  await director.patch(`/api/threads/${begun.body.id}`, { resolved: true });
  expect(await home(director)).toEqual([]);
});

test("versions are stored when it is quiet, and restoring loses neither the last key nor a comment", async () => {
  const versions = async () => (await chief.get<VersionAnswer[]>(`/api/documents/${document}/versions`)).body;
  firstText(live.doc).insert(0, "Quiet now. ");
  await until(async () => (await versions()).some((version) => version.kind === "automatic"));
  const named = await chief.post<{ id: string }>(`/api/documents/${document}/versions`, {
    name: "For the directors",
  });
  expect(named.status).toBe(201);
  const kept = await content();
  firstText(live.doc).insert(0, "Junk. ");
  const last = `Last key ${Date.now()}`;
  await until(async () => (await content()).includes("Junk."));
  firstText(live.doc, "id").insert(0, last);
  await pause(50);
  const restored = await chief.post(`/api/documents/${document}/restore`, { version: named.body.id });
  expect(restored.status).toBe(200);
  await until(() => !firstText(live.doc).toString().includes("Junk."));
  const withoutThreads = (text: string) => text.replace(/"threads":"[^"]*",?/g, "");
  expect(withoutThreads(await content())).toBe(withoutThreads(kept));
  const before = (await versions()).find((version) => version.kind === "before_restore")!;
  expect((await chief.post(`/api/documents/${document}/restore`, { version: before.id })).status).toBe(200);
  await until(() => firstText(live.doc).toString().includes("Junk."));
  expect(firstText(live.doc, "id").toString()).toContain(last);
  expect((await threads()).filter((thread) => thread.detached)).toEqual([]);
  expect((await editor.post(`/api/documents/${document}/restore`, { version: before.id })).status).toBe(403);
  expect((await director.get(`/api/documents/${document}/versions`)).status).toBe(403);
});

test("all that the server writes in a document stands under its one client id", () => {
  const { handle } = server.parts.db;
  const own = handle.prepare("select server_client from document where id = ?").pluck().get(document);
  const seats = handle.prepare("select client from seat where document_id = ? and user_id is null").pluck();
  expect(seats.all(document)).toEqual([own]);
  const taken = handle
    .prepare("select client from seat where document_id = ?")
    .pluck()
    .all(document) as number[];
  const present = [...Y.decodeStateVector(Y.encodeStateVector(live.doc)).keys()];
  expect(present.filter((client) => !taken.includes(client))).toEqual([]);
});
