import { afterAll, beforeAll, expect, test } from "vitest";
import { type DemoPerson, tellStory } from "../../../server/demo/tell-story";
import type { ParticipantAnswer, WorkshopAnswer, WorkshopSummary } from "../../../shared/answers";
import type { Person } from "../../help/person";
import { startServer, type TestServer } from "../../help/server";

let server: TestServer;
let people: DemoPerson[];
beforeAll(async () => {
  server = await startServer({ config: { demo: true } });
  const { parts, documents, rooms, workshops } = server.app;
  people = await tellStory({ parts, documents, rooms, workshops });
});
afterAll(() => server.close());

async function as(key: string): Promise<Person> {
  const person = server.stranger();
  const { user } = people.find((one) => one.key === key)!;
  const answer = await person.post("/api/sign-in/link", {
    token: server.parts.accounts.demoLinks.offer(user),
  });
  expect(answer.status).toBe(200);
  return person;
}
async function workshopOf(person: Person) {
  const project = (await person.get<{ id: string }[]>("/api/projects")).body[0]!.id;
  const all = (await person.get<WorkshopSummary[]>(`/api/projects/${project}/workshops`)).body;
  expect(all).toHaveLength(1);
  return (await person.get<WorkshopAnswer>(`/api/workshops/${all[0]!.id}`)).body;
}

test("the demo's workshop holds what the article says, and leaves open what it does not", async () => {
  const chief = await as("sekretariat");
  const workshop = await workshopOf(chief);
  expect(workshop).toMatchObject({
    number: 1,
    state: "open",
    title: { en: "The 1st Workshop on JICA Project 2023" },
    date: null,
    time: null,
    end: null,
    venue: null,
    link: null,
    attendance: { all: 0 },
  });
  expect(workshop.activities).toHaveLength(5);
  expect(workshop.documents).toHaveLength(5);
  expect(workshop.programme.filter(({ topic }) => topic)).toHaveLength(4);
  expect(workshop.programme.filter(({ kind }) => kind === "discussion")).toHaveLength(3);
  expect(workshop.programme.every(({ minutes }) => minutes === null)).toBe(true);
  const minutes = await chief.get(`/api/documents/${workshop.minutes}`);
  expect(minutes.body).toMatchObject({ kind: "minutes", bound: { workshop_title: {} } });
  expect((await chief.get<ParticipantAnswer[]>(`/api/workshops/${workshop.id}/participants`)).body).toEqual(
    [],
  );
});

test("it is told once, and the observer sees the workshop without its minutes", async () => {
  const { parts, documents, rooms, workshops } = server.app;
  await tellStory({ parts, documents, rooms, workshops });
  expect((await workshopOf(await as("pengamat"))).minutes).toBeNull();
});
