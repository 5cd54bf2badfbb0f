/** Every route × every role × own and other project, generated from the app's routes and the role table. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Action, roleMay, roles } from "../../shared/roles";
import type { Person } from "../help/person";
import { startServer, type TestServer } from "../help/server";
import { permissions, type Row } from "./permissions";
import { buildWorld, type World } from "./world";

let server: TestServer;
let own: World;
let other: World;

beforeAll(async () => {
  server = await startServer();
  const chief = await server.setUp();
  own = await buildWorld(server, chief, "own");
  const start = await server.project(chief, "start");
  const otherChief = await server.join(chief, start, "secretariat", { email: "chief@other.example.org" });
  other = await buildWorld(server, otherChief, "other");
}, 60_000);
afterAll(() => server.close());

/** Without the remark by which one route has several rows. */
const addressOf = (route: string) => route.replace(/ \(.*\)$/, "");

type Filled = { method: string; path: string };

async function fill(route: string, row: Row, world: World): Promise<Filled> {
  const [method = "", pattern = ""] = addressOf(route).split(" ");
  const { project, document, workshop } = world;
  const values = { project, document, workshop, ...(await row.path?.(world)) };
  const { "?": query, "*": rest, ...names } = values as Record<string, string>;
  let path = pattern.replace("*", rest ?? "*");
  for (const [name, value] of Object.entries(names)) path = path.replace(`:${name}`, value);
  if (/:\w/.test(path)) throw new Error(`${route} needs a value for ${path.match(/:\w+/)}`);
  return { method, path: query ? `${path}?${query}` : path };
}

async function call(person: Person, { method, path }: Filled, row: Row, world: World) {
  // Buckets against guessing are tested elsewhere; here time passes between two calls.
  server.passTime(20_000);
  return await person.ask<{ kind?: string }>(method, path, row.body?.(world));
}

/** What must not change when somebody is refused: the log of deeds holds every one. */
async function deeds(): Promise<number> {
  const { count } = await server.parts.db.sql
    .selectFrom("audit")
    .select((row) => row.fn.countAll<number>().as("count"))
    .executeTakeFirstOrThrow();
  return count;
}

const routesOf = (app: { routes: { method: string; path: string }[] }) =>
  new Set(app.routes.filter(({ method }) => method !== "ALL").map(({ method, path }) => `${method} ${path}`));

test("every route has a row, and every row a route", () => {
  const routes = routesOf(server.app);
  expect(routes.size).toBeGreaterThan(30);
  const known = new Set(Object.keys(permissions).map(addressOf));
  expect([...routes].filter((route) => !known.has(route))).toEqual([]);
  expect([...known].filter((route) => !routes.has(route))).toEqual([]);
});

const rows = Object.entries(permissions);
const isAction = (needs: Row["needs"]): needs is Action => needs !== "nobody" && needs !== "sign-in";

describe("without an account", () => {
  test.each(rows)("%s", async (route, row) => {
    const answer = await call(server.stranger(), await fill(route, row, own), row, own);
    if (row.needs === "nobody") expect(answer.status).toBe(row.ok ?? 200);
    else expect(answer).toMatchObject({ status: 401, body: { kind: "signed-out" } });
  });
});

describe("signed in, anywhere", () => {
  test.each(rows.filter(([, row]) => row.needs === "sign-in"))("%s", async (route, row) => {
    const answer = await call(own.people.secretariat, await fill(route, row, own), row, own);
    expect(answer.status).toBe(row.ok ?? 200);
  });
});

describe.each(roles)("as %s in the other project", (role) => {
  test.each(rows.filter(([, row]) => isAction(row.needs)))("%s is not found", async (route, row) => {
    const filled = await fill(route, row, own);
    const before = await deeds();
    const answer = await call(other.people[role], filled, row, own);
    expect(answer).toMatchObject({ status: 404, body: { kind: "not-found" } });
    expect(await deeds()).toBe(before);
  });
});

describe.each(roles)("as %s in one's own project", (role) => {
  test.each(rows.filter(([, row]) => isAction(row.needs)))("%s", async (route, row) => {
    const filled = await fill(route, row, own);
    const before = await deeds();
    const answer = await call(own.people[role], filled, row, own);
    if (roleMay(role, row.needs as Action)) {
      expect(answer.status, JSON.stringify(answer.body)).toBe(row.ok ?? 200);
    } else {
      expect([403, 404]).toContain(answer.status);
      expect(await deeds()).toBe(before);
    }
  });
});

describe("with one's own project and another's thing, crossed", () => {
  const crossed = rows.filter(([route]) => (route.match(/:\w+/g) ?? []).length > 1);
  test.each(crossed)("%s is not found", async (route, row) => {
    const theirs = await row.path!(other);
    const filled = await fill(route, { ...row, path: async () => theirs }, own);
    const before = await deeds();
    const answer = await call(own.people.secretariat, filled, row, own);
    expect(answer).toMatchObject({ status: 404, body: { kind: "not-found" } });
    expect(await deeds()).toBe(before);
  });
});

describe("an id that is none", () => {
  const strange = [
    "x",
    "..%2f..",
    "%00",
    "null",
    "__proto__",
    "00000000-0000-0000-0000-000000000000",
    "a".repeat(3000),
  ];
  test.each(rows.filter(([, row]) => isAction(row.needs)))("in %s is not found", async (route, row) => {
    const [method = "", pattern = ""] = addressOf(route).split(" ");
    for (const id of strange) {
      const path = pattern.replace(/:\w+/g, id) + (pattern.endsWith("content") ? "?language=en" : "");
      const answer = await call(own.people.secretariat, { method, path }, row, own);
      expect([400, 404]).toContain(answer.status);
    }
  });
});
