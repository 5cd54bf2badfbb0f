import { afterAll, beforeAll, expect, test } from "vitest";
import { documentFacts } from "../../../server/access/access";
import type { HomeAnswer } from "../../../shared/answers";
import type { DocumentId } from "../../../shared/ids";
import type { GlanceAnswer, InputAnswer } from "../../../shared/register/answers";
import type { Person } from "../../help/person";
import { startServer, type TestServer } from "../../help/server";
import { writeBlock } from "../registers/minutes";

/** What waits for whom, and what a project shows at a glance: minutes with follow-ups, inputs and confidences. */
let server: TestServer;
let chief: Person;
let editor: Person;
let director: Person;
let observer: Person;
let project: string;
let workshop: string;
let minutes: DocumentId;

const home = async (person: Person) => (await person.get<HomeAnswer>("/api/home")).body;
const glance = async (person: Person) =>
  (await person.get<GlanceAnswer>(`/api/projects/${project}/glance`)).body;

async function keepInStep() {
  const { sql } = server.parts.db;
  const row = await sql
    .selectFrom("document")
    .where("id", "=", minutes)
    .selectAll()
    .executeTakeFirstOrThrow();
  await server.app.registers.keepInStep(documentFacts(row));
}

beforeAll(async () => {
  server = await startServer();
  chief = await server.setUp();
  project = await server.project(chief);
  editor = await server.join(chief, project, "editor", { name: "Konsultan A", organisation: "JICA" });
  director = await server.join(chief, project, "commenter", { organisation: "Direktorat ASDIPI" });
  observer = await server.join(chief, project, "observer", { organisation: "Asosiasi A" });
  const begun = await chief.post<{ id: string; minutes: DocumentId }>(`/api/projects/${project}/workshops`, {
    title: { en: "Workshop" },
    languages: ["en"],
  });
  workshop = begun.body.id;
  minutes = begun.body.minutes;
  // Of a draft workshop they are the drafters', until the secretariat shows them.
  await chief.patch(`/api/documents/${minutes}`, { audience: "parties" });
  await server.rooms.write(minutes, {
    by: null,
    change: (doc) => {
      writeBlock(doc, "followUp", { id: "later", owner: "direktorat  asdipi" }, "Coordinate.");
      writeBlock(doc, "followUp", { id: "late", owner: "Direktorat ASDIPI", due: "2023-08-01" }, "Survey.");
      writeBlock(doc, "followUp", { id: "named", owner: "JICA", person: "Konsultan A" }, "Write.");
      writeBlock(doc, "followUp", { id: "theirs", owner: "Asosiasi A" }, "Send the list.");
      writeBlock(doc, "input", { id: "open", by: "Asosiasi A" }, "Name the recyclers.");
      writeBlock(doc, "input", { id: "secret", visibility: "confidential" }, "Prices.");
      writeBlock(doc, "decision", { id: "decided" }, "One survey.");
    },
  });
  await keepInStep();
});
afterAll(() => server.close());

test("follow-ups wait for whom the minutes mean, by person or organisation, overdue first", async () => {
  const texts = (answer: HomeAnswer) => answer.followUps.first.map(({ text }) => text.en);
  const seen = await home(director);
  expect(texts(seen)).toEqual(["Survey.", "Coordinate."]);
  expect(seen.followUps).toMatchObject({ count: 2, first: [{ isOverdue: true }, { due: null }] });
  expect(texts(await home(editor))).toEqual(["Write."]);
  // Its minutes are for the parties: the association is named in them, and does not read them.
  expect((await home(observer)).followUps).toEqual({ count: 0, first: [] });

  const path = `/api/projects/${project}/follow-ups/late/progress`;
  await director.post(path, { note: "Done.", state: "done" });
  expect(texts(await home(director))).toEqual(["Coordinate."]);
});

test("an input waits for who answers it, then for who approves the answer, then for nobody", async () => {
  const waiting = async (person: Person) =>
    (await home(person)).inputs.first.map(({ text, why }) => `${text.en} ${why}`);
  expect((await waiting(chief)).sort()).toEqual(["Name the recyclers. answer", "Prices. answer"]);
  expect(await waiting(editor)).toEqual([]);
  const path = `/api/projects/${project}/inputs/open`;
  await chief.patch(path, { responsible: "Konsultan A" });
  expect(await waiting(editor)).toEqual(["Name the recyclers. answer"]);
  expect(await waiting(chief)).toEqual(["Prices. answer"]);
  await editor.patch(path, { state: "proposed", disposition: "C", answer: { en: "They are named." } });
  expect(await waiting(editor)).toEqual([]);
  expect(await waiting(chief)).toContain("Name the recyclers. approve");
  expect(await waiting(director)).toEqual([]);
  await chief.patch(path, { state: "answered" });
  expect(await waiting(chief)).toEqual(["Prices. answer"]);
});

test("a draft is coming for who prepares it; minutes wait while they go round, until one has agreed", async () => {
  expect((await home(chief)).workshops).toMatchObject([{ id: workshop, state: "draft", date: null }]);
  expect((await home(director)).workshops).toEqual([]);
  await chief.patch(`/api/workshops/${workshop}`, { state: "open", date: "2030-03-01" });
  expect((await home(observer)).workshops).toMatchObject([{ id: workshop, date: "2030-03-01" }]);
  await chief.patch(`/api/workshops/${workshop}`, { date: "2023-03-01" });
  expect((await home(observer)).workshops).toEqual([]);

  await chief.patch(`/api/workshops/${workshop}`, { state: "in-progress" });
  expect((await home(observer)).workshops).toMatchObject([{ id: workshop }]);
  expect((await home(director)).minutes).toEqual([]);
  await chief.patch(`/api/workshops/${workshop}`, { state: "closed" });
  expect((await home(director)).minutes).toEqual([]);
  const goRound = (until: string) =>
    server.parts.db.sql
      .updateTable("document")
      .set({ circulated_at: server.now(), comments_until: until })
      .where("id", "=", minutes)
      .execute();
  await goRound("2020-01-01");
  expect((await home(director)).minutes).toEqual([]);
  await goRound("2099-01-01");
  expect((await home(director)).minutes).toMatchObject([{ document: minutes, workshop: 1 }]);
  expect((await home(observer)).minutes).toEqual([]);
  expect((await director.post(`/api/documents/${minutes}/minutes/agree`)).status).toBe(200);
  expect((await home(director)).minutes).toEqual([]);
  expect((await home(chief)).minutes).toMatchObject([{ document: minutes }]);
  await server.parts.db.sql
    .updateTable("document")
    .set({ confirmed_at: server.now() })
    .where("id", "=", minutes)
    .execute();
  expect((await home(chief)).minutes).toEqual([]);
});

test("the glance counts and names only what its reader may see", async () => {
  const all = await glance(chief);
  expect(all).toMatchObject({
    workshop: { id: workshop, state: "closed", minutes },
    inputs: 2,
    decisions: 1,
    followUps: { open: 3, overdue: 0, undated: 3 },
  });
  expect(all.recent.map(({ kind }) => kind)).toContain("decision");
  const commenter = await glance(director);
  expect(commenter.inputs).toBe(1);
  expect(JSON.stringify(commenter)).not.toContain("Prices.");
  const guest = await glance(observer);
  expect(guest).toMatchObject({
    workshop: { id: workshop, minutes: null },
    inputs: 0,
    decisions: 0,
    followUps: { open: 0, first: [] },
    recent: [],
  });
});

test("what waits in a project that was put away, or that one has left, does not wait", async () => {
  const lists = await chief.get<InputAnswer[]>(`/api/projects/${project}/inputs`);
  expect(lists.body.length).toBeGreaterThan(0);
  await server.parts.db.sql
    .updateTable("project")
    .set({ archived_at: server.now() })
    .where("id", "=", project)
    .execute();
  expect(await home(chief)).toMatchObject({ inputs: { count: 0 }, workshops: [], minutes: [] });
  await server.parts.db.sql
    .updateTable("project")
    .set({ archived_at: null })
    .where("id", "=", project)
    .execute();
  const members = await chief.get<{ id: string; member: string }[]>(`/api/projects/${project}/members`);
  const seat = members.body.find(({ id }) => id === director.id)!;
  await chief.delete(`/api/projects/${project}/members/${seat.member}`);
  expect((await home(director)).followUps.count).toBe(0);
});
