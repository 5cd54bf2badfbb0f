import { afterAll, beforeAll, expect, test } from "vitest";
import type { WorkshopAnswer } from "../../../shared/answers";
import type { DocumentId } from "../../../shared/ids";
import type { FollowUpAnswer } from "../../../shared/register/answers";
import { until } from "../../help/live";
import type { Person } from "../../help/person";
import { startServer, type TestServer } from "../../help/server";
import { writeBlock } from "../registers/minutes";

/** What one workshop leaves open comes up at the next. */

let server: TestServer;
let chief: Person;
let project: string;
let first: { id: string; minutes: DocumentId };

const begin = async (more: Record<string, unknown>) =>
  (
    await chief.post<{ id: string; minutes: DocumentId }>(`/api/projects/${project}/workshops`, {
      title: { en: "Workshop" },
      languages: ["en"],
      ...more,
    })
  ).body;
const titles = async (workshop: string) =>
  (await chief.get<WorkshopAnswer>(`/api/workshops/${workshop}`)).body.programme.map(({ title }) => title.en);
const carried = async (workshop: string, as = chief) =>
  (await as.get<FollowUpAnswer[]>(`/api/workshops/${workshop}/carried`)).body;
const standing = "Follow-ups from last time";

beforeAll(async () => {
  server = await startServer();
  chief = await server.setUp();
  project = await server.project(chief);
  first = await begin({ programme: "starter" });
});
afterAll(() => server.close());

test("with nothing left open, the next programme is the last one as it was", async () => {
  const next = await begin({ from: first.id });
  expect(await titles(next.id)).toEqual(await titles(first.id));
  expect(await carried(next.id)).toEqual([]);
  await chief.patch(`/api/workshops/${next.id}`, { venue: "Jakarta" });
});

test("open follow-ups are carried over with their progress, and stand in the programme once", async () => {
  await server.rooms.write(first.minutes, {
    by: null,
    change: (doc) => {
      writeBlock(doc, "followUp", { id: "survey", owner: "ASDIPI" }, "Facilitate the survey.");
      writeBlock(doc, "followUp", { id: "late", owner: "ASDIPI", due: "2023-08-31" }, "Coordinate.");
      writeBlock(doc, "followUp", { id: "finished", owner: "ASDIPI" }, "Send the slides.");
    },
  });
  const at = `/api/projects/${project}/follow-ups`;
  await until(async () => (await chief.get<unknown[]>(at)).body.length === 3);
  await chief.patch(`${at}/finished`, { state: "done" });
  await chief.post(`${at}/survey/progress`, { note: "Two associations asked.", state: "in_progress" });
  expect(await carried(first.id)).toEqual([]);

  server.passTime(60_000);
  const second = await begin({ from: first.id });
  const programme = await titles(second.id);
  expect(programme.filter((title) => title === standing)).toHaveLength(1);
  expect(programme.indexOf(standing)).toBe(programme.indexOf("Discussion: technical inputs") - 1);
  expect(programme.filter((title) => title !== standing)).toEqual(await titles(first.id));
  expect((await carried(second.id)).map(({ id, progress }) => [id, progress?.note])).toEqual([
    ["late", undefined],
    ["survey", "Two associations asked."],
  ]);

  const third = await begin({ from: second.id });
  expect((await titles(third.id)).filter((title) => title === standing)).toHaveLength(1);
  server.passTime(60_000);
  await chief.patch(`${at}/late`, { state: "done" });
  expect((await carried(second.id)).map(({ id, state }) => [id, state])).toContainEqual(["late", "done"]);
  const fourth = await begin({});
  expect((await carried(fourth.id)).map(({ id }) => id)).not.toContain("finished");
});

test("what is not shown to somebody is not carried over to them", async () => {
  const observer = await server.join(chief, project, "observer");
  const next = await begin({ from: first.id });
  await chief.patch(`/api/workshops/${next.id}`, { state: "open" });
  await chief.patch(`/api/documents/${first.minutes}`, { audience: "drafters" });
  expect(await carried(next.id)).not.toEqual([]);
  expect(await carried(next.id, observer)).toEqual([]);
});
