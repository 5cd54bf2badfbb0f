import { writeFile } from "node:fs/promises";
import { strFromU8, unzipSync } from "fflate";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { CoordinationAnswer } from "../../../shared/answers";
import { readDocx } from "../../help/docx-text";
import type { Person } from "../../help/person";
import { startServer, type TestServer } from "../../help/server";

let server: TestServer;
let chief: Person;
let consultant: Person;
let director: Person;
let observer: Person;
let project: string;
let at: string;
let activities: string[];

beforeAll(async () => {
  server = await startServer();
  chief = await server.setUp();
  project = await server.project(chief);
  at = `/api/projects/${project}`;
  consultant = await server.join(chief, project, "editor");
  director = await server.join(chief, project, "commenter");
  observer = await server.join(chief, project, "observer");
  const { body } = await chief.get<{ activities: { id: string }[] }>(at);
  activities = body.activities.map(({ id }) => id);
});
afterAll(() => server.close());

const organisation = async (name: string) =>
  (await chief.post<{ id: string }>(`${at}/organisations`, { side: "other", name: { id: name } })).body.id;
const change = (id: string, body: object, as = chief) =>
  as.patch<{ kind?: string }>(`${at}/coordination/${id}`, body);
const read = async (as = chief) => (await as.get<CoordinationAnswer>(`${at}/coordination`)).body;
const rowOf = async (id: string, as = chief) =>
  (await read(as)).rows.find((row) => row.organisation.id === id);

async function file(query: string, as = chief) {
  const answer = await fetch(`${server.url}${at}/coordination/export?${query}`, {
    headers: { cookie: as.cookieHeader() },
  });
  server.passTime(10_000);
  const bytes = new Uint8Array(await answer.arrayBuffer());
  return { status: answer.status, bytes, headers: answer.headers };
}
const sheetText = (bytes: Uint8Array) => strFromU8(unzipSync(bytes)["xl/worksheets/sheet1.xml"]!);

const contact = { name: "Siti", position: "Kasubdit", phone: "+62 811", email: "siti@example.org" };

test("an organisation has a role or several in each activity; what is not named stays as it is", async () => {
  const id = await organisation("BSN");
  const [first = "", second = ""] = activities;
  expect((await change(id, { roles: { [first]: ["E", "S"], [second]: ["I"] }, contact })).status).toBe(200);
  expect((await change(id, { state: "letter_sent", neededBy: "2024-03-01" })).status).toBe(200);
  expect(await rowOf(id)).toMatchObject({
    roles: { [first]: ["E", "S"], [second]: ["I"] },
    state: "letter_sent",
    neededBy: "2024-03-01",
    contact,
  });
  await change(id, { roles: { [second]: [] } });
  expect((await rowOf(id))?.roles).toEqual({ [first]: ["E", "S"] });
  expect((await change(id, { roles: { [first]: ["X"] } })).status).toBe(400);
  expect((await change(id, { contact: { email: "none" } })).status).toBe(400);
});

test("how a focal point is reached is the secretariat's alone, on the page and in every file", async () => {
  const id = await organisation("AISI");
  await change(id, { contact });
  for (const person of [consultant, director]) {
    expect((await rowOf(id, person))?.contact).toEqual({ ...contact, phone: null, email: null });
    expect((await file("format=xlsx&personal=yes", person)).status).toBe(403);
  }
  expect((await observer.get(`${at}/coordination`)).status).toBe(403);
  expect((await file("format=docx", observer)).status).toBe(403);
  for (const format of ["xlsx", "docx"]) {
    const { bytes } = await file(`format=${format}&language=id`);
    const text = format === "xlsx" ? sheetText(bytes) : readDocx(bytes).paragraphs.join("\n");
    expect(text).toContain("AISI");
    expect(text).not.toMatch(/Siti|\+62 811|siti@/);
    const whole = (await file(`format=${format}&language=id&personal=yes`)).bytes;
    expect(format === "xlsx" ? sheetText(whole) : readDocx(whole).paragraphs.join("\n")).toMatch(
      /siti@example\.org/,
    );
  }
  const pdf = await file("format=pdf&language=ja");
  expect(Buffer.from(pdf.bytes.subarray(0, 5)).toString()).toBe("%PDF-");
  const log = await server.parts.db.sql.selectFrom("audit").select("detail").execute();
  expect(JSON.stringify(log)).not.toMatch(/Siti|siti@/);
});

test("letters to an organisation stand in its row by themselves, and go to the one that stays of two duplicates", async () => {
  const id = await organisation("Pikko");
  const other = await organisation("PIKKO");
  const [first = ""] = activities;
  await change(id, { roles: { [first]: ["R"] }, unit: "Sekretariat" });
  const letter = await chief.post<{ id: string }>(`${at}/letters`, {
    template: "letter-invitation",
    organisation: id,
  });
  expect((await rowOf(id))?.letters).toEqual([{ id: letter.body.id, number: null }]);
  expect((await chief.post(`${at}/organisations/${id}/merge`, { into: other })).status).toBe(200);
  expect(await rowOf(id)).toBeUndefined();
  expect(await rowOf(other)).toMatchObject({
    unit: "Sekretariat",
    roles: { [first]: ["R"] },
    letters: [{ id: letter.body.id }],
  });
  expect((await chief.delete(`${at}/coordination/${other}`)).status).toBe(200);
  expect(await rowOf(other)).toBeUndefined();
});

test("another project's organisations and activities are not found", async () => {
  const theirs = await server.project(chief, "Another");
  const foreign = await chief.post<{ id: string }>(`/api/projects/${theirs}/organisations`, {
    side: "other",
    name: { id: "Lain" },
  });
  expect((await change(foreign.body.id, { unit: "x" })).status).toBe(404);
  const { body } = await chief.get<{ activities: { id: string }[] }>(`/api/projects/${theirs}`);
  const id = await organisation("Bappenas");
  expect((await change(id, { roles: { [body.activities[0]!.id]: ["L"] } })).status).toBe(404);
  expect(await rowOf(id)).toBeUndefined();
  expect((await change("x", { unit: "x" })).status).toBe(404);
  expect((await change(id, { unit: "x" }, consultant)).status).toBe(403);
});

test("hostile words leave in files as words: no formula, no markup, nothing that turns writing around", async () => {
  const id = await organisation("=1+1 <b>&\u200f");
  await change(id, {
    unit: "@SUM(A1)",
    notes: '=HYPERLINK("http://x")\n-2+3',
    support: `${"ن".repeat(1990)}`,
    contact: { name: "+cmd|' /C calc'!A0", phone: "\u202e1234" },
    roles: { [activities[0]!]: ["L", "P", "E", "D", "R", "S", "I"] },
  });
  const { bytes, headers } = await file("format=xlsx&language=ja&personal=yes");
  const xml = sheetText(bytes);
  expect(xml).not.toMatch(/<f>|\u202e|<b>/);
  expect(xml).toContain("=HYPERLINK(&quot;http://x&quot;)");
  expect(headers.get("content-disposition")).toContain("UTF-8''%E9%96%A2");
  // Of a script that no font of ours has, the person is told, instead of boxes being printed.
  expect((await file("format=pdf&language=en")).status).toBe(422);
  const paper = readDocx((await file("format=docx&language=id&personal=yes")).bytes);
  expect(paper.paragraphs.join("\n")).toContain("=1+1 <b>&");
  if (process.env.LETTERS) {
    await writeFile(`${process.env.LETTERS}/matrix.xlsx`, (await file("format=xlsx&language=en")).bytes);
    await writeFile(`${process.env.LETTERS}/matrix.docx`, (await file("format=docx&language=id")).bytes);
  }
});
