import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import type { NodeJson } from "../../../shared/document/json";
import { readDocx } from "../../help/docx-text";
import { readPdf } from "../../help/pdf-text";
import type { Person } from "../../help/person";
import { startServer, type TestServer } from "../../help/server";

let server: TestServer;
let chief: Person;
let project: string;
let document: string;
let quote: string;

beforeAll(async () => {
  server = await startServer();
  chief = await server.setUp();
  project = await server.project(chief);
  const made = await chief.post<{ id: string }>(`/api/projects/${project}/documents`, {
    template: "tor-battery-standardisation",
    languages: ["en", "id", "ja"],
  });
  document = made.body.id;
  const content = await chief.get<NodeJson>(`/api/documents/${document}/content?language=en`);
  quote = content.body.content?.[0]?.content?.[0]?.content?.[0]?.text ?? "";
}, 60_000);
afterAll(() => server.close());
beforeEach(() => server.passTime(60_000));

async function file(person: Person, query: string, id = document) {
  const answer = await fetch(`${server.url}/api/documents/${id}/export?${query}`, {
    headers: { cookie: person.cookieHeader(), "accept-language": "en" },
  });
  return {
    status: answer.status,
    headers: answer.headers,
    bytes: new Uint8Array(await answer.arrayBuffer()),
  };
}
const kind = ({ bytes }: { bytes: Uint8Array }) => JSON.parse(Buffer.from(bytes).toString("utf8")).kind;

test("a file comes as an attachment that no browser guesses at", async () => {
  const { status, headers, bytes } = await file(chief, "format=pdf&languages=id");
  expect(status).toBe(200);
  expect(headers.get("content-type")).toBe("application/pdf");
  expect(headers.get("content-disposition")).toMatch(
    /^attachment; filename=".+\(id\)\.pdf"; filename\*=UTF-8''/,
  );
  expect(headers.get("x-content-type-options")).toBe("nosniff");
  expect(headers.get("cache-control")).toBe("no-store");
  expect(headers.get("content-length")).toBe(String(bytes.byteLength));
  expect(readPdf(bytes).pages.join("\n")).toContain("Latar Belakang");
}, 30_000);

test("the same document gives the same PDF at another time", async () => {
  const first = await file(chief, "format=pdf&languages=en");
  // As long as a sign-in lasts without use.
  server.passTime(11 * 3_600_000);
  const second = await file(chief, "format=pdf&languages=en");
  expect(Buffer.from(first.bytes).equals(Buffer.from(second.bytes))).toBe(true);
}, 30_000);

test("comments leave in the file when asked for; one side's own never do", async () => {
  const begin = (body: string, audience: "all" | "own_side") =>
    chief.post(`/api/documents/${document}/threads`, { anchor: { language: "en", quote }, body, audience });
  expect((await begin("For everybody.", "all")).status).toBe(201);
  expect((await begin("Only among us.", "own_side")).status).toBe(201);
  const clean = readDocx((await file(chief, "format=docx&languages=en")).bytes);
  const commented = readDocx((await file(chief, "format=docx&languages=en&comments=all")).bytes);
  expect(clean.part("word/comments.xml")).not.toContain("For everybody.");
  expect(commented.part("word/comments.xml")).toContain("For everybody.");
  expect(commented.part("word/comments.xml")).not.toContain("Only among us.");
  const other = await file(chief, "format=docx&languages=id&comments=all");
  expect(readDocx(other.bytes).part("word/comments.xml")).not.toContain("For everybody.");
}, 30_000);

test("an observer gets the text, never the comments; a stranger learns nothing", async () => {
  const observer = await server.join(chief, project, "observer");
  expect((await file(observer, "format=md&languages=en")).status).toBe(404);
  await chief.patch(`/api/documents/${document}`, { audience: "everyone" });
  expect((await file(observer, "format=md&languages=en")).status).toBe(200);
  const comments = await file(observer, "format=md&languages=en&comments=open");
  expect([comments.status, kind(comments)]).toEqual([403, "forbidden"]);

  const elsewhere = await server.join(chief, await server.project(chief), "secretariat");
  const unknown = await file(elsewhere, "format=md&languages=en", "01890000-0000-7000-8000-000000000000");
  const unseen = await file(elsewhere, "format=md&languages=en");
  expect([unseen.status, kind(unseen)]).toEqual([404, "not-found"]);
  expect(Buffer.from(unseen.bytes).equals(Buffer.from(unknown.bytes))).toBe(true);
});

test("what is asked for wrongly is answered before anything is made", async () => {
  for (const query of [
    "",
    "format=exe&languages=en",
    "format=pdf",
    "format=pdf&languages=fr",
    "format=pdf&languages=en,id",
    "format=pdf&languages=en&comments=some",
    "format=pdf&languages=en&version=1",
  ]) {
    const answer = await file(chief, query);
    expect([query, answer.status, kind(answer)]).toEqual([query, 400, "bad-request"]);
  }
  const made = await chief.post<{ id: string }>(`/api/projects/${project}/documents`, {
    template: "tor-jica-study",
    languages: ["id"],
  });
  const answer = await file(chief, "format=pdf&languages=ja", made.body.id);
  expect([answer.status, kind(answer)]).toEqual([422, "unknown-language"]);
});

test("ten files a minute are a person's share, and the next one may come later", async () => {
  const editor = await server.join(chief, project, "editor");
  const statuses: number[] = [];
  for (let i = 0; i < 12; i += 1) statuses.push((await file(editor, "format=md&languages=en")).status);
  expect(statuses).toEqual([...Array(10).fill(200), 429, 429]);
  const refused = await file(editor, "format=md&languages=en");
  expect(Number(refused.headers.get("retry-after"))).toBeGreaterThan(0);
  expect((await file(chief, "format=md&languages=en")).status).toBe(200);
  server.passTime(7_000);
  expect((await file(editor, "format=md&languages=en")).status).toBe(200);
});

test("a character that no font has is named in the answer", async () => {
  await chief.patch(`/api/documents/${document}`, { title: { en: "Title 😀" } });
  const answer = await file(chief, "format=pdf&languages=en");
  expect(answer.status).toBe(422);
  expect(JSON.parse(Buffer.from(answer.bytes).toString("utf8"))).toMatchObject({
    kind: "character-without-font",
    facts: { characters: "😀 (U+1F600)" },
  });
}, 30_000);
