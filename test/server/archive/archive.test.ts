import { createHash } from "node:crypto";
import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { archivedNames, everyId, leftOut } from "../../../server/archive/format";
import { readArchive } from "../../../server/archive/read-archive";
import { BadArchive } from "../../../server/archive/unpack";
import { type DemoPerson, tellStory } from "../../../server/demo/tell-story";
import { templatesFolder } from "../../../server/templates/folder";
import { loadTemplates } from "../../../server/templates/load";
import type {
  MaterialAnswer,
  ThreadAnswer,
  VersionAnswer,
  WorkshopAnswer,
  WorkshopSummary,
} from "../../../shared/answers";
import type { DocumentId, UserId } from "../../../shared/ids";
import type { InputAnswer, WithHistory } from "../../../shared/register/answers";
import type { Person } from "../../help/person";
import { startServer, type TestServer } from "../../help/server";
import { smallPdf } from "../../rules/small-pdf";
import { smallPng } from "../../rules/small-png";

/** The demo's project with all that a project can have, written to an archive and read back. */

type Files = Record<string, Uint8Array>;
type Row = Record<string, unknown>;

let first: TestServer;
let people: DemoPerson[];
let project: string;
let chief: Person;
let plain: Files;

const letterTemplates = loadTemplates(templatesFolder()).letters;
const nip = "198001012005011003";

beforeAll(async () => {
  first = await startServer({ config: { demo: true } });
  people = await tellStory(first.app);
  chief = await as("sekretariat");
  project = (await chief.get<{ id: string }[]>("/api/projects")).body[0]!.id;
  const workshop = (await chief.get<WorkshopSummary[]>(`/api/projects/${project}/workshops`)).body[0]!;
  const path = `/api/workshops/${workshop.id}`;
  await chief.post(`${path}/participants`, {
    name: "Sutrisno",
    organisation: "Badan B",
    nip,
    attended: true,
  });
  await (await as("konsultan-a")).post(`${path}/materials?name=slides&audience=everyone`, smallPdf);
  await (await as("konsultan-a")).post(`${path}/materials?name=draft-of-japan&audience=own_side`, smallPdf);
  const document = await firstTor(chief, project);
  await chief.post(`/api/documents/${document}/versions`, { name: "For the meeting" });
  await (await as("konsultan-a")).post(`/api/documents/${document}/threads`, {
    anchor: { language: "en", quote: "exchangeable where useful" },
    body: "Only for the Japanese side.",
    audience: "own_side",
  });
  const head = await fetch(`${first.url}/api/projects/${project}/letter-settings/letterhead?name=head.png`, {
    method: "POST",
    headers: {
      origin: first.origin,
      cookie: chief.cookieHeader(),
      "content-type": "application/octet-stream",
    },
    body: smallPng,
  });
  expect(head.status).toBe(201);
  const letter = await chief.post(`/api/projects/${project}/letters`, {
    template: "letter-invitation",
    language: "id",
    workshop: workshop.id,
  });
  expect(letter.status).toBe(201);
  await chief.post(`/api/projects/${project}/inputs`, {
    text: { en: "Said in confidence." },
    channel: "letter",
    visibility: "confidential",
  });
  plain = unzipSync(await archiveOf(first, chief, project));
}, 60_000);
afterAll(() => first.close());

async function as(key: string): Promise<Person> {
  const person = first.stranger();
  const { user } = people.find((one) => one.key === key)!;
  await person.post("/api/sign-in/link", { token: first.parts.accounts.demoLinks.offer(user) });
  person.id = user;
  return person;
}

async function firstTor(person: Person, of: string): Promise<string> {
  const all = await person.get<{ id: string; template: string }[]>(`/api/projects/${of}/documents`);
  return all.body.find(({ template }) => template === "tor-battery-standardisation")!.id;
}

async function archiveOf(server: TestServer, person: Person, of: string, query = ""): Promise<Uint8Array> {
  server.passTime(600_000);
  const answer = await fetch(`${server.url}/api/projects/${of}/archive${query}`, {
    headers: { cookie: person.cookieHeader() },
  });
  expect(answer.status).toBe(200);
  expect(answer.headers.get("content-disposition")).toMatch(/\.zip/);
  return new Uint8Array(await answer.arrayBuffer());
}

const rows = (files: Files, table: string): Row[] => JSON.parse(strFromU8(files[`tables/${table}.json`]!));
const readBack = (server: TestServer, zip: Uint8Array, user: string) =>
  readArchive({ ...server.parts, letterTemplates }, zip, user as UserId);

test("every table is in an archive, or left out for a reason", async () => {
  const tables = (
    first.parts.db.handle
      .prepare("select name from sqlite_master where type = 'table' and name not like 'kysely%'")
      .pluck()
      .all() as string[]
  ).filter((name) => !name.startsWith("sqlite"));
  expect([...archivedNames, ...Object.keys(leftOut)].sort()).toEqual(tables.sort());
});

test("it holds texts as Yjs and as JSON, versions, files and registers with their history, and no secret", async () => {
  for (const { id, languages } of rows(plain, "document") as { id: string; languages: string }[]) {
    expect(plain[`texts/${id}.yjs`]!.byteLength).toBeGreaterThan(100);
    for (const language of JSON.parse(languages))
      expect(JSON.parse(strFromU8(plain[`texts/${id}.${language}.json`]!)).type).toBe("doc");
  }
  expect(rows(plain, "register_row")).toHaveLength(8);
  expect(rows(plain, "register_deed").length).toBeGreaterThan(2);
  expect(rows(plain, "version").map(({ name }) => name)).toContain("For the meeting");
  const [material] = rows(plain, "material") as { id: string }[];
  expect(Buffer.from(plain[`materials/${material!.id}`]!).toString()).toBe(smallPdf);
  const whole = Object.values(plain)
    .map((bytes) => strFromU8(bytes, true))
    .join("\n");
  const secrets = [nip, "argon2", "Only for the Japanese side.", "draft-of-japan", "@lokakarya.example"];
  for (const secret of secrets) expect(whole).not.toContain(secret);
});

test("personal data are in it only on wish", async () => {
  const files = unzipSync(await archiveOf(first, chief, project, "?personal=yes"));
  expect(rows(files, "participant")[0]).toMatchObject({ name: "Sutrisno", nip });
  expect(strFromU8(files["people.json"]!)).toContain("sekretariat@lokakarya.example");
  expect(rows(plain, "participant")[0]).not.toHaveProperty("nip");
});

test("while one is written the server goes on answering", async () => {
  let longest = 0;
  let last = performance.now();
  const timer = setInterval(() => {
    longest = Math.max(longest, performance.now() - last - 10);
    last = performance.now();
  }, 10);
  await archiveOf(first, chief, project);
  clearInterval(timer);
  expect(longest).toBeLessThan(500);
});

describe("read back into another installation", () => {
  let second: TestServer;
  let owner: Person;
  let again: Files;
  beforeAll(async () => {
    second = await startServer();
    owner = await second.setUp({ name: "Another secretariat" });
    await readBack(second, zipSync(plain), owner.id);
    again = unzipSync(await archiveOf(second, owner, project));
  }, 60_000);
  afterAll(() => second.close());

  test("it is the same archive, byte for byte, but for its day and who has a seat", () => {
    const differ = Object.keys({ ...plain, ...again }).filter(
      (path) => Buffer.compare(plain[path] ?? Buffer.of(), again[path] ?? Buffer.of()) !== 0,
    );
    // The organisation of whoever read it back has joined.
    expect(differ.sort()).toEqual(["archive.json", "people.json", "tables/organisation.json"]);
    const named = (files: Files) =>
      (JSON.parse(strFromU8(files["people.json"]!)) as { name: string }[]).map(({ name }) => name).sort();
    expect(named(again)).toEqual([...named(plain), "Another secretariat"].sort());
    expect(rows(again, "organisation")).toEqual(expect.arrayContaining(rows(plain, "organisation")));
  });

  test("its texts, comments, answers, files and workshop are there for its new secretariat", async () => {
    const document = await firstTor(owner, project);
    const text = (person: Person) => person.get(`/api/documents/${document}/content?language=en`);
    expect((await text(owner)).body).toEqual((await text(chief)).body);
    const threads = (await owner.get<ThreadAnswer[]>(`/api/documents/${document}/threads`)).body;
    expect(threads).toHaveLength(3);
    expect(threads.map(({ by }) => by.name)).toContain("Direktur");
    const inputs = (await owner.get<InputAnswer[]>(`/api/projects/${project}/inputs`)).body;
    const answered = inputs.find(({ state }) => state === "answered")!;
    const input = await owner.get<WithHistory<InputAnswer>>(`/api/projects/${project}/inputs/${answered.id}`);
    expect(input.body.history.map(({ what }) => what)).toContain("linked");
    expect(input.body.history.map(({ by }) => by)).toContain("Konsultan A");
    const [workshop] = (await owner.get<WorkshopSummary[]>(`/api/projects/${project}/workshops`)).body;
    const materials = await owner.get<MaterialAnswer[]>(`/api/workshops/${workshop!.id}/materials`);
    expect(materials.body).toMatchObject([{ name: "slides.pdf" }]);
    const file = await owner.get(`/api/workshops/${workshop!.id}/materials/${materials.body[0]!.id}`);
    expect(file.body).toBe(smallPdf);
  });

  test("nobody who is named in it can sign in", async () => {
    const users = await second.parts.db.sql.selectFrom("user").selectAll().execute();
    const named = users.filter(({ id }) => id !== owner.id);
    expect(named.length).toBeGreaterThan(4);
    expect(named.every((user) => user.disabled_at !== null && user.password_hash === null)).toBe(true);
  });
});

test("where its ids are taken it becomes another project of the same content, and the texts go on", async () => {
  const copy = await readBack(first, zipSync(plain), chief.id);
  expect(copy).not.toBe(project);
  const files = unzipSync(await archiveOf(first, chief, copy));
  const blank = (files: Files, table: string) =>
    rows(files, table)
      .map((row) => JSON.stringify(row).replace(everyId, "#"))
      .sort();
  // A version is hashed over its ids too.
  // A version is hashed over its ids too; the organisation of whoever read it back has joined.
  const others = archivedNames.filter((table) => !["version", "organisation"].includes(table));
  for (const table of others) expect(blank(files, table), table).toEqual(blank(plain, table));
  expect(blank(files, "organisation")).toEqual(expect.arrayContaining(blank(plain, "organisation")));
  // What is not in the archive keeps its name: a mark of a remark that its secretariat does not see.
  const taken = new Set(archivedNames.flatMap((table) => rows(plain, table).map(({ id }) => id)));
  for (const [path, bytes] of Object.entries(files))
    if (path !== "archive.json" && path !== "people.json" && path !== "tables/organisation.json")
      for (const id of strFromU8(bytes, true).match(everyId) ?? [])
        if (taken.has(id)) throw new Error(`${path} still names ${id}`);

  const document = await firstTor(chief, copy);
  const threads = (await chief.get<ThreadAnswer[]>(`/api/documents/${document}/threads`)).body;
  expect(threads.map(({ detached }) => detached)).toEqual([false, false, false]);
  const content = await chief.get(`/api/documents/${document}/content?language=en`);
  expect(JSON.stringify(content.body)).toContain(threads.find(({ language }) => language === "en")!.id);
  await first.rooms.write(document as DocumentId, {
    by: null,
    change: (doc) => void doc.getMap("fields").set("written-after", "yes"),
  });
  const versions = (await chief.get<VersionAnswer[]>(`/api/documents/${document}/versions`)).body;
  const named = versions.find(({ name }) => name === "For the meeting")!;
  expect((await chief.post(`/api/documents/${document}/restore`, { version: named.id })).status).toBe(200);
  const [workshop] = (await chief.get<WorkshopSummary[]>(`/api/projects/${copy}/workshops`)).body;
  const answer = (await chief.get<WorkshopAnswer>(`/api/workshops/${workshop!.id}`)).body;
  expect(answer.documents.map(({ id }) => id)).toContain(document);
  // The first project has not been touched.
  expect((await chief.get<InputAnswer[]>(`/api/projects/${project}/inputs`)).body).toHaveLength(4);
}, 60_000);

describe("a hostile or damaged archive is refused, and nothing of it is kept", () => {
  const json = (value: unknown) => strToU8(JSON.stringify(value));
  /** The archive with files changed, and its list of files made to fit. */
  function changed(changes: Record<string, Uint8Array | undefined>, isListed = true): Uint8Array {
    const files = { ...plain };
    for (const [path, bytes] of Object.entries(changes))
      if (bytes) files[path] = bytes;
      else delete files[path];
    if (isListed && !("archive.json" in changes)) {
      const head = JSON.parse(strFromU8(files["archive.json"]!));
      head.files = Object.fromEntries(
        Object.entries(files)
          .filter(([path]) => path !== "archive.json")
          .map(([path, bytes]) => [
            path,
            { bytes: bytes.byteLength, sha256: createHash("sha256").update(bytes).digest("hex") },
          ]),
      );
      files["archive.json"] = json(head);
    }
    return zipSync(files, { level: 1 });
  }
  const table = (name: string, change: (rows: Row[]) => unknown) => () =>
    changed({ [`tables/${name}.json`]: json(change(rows(plain, name))) });
  const cell = (name: string, column: string, value: unknown, at = 0) =>
    table(name, (all) => all.map((row, number) => (number === at ? { ...row, [column]: value } : row)));
  const head = (change: Row) => () =>
    changed({ "archive.json": json({ ...JSON.parse(strFromU8(plain["archive.json"]!)), ...change }) });
  const textOf = () => Object.keys(plain).find((path) => path.endsWith(".yjs"))!;

  const cases: [what: string, make: () => Uint8Array, why: RegExp][] = [
    ["no zip", () => strToU8("not a zip"), /no zip file/],
    ["half a zip", () => zipSync(plain).subarray(0, 5000), /no zip file/],
    [
      "a zip of something else",
      () => zipSync({ "word/document.xml": strToU8("<x/>") }),
      /a file that no archive has/,
    ],
    [
      "a way out of the folder",
      () => changed({ "../../etc/passwd": strToU8("x") }),
      /a file that no archive has/,
    ],
    ["an absolute name", () => changed({ "/etc/passwd": strToU8("x") }), /a file that no archive has/],
    ["a file that it does not name", () => changed({ "materials/x": strToU8("x") }, false), /does not name/],
    ["a missing table", () => changed({ "tables/topic.json": undefined }), /is missing/],
    ["a missing text", () => changed({ [textOf()]: undefined }), /is missing/],
    [
      "a file that was changed",
      () => changed({ "tables/topic.json": json([]) }, false),
      /not as it was written/,
    ],
    [
      "a file filled with zeros, 64 MB of them",
      () => changed({ "tables/topic.json": new Uint8Array(64 << 20) }, false),
      /not as it was written/,
    ],
    ["a head that is no JSON", () => changed({ "archive.json": strToU8("{") }), /not JSON/],
    ["a head of another format", head({ format: "other" }), /not ours/],
    ["a newer program's", head({ migration: "9999-later" }), /newer version/],
    [
      "another project's id in its head",
      head({ project: "0190a000-0000-7000-8000-000000000000" }),
      /not one project/,
    ],
    ["a table that is no JSON", () => changed({ "tables/topic.json": strToU8("[{") }), /not JSON/],
    ["a table that is no list", table("topic", () => ({})), /no list/],
    ["a row that is none", table("topic", () => [null]), /no row/],
    [
      "a column that is not known",
      cell("topic", 'name"); drop table user;--', 1),
      /column that is not known/,
    ],
    ["a value that is an object", cell("topic", "name", { en: "x" }), /neither a text nor a number/],
    ["a name in no language", cell("topic", "name", '{"xx":"x"}'), /name is not as/],
    ["a form that is none", cell("document", "form", "{}"), /form is not as/],
    ["a number where a text belongs", cell("workshop", "number", "one"), /do not fit together/],
    ["a state that there is not", cell("workshop", "state", "secret"), /do not fit together/],
    ["an id that is none", cell("topic", "id", "x"), /an id that is none/],
    ["one id twice", table("topic", (all) => [...all, all[0]]), /one id for two things/],
    [
      "a row that hangs on another project",
      cell("topic", "project_id", "0190a000-0000-7000-8000-000000000000"),
      /names what is not in the archive/,
    ],
    [
      "words in the mouth of somebody with an account",
      () => {
        const others = JSON.parse(strFromU8(plain["people.json"]!)) as { id: string }[];
        return changed({ "people.json": json(others.filter(({ id }) => id !== chief.id)) });
      },
      /names what is not in the archive/,
    ],
    [
      "a letter of an unknown template",
      cell("letter", "template", "letter-of-elsewhere"),
      /template that is not known/,
    ],
    [
      "a letterhead that is a program",
      () => changed({ "letters/letterhead": strToU8("MZ a program") }),
      /not the file that its row names/,
    ],
    [
      "two projects",
      table("project", (all) => [...all, { ...all[0], id: "0190a000-0000-7000-8000-000000000000" }]),
      /not one project/,
    ],
    ["a text that is no Yjs", () => changed({ [textOf()]: strToU8("hello") }), /no text of ours/],
    [
      "a version that is not what was stored",
      () => {
        const path = Object.keys(plain).find((one) => /^versions\/.*json$/.test(one))!;
        return changed({ [path]: json({ languages: {}, fields: {} }) });
      },
      /not what was stored/,
    ],
    [
      "a program named as slides",
      () => {
        const path = Object.keys(plain).find((one) => one.startsWith("materials/"))!;
        const bytes = new Uint8Array(plain[path]!.byteLength).fill(0x4d);
        return changed({ [path]: bytes });
      },
      /not the file that its row names/,
    ],
  ];

  test.each(cases)("%s", async (_, make, why) => {
    const { handle } = first.parts.db;
    const everything = () =>
      ["project", "user", "organisation", "document", "material_piece", "audit", "register_row"].map(
        (name) => handle.prepare(`select count(*) from ${name}`).pluck().get() as number,
      );
    const before = everything();
    const zip = make();
    const refused = await readBack(first, zip, chief.id).catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(BadArchive);
    expect((refused as BadArchive).message).toMatch(why);
    expect(everything()).toEqual(before);
  });

  test("what names more than two billion bytes is not unpacked", async () => {
    const zip = zipSync({ "archive.json": strToU8("{}"), "materials/x": new Uint8Array(100) });
    // The length in the list of files at its end.
    const view = new DataView(zip.buffer, zip.byteOffset, zip.byteLength);
    for (let at = zip.byteLength - 22; at > 0; at--)
      if (view.getUint32(at, true) === 0x02014b50) view.setUint32(at + 24, 0xfffffff0, true);
    const before = process.memoryUsage().rss;
    await expect(readBack(first, zip, chief.id)).rejects.toThrow(/larger than any archive/);
    expect(process.memoryUsage().rss - before).toBeLessThan(64 << 20);
  });
});
