import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { codeExpiry, codeLife } from "../../../server/workshops/check-in";
import type { CheckInAnswer, ParticipantAnswer } from "../../../shared/answers";
import { openRaw, until } from "../../help/live";
import type { Person } from "../../help/person";
import { startServer, type TestServer } from "../../help/server";

let server: TestServer;
let chief: Person;
let project: string;
let workshop: { path: string; minutes: string };
let code: string;

beforeAll(async () => {
  server = await startServer();
  chief = await server.setUp();
  project = await server.project(chief);
});
afterAll(() => server.close());
beforeEach(async () => {
  server.passTime(10 * 60_000);
  workshop = await begin();
  await chief.patch(workshop.path, { state: "open" });
  code = (await open()).body.code;
});

async function begin() {
  const made = await chief.post<{ id: string; minutes: string }>(`/api/projects/${project}/workshops`, {
    title: { en: "Workshop", id: "Lokakarya" },
    languages: ["en", "id"],
  });
  return { path: `/api/workshops/${made.body.id}`, minutes: made.body.minutes };
}
const open = () => chief.post<CheckInAnswer>(`${workshop.path}/check-in`);
const handIn = (body: Record<string, unknown> = {}, to = code) =>
  server.stranger().post<{ kind?: string }>(`/api/check-in/${to}`, {
    name: "Sutrisno",
    organisation: "Asosiasi A",
    position: "Ketua",
    consent: true,
    ...body,
  });
const list = async () => (await chief.get<ParticipantAnswer[]>(`${workshop.path}/participants`)).body;
const key = (name: string) => `phone-of-${name}-0123456789`;

describe("the code", () => {
  test("leads to the list by its address, is kept while it holds, and is read however it is typed", async () => {
    const again = await open();
    expect(again.status).toBe(201);
    expect(again.body).toMatchObject({ code, url: `${server.origin}/check-in/${code}` });
    expect(again.body.expires).toBeGreaterThan(server.now() + codeLife - 10_000);
    expect((await chief.get(`${workshop.path}/check-in`)).body).toMatchObject({ code });
    const typed = encodeURIComponent(`${code.slice(0, 4).toLowerCase()} ${code.slice(4)}`);
    expect((await handIn({}, typed)).status).toBe(201);
  });

  test("tells nothing but title, date and languages", async () => {
    await handIn();
    const look = await server.stranger().get(`/api/check-in/${code}`);
    expect(look.body).toEqual({
      title: { en: "Workshop", id: "Lokakarya" },
      date: null,
      languages: ["en", "id"],
    });
    expect((await handIn()).body).toEqual({ ok: true });
  });

  test("ends by itself, by the secretariat's hand, and when the workshop is a draft again", async () => {
    const ended = async () => {
      const answers = [
        await server.stranger().get<{ kind: string }>(`/api/check-in/${code}`),
        await handIn(),
      ];
      return answers.every(({ status, body }) => status === 404 && body.kind === "no-check-in");
    };
    await chief.patch(workshop.path, { state: "draft" });
    expect(await ended()).toBe(true);
    expect((await open()).body).toMatchObject({ kind: "wrong-move" });
    await chief.patch(workshop.path, { state: "open" });
    expect(await ended()).toBe(false);
    server.passTime(codeLife - 1000);
    chief = await server.signIn("secretariat@example.org");
    expect(await ended()).toBe(false);
    server.passTime(2000);
    expect(await ended()).toBe(true);
    const former = code;
    code = (await open()).body.code;
    expect(code).not.toBe(former);
    expect((await chief.delete(`${workshop.path}/check-in`)).status).toBe(200);
    expect(await ended()).toBe(true);
    expect((await chief.get(`${workshop.path}/check-in`)).body).toBeNull();
  });

  test("that is none, or another workshop's, opens nothing here", async () => {
    for (const wrong of ["x", "AAAAAAAA", "%00", "__proto__", "A".repeat(4000), "..%2f..%2fprojects"]) {
      expect((await handIn({}, wrong)).status).toBe(404);
      expect((await server.stranger().get(`/api/check-in/${wrong}`)).status).toBe(404);
    }
    const first = workshop;
    workshop = await begin();
    expect(await list()).toEqual([]);
    workshop = first;
  });
});

describe("a hand-in", () => {
  test("needs consent, a name and an organisation; one word and no position will do", async () => {
    for (const wrong of [
      { consent: false },
      { consent: undefined },
      { name: " " },
      { organisation: "" },
      { role: "x" },
    ])
      expect((await handIn(wrong)).status).toBe(400);
    expect(await list()).toEqual([]);
    expect((await handIn({ position: "" })).status).toBe(201);
    const [one] = await list();
    expect(one).toMatchObject({
      name: "Sutrisno",
      source: "check-in",
      organisation: null,
      organisationName: "Asosiasi A",
    });
    expect(one!.personal!.consentedAt).toBe(one!.attendedAt);
  });

  test("from the same phone is the same, with or without a key, and may mend its words", async () => {
    for (let times = 0; times < 3; times++) expect((await handIn({ key: key("a") })).status).toBe(201);
    await Promise.all(Array.from({ length: 10 }, () => handIn({ key: key("b"), name: "Dewi" })));
    for (let times = 0; times < 3; times++) await handIn({ name: "Wayan" });
    expect((await list()).map(({ name }) => name).sort()).toEqual(["Dewi", "Sutrisno", "Wayan"]);
    await handIn({ key: key("a"), name: "Sutrisno Hadi", organisation: "AISI" });
    expect((await list())[0]).toMatchObject({ name: "Sutrisno Hadi", organisationName: "AISI" });
    const { id } = (await list())[0]!;
    await chief.patch(`${workshop.path}/participants/${id}`, { name: "Sutrisno H.", organisation: "AISI" });
    await handIn({ key: key("a"), name: "changed back" });
    expect((await list())[0]).toMatchObject({ name: "Sutrisno H.", organisation: { name: { id: "AISI" } } });
  });

  test("of two people of one name leaves both, each with their own phone", async () => {
    await handIn({ key: key("one"), name: "Budi" });
    await handIn({ key: key("two"), name: "Budi" });
    expect(await list()).toHaveLength(2);
  });

  test("marks whoever was expected, and makes no organisation by itself", async () => {
    await chief.post(`${workshop.path}/participants`, {
      name: "Dewi",
      organisation: "Badan A",
      invited: true,
    });
    const before = (await chief.get<unknown[]>(`/api/projects/${project}/organisations`)).body.length;
    await handIn({ name: " dewi", organisation: "badan  a" });
    await handIn({ name: "Dewi", organisation: "Badan Lain" });
    const all = await list();
    expect(all).toHaveLength(2);
    expect(all[0]).toMatchObject({ name: "Dewi", source: "added", organisation: { name: {} } });
    expect(all[0]!.attendedAt).not.toBeNull();
    expect((await chief.get<unknown[]>(`/api/projects/${project}/organisations`)).body).toHaveLength(before);
  });

  test.each([
    ["a name of 10,000 characters", { name: "x".repeat(10_000) }],
    ["an organisation of 10,000 characters", { organisation: "x".repeat(10_000) }],
    ["a sign that turns the writing around", { name: "abc\u202edef" }],
    ["an isolate", { organisation: "abc\u2067def" }],
    ["a control character", { position: "a\u0000b" }],
    ["half a character", { name: "a\ud800" }],
    ["a list", { name: ["Sutrisno"] }],
    ["a key that is none", { key: "../.." }],
  ])("with %s is refused, and nothing is written down", async (_, wrong) => {
    expect(await handIn(wrong)).toMatchObject({ status: 400, body: { kind: "bad-request" } });
    expect(await list()).toEqual([]);
  });

  test("keeps markup and formulas as the characters they are", async () => {
    const name = `<img src=x onerror=alert(1)>`;
    const organisation = `=HYPERLINK("http://x")`;
    expect((await handIn({ name, organisation, position: "@SUM(1)" })).status).toBe(201);
    expect((await list())[0]).toMatchObject({ name, organisationName: organisation, position: "@SUM(1)" });
  });

  test("is told to the secretariat's open pages at once, and to nobody else's", async () => {
    const editor = await server.join(chief, project, "editor");
    const mine = await openRaw({ server, as: chief, document: workshop.minutes });
    const theirs = await openRaw({ server, as: editor, document: workshop.minutes });
    await Promise.all([mine.isIn(), theirs.isIn()]);
    await handIn();
    await until(() => mine.events().some((event) => event.type === "arrivals"));
    await chief.patch(workshop.path, { venue: "Aula" });
    await until(() => theirs.events().some((event) => event.type === "workshop"));
    expect(theirs.events().some((event) => event.type === "arrivals")).toBe(false);
    mine.close();
    theirs.close();
  });
});

test("two hundred people behind one address are on the list within two minutes, none lost, none twice", async () => {
  const began = performance.now();
  const guests = Array.from({ length: 200 }, (_, index) => index);
  const one = async (guest: number) => {
    const body = { name: `Tamu ${guest}`, organisation: `Badan ${guest % 30}`, key: key(`${guest}`) };
    const look = await server.stranger().get(`/api/check-in/${code}`);
    const first = await handIn(body);
    // A phone whose line broke sends it once more.
    const again = guest % 4 === 0 ? await handIn(body) : first;
    return [look.status, first.status, again.status];
  };
  const answers: number[][] = [];
  for (let from = 0; from < guests.length; from += 20)
    answers.push(...(await Promise.all(guests.slice(from, from + 20).map(one))));
  expect(new Set(answers.map(String))).toEqual(new Set(["200,201,201"]));
  expect(new Set((await list()).map(({ name }) => name)).size).toBe(200);
  expect(await list()).toHaveLength(200);
  expect(performance.now() - began).toBeLessThan(60_000);
});

test("whoever floods the list is told to wait, and the list does not grow", async () => {
  const body = (n: number) => ({ name: `Flood ${n}`, key: key(`flood-${n}`) });
  let refused = 0;
  for (let from = 0; from < 500; from += 50) {
    const answers = await Promise.all(Array.from({ length: 50 }, (_, n) => handIn(body(from + n))));
    for (const answer of answers)
      if (answer.status === 429) {
        refused += 1;
        expect(Number(answer.headers.get("retry-after"))).toBeGreaterThan(0);
      }
  }
  expect(refused).toBeGreaterThanOrEqual(80);
  expect((await list()).length).toBeLessThanOrEqual(420);
});

test("a code that is opened before the day holds to its end, by the workshop's clock", () => {
  const now = Date.parse("2026-11-24T02:00:00Z");
  const on = (date: string | null) => codeExpiry({ date, zone: "Asia/Jakarta" }, now);
  expect(on(null)).toBe(now + codeLife);
  expect(on("2026-11-20")).toBe(now + codeLife);
  expect(on("2026-11-27")).toBe(Date.parse("2026-11-27T17:00:00Z"));
});
