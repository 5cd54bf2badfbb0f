import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { WorkshopAnswer, WorkshopSummary } from "../../../shared/answers";
import { roles } from "../../../shared/roles";
import { openRaw, until } from "../../help/live";
import type { Person } from "../../help/person";
import { startServer, type TestServer } from "../../help/server";

let server: TestServer;
let chief: Person;
let project: string;
const people = {} as Record<(typeof roles)[number], Person>;

beforeAll(async () => {
  server = await startServer();
  chief = await server.setUp();
  project = await server.project(chief);
  for (const role of roles)
    people[role] = role === "secretariat" ? chief : await server.join(chief, project, role);
});
afterAll(() => server.close());

const title = { en: "The 1st Workshop", id: "Lokakarya Pertama" };

async function begin(more: Record<string, unknown> = {}) {
  const made = await chief.post<{ id: string; minutes: string }>(`/api/projects/${project}/workshops`, {
    title,
    languages: ["en", "id"],
    ...more,
  });
  expect(made.status, JSON.stringify(made.body)).toBe(201);
  return { ...made.body, path: `/api/workshops/${made.body.id}` };
}

async function addItems(path: string, items: Record<string, unknown>[]) {
  const ids: string[] = [];
  for (const item of items) {
    const added = await chief.post<{ id: string }>(`${path}/programme`, item);
    expect(added.status).toBe(201);
    ids.push(added.body.id);
  }
  return ids;
}

const look = async (path: string, as = chief) => (await as.get<WorkshopAnswer>(path)).body;

type Node = { type: string; attrs?: Record<string, unknown>; text?: string; content?: Node[] };
const sectionsOf = async (document: string, language: string) => {
  const { body } = await chief.get<Node>(`/api/documents/${document}/content?language=${language}`);
  return (body.content ?? []).map((section) => ({
    id: section.attrs?.id,
    key: section.attrs?.key,
    title: (section.content?.[0]?.content ?? []).map(({ text = "" }) => text).join(""),
    text: (section.content?.[1]?.content ?? []).map(({ text = "" }) => text).join(""),
  }));
};

test("a workshop may leave everything open, has its number in the series and minutes of its own", async () => {
  const one = await begin();
  const two = await begin();
  const first = await look(one.path);
  expect(first).toMatchObject({
    title,
    state: "draft",
    date: null,
    time: null,
    end: null,
    zone: "Asia/Jakarta",
    venue: null,
    link: null,
    programme: [],
    warnings: [],
    current: null,
  });
  expect((await look(two.path)).number).toBe(first.number + 1);
  expect(one.minutes).not.toBe(two.minutes);
  const minutes = await chief.get(`/api/documents/${one.minutes}`);
  expect(minutes.body).toMatchObject({
    kind: "minutes",
    title: { en: "Minutes of The 1st Workshop", id: "Notula Lokakarya Pertama" },
    bound: { workshop_title: { value: title } },
  });
});

test("facts change one by one, and what shows them is told", async () => {
  const { path, minutes } = await begin();
  await chief.patch(path, { state: "open" });
  const line = await openRaw({ server, as: people.commenter, document: minutes });
  await line.isIn();
  const changed = await chief.patch(path, {
    title: { ja: "第1回ワークショップ" },
    date: "2030-03-01",
    time: "09:00",
    end: "15:00",
    zone: "Asia/Makassar",
    venue: "Aula A",
    link: "https://meet.example.org/w1",
  });
  expect(changed.status).toBe(200);
  expect(await look(path)).toMatchObject({
    title: { ...title, ja: "第1回ワークショップ" },
    date: "2030-03-01",
    zone: "Asia/Makassar",
  });
  const { bound } = (await chief.get<{ bound: unknown }>(`/api/documents/${minutes}`)).body;
  expect(bound).toMatchObject({ workshop_date: { value: "2030-03-01" } });
  await until(() => line.events().some((event) => event.type === "workshop"));
  line.close();

  expect((await chief.patch(path, { end: "08:00" })).body).toMatchObject({ kind: "dates-reversed" });
  for (const wrong of [
    { link: "javascript:alert(1)" },
    { link: "https://a.example/\u202etxt" },
    { date: "2030-02-30" },
    { time: "9:00" },
    { zone: "Mars/Base" },
    { venue: "x".repeat(10_000) },
    { title: { en: "a\u0000b" } },
    { number: 7 },
  ])
    expect((await chief.patch(path, wrong)).status, JSON.stringify(wrong)).toBe(400);
  expect(await look(path)).toMatchObject({ end: "15:00", venue: "Aula A" });
});

test("a workshop concerns only what is of its own project", async () => {
  const facts = (await chief.get<{ activities: { id: string }[] }>(`/api/projects/${project}`)).body;
  const { path, minutes } = await begin({ activities: [facts.activities[0]!.id], documents: [] });
  await chief.patch(path, { documents: [minutes] });
  expect(await look(path)).toMatchObject({ activities: [{ code: "1" }], documents: [{ id: minutes }] });
  const other = await server.project(chief, "Other");
  const theirs = (await chief.get<{ activities: { id: string }[] }>(`/api/projects/${other}`)).body;
  const strange = { activities: [theirs.activities[0]!.id] };
  expect((await chief.patch(path, strange)).status).toBe(404);
  expect(
    (await chief.post(`/api/projects/${project}/workshops`, { title, languages: ["en"], ...strange })).status,
  ).toBe(404);
  for (const id of ["x", minutes]) expect((await chief.patch(path, { parties: [id] })).status).toBe(404);
  expect((await look(path)).activities).toHaveLength(1);
});

describe("a draft", () => {
  test("is there only for those who prepare it, and afterwards for all", async () => {
    const { path, id } = await begin();
    const seenBy = async (role: (typeof roles)[number]) => {
      const list = await people[role].get<WorkshopSummary[]>(`/api/projects/${project}/workshops`);
      const isListed = list.body.some((one) => one.id === id);
      expect((await people[role].get(path)).status).toBe(isListed ? 200 : 404);
      return isListed;
    };
    const who = async () => {
      const seen: string[] = [];
      for (const role of roles) if (await seenBy(role)) seen.push(role);
      return seen;
    };
    expect(await who()).toEqual(["secretariat", "editor"]);
    await chief.patch(path, { state: "open" });
    expect(await who()).toEqual([...roles]);
    await chief.patch(path, { state: "draft" });
    expect(await who()).toEqual(["secretariat", "editor"]);
  });

  test("cannot be closed before it was held, nor begun twice into two sets of sections", async () => {
    const { path, minutes } = await begin();
    expect((await chief.patch(path, { state: "closed" })).body).toMatchObject({ kind: "wrong-move" });
    await addItems(path, [{ kind: "talk", title: { en: "Roadmap" } }]);
    for (const state of ["in-progress", "in-progress", "closed", "in-progress"])
      expect((await chief.patch(path, { state })).status).toBe(200);
    const titles = (await sectionsOf(minutes, "en")).map((section) => section.title);
    expect(titles.filter((text) => text === "Roadmap")).toHaveLength(1);
  });
});

test("what an observer sees of a workshop are its facts, numbers, and no minutes that are not shown to them", async () => {
  const { path, minutes } = await begin();
  await chief.patch(path, { state: "open", documents: [minutes] });
  expect(await look(path, people.observer)).toMatchObject({
    minutes: null,
    documents: [],
    attendance: { invited: 0, accepted: 0, attended: 0, all: 0 },
  });
  expect((await look(path, people.commenter)).minutes).toBe(minutes);
});

describe("the programme", () => {
  test("adds up its times and says what is wrong with it", async () => {
    const { path } = await begin({ date: "2030-03-01", time: "10:00", end: "12:00" });
    const [talk] = await addItems(path, [
      { kind: "talk", title: { en: "Roadmap" }, minutes: 100, speaker: "Eko" },
      { kind: "discussion", title: { en: "Inputs" }, minutes: 30 },
      { kind: "lunch", title: { en: "Lunch" } },
    ]);
    const { programme, warnings } = await look(path);
    expect(programme.map(({ id, start, end }) => [id === talk, start, end])).toEqual([
      [true, 600, 700],
      [false, 700, 730],
      [false, 730, 730],
    ]);
    expect(warnings).toEqual([
      { code: "overrun", minutes: 10 },
      { code: "friday-prayer" },
      { code: "no-duration", item: programme[2]!.id },
    ]);
  });

  test("is ordered by putting an item behind another", async () => {
    const { path } = await begin();
    const [a, b, c] = await addItems(path, [
      { kind: "talk", title: { en: "a" } },
      { kind: "talk", title: { en: "b" } },
      { kind: "talk", title: { en: "c" } },
    ]);
    const put = async (id: string, after: string | null) => {
      expect((await chief.patch(`${path}/programme/${id}`, { after })).status).toBe(200);
      return (await look(path)).programme.map((item) => item.title.en).join("");
    };
    expect(await put(c!, null)).toBe("cab");
    expect(await put(c!, b!)).toBe("abc");
    expect(await put(a!, b!)).toBe("bac");
    expect(await put(a!, a!)).toBe("bac");
    await addItems(path, [{ kind: "break", title: { en: "d" }, after: b }]);
    expect((await look(path)).programme.map((item) => item.title.en).join("")).toBe("bdac");
    expect((await chief.delete(`${path}/programme/${a}`)).status).toBe(200);
    expect((await chief.delete(`${path}/programme/${a}`)).status).toBe(404);
    expect((await look(path)).programme.map((item) => item.title.en).join("")).toBe("bdc");
    const { path: other } = await begin();
    expect((await chief.patch(`${other}/programme/${b}`, { minutes: 5 })).status).toBe(404);
    const [own] = await addItems(other, [{ kind: "talk", title: { en: "own" } }]);
    expect((await chief.patch(`${other}/programme/${own}`, { after: b })).status).toBe(404);
  });

  test("is edited by several people at once, field by field, without losing a word", async () => {
    const { path } = await begin();
    const [id] = await addItems(path, [{ kind: "talk", title: { en: "Roadmap" } }]);
    const item = `${path}/programme/${id}`;
    const both = [chief, people.editor];
    await Promise.all([
      ...[{ minutes: 20 }, { speaker: "Eko" }, { title: { id: "Peta jalan" } }, { kind: "discussion" }].map(
        (change, index) => both[index % 2]!.patch(item, change),
      ),
      ...Array.from({ length: 20 }, (_, index) =>
        both[index % 2]!.post(`${path}/programme`, {
          kind: "break",
          title: { en: `${index}` },
          after: index % 3 === 0 ? null : id,
        }),
      ),
    ]);
    const { programme } = await look(path);
    expect(programme).toHaveLength(21);
    expect(programme.find((one) => one.id === id)).toMatchObject({
      minutes: 20,
      speaker: "Eko",
      kind: "discussion",
      title: { en: "Roadmap", id: "Peta jalan" },
    });
    const rows = await server.parts.db.sql
      .selectFrom("agenda_item")
      .where("workshop_id", "=", path.split("/").at(-1)!)
      .orderBy("position")
      .select("position")
      .execute();
    expect(rows.map(({ position }) => position)).toEqual([...rows.keys()]);
  });

  test("of the last workshop is where the next one begins", async () => {
    const facts = (await chief.get<{ activities: { id: string }[] }>(`/api/projects/${project}`)).body;
    const one = await begin({ time: "09:00", end: "12:00", activities: [facts.activities[1]!.id] });
    await addItems(one.path, [
      { kind: "talk", title: { en: "Roadmap" }, minutes: 20, speaker: "Eko" },
      { kind: "break", title: { en: "Coffee" }, minutes: 15 },
    ]);
    await chief.patch(one.path, { state: "in-progress" });
    const two = await look((await begin({ from: one.id })).path);
    expect(two).toMatchObject({ state: "draft", time: "09:00", date: null, activities: [{ code: "2" }] });
    expect(two.programme).toMatchObject([
      { title: { en: "Roadmap" }, minutes: 20, speaker: "Eko", section: null },
      { title: { en: "Coffee" }, kind: "break", section: null },
    ]);
    const later = await look((await begin({ from: one.id, time: "13:00" })).path);
    expect(later).toMatchObject({ time: "13:00", end: null });
    const other = await server.project(chief, "Another");
    const strange = { title, languages: ["en"], from: one.id };
    expect((await chief.post(`/api/projects/${other}/workshops`, strange)).status).toBe(404);
  });
});

test("a programme may begin as the half day that ships, in all languages and without a warning", async () => {
  const { programme, warnings } = await look(
    (await begin({ programme: "starter", date: "2030-03-04", time: "08:30" })).path,
  );
  expect(programme.length).toBeGreaterThan(5);
  for (const { title, minutes } of programme) {
    expect(Object.keys(title)).toEqual(["en", "id", "ja"]);
    expect(minutes).toBeGreaterThan(0);
  }
  expect(programme[0]).toMatchObject({ title: { en: "Registration" }, start: 510 });
  expect(warnings).toEqual([]);
});

describe("when it begins", () => {
  test("talks and discussions become sections of the minutes, in every language, and items know theirs", async () => {
    const { path, minutes } = await begin();
    await addItems(path, [
      { kind: "talk", title: { en: "Roadmap", id: "Peta jalan" }, speaker: "Eko" },
      { kind: "lunch", title: { en: "Lunch" } },
      { kind: "discussion", title: { en: "Inputs" } },
    ]);
    await chief.patch(path, { state: "in-progress" });
    const en = await sectionsOf(minutes, "en");
    const id = await sectionsOf(minutes, "id");
    const at = en.findIndex((section) => section.title === "Roadmap");
    expect(en.slice(at, at + 3).map((section) => section.title)).toEqual([
      "Roadmap",
      "Inputs",
      "Technical Inputs and Answers",
    ]);
    expect(en[at - 1]!.key).toBe("presentations");
    expect(en[at]!.text).toBe("Eko");
    expect(id.slice(at, at + 2).map((section) => section.title)).toEqual(["Peta jalan", "Inputs"]);
    expect(id.map((section) => section.id)).toEqual(en.map((section) => section.id));
    const { programme } = await look(path);
    expect(programme.map((item) => item.section)).toEqual([en[at]!.id, null, en[at + 1]!.id]);
  });

  test("the current item is known to all, and of two who go on at once only one does", async () => {
    const { path, minutes } = await begin();
    const [a, b] = await addItems(path, [
      { kind: "talk", title: { en: "a" } },
      { kind: "talk", title: { en: "b" } },
    ]);
    expect((await chief.patch(`${path}/live`, { item: a })).body).toMatchObject({ kind: "wrong-move" });
    await chief.patch(path, { state: "in-progress" });
    const line = await openRaw({ server, as: people.commenter, document: minutes });
    await line.isIn();
    expect(
      (await people.editor.patch(`${path}/live`, { item: a, from: null, isFollowed: true })).status,
    ).toBe(200);
    const now = await look(path, people.observer);
    expect(now).toMatchObject({ current: { item: a }, isFollowed: true });
    expect(Math.abs(now.current!.since - server.now())).toBeLessThan(10_000);
    await until(() => line.events().some((event) => event.type === "workshop"));
    line.close();

    const answers = await Promise.all(
      [chief, people.editor].map((person) => person.patch(`${path}/live`, { item: b, from: a })),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect((await chief.patch(`${path}/live`, { item: "nobody's" })).status).toBe(404);
    await chief.delete(`${path}/programme/${b}`);
    expect(await look(path)).toMatchObject({ current: null, isFollowed: true });
    await chief.patch(`${path}/live`, { item: a });
    await chief.patch(path, { state: "closed" });
    expect(await look(path)).toMatchObject({ current: null, isFollowed: false });
  });
});
