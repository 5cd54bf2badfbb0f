import { afterAll, beforeAll, expect, test } from "vitest";
import type { InvitationAnswer, MemberAnswer } from "../../../shared/answers";
import type { Person } from "../../help/person";
import { goodPassword, startServer, type TestServer } from "../../help/server";

let server: TestServer;
let chief: Person;
let project: string;
const day = 86_400_000;

beforeAll(async () => {
  server = await startServer();
  chief = await server.setUp();
  project = await server.project(chief);
});
afterAll(() => server.close());

const accept = (token: string, more: { password?: string; name?: string } = {}) =>
  server.stranger().post("/api/invitations/accept", { token, password: goodPassword, ...more });

test("an invited person sees what they are invited to, chooses a password and lands in the project", async () => {
  const token = await server.invite(chief, project, "commenter", {
    name: "Direktur A",
    email: "direktur@example.org",
    organisation: "Kementerian Perindustrian",
    side: "indonesia",
  });
  const person = server.stranger();
  const look = await person.post("/api/invitations/look", { token });
  expect(look.body).toMatchObject({
    inviter: "Sekretariat A",
    role: "commenter",
    name: "Direktur A",
    email: "direktur@example.org",
    hasAccount: false,
  });
  const accepted = await person.post("/api/invitations/accept", { token, password: goodPassword });
  expect(accepted.status).toBe(201);
  expect(accepted.body).toEqual({ project });
  const home = await person.get<{ projects: unknown[] }>("/api/home");
  expect(home.body.projects).toMatchObject([{ id: project, role: "commenter" }]);
  expect((await accept(token)).body).toMatchObject({ kind: "link-spent", status: 410 });
  expect((await person.post("/api/invitations/look", { token })).status).toBe(410);
});

test("of a hundred who use one invitation at once exactly one succeeds", async () => {
  const token = await server.invite(chief, project, "observer", { email: "hundred@example.org" });
  let accepted = 0;
  let others = 0;
  for (let round = 0; round < 5; round++) {
    server.passTime(15 * 60_000);
    const answers = await Promise.all(Array.from({ length: 20 }, () => accept(token)));
    accepted += answers.filter((answer) => answer.status === 201).length;
    others += answers.filter((answer) => [410, 401, 503].includes(answer.status)).length;
  }
  expect(accepted).toBe(1);
  expect(others).toBe(99);
  const members = await chief.get<MemberAnswer[]>(`/api/projects/${project}/members`);
  expect(members.body.filter((one) => one.email === "hundred@example.org")).toHaveLength(1);
});

test("an invitation ends after seven days, when it is withdrawn, and when a newer one replaces it", async () => {
  const old = await server.invite(chief, project, "observer");
  server.passTime(7 * day - 60_000);
  chief = await server.signIn("secretariat@example.org");
  expect((await server.stranger().post("/api/invitations/look", { token: old })).status).toBe(200);
  server.passTime(61_000);
  expect((await accept(old)).status).toBe(410);

  const withdrawn = await server.invite(chief, project, "observer", { email: "withdrawn@example.org" });
  const list = await chief.get<InvitationAnswer[]>(`/api/projects/${project}/invitations`);
  const { id } = list.body.find((one) => one.email === "withdrawn@example.org")!;
  expect((await chief.delete(`/api/projects/${project}/invitations/${id}`)).status).toBe(200);
  expect((await chief.delete(`/api/projects/${project}/invitations/${id}`)).status).toBe(404);
  expect((await accept(withdrawn)).status).toBe(410);

  const first = await server.invite(chief, project, "observer", { email: "twice@example.org" });
  const second = await server.invite(chief, project, "editor", { email: "TWICE@example.org" });
  expect((await accept(first)).status).toBe(410);
  expect((await accept(second)).status).toBe(201);
  const states = (await chief.get<InvitationAnswer[]>(`/api/projects/${project}/invitations`)).body;
  expect(new Set(states.map((one) => one.state))).toEqual(new Set(["used", "revoked", "expired"]));
});

test("whoever has an account joins a second project with its password, and only with it", async () => {
  const person = await server.join(chief, project, "editor", {
    email: "both@example.org",
    name: "Konsultan A",
  });
  const second = await server.project(chief, "Second");
  const token = await server.invite(chief, second, "commenter", { email: "Both@Example.org" });
  const look = await server.stranger().post("/api/invitations/look", { token });
  expect(look.body).toMatchObject({ hasAccount: true });
  expect((await accept(token, { password: "somebody else's" })).body).toMatchObject({
    kind: "wrong-credentials",
  });
  expect((await accept(token)).status).toBe(201);
  const projects = await person.get<{ id: string; role: string }[]>("/api/projects");
  expect(projects.body.map((one) => [one.id, one.role])).toEqual([
    [second, "commenter"],
    [project, "editor"],
  ]);
});

test("a role that the table does not know is refused in whatever shape it comes", async () => {
  for (const role of [false, true, "admin", 1, null, "", "Secretariat", ["secretariat"], {}, "__proto__"]) {
    const answer = await chief.post(`/api/projects/${project}/invitations`, {
      email: "role@example.org",
      name: "R",
      organisation: "O",
      role,
    });
    expect(answer.status).toBe(400);
  }
});

test("an invitation holds no longer than its writer could still give the role", async () => {
  const deputy = await server.join(chief, project, "secretariat", { email: "deputy@example.org" });
  const token = await server.invite(deputy, project, "secretariat");
  const members = await chief.get<MemberAnswer[]>(`/api/projects/${project}/members`);
  const { member } = members.body.find((one) => one.id === deputy.id)!;
  await chief.patch(`/api/projects/${project}/members/${member}`, { role: "editor" });
  expect((await accept(token)).status).toBe(410);
});

test("an address that is a member already is told so", async () => {
  const answer = await chief.post(`/api/projects/${project}/invitations`, {
    email: "SECRETARIAT@example.org",
    name: "S",
    organisation: "O",
    role: "editor",
  });
  expect(answer.body).toMatchObject({ kind: "already-member", status: 409 });
});

test("the outbox shows the secretariat what was written to whom, without the link", async () => {
  const token = await server.invite(chief, project, "observer", {
    email: "mail@example.org",
    name: "Pengamat A",
  });
  const outbox = await chief.get<{ recipient: string; body: string }[]>(`/api/projects/${project}/outbox`);
  const mail = outbox.body.find((one) => one.recipient === "mail@example.org")!;
  expect(mail.body).toContain("Pengamat A");
  expect(JSON.stringify(outbox.body)).not.toContain(token);
});

test("a wrong link is answered alike wherever it is used, and guessing is slowed down", async () => {
  server.passTime(60 * 60_000);
  const wrong = { token: "x".repeat(43) };
  const look = await server.stranger().post("/api/invitations/look", wrong);
  const taken = await server.stranger().post("/api/invitations/accept", { ...wrong, password: goodPassword });
  const reset = await server.stranger().post("/api/reset", { ...wrong, password: goodPassword });
  expect(look.body).toEqual(taken.body);
  expect(look.body).toEqual(reset.body);
  const answers = [];
  for (let n = 0; n < 70; n++)
    answers.push((await server.stranger().post("/api/invitations/look", wrong)).status);
  expect(answers.at(-1)).toBe(429);
});
