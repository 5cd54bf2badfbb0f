import { afterAll, beforeAll, expect, test } from "vitest";
import * as Y from "yjs";
import type { ClauseAnswer, WorkshopAnswer } from "../../../shared/answers";
import type { DocumentId } from "../../../shared/ids";
import type { Person } from "../../help/person";
import { startServer, type TestServer } from "../../help/server";
import { sectionId, sectionsOf, writeBlock } from "../registers/minutes";

/** The clause that the chair puts on the wall. */

let server: TestServer;
let chief: Person;
let observer: Person;
let project: string;
let path: string;
let tor: DocumentId;
let section: string;

beforeAll(async () => {
  server = await startServer();
  chief = await server.setUp();
  project = await server.project(chief);
  observer = await server.join(chief, project, "observer");
  tor = (
    await chief.post<{ id: DocumentId }>(`/api/projects/${project}/documents`, {
      template: "tor-battery-standardisation",
      languages: ["en", "id"],
    })
  ).body.id;
  section = await server.rooms.read(tor, (doc) => sectionId(sectionsOf(doc)[2]!));
  const begun = await chief.post<{ id: string }>(`/api/projects/${project}/workshops`, {
    title: { en: "The 1st Workshop" },
    languages: ["en"],
  });
  path = `/api/workshops/${begun.body.id}`;
  await chief.patch(path, { state: "in-progress" });
});
afterAll(() => server.close());

const look = async (as: Person) => (await as.get<WorkshopAnswer>(path)).body;
const show = (document: string, of: string) =>
  chief.patch<{ kind: string }>(`${path}/live`, { shown: { document, section: of } });
const clause = async (as = chief) => await as.get<ClauseAnswer>(`/api/documents/${tor}/sections/${section}`);

test("a clause is on the wall for whoever may see its document, and goes with the next item", async () => {
  await chief.patch(`/api/documents/${tor}`, { audience: "parties" });
  expect((await show(tor, section)).status).toBe(200);
  expect((await look(chief)).shown).toEqual({ document: tor, section });
  expect((await look(observer)).shown).toBeNull();
  expect((await clause(observer)).status).toBe(404);
  await chief.patch(`/api/documents/${tor}`, { audience: "everyone" });
  expect((await look(observer)).shown).toEqual({ document: tor, section });
  expect((await clause(observer)).status).toBe(200);

  const item = { kind: "talk", title: { en: "Next" } };
  const { id } = (await chief.post<{ id: string }>(`${path}/programme`, item)).body;
  await chief.patch(`${path}/live`, { isFollowed: true });
  expect((await look(chief)).shown).not.toBeNull();
  await chief.patch(`${path}/live`, { item: id });
  expect((await look(chief)).shown).toBeNull();
});

test("no document of another project and no section that is not there is put on the wall", async () => {
  const elsewhere = await server.project(chief, "Elsewhere");
  const other = await chief.post<{ id: DocumentId }>(`/api/projects/${elsewhere}/documents`, {
    template: "tor-battery-standardisation",
    languages: ["en"],
  });
  const there = await server.rooms.read(other.body.id, (doc) => sectionId(sectionsOf(doc)[2]!));
  for (const answer of [await show(other.body.id, there), await show(tor, there), await show("x", section)])
    expect([answer.status, answer.body.kind]).toEqual([404, "not-found"]);
  expect((await look(chief)).shown).toBeNull();
});

test("it is read in both languages, numbered, with its lists, and without what was captured in it", async () => {
  await server.rooms.write(tor, {
    by: null,
    change: (doc) => {
      const where = sectionsOf(doc)[2]!;
      where.insert(where.length, [orderedList("Traction batteries", "Recycling")]);
      writeBlock(doc, "input", { id: "secret", visibility: "confidential" }, "Said in confidence.", {
        section: 2,
      });
    },
  });
  const { body } = await clause();
  expect(Object.keys(body.texts)).toEqual(["en", "id"]);
  expect(body.texts.en).toMatchObject({ number: "3", title: "Scope" });
  expect(body.texts.id?.title).toBe("Ruang Lingkup");
  expect(
    body.texts.en?.lines.slice(-2).map(({ kind, mark, depth, text }) => [kind, mark, depth, text]),
  ).toEqual([
    ["item", "1.", 1, "Traction batteries"],
    ["item", "2.", 1, "Recycling"],
  ]);
  expect(JSON.stringify(body)).not.toContain("confidence");
  expect(body.texts.en?.lines.filter(({ kind }) => kind === "heading").map(({ mark }) => mark)).toContain(
    "3.1",
  );
});

function orderedList(...texts: string[]): Y.XmlElement {
  const list = new Y.XmlElement("orderedList");
  list.insert(
    0,
    texts.map((text) => {
      const item = new Y.XmlElement("listItem");
      const paragraph = new Y.XmlElement("paragraph");
      paragraph.insert(0, [new Y.XmlText(text)]);
      item.insert(0, [paragraph]);
      return item;
    }),
  );
  return list;
}
