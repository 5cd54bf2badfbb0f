import { afterAll, beforeAll, expect, test } from "vitest";
import type { ProjectAnswer } from "../../../shared/answers";
import type { Person } from "../../help/person";
import { startServer, type TestServer } from "../../help/server";

let server: TestServer;
let chief: Person;
let project: string;

beforeAll(async () => {
  server = await startServer();
  chief = await server.setUp();
  project = await server.project(chief);
  await chief.patch(`/api/projects/${project}`, {
    activities: ["a", "b", "c"].map((code) => ({ code, name: { en: code } })),
    topics: ["A", "B", "C"].map((en) => ({ name: { en } })),
  });
});
afterAll(() => server?.close());

const facts = async () => (await chief.get<ProjectAnswer>(`/api/projects/${project}`)).body;
const names = async () => (await facts()).topics.map(({ name }) => name.en);
const topicOf = async (en: string) => (await facts()).topics.find(({ name }) => name.en === en)!.id;
const path = (topic: string) => `/api/projects/${project}/topics/${topic}`;

test("a topic that is moved stays itself, and a name sent for its place afterwards is its own", async () => {
  const c = await topicOf("C");
  expect((await chief.patch(path(c), { after: null })).status).toBe(200);
  expect(await names()).toEqual(["C", "A", "B"]);
  expect((await chief.patch(path(c), { after: await topicOf("A") })).status).toBe(200);
  expect(await names()).toEqual(["A", "C", "B"]);
  await chief.patch(`/api/projects/${project}`, {
    topics: [{ name: { en: "A" } }, { name: { en: "C of before" } }],
  });
  expect((await facts()).topics[1]).toEqual({ id: c, name: { en: "C of before" } });
  expect((await chief.patch(path(c), { after: "nowhere" })).status).toBe(404);
});

test("a topic of an agenda item is kept with its item; once the item has another, it goes without a gap", async () => {
  const [a, b] = [await topicOf("A"), await topicOf("B")];
  const workshop = await chief.post<{ id: string }>(`/api/projects/${project}/workshops`, {
    title: { en: "W" },
    languages: ["en"],
  });
  const programme = `/api/workshops/${workshop.body.id}/programme`;
  const item = await chief.post<{ id: string }>(programme, { kind: "talk", title: { en: "T" }, topic: a });
  expect((await chief.delete(path(a))).body).toMatchObject({ kind: "topic-in-use", status: 409 });
  expect(await names()).toContain("A");
  await chief.patch(`${programme}/${item.body.id}`, { topic: b });
  expect((await chief.delete(path(a))).status).toBe(200);
  expect((await chief.delete(path(a))).status).toBe(404);
  await chief.patch(`/api/projects/${project}`, {
    topics: [{ name: { en: "1" } }, { name: { en: "2" } }, { name: { en: "3" } }],
  });
  expect(await names()).toEqual(["1", "2", "3"]);
});

test("an activity goes only when no document, letter, workshop or row of the matrix belongs to it", async () => {
  const { activities } = await facts();
  const [a, b] = ["a", "b"].map((wanted) => activities.find(({ code }) => code === wanted));
  const remove = (id: string) => chief.delete(`/api/projects/${project}/activities/${id}`);
  const workshop = await chief.post<{ id: string }>(`/api/projects/${project}/workshops`, {
    title: { en: "W" },
    languages: ["en"],
    activities: [a!.id],
  });
  expect((await remove(a!.id)).body).toMatchObject({ kind: "activity-in-use", status: 409 });
  await chief.patch(`/api/workshops/${workshop.body.id}`, { activities: [] });
  expect((await remove(a!.id)).status).toBe(200);
  const letter = await chief.post(`/api/projects/${project}/letters`, {
    template: "letter-facilitation-request",
    activity: b!.id,
  });
  expect(letter.status).toBe(201);
  expect((await remove(b!.id)).body).toMatchObject({ kind: "activity-in-use" });
  const left = activities.filter(({ code }) => code !== "a");
  expect((await facts()).activities).toEqual(left);
});
