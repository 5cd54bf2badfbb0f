import { afterAll, beforeAll, expect, test } from "vitest";
import type { ProjectAnswer } from "../../../shared/answers";
import type { Person } from "../../help/person";
import { startServer, type TestServer } from "../../help/server";

let server: TestServer;
let chief: Person;
beforeAll(async () => {
  server = await startServer();
  chief = await server.setUp();
});
afterAll(() => server.close());

test("a project holds its names, dates, activities and topics", async () => {
  const made = await chief.post<{ id: string }>("/api/projects", {
    name: { en: "Study", id: "Studi", ja: "調査" },
    start: "2023-07-01",
    end: "2024-03-31",
    activities: [
      { code: "1", name: { en: "Battery standardisation" } },
      { code: "5", name: { en: "Supply chain" }, source: "discussion_issue" },
    ],
    topics: [{ name: { en: "Standards" } }],
  });
  expect(made.status).toBe(201);
  const project = await chief.get<ProjectAnswer>(`/api/projects/${made.body.id}`);
  expect(project.body).toMatchObject({
    name: { en: "Study", id: "Studi", ja: "調査" },
    start: "2023-07-01",
    end: "2024-03-31",
    role: "secretariat",
    documents: 0,
    activities: [
      { code: "1", source: "activity" },
      { code: "5", source: "discussion_issue" },
    ],
    topics: [{ name: { en: "Standards" } }],
  });
  expect(project.body.may).toContain("people.manage");

  const changed = await chief.patch(`/api/projects/${made.body.id}`, {
    end: null,
    activities: [{ code: "5", name: { en: "Supply chain of batteries" }, source: "discussion_issue" }],
  });
  expect(changed.status).toBe(200);
  const after = await chief.get<ProjectAnswer>(`/api/projects/${made.body.id}`);
  expect(after.body.end).toBeNull();
  expect(after.body.activities.map((one) => one.name.en).sort()).toEqual([
    "Battery standardisation",
    "Supply chain of batteries",
  ]);
  const backwards = await chief.patch(`/api/projects/${made.body.id}`, { end: "2023-06-30" });
  expect(backwards.body).toMatchObject({ kind: "dates-reversed", status: 422 });
  const opened = await chief.patch(`/api/projects/${made.body.id}`, { start: null, end: "2023-06-30" });
  expect(opened.status).toBe(200);
});

test.each([
  {},
  { name: {} },
  { name: { en: "" } },
  { name: "text" },
  { name: { fr: "Projet" } },
  { name: { en: "x".repeat(301) } },
  { name: { en: "P" }, start: "2023-02-30" },
  { name: { en: "P" }, start: "yesterday" },
  { name: { en: "P" }, activities: [{ code: "a b", name: { en: "A" } }] },
  { name: { en: "two\u2028lines" } },
  { name: { en: "lone \ud800" } },
  { name: { en: "turned \u202e around" } },
  { name: { en: "P" }, __proto__: { admin: true }, extra: 1 },
])("a project is not begun from %j", async (wanted) => {
  const answer = await chief.post<{ errors: { path: string; message: string }[] }>("/api/projects", wanted);
  expect(answer.status).toBe(400);
  expect(answer.body.errors.length).toBeGreaterThan(0);
});

test("whoever is secretariat nowhere begins no project", async () => {
  const project = await server.project(chief);
  const editor = await server.join(chief, project, "editor");
  expect((await editor.post("/api/projects", { name: { en: "Mine" } })).body).toMatchObject({
    kind: "forbidden",
  });
  expect((await editor.get("/api/home")).body).toMatchObject({ mayBeginProject: false });
  const deputy = await server.join(chief, project, "secretariat", {
    organisation: "Konsultan",
    side: "japan",
  });
  expect((await deputy.get("/api/home")).body).toMatchObject({ mayBeginProject: true });
  const own = await server.project(deputy, "Deputy's");
  const seen = await deputy.get(`/api/projects/${own}/members`);
  expect(seen.body).toMatchObject([{ organisation: { id: "Konsultan" }, side: "japan" }]);
  expect((await chief.get(`/api/projects/${own}`)).status).toBe(404);
});
