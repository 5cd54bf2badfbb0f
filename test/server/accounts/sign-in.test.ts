import { afterAll, beforeAll, expect, test } from "vitest";
import type { UserId } from "../../../shared/ids";
import type { Person } from "../../help/person";
import { goodPassword, setupToken, startServer, type TestServer } from "../../help/server";

let server: TestServer;
let chief: Person;
const email = "secretariat@example.org";
const hour = 3_600_000;

beforeAll(async () => {
  server = await startServer();
  const stranger = server.stranger();
  const wanted = { name: "Sekretariat A", email, password: goodPassword, organisation: "Sekretariat" };
  expect((await stranger.get("/api/setup")).body).toEqual({ needed: true });
  const wrong = await stranger.post("/api/setup", { ...wanted, token: "not the code" });
  expect(wrong.body).toMatchObject({ kind: "wrong-setup-token", status: 403 });
  const weak = await stranger.post("/api/setup", { ...wanted, token: setupToken, password: "short" });
  expect(weak.body).toMatchObject({ kind: "weak-password", status: 422 });
  const tries = await Promise.all(
    Array.from({ length: 5 }, (_, n) =>
      server
        .stranger()
        .post("/api/setup", { ...wanted, token: setupToken, email: n === 0 ? email : `${n}-${email}` }),
    ),
  );
  expect(tries.filter((answer) => answer.status === 201)).toHaveLength(1);
  expect(tries.filter((answer) => answer.status === 409)).toHaveLength(4);
  await server.parts.db.sql.updateTable("user").set({ email }).execute();
  chief = await server.signIn(email);
});
afterAll(() => server.close());

test("the set-up is done once, and whoever did it is signed in", async () => {
  expect((await chief.get("/api/setup")).body).toEqual({ needed: false });
  expect((await chief.get("/api/me")).body).toMatchObject({ name: "Sekretariat A", email, demo: false });
  const again = await server.stranger().post("/api/setup", {
    token: setupToken,
    name: "X",
    email: "x@example.org",
    password: goodPassword,
    organisation: "X",
  });
  expect(again.body).toMatchObject({ kind: "setup-done", status: 409 });
});

test("a wrong password and an unknown address are answered alike", async () => {
  const known = await server.stranger().post("/api/sign-in", { email, password: "wrong wrong wrong" });
  const unknown = await server
    .stranger()
    .post("/api/sign-in", { email: "nobody@example.org", password: "wrong wrong wrong" });
  expect(known.status).toBe(401);
  expect(unknown.status).toBe(401);
  expect(known.body).toEqual(unknown.body);
  const names = (headers: Headers) => [...headers.keys()].sort();
  expect(names(known.headers)).toEqual(names(unknown.headers));
});

test("signing out ends the sign-in on the server, not only in the browser", async () => {
  const person = await server.signIn(email);
  const kept = person.cookieHeader();
  expect((await person.post("/api/sign-out")).status).toBe(200);
  expect(person.cookies.has("lokakarya")).toBe(false);
  const later = await server.stranger().get("/api/me", { headers: { cookie: kept } });
  expect(later.body).toMatchObject({ kind: "signed-out", status: 401 });
});

test("on plain http the cookie has its plain name; script cannot read it, other sites do not send it", async () => {
  const answer = await server.stranger().post("/api/sign-in", { email, password: goodPassword });
  const cookie = answer.headers.getSetCookie().find((line) => line.startsWith("lokakarya="));
  expect(cookie).toMatch(/; Path=\/; HttpOnly; SameSite=Lax$/);
  expect(cookie).toMatch(/^lokakarya=[A-Za-z0-9_-]{43}; Max-Age=1209600/);
});

test("a sign-in ends after twelve hours of rest and after fourteen days in any case", async () => {
  const resting = await server.signIn(email);
  server.passTime(12 * hour - 1000);
  expect((await resting.get("/api/me")).status).toBe(200);
  server.passTime(12 * hour + 1000);
  expect((await resting.get("/api/me")).status).toBe(401);

  const busy = await server.signIn(email);
  for (let passed = 0; passed < 14 * 24 - 11; passed += 11) {
    expect((await busy.get("/api/me")).status).toBe(200);
    server.passTime(11 * hour);
  }
  expect((await busy.get("/api/me")).status).toBe(200);
  const { created_at } = await server.parts.db.sql
    .selectFrom("sign_in")
    .orderBy("created_at", "desc")
    .select("created_at")
    .executeTakeFirstOrThrow();
  const left = created_at + 14 * 24 * hour - server.now();
  server.passTime(left - 1000);
  expect((await busy.get("/api/me")).status).toBe(200);
  server.passTime(1000);
  expect((await busy.get("/api/me")).status).toBe(401);
  chief = await server.signIn(email);
});

test("the eleventh device ends the one that was unused for longest", async () => {
  const devices = [];
  for (let n = 0; n < 11; n++) {
    devices.push(await server.signIn(email));
    server.passTime(1000);
  }
  const states = await Promise.all(devices.map(async (one) => (await one.get("/api/me")).status));
  expect(states).toEqual([401, ...Array.from({ length: 10 }, () => 200)]);
  chief = devices[10]!;
});

test("a password change needs the present one and ends every other sign-in", async () => {
  const other = await server.signIn(email);
  const next = "tiga perahu di teluk";
  const wrong = await chief.post("/api/me/password", { current: "not it at all", password: next });
  expect(wrong.body).toMatchObject({ kind: "wrong-password" });
  const common = await chief.post("/api/me/password", { current: goodPassword, password: "password1234" });
  expect(common.body).toMatchObject({ kind: "common-password", status: 422 });
  expect((await chief.post("/api/me/password", { current: goodPassword, password: next })).status).toBe(200);
  expect((await chief.get("/api/me")).status).toBe(200);
  expect((await other.get("/api/me")).status).toBe(401);
  const old = await server.stranger().post("/api/sign-in", { email, password: goodPassword });
  expect(old.status).toBe(401);
  expect((await chief.post("/api/me/password", { current: next, password: goodPassword })).status).toBe(200);
});

test("name and language can be changed, and nothing else", async () => {
  expect((await chief.patch("/api/me", { language: "ja", name: "Sekretariat B" })).status).toBe(200);
  expect((await chief.get("/api/me")).body).toMatchObject({ language: "ja", name: "Sekretariat B" });
  const more = await chief.patch("/api/me", { email: "other@example.org" });
  expect(more.body).toMatchObject({ kind: "bad-request" });
  expect((await chief.patch("/api/me", { name: "two\nlines" })).status).toBe(400);
});

test("a sign-in by link is refused where no demo runs", async () => {
  const answer = await server.stranger().post("/api/sign-in/link", { token: "anything" });
  expect(answer.body).toMatchObject({ kind: "demo-only", status: 403 });
});

test("broken and foreign cookies are a signed-out visitor, not an error", async () => {
  for (const cookie of [
    "lokakarya=%E0%A4%A",
    "lokakarya=",
    "x=%E0%A4%A; lokakarya=abc",
    ";;;==",
    "a".repeat(9000),
  ]) {
    expect((await server.stranger().get("/api/me", { headers: { cookie } })).status).toBe(401);
  }
});

test("in a demo on one's own machine a link signs in; elsewhere, and after a restart, it does not", async () => {
  const demo = await startServer({ config: { demo: true } });
  try {
    const { id } = await demo.setUp();
    const token = demo.parts.accounts.demoLinks.offer(id as UserId);
    const visitor = demo.stranger();
    expect((await visitor.post("/api/sign-in/link", { token: "x".repeat(43) })).status).toBe(410);
    expect((await visitor.post("/api/sign-in/link", { token })).status).toBe(200);
    expect((await visitor.get("/api/me")).body).toMatchObject({ id, demo: true });
    await demo.stop();
    const again = await startServer({ folder: demo.folder, config: { demo: true } });
    expect((await again.stranger().post("/api/sign-in/link", { token })).status).toBe(410);
    await again.close();
  } finally {
    await demo.close();
  }
  const open = await startServer({ config: { demo: true, host: "0.0.0.0" } });
  try {
    const { id } = await open.setUp();
    const token = open.parts.accounts.demoLinks.offer(id as UserId);
    expect((await open.stranger().post("/api/sign-in/link", { token })).body).toMatchObject({
      kind: "demo-only",
    });
  } finally {
    await open.close();
  }
});
