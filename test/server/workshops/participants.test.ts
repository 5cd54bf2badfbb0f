import { afterAll, beforeAll, expect, test } from "vitest";
import type { AttendanceAnswer, ParticipantAnswer, WorkshopAnswer } from "../../../shared/answers";
import type { Person } from "../../help/person";
import { startServer, type TestServer } from "../../help/server";

let server: TestServer;
let chief: Person;
let editor: Person;
let observer: Person;
let project: string;
let path: string;

beforeAll(async () => {
  server = await startServer();
  chief = await server.setUp();
  project = await server.project(chief);
  editor = await server.join(chief, project, "editor", {
    name: "Konsultan A",
    organisation: "JICA",
    side: "japan",
  });
  observer = await server.join(chief, project, "observer");
  const made = await chief.post<{ id: string }>(`/api/projects/${project}/workshops`, {
    title: { id: "Lokakarya" },
    languages: ["id"],
  });
  path = `/api/workshops/${made.body.id}`;
  await chief.patch(path, { state: "open" });
});
afterAll(() => server.close());

const list = async (as = chief) => (await as.get<ParticipantAnswer[]>(`${path}/participants`)).body;
const add = (body: Record<string, unknown>) => chief.post<{ id: string }>(`${path}/participants`, body);

test("people with and without an account are on one list, a single word being a whole name", async () => {
  expect((await add({ user: editor.id, invited: true })).status).toBe(201);
  expect((await add({ user: editor.id })).body).toMatchObject({ kind: "already-participant" });
  expect(
    (await add({ name: "Sutrisno", organisation: "Asosiasi A", side: "other", position: "Ketua" })).status,
  ).toBe(201);
  expect((await add({ user: "nobody" })).status).toBe(404);
  expect((await add({ position: "Ketua" })).status).toBe(400);
  expect(await list()).toMatchObject([
    { name: "Konsultan A", user: editor.id, side: "japan", organisation: { name: {} }, source: "added" },
    { name: "Sutrisno", user: null, side: "other", position: "Ketua", acceptedAt: null, attendedAt: null },
  ]);
});

test("invited, accepted and attended keep their time when set again, and are taken away", async () => {
  const { id } = (await add({ name: "Wayan", invited: true })).body;
  const one = `${path}/participants/${id}`;
  const before = (await list()).find((each) => each.id === id)!;
  server.passTime(60_000);
  expect((await chief.patch(one, { invited: true, accepted: true, attended: true })).status).toBe(200);
  const after = (await list()).find((each) => each.id === id)!;
  expect(after.invitedAt).toBe(before.invitedAt);
  expect(after.acceptedAt).toBeGreaterThan(before.invitedAt!);
  const { attendance } = (await observer.get<WorkshopAnswer>(path)).body;
  expect(attendance).toMatchObject({ attended: 1, accepted: 1 });
  await chief.patch(one, { attended: false });
  expect((await list()).find((each) => each.id === id)!.attendedAt).toBeNull();
  expect((await chief.delete(one)).status).toBe(200);
  expect((await chief.patch(one, { attended: true })).status).toBe(404);
});

test("whoever is invited answers for themselves, and nobody who is not on the list", async () => {
  await add({ user: editor.id, invited: true });
  const me = async (person: Person) => (await person.get<WorkshopAnswer>(path)).body.me;
  expect((await editor.patch(`${path}/reply`, { accepted: true })).status).toBe(200);
  expect((await me(editor))!.acceptedAt).not.toBeNull();
  await editor.patch(`${path}/reply`, { accepted: false });
  expect((await me(editor))!.acceptedAt).toBeNull();
  expect((await observer.patch(`${path}/reply`, { accepted: true })).status).toBe(404);
  expect(await me(observer)).toBeNull();
});

test("NIP, phone and address are shown to the secretariat alone, in no list and no sheet of others", async () => {
  const personal = { nip: "198001012005011003", phone: "+62 812 0000", email: "rahasia@example.org" };
  const { id } = (await add({ name: "Dewi", ...personal, nip: "19800101 200501 1 003", attended: true }))
    .body;
  const mine = (await list()).find((each) => each.id === id)!;
  expect(mine.personal).toMatchObject(personal);
  const secrets = Object.values(personal);
  for (const person of [editor, observer])
    for (const address of ["participants", "attendance", "attendance?personal=yes", ""]) {
      const answer = await person.get(`${path}/${address}`.replace(/\/$/, ""));
      for (const secret of secrets) expect(JSON.stringify(answer.body)).not.toContain(secret);
      if (address.includes("personal")) expect(answer.status).toBe(403);
    }
  expect((await observer.get(`${path}/participants`)).status).toBe(403);
  const plain = (await chief.get<AttendanceAnswer>(`${path}/attendance`)).body;
  for (const secret of secrets) expect(JSON.stringify(plain)).not.toContain(secret);
  const whole = (await chief.get<AttendanceAnswer>(`${path}/attendance?personal=yes`)).body;
  expect(whole.rows.find((row) => row.name === "Dewi")!.personal).toEqual(personal);
  const log = await server.parts.db.sql.selectFrom("audit").select("detail").execute();
  for (const secret of secrets) expect(JSON.stringify(log)).not.toContain(secret);
  expect((await add({ name: "X", nip: "123" })).status).toBe(400);
  expect((await add({ name: "X", phone: "=1+1" })).status).toBe(400);
});

test("the sheet holds those who attended, by organisation and name", async () => {
  for (const [name, organisation] of [
    ["Zaki", "BPS"],
    ["Ani", "BPS"],
    ["Budi", "AISI"],
  ])
    await add({ name, organisation, attended: true });
  const { rows, workshop } = (await editor.get<AttendanceAnswer>(`${path}/attendance`)).body;
  expect(workshop).toMatchObject({ title: { id: "Lokakarya" }, date: null });
  const names = rows.map(({ name }) => name);
  expect(names.indexOf("Budi")).toBeLessThan(names.indexOf("Ani"));
  expect(names.indexOf("Ani")).toBeLessThan(names.indexOf("Zaki"));
  expect(rows.map(({ number }) => number)).toEqual(rows.map((_, index) => index + 1));
  expect(names).not.toContain("Sutrisno");
});
