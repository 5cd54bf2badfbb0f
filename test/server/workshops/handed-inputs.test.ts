import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import type { HandedInput, MaterialAnswer } from "../../../shared/answers";
import type { InputAnswer, InputFateAnswer } from "../../../shared/register/answers";
import type { Person } from "../../help/person";
import { startServer, type TestServer } from "../../help/server";
import { smallPdf } from "../../rules/small-pdf";

/** What guests hand in by the code of the check-in. */

let server: TestServer;
let chief: Person;
let observer: Person;
let project: string;
let workshop: string;
let code: string;

beforeAll(async () => {
  server = await startServer();
  chief = await server.setUp();
  project = await server.project(chief);
  observer = await server.join(chief, project, "observer");
});
afterAll(() => server.close());
beforeEach(async () => {
  server.passTime(10 * 60_000);
  const made = await chief.post<{ id: string }>(`/api/projects/${project}/workshops`, {
    title: { en: "Workshop" },
    languages: ["en"],
  });
  workshop = made.body.id;
  await chief.patch(`/api/workshops/${workshop}`, { state: "open" });
  code = (await chief.post<{ code: string }>(`/api/workshops/${workshop}/check-in`)).body.code;
});

const handIn = (more: Record<string, unknown> = {}, to = code) =>
  server.stranger().post<HandedInput & { kind?: string }>(`/api/check-in/${to}/inputs`, {
    text: "Recycling belongs into the scope.",
    language: "en",
    by: "Sutrisno, Asosiasi A",
    visibility: "public",
    key: key("sutrisno"),
    ...more,
  });
const attach = (bytes: string, who = "sutrisno") =>
  server
    .stranger()
    .post<{ kind?: string }>(`/api/check-in/${code}/files?name=paper.pdf&key=${key(who)}`, bytes);
const key = (name: string) => `phone-of-${name}-0123456789`;
const rows = async (as = chief) =>
  (await as.get<InputAnswer[]>(`/api/projects/${project}/inputs`)).body.filter(
    (row) => row.workshop === workshop,
  );

test("an input stands in the register in its own words, and its giver reads by link what became of it", async () => {
  const handed = await handIn();
  expect(handed.status).toBe(201);
  expect(await rows()).toMatchObject([
    {
      text: { en: "Recycling belongs into the scope." },
      by: "Sutrisno, Asosiasi A",
      channel: "hand_in",
      state: "open",
      topic: null,
      workshop,
    },
  ]);
  const token = handed.body.link.split("#")[1];
  const fate = await server.stranger().post<InputFateAnswer>("/api/inputs/look", { token });
  expect(fate.body).toMatchObject({ state: "open", text: { en: "Recycling belongs into the scope." } });
});

test("sent again by the same phone it is one input, and only its newest link works", async () => {
  const links = [(await handIn()).body.link, (await handIn()).body.link];
  expect(await rows()).toHaveLength(1);
  const looks = await Promise.all(
    links.map((link) => server.stranger().post("/api/inputs/look", { token: link.split("#")[1] })),
  );
  expect(looks.map(({ status }) => status)).toEqual([410, 200]);
  const many = await Promise.all(Array.from({ length: 5 }, () => handIn({ key: key("twice") })));
  expect(many.every(({ status }) => status === 201)).toBe(true);
  expect(await rows()).toHaveLength(2);
});

test("who said it, and what is confidential, is kept from observers", async () => {
  await handIn({ visibility: "not_for_attribution", key: key("a") });
  await handIn({ visibility: "confidential", text: "In confidence.", key: key("b") });
  expect(await rows()).toHaveLength(2);
  expect(JSON.stringify(await rows(observer))).not.toMatch(/confidence|Sutrisno/);
});

test("the secretariat places it: topic, document and section", async () => {
  await handIn();
  const [row] = await rows();
  const { id: document } = (
    await chief.post<{ id: string }>(`/api/projects/${project}/documents`, {
      template: "tor-battery-standardisation",
      languages: ["en"],
    })
  ).body;
  const path = `/api/projects/${project}/inputs/${row!.id}`;
  expect((await chief.patch(path, { document, section: "abcdefghjkmn" })).status).toBe(200);
  expect((await rows())[0]!.concerns).toEqual({ document, section: "abcdefghjkmn" });
  expect((await rows())[0]!.text).toEqual({ en: "Recycling belongs into the scope." });
  expect((await observer.patch(path, { document })).status).toBe(403);
  const elsewhere = await server.project(chief, "Elsewhere");
  const other = await chief.post<{ id: string }>(`/api/projects/${elsewhere}/documents`, {
    template: "tor-battery-standardisation",
    languages: ["en"],
  });
  expect((await chief.patch(path, { document: other.body.id })).status).toBe(404);
});

test("its file is the secretariat's, inert, one to an input, and nothing but what files may be", async () => {
  expect((await attach(smallPdf)).status).toBe(404);
  await handIn();
  expect((await attach("<html>")).body.kind).toBe("wrong-file-kind");
  expect((await attach(smallPdf)).status).toBe(201);
  expect((await attach(smallPdf)).status).toBe(201);
  const materials = async (as: Person) =>
    (await as.get<MaterialAnswer[]>(`/api/workshops/${workshop}/materials`)).body;
  const [row] = await rows();
  expect(await materials(chief)).toMatchObject([{ name: "paper.pdf", by: null, input: row!.id }]);
  expect(await materials(observer)).toEqual([]);
});

test("a code that is none, has ended or is guessed opens nothing", async () => {
  for (const wrong of ["00000000", "nonsense"])
    expect((await handIn({}, wrong)).body.kind).toBe("no-check-in");
  await chief.delete(`/api/workshops/${workshop}/check-in`);
  expect((await handIn()).body.kind).toBe("no-check-in");
  expect(await rows()).toEqual([]);
});

test.each([
  { text: " " },
  { text: "x".repeat(5001) },
  { language: "xx" },
  { visibility: "secret" },
  { key: "short" },
  { topic: "mine" },
])("what is not an input is refused: %o", async (more) => {
  expect((await handIn(more)).status).toBe(400);
  expect(await rows()).toEqual([]);
});

test("whoever floods the register is told to wait", async () => {
  let refused = 0;
  for (let at = 0; at < 450 && refused === 0; at++)
    refused = (await handIn({ key: key(`flood-${at}`) })).status === 429 ? at : 0;
  expect(refused).toBeGreaterThan(100);
}, 60_000);
