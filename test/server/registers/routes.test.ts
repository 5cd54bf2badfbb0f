import { afterAll, beforeAll, expect, test } from "vitest";
import type { ProjectAnswer } from "../../../shared/answers";
import type { DocumentId } from "../../../shared/ids";
import type {
  DecisionAnswer,
  FollowUpAnswer,
  InputAnswer,
  InputFateAnswer,
  PicturesAnswer,
  SourceAnswer,
  WithHistory,
} from "../../../shared/register/answers";
import type { Role } from "../../../shared/roles";
import { until } from "../../help/live";
import type { Person } from "../../help/person";
import { startServer, type TestServer } from "../../help/server";
import { beginStudy, type Study } from "../../help/study";
import { removeBlock, sectionId, sectionsOf, writeBlock } from "./minutes";

let server: TestServer;
let study: Study;
let people: Record<Role, Person>;
let minutes: string;
let tor: string;
let topic: string;
let section: string;

beforeAll(async () => {
  server = await startServer();
  study = await beginStudy(server);
  people = {
    secretariat: study.chief,
    editor: await study.join("editor", "Konsultan A"),
    commenter: await study.join("commenter", "Direktur A"),
    observer: await study.join("observer", "Asosiasi A"),
  };
  await study.chief.patch(`/api/projects/${study.project}`, {
    topics: [{ name: { en: "Battery standardisation", id: "Standardisasi baterai" } }],
  });
  topic = (await study.chief.get<ProjectAnswer>(`/api/projects/${study.project}`)).body.topics[0]!.id;
  minutes = await study.document("minutes-of-workshop");
  await study.chief.patch(`/api/documents/${minutes}`, { audience: "everyone", title: { en: "Minutes 1" } });
  tor = await study.document();
  section = await server.rooms.read(tor as DocumentId, (doc) => sectionId(sectionsOf(doc)[2]!));
  await inMinutes((doc) => {
    writeBlock(doc, "input", { id: "open1", by: "Asosiasi A", topic }, "Name the recyclers.");
    writeBlock(
      doc,
      "input",
      { id: "hidden1", by: "Perusahaan C", visibility: "not_for_attribution" },
      "Slow.",
    );
    writeBlock(
      doc,
      "input",
      { id: "secret1", by: "Perusahaan D", visibility: "confidential" },
      "Trade secret.",
    );
    writeBlock(doc, "decision", { id: "dec1", topic }, "One survey.");
    writeBlock(doc, "decision", { id: "dec2" }, "Two surveys.");
    writeBlock(doc, "followUp", { id: "fu1", owner: "ASDIPI" }, "Facilitate the survey.");
    writeBlock(doc, "followUp", { id: "fu2", owner: "ASDIPI", due: "2023-08-31" }, "Coordinate.");
    writeBlock(doc, "followUp", { id: "fu3", owner: "JICA", due: "2099-01-01" }, "Send the plan.");
  });
  await until(async () => (await list<FollowUpAnswer>("follow-ups")).length === 3);
});
afterAll(() => server.close());

const inMinutes = (change: Parameters<TestServer["rooms"]["write"]>[1]["change"]) =>
  server.rooms.write(minutes as DocumentId, { by: null, change });
const at = (path: string) => `/api/projects/${study.project}/${path}`;
const list = async <Row>(path: string, as: Person = study.chief) => (await as.get<Row[]>(at(path))).body;
const input = async (id: string, as: Person = study.chief) =>
  (await as.get<WithHistory<InputAnswer>>(at(`inputs/${id}`))).body;
async function entered(about: Record<string, unknown> = {}): Promise<string> {
  const made = await people.editor.post<{ id: string }>(at("inputs"), {
    text: { en: "By letter." },
    channel: "letter",
    ...about,
  });
  expect(made.status, JSON.stringify(made.body)).toBe(201);
  return made.body.id;
}
const patch = (id: string, changes: unknown, as: Person = study.chief) =>
  as.patch<{ kind?: string; facts?: Record<string, string> }>(at(`inputs/${id}`), changes);

test("each role sees what is shown to it: the confidential to who drafts, the giver not where not for attribution", async () => {
  const seen = async (role: Role) =>
    (await list<InputAnswer>("inputs", people[role])).map(({ id, by }) => [id, by]);
  const all = [
    ["open1", "Asosiasi A"],
    ["hidden1", "Perusahaan C"],
    ["secret1", "Perusahaan D"],
  ];
  expect(await seen("secretariat")).toEqual(all);
  expect(await seen("editor")).toEqual(all);
  const parts = [
    ["open1", "Asosiasi A"],
    ["hidden1", null],
  ];
  expect(await seen("commenter")).toEqual(parts);
  expect(await seen("observer")).toEqual(parts);
  expect((await people.commenter.get(at("inputs/secret1"))).status).toBe(404);
  expect((await people.commenter.get(at("inputs/hidden1"))).body).toMatchObject({
    by: null,
    isGiverHidden: true,
  });
});

test("rows of minutes that are not shown to an observer are not there for them", async () => {
  await study.chief.patch(`/api/documents/${minutes}`, { audience: "parties" });
  expect(await list("inputs", people.observer)).toEqual([]);
  expect((await people.observer.get(at("decisions/dec1"))).status).toBe(404);
  expect((await list("inputs", people.commenter)).length).toBe(2);
  await study.chief.patch(`/api/documents/${minutes}`, { audience: "everyone" });
});

test("filters: state, topic, organisation by name or id, document", async () => {
  const ids = async (query: string) => (await list<InputAnswer>(`inputs?${query}`)).map(({ id }) => id);
  expect(await ids(`topic=${topic}`)).toEqual(["open1"]);
  expect(await ids("organisation=Perusahaan%20C")).toEqual(["hidden1"]);
  expect(await ids("state=closed")).toEqual([]);
  expect(await ids(`document=${minutes}`)).toEqual(["open1", "hidden1", "secret1"]);
  expect(await ids(`document=${tor}`)).toEqual([]);
  const organisations = (
    await study.chief.get<{ id: string; name: { id?: string; en?: string } }[]>(at("organisations"))
  ).body;
  const jica = organisations.find(({ name }) => Object.values(name).includes("JICA"))!;
  const theirs = await list<FollowUpAnswer>(`follow-ups?organisation=${jica.id}`);
  expect(theirs.map(({ id }) => id)).toEqual(["fu3"]);
  expect((await study.chief.get(at("inputs?sort=x"))).status).toBe(400);
});

test("overdue follow-ups come first, and a missing due date is pointed out", async () => {
  const rows = await list<FollowUpAnswer>("follow-ups");
  expect(rows.map(({ id, isOverdue }) => [id, isOverdue])).toEqual([
    ["fu2", true],
    ["fu3", false],
    ["fu1", false],
  ]);
  expect(rows.find(({ id }) => id === "fu1")!.missing).toEqual(["due"]);
  expect((await list<FollowUpAnswer>("follow-ups?state=overdue")).map(({ id }) => id)).toEqual(["fu2"]);
});

test("the drafter proposes, the secretariat approves, and an accepted input needs the section that took it up", async () => {
  const proposal = {
    state: "proposed",
    disposition: "A",
    answer: { en: "Agreed." },
    responsible: "Konsultan A",
  };
  expect((await patch("open1", { state: "proposed" }, people.editor)).body).toMatchObject({
    kind: "answer-incomplete",
    facts: { missing: "disposition" },
  });
  expect((await patch("open1", { ...proposal, state: "answered" })).body.kind).toBe("step-not-possible");
  expect((await patch("open1", proposal, people.editor)).status).toBe(200);
  expect((await input("open1", people.observer)).disposition).toBeNull();
  expect((await input("open1", people.commenter)).disposition).toBe("A");
  expect((await patch("open1", { state: "answered" }, people.editor)).body.kind).toBe("forbidden");
  expect((await patch("open1", { state: "answered" })).body).toMatchObject({
    kind: "answer-incomplete",
    facts: { missing: "change" },
  });
  const linked = await people.editor.post<{ id: string }>(at("inputs/open1/links"), {
    document: tor,
    section,
    was: "connectors",
    becomes: "connectors, recycling",
  });
  expect(linked.status).toBe(201);
  expect((await patch("open1", { state: "answered" })).status).toBe(200);
  const row = await input("open1", people.editor);
  expect(row).toMatchObject({
    state: "answered",
    responsible: "Konsultan A",
    links: [{ id: linked.body.id, document: { id: tor }, section, becomes: "connectors, recycling" }],
    toTell: [{ id: "open1", by: "Asosiasi A" }],
  });
  expect(row.history.map(({ what, by }) => [what, by])).toEqual([
    ["entered", null],
    ["changed", "Konsultan A"],
    ["linked", "Konsultan A"],
    ["changed", "Sekretariat"],
  ]);
  expect((await patch("open1", { answer: { en: "Other" } }, people.editor)).body.kind).toBe("forbidden");
  await patch("open1", { informed: true });
  expect(await input("open1")).toMatchObject({ toTell: [], informedAt: expect.any(Number) });
});

test("from the section: why is this here? From the input: which section", async () => {
  await people.editor.post(at("decisions/dec1/links"), { document: tor, section });
  const sources = (as: Person) => as.get<SourceAnswer[]>(`/api/documents/${tor}/sources`);
  const { body } = await sources(people.commenter);
  expect(body.map(({ kind, id, section: where, why }) => [kind, id, where, why])).toEqual([
    ["input", "open1", section, "linked"],
    ["decision", "dec1", section, "linked"],
  ]);
  // The TOR is shown to the parties only: neither its sources nor the link to it are an observer's.
  expect((await sources(people.observer)).status).toBe(404);
  expect((await input("open1", people.observer)).links).toEqual([]);
  expect((await list<InputAnswer>(`inputs?document=${tor}`)).map(({ id }) => id)).toEqual(["open1"]);
  const nowhere = await people.editor.post(at("inputs/open1/links"), { document: tor, section: "none" });
  expect(nowhere.status).toBe(404);
});

test("what stands in minutes is changed there; what came by letter is changed here", async () => {
  expect((await patch("hidden1", { text: { en: "Other" } })).body.kind).toBe("held-by-minutes");
  const id = await entered({ received: "2023-07-28", by: "Asosiasi B", topic });
  expect((await patch(id, { text: { en: "Corrected." }, visibility: "confidential" })).status).toBe(200);
  expect(await input(id)).toMatchObject({
    text: { en: "Corrected." },
    by: "Asosiasi B",
    channel: "letter",
    received: "2023-07-28",
    document: null,
  });
  expect((await people.commenter.get(at(`inputs/${id}`))).status).toBe(404);
  const wrong = { text: { en: "x" }, channel: "letter" };
  expect((await people.editor.post(at("inputs"), { ...wrong, topic: "nowhere" })).status).toBe(404);
  expect((await people.editor.post(at("inputs"), { ...wrong, text: {} })).status).toBe(400);
});

test("who gave what is not for attribution stands neither in the history nor in a filter of others", async () => {
  const id = await entered({ by: "Nobody yet", visibility: "not_for_attribution" });
  await patch(id, { by: "Perusahaan Q" });
  const seen = await input(id, people.commenter);
  expect(seen).toMatchObject({ by: null, isGiverHidden: true });
  expect(seen.history.map(({ what }) => what)).toEqual(["entered", "changed"]);
  expect(JSON.stringify(seen)).not.toMatch(/Perusahaan Q|Nobody yet/);
  expect(await list("inputs?organisation=Perusahaan%20Q", people.commenter)).toEqual([]);
  expect((await list("inputs?organisation=Perusahaan%20Q")).length).toBe(1);
});

test.each([
  { by: "x\u202egnp" },
  { by: "two\nlines" },
  { by: "a".repeat(201) },
  { text: { en: "a".repeat(10_001) } },
  { text: { xx: "x" } },
  { received: "2023-02-30" },
  { channel: "pigeon" },
  { state: "answered" },
])("an input with %o is refused and nothing stored", async (about) => {
  const before = (await list("inputs")).length;
  const said = { text: { en: "By letter." }, channel: "letter", ...about };
  expect((await people.editor.post(at("inputs"), said)).status).toBe(400);
  expect((await list("inputs")).length).toBe(before);
});

test("hostile words are kept as they are and nothing runs", async () => {
  const words = `<img src=x onerror=alert(1)> '; drop table register_row; -- \u202e ${"a".repeat(9_000)}`;
  const id = await entered({ text: { en: words }, by: "<b>Asosiasi</b>" });
  expect(await input(id)).toMatchObject({ text: { en: words }, by: "<b>Asosiasi</b>" });
});

test("duplicates are merged: one is answered, both givers are to be told, and each reads it by their own link", async () => {
  const [first, second, third] = [
    await entered({ by: "Asosiasi A" }),
    await entered({ by: "Asosiasi B", text: { en: "Likewise." } }),
    await entered({ by: "Asosiasi C" }),
  ];
  const merge = (id: string, into: string) =>
    study.chief.post<{ kind?: string }>(at(`inputs/${id}/merge`), { into });
  expect((await merge(third!, second!)).status).toBe(200);
  expect((await merge(second!, first!)).status).toBe(200);
  expect((await merge(first!, second!)).body.kind).toBe("step-not-possible");
  expect((await merge(first!, first!)).body.kind).toBe("step-not-possible");
  expect(await input(first!)).toMatchObject({
    merged: [second, third],
    toTell: [{ by: "Asosiasi A" }, { by: "Asosiasi B" }, { by: "Asosiasi C" }],
  });
  expect(await input(second!)).toMatchObject({ state: "merged", mergedInto: first });
  expect((await patch(second!, { state: "proposed", disposition: "C", answer: { en: "x" } })).body.kind).toBe(
    "step-not-possible",
  );
  await patch(first!, { state: "proposed", disposition: "C", answer: { en: "Both are one survey." } });
  const { url } = (await study.chief.post<{ url: string }>(at(`inputs/${second}/answer-link`))).body;
  const token = url.split("#")[1]!;
  const look = () =>
    server.stranger().post<InputFateAnswer & { kind?: string }>("/api/inputs/look", { token });
  expect((await look()).body).toMatchObject({ state: "open", answer: {}, disposition: null });
  await patch(first!, { state: "answered" });
  expect((await look()).body).toEqual({
    project: { en: "Study" },
    text: { en: "Likewise." },
    state: "answered",
    disposition: "C",
    answer: { en: "Both are one survey." },
    destination: null,
    takenUp: [],
  });
  expect((await study.chief.delete(at(`inputs/${second}/merge`))).status).toBe(200);
  expect(await input(second!)).toMatchObject({ state: "open", mergedInto: null });
  expect((await look()).body.state).toBe("open");
  expect((await study.chief.delete(at(`inputs/${second}/answer-link`))).status).toBe(200);
  expect((await look()).body.kind).toBe("link-spent");
});

test("a link tells of sections only where everybody may read the document", async () => {
  const { url } = (await study.chief.post<{ url: string }>(at("inputs/open1/answer-link"))).body;
  const look = async () =>
    (await server.stranger().post<InputFateAnswer>("/api/inputs/look", { token: url.split("#")[1] })).body;
  expect(await look()).toMatchObject({ state: "answered", disposition: "A", takenUp: [] });
  await study.chief.patch(`/api/documents/${tor}`, { audience: "everyone" });
  const [taken] = (await look()).takenUp;
  expect(taken).toMatchObject({ was: "connectors", becomes: "connectors, recycling" });
  expect(taken!.section.en).toMatch(/\S/);
  await study.chief.patch(`/api/documents/${tor}`, { audience: "parties" });
});

test("guessing links is slowed down", async () => {
  const guess = () => server.stranger().post<{ kind: string }>("/api/inputs/look", { token: "guess" });
  const answers = [];
  for (let tries = 0; tries < 70; tries++) answers.push((await guess()).status);
  expect(answers[0]).toBe(410);
  expect(answers.at(-1)).toBe(429);
  server.passTime(16 * 60_000);
  expect((await guess()).status).toBe(410);
});

test("an input merged into one whose block goes stands for itself again, until undo brings that one back", async () => {
  await inMinutes((doc) => writeBlock(doc, "input", { id: "target" }, "Target"));
  await until(async () => (await list<InputAnswer>("inputs")).some(({ id }) => id === "target"));
  const id = await entered();
  await study.chief.post(at(`inputs/${id}/merge`), { into: "target" });
  expect(await input(id)).toMatchObject({ state: "merged" });
  await inMinutes((doc) => removeBlock(doc, "target"));
  await until(async () => (await input(id)).state === "open");
  const withdrawn = await list<InputAnswer>("inputs?withdrawn=yes");
  expect(withdrawn.map((row) => row.id)).toContain("target");
  expect(await list("inputs?withdrawn=yes", people.commenter)).toEqual([]);
  await inMinutes((doc) => writeBlock(doc, "input", { id: "target" }, "Target"));
  await until(async () => (await input(id)).state === "merged");
});

test("a follow-up's owner reports progress; the day is put off with a reason and the minutes keep theirs", async () => {
  const path = at("follow-ups/fu2");
  const report = { note: "Letters are out.", state: "in_progress" };
  expect((await people.commenter.post(`${path}/progress`, report)).status).toBe(201);
  expect((await people.observer.post(`${path}/progress`, report)).status).toBe(403);
  expect((await people.commenter.patch(path, { blockedBy: "No list" })).status).toBe(403);
  const postponed = {
    state: "blocked",
    blockedBy: "No list",
    postponedTo: "2099-09-30",
    reason: "No list yet",
  };
  expect((await people.editor.patch(path, postponed)).status).toBe(200);
  const { body } = await study.chief.get<WithHistory<FollowUpAnswer>>(path);
  expect(body).toMatchObject({
    state: "blocked",
    blockedBy: "No list",
    due: "2099-09-30",
    dueInMinutes: "2023-08-31",
    isOverdue: false,
    progress: { note: "Letters are out." },
  });
  expect(body.history.map(({ what, detail }) => [what, detail.reason ?? detail.note])).toEqual([
    ["entered", undefined],
    ["progress", "Letters are out."],
    ["changed", "No list yet"],
  ]);
  await people.commenter.post(`${path}/progress`, { note: "Done.", state: "done" });
  expect((await study.chief.get<FollowUpAnswer>(path)).body.closedAt).toEqual(expect.any(Number));
  expect((await people.editor.patch<{ kind: string }>(path, { state: "blocked" })).body.kind).toBe(
    "step-not-possible",
  );
  await people.editor.patch(path, { state: "in_progress" });
  expect((await study.chief.get<FollowUpAnswer>(path)).body.closedAt).toBeNull();
});

test("a decision is superseded by another, and stands again", async () => {
  const path = at("decisions/dec2");
  expect((await people.editor.patch(path, { state: "superseded", supersededBy: "dec1" })).status).toBe(200);
  expect((await people.editor.patch(path, { state: "superseded", supersededBy: "nowhere" })).status).toBe(
    404,
  );
  expect((await study.chief.get<DecisionAnswer>(path)).body).toMatchObject({
    state: "superseded",
    supersededBy: "dec1",
  });
  await people.editor.patch(path, { state: "standing" });
  expect((await study.chief.get<DecisionAnswer>(path)).body).toMatchObject({
    state: "standing",
    supersededBy: null,
  });
});

test("the pictures count what the reader sees, merged inputs once", async () => {
  const pictures = async (as: Person) => (await as.get<PicturesAnswer>(at("pictures"))).body;
  const all = await pictures(study.chief);
  expect(all.topics).toMatchObject([{ id: topic }]);
  expect(all.documents).toMatchObject([{ id: tor, sections: expect.any(Number) }]);
  expect(all.documents[0]!.sections).toBeGreaterThan(5);
  const counted = ({ inputsByTopic }: PicturesAnswer) =>
    inputsByTopic.rows.reduce((sum, { total }) => sum + total, 0);
  const unmerged = async (as: Person) =>
    (await list<InputAnswer>("inputs", as)).filter(({ state }) => state !== "merged").length;
  expect(counted(all)).toBe(await unmerged(study.chief));
  expect(all.coverage.find((row) => row.topic === topic)).toMatchObject({
    takenUp: 2,
    sections: [{ document: tor, taken: [section] }],
  });
  expect(all.followUpsOverTime.at(-1)).toMatchObject({ open: 3, closed: 0 });
  const theirs = await pictures(people.observer);
  expect(theirs.documents).toEqual([]);
  expect(counted(theirs)).toBe(await unmerged(people.observer));
  expect(counted(theirs)).toBeLessThan(counted(all));
});
