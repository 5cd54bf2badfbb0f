import { afterAll, beforeAll, expect, test } from "vitest";
import { peopleOf } from "../../../server/projects/people";
import type { MemberAnswer } from "../../../shared/answers";
import type { Person } from "../../help/person";
import { goodPassword, startServer, type TestServer } from "../../help/server";

let server: TestServer;
let chief: Person;
let project: string;
let editor: Person;

beforeAll(async () => {
  server = await startServer();
  chief = await server.setUp();
  project = await server.project(chief);
  editor = await server.join(chief, project, "editor", {
    name: "Konsultan A",
    email: "konsultan@example.org",
  });
});
afterAll(() => server.close());

const list = async (by = chief, of = project) =>
  (await by.get<MemberAnswer[]>(`/api/projects/${of}/members`)).body;
const memberOf = async (person: Person) => (await list()).find((one) => one.id === person.id)!.member;
const path = async (person: Person) => `/api/projects/${project}/members/${await memberOf(person)}`;

test("members are listed in order of joining, in colours of their own; addresses only for the secretariat", async () => {
  const seen = await list();
  expect(seen.map((one) => [one.name, one.role, one.colour, one.isMe])).toEqual([
    ["Sekretariat A", "secretariat", 1, true],
    ["Konsultan A", "editor", 2, false],
  ]);
  expect(seen[1]!.email).toBe("konsultan@example.org");
  const byEditor = await list(editor);
  expect(byEditor.map((one) => one.email)).toEqual([null, "konsultan@example.org"]);
});

test("whoever leaves is still named in their colour, nobody inherits it, and they get it back", async () => {
  const guest = await server.join(chief, project, "observer", {
    name: "Pengamat A",
    email: "guest@example.org",
  });
  const { colour } = (await list()).find((one) => one.id === guest.id)!;
  expect((await chief.delete(await path(guest))).status).toBe(200);
  const next = await server.join(chief, project, "observer", { name: "Pengamat B" });
  const people = await peopleOf(server.parts.db.sql, project);
  expect(people.get(guest.id)).toMatchObject({ name: "Pengamat A", colour });
  expect(people.get(next.id)!.colour).toBe(colour + 1);
  expect((await guest.get(`/api/projects/${project}`)).status).toBe(404);
  const token = await server.invite(chief, project, "commenter", { email: "guest@example.org" });
  await guest.post("/api/invitations/accept", { token, password: goodPassword });
  expect((await list()).find((one) => one.id === guest.id)).toMatchObject({ colour, role: "commenter" });
});

test("the last secretariat can neither be lowered nor removed, not even by two requests at once", async () => {
  const alone = await path(chief);
  expect((await chief.patch(alone, { role: "editor" })).body).toMatchObject({ kind: "last-secretariat" });
  expect((await chief.delete(alone)).body).toMatchObject({ kind: "last-secretariat" });

  const deputy = await server.join(chief, project, "secretariat");
  const both = [await path(chief), await path(deputy)];
  const answers = await Promise.all([
    chief.patch(both[1]!, { role: "editor" }),
    deputy.patch(both[0]!, { role: "editor" }),
  ]);
  expect(answers.map((answer) => answer.status).sort()).not.toEqual([200, 200]);
  const secretariat = (
    await server.parts.db.sql
      .selectFrom("member")
      .where("role", "=", "secretariat")
      .select("user_id")
      .execute()
  ).map((row) => row.user_id);
  expect(secretariat).toHaveLength(1);
  const [left, other] = secretariat[0] === chief.id ? [chief, deputy] : [deputy, chief];
  await server.parts.db.sql
    .updateTable("member")
    .set({ role: "secretariat" })
    .where("user_id", "=", other!.id)
    .execute();
  expect((await left!.get(`/api/projects/${project}/invitations`)).status).toBe(200);
  await chief.delete(await path(deputy));
});

test("a changed role counts with the next request, and hostile values change nothing", async () => {
  const one = await path(editor);
  expect((await chief.patch(one, { role: "observer" })).status).toBe(200);
  expect((await editor.get(`/api/projects/${project}/members`)).status).toBe(403);
  for (const role of [false, "admin", 1, null, ["editor"], "EDITOR"])
    expect((await chief.patch(one, { role })).status).toBe(400);
  expect((await chief.patch(one, { role: "editor", id: "x" })).status).toBe(400);
  expect((await list()).find((each) => each.id === editor.id)!.role).toBe("observer");
  await chief.patch(one, { role: "editor" });
});

test("an organisation is found by its name in any spelling, and a new name makes one", async () => {
  const organisations = async () =>
    (await chief.get<{ id: string; side: string; name: object }[]>(`/api/projects/${project}/organisations`))
      .body;
  const before = await organisations();
  const one = await path(editor);
  await chief.patch(one, { organisation: "  kementerian  PERINDUSTRIAN " });
  expect(await organisations()).toEqual(before);
  await chief.patch(one, { organisation: "Nihon Koei", side: "japan" });
  const after = await organisations();
  expect(after).toHaveLength(before.length + 1);
  expect(after.at(-1)).toMatchObject({ side: "japan" });
  const { id } = before[0]!;
  expect((await chief.patch(one, { organisation: id })).status).toBe(200);

  const elsewhere = await server.project(chief, "Elsewhere");
  await server.join(chief, elsewhere, "editor", { organisation: "Only elsewhere" });
  const theirs = await chief.get<{ id: string }[]>(`/api/projects/${elsewhere}/organisations`);
  const foreign = theirs.body.find((each) => !after.some((ours) => ours.id === each.id))!;
  expect((await chief.patch(one, { organisation: foreign.id })).status).toBe(404);
});

test("a reset link sets a new password once and ends every sign-in that was there", async () => {
  const url = `${await path(editor)}/reset`;
  const superseded = await chief.post<{ url: string }>(url);
  const made = await chief.post<{ url: string }>(url);
  expect(made.status).toBe(201);
  expect(made.body.url).toMatch(/^http:\/\/localhost:\d+\/reset#[\w-]{43}$/);
  const [old, token] = [superseded, made].map((answer) => answer.body.url.split("#")[1]!);
  const another = await server.signIn("konsultan@example.org");
  const password = "lima angsa di sawah";
  const fresh = server.stranger();
  expect((await fresh.post("/api/reset", { token: old, password })).status).toBe(410);
  expect((await fresh.post("/api/reset", { token, password: "short" })).status).toBe(422);
  expect((await fresh.post("/api/reset", { token, password })).status).toBe(200);
  expect((await fresh.get("/api/me")).status).toBe(200);
  for (const person of [editor, another]) expect((await person.get("/api/me")).status).toBe(401);
  expect((await server.stranger().post("/api/reset", { token, password })).status).toBe(410);
  editor = await server.signIn("konsultan@example.org", password);
});

test("a reset link ends after a day", async () => {
  const made = await chief.post<{ url: string }>(`${await path(editor)}/reset`);
  server.passTime(24 * 3_600_000 + 1000);
  chief = await server.signIn("secretariat@example.org");
  editor = await server.signIn("konsultan@example.org", "lima angsa di sawah");
  const token = made.body.url.split("#")[1];
  expect((await server.stranger().post("/api/reset", { token, password: goodPassword })).status).toBe(410);
});

test("the secretariat of one project gets no reset link for somebody who is also in another", async () => {
  const deputy = await server.join(chief, project, "secretariat", { email: "deputy2@example.org" });
  const theirs = await server.project(deputy, "Their own");
  const token = await server.invite(deputy, theirs, "secretariat", { email: "konsultan@example.org" });
  const made = await chief.post<{ url: string }>(`${await path(editor)}/reset`);
  await editor.post("/api/invitations/accept", { token, password: "lima angsa di sawah" });
  expect((await chief.post(`${await path(editor)}/reset`)).body).toMatchObject({ kind: "forbidden" });
  // Nor does one that was made before they joined there still work.
  const early = made.body.url.split("#")[1];
  expect((await server.stranger().post("/api/reset", { token: early, password: goodPassword })).status).toBe(
    410,
  );
});
