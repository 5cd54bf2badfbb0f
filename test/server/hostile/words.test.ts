import { strFromU8, unzipSync } from "fflate";
import ICAL from "ical.js";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { readDocx } from "../../help/docx-text";
import {
  formula,
  type HostilePlaces,
  hostileWords,
  longWord,
  markup,
  openHostilePlaces,
  turned,
} from "../../help/hostile-places";
import type { Person } from "../../help/person";
import { startServer, type TestServer } from "../../help/server";

/** Hostile words in every place where people's words enter a project, and in every file that they leave in. */

let server: TestServer;
let chief: Person;
let open: HostilePlaces;

beforeAll(async () => {
  server = await startServer();
  chief = await server.setUp();
  open = await openHostilePlaces(server, chief);
});
afterAll(() => server.close());

const placeNames = [
  "participant",
  "participant's position",
  "organisation",
  "topic",
  "agenda item",
  "speaker",
  "input",
  "giver of an input",
  "progress of a follow-up",
  "fact of a letter",
  "paragraph of a letter",
  "row of the matrix",
  "note in the matrix",
];

test("every place is walked", () => {
  expect(placeNames).toEqual(Object.keys(open.places));
});

describe.each(placeNames)("%s", (name) => {
  test.each(Object.entries(hostileWords))("%s is kept as words or refused in words", async (_, words) => {
    const answer = await open.places[name]!.write(words);
    if (answer.status >= 300) expectRefused(answer);
  });

  test("as long as it may be is taken; longer is refused, and says where", async () => {
    const { most, write } = open.places[name]!;
    expect((await write(longWord(most))).status).toBeLessThan(300);
    expectRefused(await write(longWord(most + 1)));
    expectRefused(await write(longWord(50_000)));
  });
});

/** In the language of who asked, which is Indonesian here. */
function expectRefused(answer: Awaited<ReturnType<HostilePlaces["places"][string]["write"]>>) {
  expect(answer.status, JSON.stringify(answer.body)).toBe(400);
  expect(answer.headers.get("content-language")).toBe("id");
  expect(answer.body.title).toBeTruthy();
  expect(answer.body.errors?.[0]?.path).toBeTruthy();
}

test("a name that turns the direction of writing is refused where it stands in one line", async () => {
  for (const name of ["participant", "organisation", "topic", "agenda item", "speaker", "giver of an input"])
    expectRefused(await open.places[name]!.write(turned));
});

describe("what stands in the project", () => {
  beforeAll(async () => {
    for (const { write } of Object.values(open.places)) {
      await write(formula);
      await write(markup);
    }
    for (const kind of ["input", "decision", "followUp"] as const)
      for (const words of [markup, formula, turned, longWord(10_000)]) await open.capture(kind, words);
  });

  const files = (format: string) => {
    const at = `/api/projects/${open.project}`;
    const here = `/api/workshops/${open.workshop}`;
    const papers = format === "xlsx" ? [] : [`${here}/programme/export`, `${here}/attendance/export`];
    return [
      ...["inputs", "decisions", "follow-ups"].map((register) => `${at}/${register}?format=${format}`),
      `${at}/coordination/export?format=${format}&personal=yes`,
      ...papers.map((path) => `${path}?format=${format}&language=en`),
      ...(format === "xlsx" ? [] : [`/api/documents/${open.minutes}/export?format=${format}&languages=en`]),
      ...(format === "docx" ? [`${at}/letters/${open.letter}/export`] : []),
    ];
  };
  async function file(path: string) {
    server.passTime(120_000);
    const answer = await fetch(server.url + path, { headers: { cookie: chief.cookieHeader() } });
    return { status: answer.status, bytes: new Uint8Array(await answer.arrayBuffer()) };
  }

  test("leaves in sheets as text: no formula, nothing that turns writing around", async () => {
    for (const path of files("xlsx")) {
      const { status, bytes } = await file(path);
      expect(status, path).toBe(200);
      const parts = Object.values(unzipSync(bytes)).map((part) => strFromU8(part));
      for (const xml of parts) expect(xml, path).not.toMatch(/<f[ >]|<script|[\u202a-\u202e\u2066-\u2069]/);
      const isRegister = !path.includes("/coordination/");
      if (isRegister) expect(parts.join(), path).toContain("=HYPERLINK(&quot;http://evil.example&quot;");
    }
  });

  test("leaves in Word as text, soon: no element, no link, nothing that turns writing around", async () => {
    for (const path of files("docx")) {
      const { status, bytes } = await file(path);
      expect(status, path).toBe(200);
      const docx = readDocx(bytes);
      const xml = docx.part("word/document.xml");
      expect(xml, path).not.toMatch(/<script|<img|[\u202a-\u202e\u2066-\u2069]/);
      expect(docx.part("word/_rels/document.xml.rels"), path).not.toContain("evil.example");
      expect(docx.paragraphs.join("\n"), path).toContain('<img src=x onerror="window.hurt=1">');
    }
  });

  test("leaves as PDF", { timeout: 120_000 }, async () => {
    for (const path of files("pdf")) {
      const { status, bytes } = await file(path);
      expect(status, `${path} ${status === 200 ? "" : new TextDecoder().decode(bytes)}`).toBe(200);
      expect(new TextDecoder().decode(bytes.subarray(0, 5))).toBe("%PDF-");
    }
  });

  test("leaves as a web page and as Markdown in which nothing runs", async () => {
    for (const path of [...files("html"), ...files("md")].filter((one) => !one.includes("/projects/"))) {
      const { status, bytes } = await file(path);
      expect(status, path).toBe(200);
      expect(new TextDecoder().decode(bytes), path).not.toMatch(/<img src=x|<script>window/);
    }
  });

  test("leaves as a calendar of whole entries", async () => {
    const { status, bytes } = await file(`/api/workshops/${open.workshop}/invitation.ics`);
    expect(status).toBe(200);
    const calendar = new ICAL.Component(ICAL.parse(new TextDecoder().decode(bytes)));
    expect(calendar.getAllSubcomponents("vevent")).toHaveLength(1);
    const description = String(calendar.getFirstSubcomponent("vevent")?.getFirstPropertyValue("description"));
    expect(description).toContain(markup);
    expect(description).toContain(formula);
  });

  test("leaves with the archive", async () => {
    expect((await file(`/api/projects/${open.project}/archive`)).status).toBe(200);
  });
});
