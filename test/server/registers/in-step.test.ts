import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import * as Y from "yjs";
import { documentFacts } from "../../../server/access/access";
import { rowsOf } from "../../../server/registers/register-store";
import type { DocumentId, ProjectId, UserId } from "../../../shared/ids";
import type { RegisterKind } from "../../../shared/register/blocks";
import { openProvider, openRaw, pause, until } from "../../help/live";
import type { Person } from "../../help/person";
import { startServer, type TestServer } from "../../help/server";
import { beginStudy, type Study } from "../../help/study";
import { findBlock, removeBlock, writeBlock } from "./minutes";

let server: TestServer;
let study: Study;
let editor: Person;
let minutes: string;
let writer: ReturnType<typeof openProvider>;

beforeAll(async () => {
  server = await startServer();
  study = await beginStudy(server);
  editor = await study.join("editor");
});
afterAll(() => server.close());

beforeEach(async () => {
  minutes = await study.document("minutes-of-workshop");
  writer = openProvider({ server, as: editor, document: minutes });
  await writer.synced();
  return () => writer.close();
});

const rows = async (kind: RegisterKind, document = minutes) =>
  (await rowsOf(server.parts.db.sql, study.project as ProjectId, kind)).filter(
    (row) => row.document === document,
  );
const standing = async (kind: RegisterKind, document = minutes) =>
  (await rows(kind, document)).filter((row) => row.withdrawnAt === null);
const deeds = (id: string) =>
  server.parts.db.handle
    .prepare("select what from register_deed where row_id = ? order by at, id")
    .pluck()
    .all(id);
const facts = async (document: string) =>
  documentFacts(
    await server.parts.db.sql
      .selectFrom("document")
      .where("id", "=", document)
      .selectAll()
      .executeTakeFirstOrThrow(),
  );

test("what is written in two languages stands in its register within two seconds, as one row", async () => {
  const began = Date.now();
  const about = { id: `i${began}`, by: "Asosiasi A", topic: "t1", visibility: "not_for_attribution" };
  writeBlock(writer.doc, "input", about, "Name the recyclers.");
  writeBlock(writer.doc, "input", about, "Sebutkan pendaur ulang.", { language: "id" });
  writeBlock(writer.doc, "followUp", { id: "f", owner: "ASDIPI", due: "2023-08-31" }, "Ask.", { section: 2 });
  await until(async () => (await standing("followUp")).length === 1);
  expect(Date.now() - began).toBeLessThan(2_000);
  expect(await standing("input")).toMatchObject([
    {
      id: about.id,
      text: { en: "Name the recyclers.", id: "Sebutkan pendaur ulang." },
      by: "Asosiasi A",
      topic: "t1",
      visibility: "not_for_attribution",
      state: "open",
    },
  ]);
  expect(await standing("followUp")).toMatchObject([{ owner: "ASDIPI", due: "2023-08-31", state: "open" }]);
  const heard = server.parts.db.handle.prepare("select by_user from register_deed where row_id = ?").pluck();
  expect(heard.get(about.id)).toBe(editor.id);
});

test("text and attributes follow the block; what the register added stays", async () => {
  writeBlock(writer.doc, "decision", { id: "d1" }, "One survey");
  await until(async () => (await standing("decision")).length === 1);
  await server.parts.db.sql
    .updateTable("register_row")
    .set({ state: "superseded" })
    .where("id", "=", "d1")
    .execute();
  const block = findBlock(writer.doc, "d1")!;
  block.setAttribute("by", "Direktur A");
  ((block.get(0) as Y.XmlElement).get(0) as Y.XmlText).insert(10, ", two parts");
  await until(async () => (await standing("decision"))[0]?.by === "Direktur A");
  expect(await standing("decision")).toMatchObject([
    { text: { en: "One survey, two parts" }, state: "superseded" },
  ]);
});

test.each([
  ["input", "by", "by", "Asosiasi A"],
  ["input", "topic", "topic", "t1"],
  ["input", "visibility", "visibility", "confidential"],
  ["followUp", "owner", "owner", "ASDIPI"],
  ["followUp", "person", "person", "Pak B"],
  ["followUp", "due", "due", "2023-08-31"],
] as const)("an %s whose %s alone changes is followed", async (kind, attribute, column, value) => {
  const id = `alone-${attribute}`;
  writeBlock(writer.doc, kind, { id }, "Said");
  await until(async () => (await standing(kind)).length === 1);
  findBlock(writer.doc, id)!.setAttribute(attribute, value);
  await until(async () => (await standing(kind))[0]?.[column] === value);
});

test("where a block concerns a section, and where it stands in the minutes, are followed", async () => {
  writeBlock(writer.doc, "input", { id: "about" }, "Said");
  await until(async () => (await standing("input")).length === 1);
  findBlock(writer.doc, "about")!.setAttribute("section", "scope");
  await until(async () => (await standing("input"))[0]?.concerns.section === "scope");
  const before = (await standing("input"))[0]!.place;
  writer.doc.transact(() => {
    removeBlock(writer.doc, "about");
    writeBlock(writer.doc, "input", { id: "about" }, "Said", { section: 3 });
  });
  await until(async () => (await standing("input"))[0]?.place !== before);
});

test("a block that goes withdraws its row, and undo brings the row back with what it had", async () => {
  writeBlock(writer.doc, "input", { id: "u1" }, "Will go");
  await until(async () => (await standing("input")).length === 1);
  await server.parts.db.sql
    .updateTable("register_row")
    .set({ responsible: "Konsultan A" })
    .where("id", "=", "u1")
    .execute();
  const { number } = (await standing("input"))[0]!;
  const undo = new Y.UndoManager(writer.doc.getXmlFragment("body:en"));
  removeBlock(writer.doc, "u1");
  await until(async () => (await standing("input")).length === 0);
  expect(await rows("input")).toHaveLength(1);
  undo.undo();
  await until(async () => (await standing("input")).length === 1);
  expect(await standing("input")).toMatchObject([{ id: "u1", responsible: "Konsultan A", number }]);
  expect(deeds("u1")).toEqual(["entered", "withdrawn", "back"]);
});

test("a block that stands in one language still is not withdrawn", async () => {
  writeBlock(writer.doc, "input", { id: "two" }, "In two");
  writeBlock(writer.doc, "input", { id: "two" }, "Dalam dua", { language: "id" });
  await until(async () => Object.keys((await standing("input"))[0]?.text ?? {}).length === 2);
  removeBlock(writer.doc, "two");
  await until(async () => Object.keys((await standing("input"))[0]?.text ?? {}).length === 1);
  expect(await standing("input")).toMatchObject([{ id: "two", text: { id: "Dalam dua" } }]);
});

test("after confirmation the row lives on, and what was written just before is in", async () => {
  writeBlock(writer.doc, "followUp", { id: "late" }, "Written at the last moment");
  await until(async () => (await study.textOf(minutes)).includes("last moment"));
  await server.app.registers.confirm(await facts(minutes), study.chief.id as UserId);
  expect(await standing("followUp")).toHaveLength(1);
  removeBlock(writer.doc, "late");
  await until(async () => !(await study.textOf(minutes)).includes("last moment"));
  await pause(700);
  expect(await standing("followUp")).toMatchObject([{ id: "late" }]);
});

test("the same block pasted into other minutes has a row of its own and steals none", async () => {
  writeBlock(writer.doc, "input", { id: "copied" }, "First");
  await until(async () => (await standing("input")).length === 1);
  const other = await study.document("minutes-of-workshop");
  const there = openProvider({ server, as: editor, document: other });
  await there.synced();
  writeBlock(there.doc, "input", { id: "copied" }, "Second");
  await until(async () => (await standing("input", other)).length === 1);
  const [mine] = await standing("input");
  const [theirs] = await standing("input", other);
  expect(mine).toMatchObject({ id: "copied", text: { en: "First" } });
  expect(theirs).toMatchObject({ block: "copied", text: { en: "Second" } });
  expect(theirs!.id).not.toBe("copied");
  removeBlock(there.doc, "copied");
  await until(async () => (await standing("input", other)).length === 0);
  expect(await standing("input")).toMatchObject([{ id: "copied" }]);
  there.close();
});

test("a block that becomes another kind leaves one register for the other", async () => {
  writeBlock(writer.doc, "input", { id: "turned" }, "We agree");
  await until(async () => (await standing("input")).length === 1);
  writer.doc.transact(() => {
    removeBlock(writer.doc, "turned");
    writeBlock(writer.doc, "decision", { id: "turned" }, "We agree");
  });
  await until(async () => (await standing("decision")).length === 1);
  expect(await standing("input")).toEqual([]);
  expect((await standing("decision"))[0]).toMatchObject({ id: "turned" });
});

test("a text that is no minutes has no rows", async () => {
  const tor = await study.document();
  const there = openProvider({ server, as: editor, document: tor });
  await there.synced();
  writeBlock(there.doc, "input", { id: "in-tor" }, "Not here");
  await until(async () => (await study.textOf(tor)).includes("Not here"));
  await pause(700);
  expect(await rows("input", tor)).toEqual([]);
  there.close();
});

test("open clients are told that the registers changed", async () => {
  const socket = await openRaw({ server, as: editor, document: minutes });
  const told = () =>
    socket.frames.some((frame) => frame[0] === 101 && Buffer.from(frame).includes('"registers"'));
  writeBlock(writer.doc, "input", { id: "told" }, "Heard");
  await until(told);
  socket.close();
});

test("text of which no register heard is caught up with at the next start", async () => {
  const first = await startServer();
  const begun = await beginStudy(first);
  const document = await begun.document("minutes-of-workshop");
  await first.rooms.write(document as DocumentId, {
    by: null,
    change: (doc) => writeBlock(doc, "input", { id: "unheard" }, "Unheard"),
  });
  const inRegister = async (of: TestServer) =>
    (await rowsOf(of.parts.db.sql, begun.project as ProjectId, "input")).map(({ id }) => id);
  await until(async () => (await inRegister(first)).length === 1);
  await first.parts.db.sql.deleteFrom("register_row").execute();
  await first.stop();
  const second = await startServer({ folder: first.folder });
  try {
    await until(async () => (await inRegister(second)).length === 1);
    expect(await inRegister(second)).toEqual(["unheard"]);
  } finally {
    await second.close();
  }
});
