import { afterAll, beforeAll, expect, test } from "vitest";
import { knownOrganisations } from "../../../server/projects/known-organisations";
import type { MemberAnswer, OrganisationAnswer } from "../../../shared/answers";
import { openRaw } from "../../help/live";
import type { Person } from "../../help/person";
import { startServer, type TestServer } from "../../help/server";

let server: TestServer;
let chief: Person;
let project: string;
beforeAll(async () => {
  server = await startServer();
  chief = await server.setUp();
  project = await server.project(chief);
});
afterAll(() => server.close());

const path = () => `/api/projects/${project}/organisations`;
const list = async (as = chief) => (await as.get<OrganisationAnswer[]>(path())).body;
async function add(more: Record<string, unknown>) {
  const added = await chief.post<{ id: string }>(path(), { side: "other", ...more });
  expect(added.status, JSON.stringify(added.body)).toBe(201);
  return added.body.id;
}
const called = async (name: string) => (await list()).filter((one) => Object.values(one.name).includes(name));

test("the list that ships is taken over once, beside what the project has, and is corrected freely", async () => {
  await add({ name: { id: "Badan Pusat Statistik" }, side: "indonesia" });
  const before = (await list()).length;
  const taken = await chief.post<{ added: number }>(`${path()}/known`);
  expect(taken.body.added).toBe(knownOrganisations.length - 1);
  expect((await chief.post(`${path()}/known`)).body).toEqual({ added: 0 });
  expect(await list()).toHaveLength(before + taken.body.added);

  const [klhk] = await called("Kementerian Lingkungan Hidup dan Kehutanan");
  expect(klhk).toMatchObject({ validTo: "2024-10-20", isOwn: true, short: { id: "KLHK" } });
  const successor = await add({ name: { id: "Kementerian Kehutanan" }, validFrom: "2024-10-21" });
  const one = `${path()}/${klhk!.id}`;
  expect(
    (await chief.patch(one, { successor, name: { en: "Forestry" }, validTo: "2024-10-21" })).status,
  ).toBe(200);
  expect((await called("Forestry"))[0]).toMatchObject({
    successor,
    name: { id: "Kementerian Lingkungan Hidup dan Kehutanan", en: "Forestry" },
  });
  expect((await chief.patch(one, { validFrom: "2025-01-01" })).body).toMatchObject({
    kind: "dates-reversed",
  });
  expect((await chief.patch(one, { successor: klhk!.id })).status).toBe(404);
});

test("no known organisation is there twice, and each has a name in one of the languages", () => {
  const names = knownOrganisations.flatMap(({ name, short }) => [
    ...new Set([...Object.values(name), short]),
  ]);
  const given = names.filter(Boolean);
  expect(new Set(given).size).toBe(given.length);
  expect(new Set(knownOrganisations.map(({ key }) => key)).size).toBe(knownOrganisations.length);
  for (const { name } of knownOrganisations) expect(Object.values(name).some(Boolean)).toBe(true);
});

test("of two that are one, people and names move to the one that stays", async () => {
  const email = "double@example.org";
  const person = await server.join(chief, project, "editor", {
    email,
    organisation: "Asosiasi Dobel",
    side: "other",
  });
  const doubled = (await called("Asosiasi Dobel"))[0]!.id;
  const kept = await add({ name: { id: "Asosiasi Tunggal" }, side: "japan" });
  const follower = await add({ name: { id: "Pengganti" }, successor: doubled });
  const workshop = await chief.post<{ id: string; minutes: string }>(`/api/projects/${project}/workshops`, {
    title: { id: "Lokakarya" },
    languages: ["id"],
    parties: [doubled, kept],
  });
  const line = await openRaw({ server, as: person, document: workshop.body.minutes });
  await line.isIn();
  expect((await chief.post(`${path()}/${doubled}/merge`, { into: kept })).status).toBe(200);
  // Side and organisation are shown beside their caret: the line is opened anew.
  expect(await line.closed()).toBe(1013);

  const members = (await chief.get<MemberAnswer[]>(`/api/projects/${project}/members`)).body;
  expect(members.find((one) => one.email === email)).toMatchObject({
    organisation: { id: "Asosiasi Tunggal" },
    side: "japan",
  });
  expect(await called("Asosiasi Dobel")).toEqual([]);
  expect((await called("Pengganti"))[0]).toMatchObject({ id: follower, successor: kept });
  const facts = await chief.get<{ parties: unknown[] }>(`/api/workshops/${workshop.body.id}`);
  expect(facts.body.parties).toMatchObject([{ id: kept }]);

  await server.join(chief, project, "observer", {
    email: "later@example.org",
    organisation: "asosiasi  DOBEL",
  });
  const now = (await chief.get<MemberAnswer[]>(`/api/projects/${project}/members`)).body;
  expect(now.find((one) => one.email === "later@example.org")!.organisation).toEqual({
    id: "Asosiasi Tunggal",
  });
  expect((await chief.post(`${path()}/${doubled}/merge`, { into: kept })).status).toBe(404);
  expect((await chief.post(`${path()}/${kept}/merge`, { into: kept })).status).toBe(404);
});

test("an organisation that others show too is corrected only by whoever set the installation up", async () => {
  const shared = (await list()).find(({ isOwn }) => !isOwn)!;
  const deputy = await server.join(chief, project, "secretariat", { email: "deputy@example.org" });
  const one = `${path()}/${shared.id}`;
  expect((await deputy.patch(one, { short: { id: "Set." } })).status).toBe(403);
  expect((await chief.patch(one, { short: { id: "Set." } })).status).toBe(200);
  const own = await add({ name: { id: "Sendiri" } });
  expect((await chief.post(`${one}/merge`, { into: own })).status).toBe(403);
  expect((await chief.post(`${path()}/${own}/merge`, { into: shared.id })).status).toBe(200);
});
