/** What is stored: nothing by looking, little by writing, and every version as it was. */
import { createHash } from "node:crypto";
import { gunzipSync } from "node:zlib";
import { afterAll, beforeAll, expect, test } from "vitest";
import * as Y from "yjs";
import { canonicalForm } from "../../server/documents/canonical";
import { firstText, openProvider, openRaw, pause, syncFrame, until } from "../help/live";
import type { Person } from "../help/person";
import { startServer, type TestServer } from "../help/server";
import { beginStudy, type Study } from "../help/study";

let server: TestServer;
let study: Study;
let editor: Person;

beforeAll(async () => {
  server = await startServer({ idle: 60, quiet: 150 });
  study = await beginStudy(server);
  editor = await study.join("editor");
});
afterAll(() => server.close());

const { all, one } = {
  all: (sql: string, ...values: unknown[]) => server.parts.db.handle.prepare(sql).all(...values),
  one: (sql: string, ...values: unknown[]) =>
    server.parts.db.handle
      .prepare(sql)
      .pluck()
      .get(...values),
};
const stored = (document: string) => ({
  state: all("select * from document_state where document_id = ?", document),
  updates: all("select * from document_update where document_id = ?", document),
  seats: all("select * from seat where document_id = ?", document),
  versions: all("select id, sha256 from version where document_id = ?", document),
  changed: one("select changed_at from document where id = ?", document),
});
const updatesOf = (document: string) =>
  one("select count(*) from document_update where document_id = ?", document) as number;

test("opening without editing writes nothing, however often and by whomever", async () => {
  const document = await study.document();
  const first = openProvider({ server, as: editor, document });
  await first.synced();
  first.close();
  // Letting a new document go may compact it once.
  await until(() => updatesOf(document) === 0);
  await pause(200);
  const before = stored(document);
  for (let visit = 0; visit < 10; visit++) {
    const reader = openProvider({ server, as: visit % 2 ? editor : study.chief, document });
    await reader.synced();
    reader.provider.awareness.setLocalStateField("cursor", null);
    const raw = await openRaw({ server, as: editor, document });
    raw.send(syncFrame("two", Y.encodeStateAsUpdate(reader.doc)));
    raw.barrier(1);
    await until(() => raw.durable().includes(1));
    await study.textOf(document);
    raw.close();
    reader.close();
    await pause(visit % 2 ? 120 : 0);
  }
  await pause(400);
  expect(stored(document)).toEqual(before);
});

test("the journal of a document that nobody has open is compacted, also after a crash, and reads the same", async () => {
  const document = await study.document();
  const writer = openProvider({ server, as: editor, document });
  await writer.synced();
  for (let count = 0; count < 300; count++) firstText(writer.doc).insert(0, `${count} `);
  await until(async () => (await study.textOf(document)).includes("299 298 297 "));
  writer.close();
  await until(() => updatesOf(document) === 0);
  const text = await study.textOf(document);
  expect(text).toContain("299 298 297 ");

  // A server that died leaves its journal as it was; whoever opens the document next leaves it compact.
  const again = openProvider({ server, as: editor, document });
  await again.synced();
  firstText(again.doc).insert(0, "After. ");
  await until(() => updatesOf(document) > 0);
  const { folder, config } = server;
  await server.stop();
  again.close();
  server = await startServer({ folder, port: config.port, idle: 60, quiet: 150 });
  const reader = openProvider({ server, as: editor, document });
  await reader.synced();
  expect(firstText(reader.doc).toString()).toContain("After. 299 298 ");
  reader.close();
  await until(() => updatesOf(document) === 0);
});

test("every stored version opens and has the hash that is recorded for it", async () => {
  const document = await study.document();
  const writer = openProvider({ server, as: editor, document });
  await writer.synced();
  const save = async (name: string) => {
    const answer = await study.chief.post<{ id: string }>(`/api/documents/${document}/versions`, { name });
    expect(answer.status).toBe(201);
    return answer.body.id;
  };
  const texts = new Map<string, string>();
  for (let round = 0; round < 4; round++) {
    firstText(writer.doc).insert(0, `Round ${round}, 日程 😀. `);
    if (round % 2) firstText(writer.doc).format(0, 5, { bold: {} });
    await until(async () => (await study.textOf(document)).includes(` ${round}, 日程`));
    texts.set(await save(`Named ${round}`), await study.textOf(document));
    // Long enough for an automatic one.
    await pause(250);
  }
  const first = [...texts.keys()][0]!;
  expect((await study.chief.post(`/api/documents/${document}/restore`, { version: first })).status).toBe(200);
  await until(() => !firstText(writer.doc).toString().includes(" 1, 日程"));
  // The last to leave leaves a version too.
  firstText(writer.doc).insert(0, "On leaving. ");
  await until(async () => (await study.textOf(document)).includes("On leaving. "));
  writer.close();
  const versions = () =>
    all("select * from version where document_id = ? order by number", document) as {
      id: string;
      number: number;
      kind: string;
      content: Buffer;
      state: Buffer | null;
      sha256: string;
    }[];
  await until(() => versions().at(-1)?.kind === "automatic");
  expect(new Set(versions().map(({ kind }) => kind))).toEqual(
    new Set(["named", "automatic", "before_restore"]),
  );
  for (const { id, number, content, state, sha256 } of versions()) {
    const opened = JSON.parse(gunzipSync(content).toString("utf8"));
    expect(createHash("sha256").update(canonicalForm(opened)).digest("hex"), `version ${number}`).toBe(
      sha256,
    );
    expect(Object.keys(opened.languages)).toEqual(["en", "id"]);
    const text = texts.get(id);
    if (text) expect(text).toContain(JSON.stringify(opened.languages.en.content[0].attrs.id));
    if (!state) continue;
    const doc = new Y.Doc();
    Y.applyUpdate(doc, gunzipSync(state));
    expect(doc.store.pendingStructs).toBeNull();
    expect(doc.getXmlFragment("body:en").length).toBeGreaterThan(3);
  }
  // Each one can be gone back to, and none is changed by it.
  const kept = versions();
  for (const { id, number } of kept) {
    const answer = await study.chief.post(`/api/documents/${document}/restore`, { version: id });
    expect(answer.status, `version ${number}`).toBe(200);
  }
  expect(versions().slice(0, kept.length)).toEqual(kept);
});
