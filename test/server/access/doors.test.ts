import { afterAll, beforeAll, expect, test } from "vitest";
import type { MemberAnswer } from "../../../shared/answers";
import { closeCode } from "../../../shared/room";
import { openRaw, type RawClient, syncFrame } from "../../help/live";
import type { Person } from "../../help/person";
import { goodPassword, startServer, type TestServer } from "../../help/server";

let server: TestServer;
let chief: Person;
let project: string;
let document: string;

beforeAll(async () => {
  server = await startServer();
  chief = await server.setUp();
  project = await server.project(chief);
  const made = await chief.post<{ id: string }>(`/api/projects/${project}/documents`, {
    template: "minutes-of-workshop",
    languages: ["en"],
  });
  document = made.body.id;
});
afterAll(() => server.close());

const watch = (as: Person) => openRaw({ server, as, document });
const memberPath = async (person: Person) => {
  const members = await chief.get<MemberAnswer[]>(`/api/projects/${project}/members`);
  return `/api/projects/${project}/members/${members.body.find((one) => one.id === person.id)!.member}`;
};

/** The code with which it was closed by the time that the deed was answered and a moment had passed. */
async function codesAfter(deed: () => Promise<{ status: number }>, sockets: RawClient[]) {
  expect((await deed()).status).toBeLessThan(300);
  await new Promise((resolve) => setTimeout(resolve, 150));
  return sockets.map((socket) => socket.state.code);
}

test("signing out closes what that sign-in had open, and nothing of another device", async () => {
  const here = await server.join(chief, project, "editor", { email: "out@example.org" });
  const there = await server.signIn("out@example.org");
  const sockets = await Promise.all([watch(here), watch(here), watch(there)]);
  const codes = await codesAfter(() => here.post("/api/sign-out"), sockets);
  expect(codes).toEqual([closeCode.signedOut, closeCode.signedOut, undefined]);
  sockets[2]!.close();
});

test("a password change closes the other devices and keeps this one", async () => {
  const here = await server.join(chief, project, "editor", { email: "change@example.org" });
  const there = await server.signIn("change@example.org");
  const sockets = await Promise.all([watch(here), watch(there)]);
  const change = { current: goodPassword, password: "empat lampu di jalan" };
  const codes = await codesAfter(() => here.post("/api/me/password", change), sockets);
  expect(codes).toEqual([undefined, closeCode.signedOut]);
  sockets[0]!.close();
});

test("a reset link, once used, closes everything that was open", async () => {
  const person = await server.join(chief, project, "editor", { email: "reset@example.org" });
  const { body } = await chief.post<{ url: string }>(`${await memberPath(person)}/reset`);
  const socket = await watch(person);
  const token = body.url.split("#")[1];
  const codes = await codesAfter(
    () => server.stranger().post("/api/reset", { token, password: "empat lampu di jalan" }),
    [socket],
  );
  expect(codes).toEqual([closeCode.signedOut]);
});

test("an eleventh device closes what the longest unused one had open", async () => {
  const first = await server.join(chief, project, "editor", { email: "eleven@example.org" });
  const socket = await watch(first);
  server.passTime(1000);
  const codes = await codesAfter(async () => {
    for (let n = 0; n < 10; n++) await server.signIn("eleven@example.org");
    return { status: 200 };
  }, [socket]);
  expect(codes).toEqual([closeCode.signedOut]);
});

test("a lowered or removed member loses the line for good; a raised one is asked to come in again", async () => {
  const person = await server.join(chief, project, "commenter", { email: "role@example.org" });
  const path = await memberPath(person);
  const raised = await watch(person);
  expect(await codesAfter(() => chief.patch(path, { role: "editor" }), [raised])).toEqual([
    closeCode.tryLater,
  ]);
  const lowered = await watch(person);
  expect(await codesAfter(() => chief.patch(path, { role: "observer" }), [lowered])).toEqual([
    closeCode.noRight,
  ]);
  await chief.patch(path, { role: "commenter" });
  const removed = await watch(person);
  expect(await codesAfter(() => chief.delete(path), [removed])).toEqual([closeCode.noRight]);
  const again = await watch(person);
  expect(await again.closed()).toBe(closeCode.noRight);
});

test("a change that changes nothing closes nothing", async () => {
  const person = await server.join(chief, project, "editor", { email: "same@example.org" });
  const path = await memberPath(person);
  const socket = await watch(person);
  expect(await codesAfter(() => chief.patch(path, { role: "editor" }), [socket])).toEqual([undefined]);
  socket.close();
});

test("an open line ends with its sign-in after twelve hours of rest, and writing is no rest", async () => {
  const resting = await server.join(chief, project, "editor", { email: "resting@example.org" });
  const writing = await server.join(chief, project, "editor", { email: "writing@example.org" });
  const [still, busy] = await Promise.all([watch(resting), watch(writing)]);
  const anUpdate = syncFrame("update", new Uint8Array([0, 0]));
  const keepAlive = new Uint8Array([1, 1, 0]);
  // In few steps: a heartbeat that falls between a step and what is sent after it takes the line for silent.
  for (let step = 0; step < 2; step++) {
    server.passTime(7 * 3_600_000);
    busy.send(anUpdate);
    still.send(keepAlive);
    await new Promise((resolve) => setTimeout(resolve, 20));
    await server.app.watch.look();
  }
  await new Promise((resolve) => setTimeout(resolve, 100));
  expect([still.state.code, busy.state.code]).toEqual([closeCode.signedOut, undefined]);
  expect((await writing.get("/api/me")).status).toBe(200);
  busy.close();
});
