import { afterAll, beforeAll, expect, test } from "vitest";
import { readDocx } from "../../help/docx-text";
import { readPdf } from "../../help/pdf-text";
import type { Person } from "../../help/person";
import { startServer, type TestServer } from "../../help/server";

let server: TestServer;
let chief: Person;
let path: string;
const nip = "198001012005011003";

beforeAll(async () => {
  server = await startServer();
  chief = await server.setUp();
  const project = await server.project(chief);
  const made = await chief.post<{ id: string }>(`/api/projects/${project}/workshops`, {
    title: { en: "The 1st Workshop", id: "Lokakarya Pertama", ja: "第1回ワークショップ" },
    languages: ["en", "id", "ja"],
    time: "09:00",
    end: "12:00",
    link: "https://meet.example.org/w1",
  });
  path = `/api/workshops/${made.body.id}`;
  const items = [
    {
      kind: "talk",
      title: { en: "Roadmap", id: "Peta jalan", ja: "ロードマップ" },
      minutes: 50,
      speaker: "Eko",
    },
    { kind: "break", title: { en: "Coffee", id: "Kopi", ja: "コーヒー" }, minutes: 15 },
    { kind: "discussion", title: { en: "<b>=1+1</b>", id: "Diskusi", ja: "協議" } },
  ];
  for (const item of items) await chief.post(`${path}/programme`, item);
  for (const person of [
    { name: "Sutrisno", position: "Ketua", organisation: "Asosiasi A", nip, phone: "+62 812 0000" },
    { name: "=HYPERLINK(1)", organisation: "Badan B" },
  ])
    await chief.post(`${path}/participants`, { ...person, attended: true });
});
afterAll(() => server.close());

async function file(what: string) {
  server.passTime(10_000);
  const answer = await fetch(`${server.url}${path}/${what}`, { headers: { cookie: chief.cookieHeader() } });
  expect(answer.status, what).toBe(200);
  expect(answer.headers.get("content-disposition")).toMatch(/^attachment; /);
  return new Uint8Array(await answer.arrayBuffer());
}
const text = async (what: string) => new TextDecoder().decode(await file(what));

test("the programme says when each item begins, in each language's own form and in both countries' hours", async () => {
  const en = await text("programme/export?format=md&language=en");
  expect(en).toContain("Programme: The 1st Workshop");
  expect(en).toContain("09:00–12:00 (WIB) / 11:00–14:00 (JST)");
  expect(en).toMatch(/09:50\s*\|\s*15\s*\|\s*Coffee\s*\|\s*\\?\(break/);
  const id = await text("programme/export?format=md&language=id");
  expect(id).toContain("Susunan Acara");
  expect(id).toMatch(/10\\\.05\s*\|[^|]*\|\s*Diskusi/);
  const ja = await text("programme/export?format=md&language=ja");
  expect(ja).toContain("第1回ワークショップ 次第");
  expect(ja).toContain("ロードマップ");
});

test("as Word and PDF it holds every item, and what looks like markup is only text", async () => {
  const docx = readDocx(await file("programme/export?format=docx&language=en"));
  const pdf = readPdf(await file("programme/export?format=pdf&language=ja"));
  for (const words of ["Roadmap", "Eko", "<b>=1+1</b>"]) expect(JSON.stringify(docx)).toContain(words);
  expect(pdf.pages).toHaveLength(1);
  expect(docx.part("word/document.xml")).not.toContain("w:pageBreakBefore");
  for (const words of ["ロードマップ", "Eko", "9:50"]) expect(JSON.stringify(pdf)).toContain(words);
});

test("the attendance list has room to sign, and personal data only when they are asked for", async () => {
  const plain = await text("attendance/export?format=md&language=id");
  expect(plain).toContain("Sutrisno");
  expect(plain).toContain("Tanda tangan");
  expect(plain).not.toContain(nip);
  expect(plain).not.toContain("812");
  const whole = await text("attendance/export?format=md&language=id&personal=yes");
  expect(whole).toContain(nip);
  // Whoever comes unannounced signs on a free line.
  expect(plain).toMatch(/\|\s*12\s*\|\s*\|\s*\|/);
  expect(readDocx(await file("attendance/export?format=docx&language=id"))).toBeDefined();
});

test("asked for more often than anybody needs, it waits", async () => {
  const answers: number[] = [];
  for (let times = 0; times < 12; times++)
    answers.push((await chief.get(`${path}/programme/export?format=md&language=en`)).status);
  expect(answers.at(-1)).toBe(429);
});
