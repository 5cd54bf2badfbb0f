import { afterAll, beforeAll, expect, test } from "vitest";
import { type DemoPerson, tellStory } from "../../../server/demo/tell-story";
import type { HomeAnswer, ParticipantAnswer, WorkshopAnswer, WorkshopSummary } from "../../../shared/answers";
import type {
  DecisionAnswer,
  FollowUpAnswer,
  InputAnswer,
  SourceAnswer,
} from "../../../shared/register/answers";
import type { Person } from "../../help/person";
import { startServer, type TestServer } from "../../help/server";

let server: TestServer;
let people: DemoPerson[];
beforeAll(async () => {
  server = await startServer({ config: { demo: true } });
  people = await tellStory(server.app);
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
    state: "closed",
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

test("its registers hold what the minutes capture; who has to do what by when is pointed out where it is open", async () => {
  const chief = await as("sekretariat");
  const { id, project } = await workshopOf(chief);
  const list = async <Row>(register: string) =>
    (await chief.get<Row[]>(`/api/projects/${project.id}/${register}`)).body;

  const inputs = await list<InputAnswer>("inputs");
  expect(inputs).toHaveLength(3);
  expect(inputs.every(({ text }) => text.en && text.id)).toBe(true);
  // The article tells the issues, not who raised them.
  expect(inputs.every(({ by, missing }) => by === null && missing.includes("by"))).toBe(true);
  expect(inputs.map(({ state }) => state).sort()).toEqual(["answered", "open", "open"]);

  const decisions = await list<DecisionAnswer>("decisions");
  expect(decisions.map(({ state, workshop }) => [state, workshop])).toEqual([
    ["standing", id],
    ["standing", id],
  ]);
  const followUps = await list<FollowUpAnswer>("follow-ups");
  expect(followUps.map(({ owner, due, missing }) => [owner, due, missing])).toEqual([
    ["ASDIPI, Kemenperin", null, ["due"]],
    ["ASDIPI, Kemenperin", null, ["due"]],
  ]);
  // They wait for the directorate's people, on their first page.
  expect((await (await as("direktur")).get<HomeAnswer>("/api/home")).body.followUps.count).toBe(2);
  expect((await (await as("konsultan-b")).get<HomeAnswer>("/api/home")).body.followUps.count).toBe(0);
});

test("one input is answered by a change in a TOR, and leads to its section and back", async () => {
  const chief = await as("sekretariat");
  const { project } = await workshopOf(chief);
  const inputs = (await chief.get<InputAnswer[]>(`/api/projects/${project.id}/inputs`)).body;
  const answered = inputs.find(({ state }) => state === "answered")!;
  expect(answered).toMatchObject({ disposition: "A", links: [{ was: null }] });
  const { document, section, becomes } = answered.links[0]!;
  for (const language of ["en", "id"]) {
    const text = await chief.get(`/api/documents/${document.id}/content?language=${language}`);
    expect(JSON.stringify(text.body)).toContain("1st Workshop on JICA Project 2023");
  }
  const english = await chief.get<{ content: { attrs: { id: string } }[] }>(
    `/api/documents/${document.id}/content?language=en`,
  );
  const changed = english.body.content.find(({ attrs }) => attrs.id === section);
  expect(JSON.stringify(changed)).toContain(becomes);
  const sources = await chief.get<SourceAnswer[]>(`/api/documents/${document.id}/sources`);
  expect(sources.body).toContainEqual(
    expect.objectContaining({ section, kind: "input", id: answered.id, why: "linked" }),
  );
});

test("it is told once, and the observer sees the workshop without its minutes", async () => {
  await tellStory(server.app);
  expect((await workshopOf(await as("pengamat"))).minutes).toBeNull();
});
