/**
 * What each role, a guest in the hall and a giver with a link are told by every answer of the workshops, the registers,
 * the minutes, the letters and the coordination matrix: each thing that is somebody's alone carries a word of its own.
 */
import { strFromU8, unzipSync } from "fflate";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { documentFacts } from "../../server/access/access";
import type { DocumentId } from "../../shared/ids";
import { type Role, roles } from "../../shared/roles";
import { closeCode } from "../../shared/room";
import { openRaw } from "../help/live";
import type { Person } from "../help/person";
import { startServer, type TestServer } from "../help/server";
import { smallPdf } from "../rules/small-pdf";
import { writeBlock } from "../server/registers/minutes";

const drafters = ["secretariat", "editor"] as const;
const parties = ["secretariat", "editor", "commenter"] as const;
const secretariat = ["secretariat"] as const;

/** The word that betrays a thing, and who may read it. Nobody without an account may read any of them. */
const told = {
  Zirkonium: { thing: "words said in confidence", to: drafters },
  Zamrudgiver: { thing: "who said them", to: drafters },
  Safirgiver: { thing: "the giver of what is not for attribution", to: drafters },
  Kwarsa: { thing: "words in minutes for everyone", to: roles },
  Granit: { thing: "words in minutes of the parties", to: parties },
  Basalt: { thing: "words in minutes of the drafters", to: drafters },
  Andesit: { thing: "a decision in minutes of the drafters", to: drafters },
  Gneis: { thing: "a follow-up in minutes of the drafters", to: drafters },
  Obsidian: { thing: "an answer that is only proposed", to: parties },
  Marmer: { thing: "the title of a draft workshop", to: drafters },
  Dolomit: { thing: "an item of its programme", to: drafters },
  Sutrisno: { thing: "a participant's name", to: parties },
  "198001012005011003": { thing: "a NIP", to: secretariat },
  "811-7001": { thing: "a participant's phone", to: secretariat },
  "tamu.rahasia@example.org": { thing: "a participant's address", to: secretariat },
  Kalsit: { thing: "slides for the secretariat", to: secretariat },
  Fluorit: { thing: "a unit in the matrix", to: parties },
  "811-7002": { thing: "a focal point's phone", to: secretariat },
  "narahubung@example.org": { thing: "a focal point's address", to: secretariat },
  Topas: { thing: "what a letter says", to: parties },
} satisfies Record<string, { thing: string; to: readonly Role[] }>;
const traces = Object.entries(told) as [string, { thing: string; to: readonly Role[] }][];

let server: TestServer;
let project: string;
let asked: string[];
let code: string;
let answerToken: string;
const people = {} as Record<Role, Person>;

beforeAll(async () => {
  server = await startServer();
  const chief = await server.setUp();
  project = await server.project(chief);
  people.secretariat = chief;
  for (const role of roles)
    if (role !== "secretariat") people[role] = await server.join(chief, project, role);
  asked = await fill(chief);
}, 60_000);
afterAll(() => server.close());

async function made(
  by: Person,
  path: string,
  body?: unknown,
): Promise<{ id: string; code: string; url: string }> {
  const answer = await by.post<{ id: string; code: string; url: string }>(path, body);
  if (answer.status !== 201) throw new Error(`${path}: ${JSON.stringify(answer.body)}`);
  return answer.body;
}

async function changed(by: Person, path: string, body: unknown, method = "PATCH") {
  const answer = await by.ask(method, path, body);
  if (answer.status !== 200) throw new Error(`${path}: ${JSON.stringify(answer.body)}`);
}

type Blocks = Parameters<typeof writeBlock> extends [unknown, ...infer Rest] ? Rest[] : never;

async function minutesWith(chief: Person, audience: string, blocks: Blocks) {
  const { id } = await made(chief, `/api/projects/${project}/documents`, {
    template: "minutes-of-workshop",
    languages: ["en"],
  });
  await changed(chief, `/api/documents/${id}`, { audience });
  await server.rooms.write(id as DocumentId, {
    by: null,
    change: (doc) => {
      for (const block of blocks) writeBlock(doc, ...block);
    },
  });
  const { sql } = server.parts.db;
  const row = await sql.selectFrom("document").where("id", "=", id).selectAll().executeTakeFirstOrThrow();
  await server.app.registers.keepInStep(documentFacts(row));
  return id;
}

/** Everything there is, and the addresses that are asked for it. */
async function fill(chief: Person): Promise<string[]> {
  const at = `/api/projects/${project}`;
  const all = await minutesWith(chief, "everyone", [
    ["input", { id: "said-openly" }, "Kwarsa is scarce."],
    ["input", { id: "said-unnamed", visibility: "not_for_attribution", by: "Safirgiver" }, "Prices fall."],
    ["input", { id: "said-confided" }, ""],
  ]);
  await changed(
    chief,
    `/api/documents/${all}/confidences/input/said-confided`,
    { text: { en: "Zirkonium is cheap." }, by: "Zamrudgiver" },
    "PUT",
  );
  const ofParties = await minutesWith(chief, "parties", [["input", { id: "said-parties" }, "Granit."]]);
  const ofDrafters = await minutesWith(chief, "drafters", [
    ["input", { id: "said-drafters" }, "Basalt."],
    ["decision", { id: "decided-drafters" }, "Andesit."],
    ["followUp", { id: "to-do-drafters" }, "Gneis."],
  ]);
  await changed(chief, `${at}/inputs/said-openly`, { disposition: "N", answer: { en: "Obsidian." } });
  await changed(chief, `${at}/inputs/said-openly`, { state: "proposed" });

  const draft = (await made(chief, `${at}/workshops`, { title: { en: "Marmer" }, languages: ["en"] })).id;
  await made(chief, `/api/workshops/${draft}/programme`, { kind: "talk", title: { en: "Dolomit" } });
  const held = (
    await made(chief, `${at}/workshops`, { title: { en: "Held" }, languages: ["en"], date: "2030-03-01" })
  ).id;
  await changed(chief, `/api/workshops/${held}`, { state: "in-progress" });
  await made(chief, `/api/workshops/${held}/participants`, {
    name: "Sutrisno",
    attended: true,
    nip: "198001012005011003",
    phone: "+62 811-7001",
    email: "tamu.rahasia@example.org",
  });
  const slides = `/api/workshops/${held}/materials`;
  const material = (await made(chief, `${slides}?name=Kalsit&audience=secretariat`, smallPdf)).id;
  code = (await made(chief, `/api/workshops/${held}/check-in`)).code;

  const organisation = (await made(chief, `${at}/organisations`, { side: "other", name: { id: "Asosiasi" } }))
    .id;
  await changed(chief, `${at}/coordination/${organisation}`, {
    unit: "Fluorit",
    contact: { name: "Wulan", position: "Ketua", phone: "+62 811-7002", email: "narahubung@example.org" },
  });
  const letter = (
    await made(chief, `${at}/letters`, {
      template: "letter-facilitation-request",
      organisation,
      facts: { team: "Topas", addressee: "Topas" },
    })
  ).id;
  answerToken = (await made(chief, `${at}/inputs/said-openly/answer-link`)).url.split("#")[1]!;

  const ofProject = [
    "",
    "/glance",
    "/documents",
    "/organisations",
    "/members",
    "/workshops",
    "/letters",
    `/letters/${letter}`,
    `/letters/${letter}/export`,
    "/letter-settings",
    "/coordination",
    ...["xlsx", "xlsx&personal=yes"].map((format) => `/coordination/export?format=${format}`),
    "/pictures",
    ...["inputs", "decisions", "follow-ups"].flatMap((register) => [
      `/${register}`,
      `/${register}?withdrawn=yes`,
      `/${register}?document=${ofDrafters}`,
      `/${register}?format=xlsx`,
      `/${register}?format=docx`,
    ]),
    ...["openly", "unnamed", "confided", "parties", "drafters"].map((said) => `/inputs/said-${said}`),
    "/decisions/decided-drafters",
    "/follow-ups/to-do-drafters",
  ].map((path) => at + path);
  const ofDocuments = [all, ofParties, ofDrafters].flatMap((document) =>
    [
      "",
      "/content?language=en",
      "/minutes",
      "/sources",
      "/threads",
      "/versions",
      "/confidences",
      "/export?format=md&languages=en",
      "/export?format=docx&languages=en",
    ].map((path) => `/api/documents/${document}${path}`),
  );
  const ofWorkshops = [draft, held].flatMap((workshop) =>
    [
      "",
      "/carried",
      "/invitation.ics",
      "/participants",
      "/attendance",
      "/attendance?personal=yes",
      "/check-in",
      "/programme/export?format=md&language=en",
      "/attendance/export?format=md&language=en",
      "/attendance/export?format=md&language=en&personal=yes",
      "/materials",
      `/materials/${material}`,
    ].map((path) => `/api/workshops/${workshop}${path}`),
  );
  return ["/api/me", "/api/home", "/api/projects", ...ofProject, ...ofDocuments, ...ofWorkshops];
}

/** All that an answer holds, its headers too; of an Office file what is written in it. */
async function wordsOf(person: Person, path: string): Promise<string> {
  const response = await fetch(server.url + path, { headers: { cookie: person.cookieHeader() } });
  const bytes = new Uint8Array(await response.arrayBuffer());
  const isOffice = bytes[0] === 0x50 && bytes[1] === 0x4b;
  const parts = isOffice ? Object.values(unzipSync(bytes)) : [bytes];
  return [JSON.stringify([...response.headers]), ...parts.map((part) => strFromU8(part))].join("\n");
}

describe.each(roles)("as %s", (role) => {
  const answers = new Map<string, string>();
  beforeAll(async () => {
    for (const path of asked) answers.set(path, await wordsOf(people[role], path));
    const { url } = await made(people[role], `/api/projects/${project}/calendar`);
    const feed = new URL(url);
    answers.set("the calendar", await wordsOf(server.stranger(), feed.pathname + feed.search));
  }, 60_000);

  test.each(traces)("%s", (word, { to }) => {
    const tellers = [...answers].flatMap(([path, words]) => (words.includes(word) ? [path] : []));
    if (to.includes(role)) expect(tellers).not.toEqual([]);
    else expect(tellers).toEqual([]);
  });
});

test("a guest in the hall, and a giver with a link, are told nothing of all this", async () => {
  const stranger = server.stranger();
  const hall = await stranger.get(`/api/check-in/${code}`);
  expect(hall).toMatchObject({ status: 200 });
  const link = await stranger.post("/api/inputs/look", { token: answerToken });
  expect(JSON.stringify(link)).toContain("Kwarsa");
  const others = await Promise.all(asked.map((path) => wordsOf(stranger, path)));
  const all = [JSON.stringify(hall), JSON.stringify(link), ...others].join("\n").replaceAll("Kwarsa", "");
  expect(traces.flatMap(([word]) => (all.includes(word) ? [word] : []))).toEqual([]);
});

test("the minutes of a workshop are the parties' from its announcing, and not while it is a draft", async () => {
  const { secretariat: chief, commenter } = people;
  const { id } = await made(chief, `/api/projects/${project}/workshops`, {
    title: { en: "Turmalin" },
    languages: ["en"],
  });
  const { minutes } = (await chief.get<{ minutes: string }>(`/api/workshops/${id}`)).body;
  const seen = async () => [
    (await commenter.get(`/api/documents/${minutes}`)).status,
    JSON.stringify(await commenter.get(`/api/projects/${project}/documents`)).includes("Turmalin"),
  ];
  expect(await seen()).toEqual([404, false]);
  await changed(chief, `/api/workshops/${id}`, { state: "open" });
  expect(await seen()).toEqual([200, true]);
  const reading = await openRaw({ server, as: commenter, document: minutes });
  await changed(chief, `/api/workshops/${id}`, { state: "draft" });
  expect(await reading.closed()).toBe(closeCode.noRight);
  expect(await seen()).toEqual([404, false]);
  reading.close();
});
