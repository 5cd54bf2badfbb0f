import { afterAll, beforeAll, expect, test } from "vitest";
import { followUpCalendar } from "../../../server/registers/calendar";
import type { DocumentId } from "../../../shared/ids";
import type { FollowUpAnswer } from "../../../shared/register/answers";
import { until } from "../../help/live";
import type { Person } from "../../help/person";
import { startServer, type TestServer } from "../../help/server";
import { beginStudy, type Study } from "../../help/study";
import { writeBlock } from "./minutes";

let server: TestServer;
let study: Study;
let director: Person;
beforeAll(async () => {
  server = await startServer();
  study = await beginStudy(server);
  director = await study.join("commenter");
  const minutes = await study.document("minutes-of-workshop");
  await server.rooms.write(minutes as DocumentId, {
    by: null,
    change: (doc) => {
      writeBlock(
        doc,
        "followUp",
        { id: "a", owner: "ASDIPI", due: "2023-12-31" },
        "Letters, lists; and more",
      );
      writeBlock(doc, "followUp", { id: "b", owner: "ASDIPI" }, "No day yet");
      writeBlock(doc, "followUp", { id: "c", due: "2099-01-01", visibility: "confidential" }, "Secret");
    },
  });
  await until(async () => (await study.chief.get<unknown[]>(at("follow-ups"))).body.length === 3);
});
afterAll(() => server.close());

const at = (path: string) => `/api/projects/${study.project}/${path}`;
const feedOf = async (person: Person) =>
  new URL((await person.post<{ url: string }>(at("calendar"))).body.url);
const read = (url: URL) => server.stranger().get<string>(url.pathname + url.search);

test("a calendar reads the follow-ups that have a day by a secret address, without an account", async () => {
  const answer = await read(await feedOf(study.chief));
  expect(answer.status).toBe(200);
  expect(answer.headers.get("content-type")).toBe("text/calendar; charset=utf-8");
  const lines = answer.body.split("\r\n");
  expect(lines.filter((line) => line === "BEGIN:VEVENT")).toHaveLength(1);
  expect(lines).toContain("DTSTART;VALUE=DATE:20231231");
  expect(lines).toContain("DTEND;VALUE=DATE:20240101");
  expect(answer.body).toContain("Letters\\, lists\\; and more");
  expect(answer.body).not.toContain("Secret");
});

test("the key is in no log and no row, only its digest", async () => {
  const key = (await feedOf(study.chief)).searchParams.get("key")!;
  await server.stranger().get(`/api/calendar?key=${key}`);
  expect(server.log.join("\n")).not.toContain(key);
  const stored = server.parts.db.handle.prepare("select token_digest from calendar_feed").pluck().all();
  expect(stored).not.toContain(key);
});

test("a revoked address, one that was replaced and one whose owner has left open nothing", async () => {
  const [first, second] = [await feedOf(director), await feedOf(director)];
  expect((await read(first)).status).toBe(410);
  expect((await read(second)).status).toBe(200);
  expect((await director.delete(at("calendar"))).status).toBe(200);
  expect((await read(second)).status).toBe(410);
  const third = await feedOf(director);
  const members = (await study.chief.get<{ member: string; id: string }[]>(at("members"))).body;
  const seat = members.find(({ id }) => id === director.id)!;
  expect((await study.chief.delete(at(`members/${seat.member}`))).status).toBe(200);
  expect((await read(third)).status).toBe(410);
});

test("what is done leaves the calendar", async () => {
  const feed = await feedOf(study.chief);
  await study.chief.post(at("follow-ups/a/progress"), { note: "Done.", state: "done" });
  expect((await read(feed)).body).not.toContain("BEGIN:VEVENT");
});

test("no line is longer than 75 bytes, none cuts a character, and no text breaks out of its line", () => {
  const text = `${"電動二輪車の調査に協力する 😀 ".repeat(20)}\nEND:VEVENT\r\nBEGIN:VALARM`;
  const row = {
    id: "a",
    number: 1,
    text: { ja: text },
    owner: "A\r\nATTACH:http://evil.example",
    person: null,
    due: "2024-02-29",
    visibility: "public",
    state: "open",
    withdrawnAt: null,
    blockedBy: null,
    changedAt: Date.UTC(2023, 6, 24, 1, 2, 3),
    document: null,
  } as unknown as FollowUpAnswer;
  const calendar = followUpCalendar([row], {
    name: { ja: "事業" },
    language: "ja",
    page: "http://localhost",
  });
  const lines = calendar.split("\r\n");
  for (const line of lines) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
  expect(calendar.replaceAll("\r\n ", "")).not.toContain("�");
  expect(lines.filter((line) => /^(END:VEVENT|BEGIN:VALARM|ATTACH)/.test(line))).toEqual(["END:VEVENT"]);
  expect(lines).toContain("DTSTAMP:20230724T010203Z");
  expect(lines).toContain("DTEND;VALUE=DATE:20240301");
});
