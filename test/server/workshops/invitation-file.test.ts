import ICAL from "ical.js";
import { afterAll, beforeAll, expect, test } from "vitest";
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

async function begin(more: Record<string, unknown>) {
  const made = await chief.post<{ id: string }>(`/api/projects/${project}/workshops`, {
    title: { en: "The 1st Workshop, on swapping; and more", id: "Lokakarya Pertama" },
    languages: ["en", "id"],
    ...more,
  });
  return `/api/workshops/${made.body.id}`;
}
async function entry(path: string, language = "en") {
  const answer = await chief.get<string>(`${path}/invitation.ics?language=${language}`);
  expect(answer.status).toBe(200);
  expect(answer.headers.get("content-type")).toBe("text/calendar; charset=utf-8");
  expect(answer.headers.get("content-disposition")).toMatch(/^attachment; .*\.ics/);
  const calendar = new ICAL.Component(ICAL.parse(answer.body));
  const found = calendar.getFirstSubcomponent("vevent")!;
  return { event: new ICAL.Event(found), status: found.getFirstPropertyValue("status") };
}

test("the entry has the workshop's hours in its zone, its place, programme and page", async () => {
  const path = await begin({
    date: "2030-03-01",
    time: "09:00",
    zone: "Asia/Makassar",
    venue: "Aula A, Makassar",
    link: "https://meet.example.org/w1",
  });
  await chief.post(`${path}/programme`, {
    kind: "talk",
    title: { en: "Roadmap" },
    minutes: 30,
    speaker: "Eko",
  });
  await chief.post(`${path}/programme`, { kind: "break", title: { en: "Coffee" }, minutes: 15 });
  const draft = await entry(path);
  expect(draft.status).toBe("TENTATIVE");
  await chief.patch(path, { state: "open" });
  const { event, status } = await entry(path);
  expect(status).toBe("CONFIRMED");
  expect(event.uid).toBe(draft.event.uid);
  expect(event.summary).toBe("The 1st Workshop, on swapping; and more");
  expect(event.startDate.toJSDate().toISOString()).toBe("2030-03-01T01:00:00.000Z");
  expect(event.endDate.toJSDate().toISOString()).toBe("2030-03-01T01:45:00.000Z");
  expect(event.location).toBe("Aula A, Makassar");
  expect(event.description).toBe(
    "https://meet.example.org/w1\n09:00 (WITA) Roadmap – Eko\n09:30 (WITA) Coffee",
  );
  const indonesian = await entry(path, "id");
  expect(indonesian.event.summary).toBe("Lokakarya Pertama");
  expect(indonesian.event.description).toContain("09.30 (WITA)");
});

test("without a start it takes the whole day, without a date there is no entry", async () => {
  const path = await begin({});
  expect((await chief.get(`${path}/invitation.ics`)).body).toMatchObject({ kind: "no-date" });
  await chief.patch(path, { date: "2030-03-01" });
  const { event } = await entry(path);
  expect([event.startDate.isDate, event.startDate.toString(), event.endDate.toString()]).toEqual([
    true,
    "2030-03-01",
    "2030-03-02",
  ]);
});
