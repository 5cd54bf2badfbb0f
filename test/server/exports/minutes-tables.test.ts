import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { readDocx } from "../../help/docx-text";
import { readPdf } from "../../help/pdf-text";
import type { Person } from "../../help/person";
import { startServer, type TestServer } from "../../help/server";
import { beginStudy, type Study } from "../../help/study";

/** Programme and attendance in minutes are the workshop's own, in every file. */

let server: TestServer;
let study: Study;
let observer: Person;
let workshop: string;
let minutes: string;

beforeAll(async () => {
  server = await startServer();
  study = await beginStudy(server);
  observer = await study.join("observer");
  const begun = await study.chief.post<{ id: string; minutes: string }>(
    `/api/projects/${study.project}/workshops`,
    { title: { en: "Workshop", id: "Lokakarya" }, languages: ["en", "id"], time: "09:00" },
  );
  ({ id: workshop, minutes } = begun.body);
  await study.chief.patch(`/api/workshops/${workshop}`, { state: "open" });
  await study.chief.patch(`/api/documents/${minutes}`, { audience: "everyone" });
});
afterAll(() => server.close());
beforeEach(() => server.passTime(60_000));

const readers = {
  docx: (bytes: Uint8Array) => JSON.stringify(readDocx(bytes)),
  pdf: (bytes: Uint8Array) => readPdf(bytes).pages.join("\n"),
  html: (bytes: Uint8Array) => Buffer.from(bytes).toString("utf8"),
  md: (bytes: Uint8Array) => Buffer.from(bytes).toString("utf8"),
};

async function textOf(format: keyof typeof readers, as: Person = study.chief, language = "id") {
  const answer = await fetch(
    `${server.url}/api/documents/${minutes}/export?format=${format}&languages=${language}`,
    { headers: { cookie: as.cookieHeader() } },
  );
  expect(answer.status).toBe(200);
  return readers[format](new Uint8Array(await answer.arrayBuffer()));
}

test("before there is a programme or anybody who came, a gap names what will stand there", async () => {
  const text = await textOf("md");
  expect(text).toContain("Susunan acara");
  expect(text).toContain("Daftar hadir");
});

test.each(Object.keys(readers) as (keyof typeof readers)[])(
  "%s: items with times and speakers, names with organisations, nothing personal",
  async (format) => {
    const items = `/api/workshops/${workshop}/programme`;
    const people = `/api/workshops/${workshop}/participants`;
    if (format === "docx") {
      const title = { en: "Battery roadmap", id: "Peta jalan baterai" };
      await study.chief.post(items, { kind: "talk", title, minutes: 30, speaker: "Eko Cahyanto" });
      await study.chief.post(items, {
        kind: "lunch",
        title: { en: "Lunch", id: "Makan siang" },
        minutes: 60,
      });
      for (const [name, attended] of [
        ["Suparman", true],
        ["Rizky", false],
      ] as const)
        await study.chief.post(people, {
          name,
          side: "indonesia",
          organisation: "Kementerian Perindustrian",
          phone: "0812345678",
          attended,
        });
    }
    const text = await textOf(format);
    for (const word of ["Peta jalan baterai", "Eko Cahyanto", "Suparman", "Kementerian Perindustrian"])
      expect(text).toContain(word);
    // Markdown escapes the point.
    expect(text).toMatch(/09\\?\.00/);
    for (const word of ["Rizky", "0812345678"]) expect(text).not.toContain(word);
    const shown = await textOf(format, observer);
    expect(shown).toContain("Peta jalan baterai");
    expect(shown).not.toContain("Suparman");
  },
  60_000,
);
