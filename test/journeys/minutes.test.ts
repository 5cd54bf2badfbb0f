import { afterAll, beforeAll, expect, test } from "vitest";
import { verifyAudit } from "../../server/audit/verify";
import type { MinutesAnswer, OutboxAnswer, VersionAnswer } from "../../shared/answers";
import type { DocumentId } from "../../shared/ids";
import type { InputAnswer } from "../../shared/register/answers";
import { closeCode } from "../../shared/room";
import { firstText, openProvider, openRaw, pause, syncFrame, until, updateOf } from "../help/live";
import type { Person } from "../help/person";
import { startServer, type TestServer } from "../help/server";
import { removeBlock, writeBlock } from "../server/registers/minutes";

/** Minutes on their way to the record, with real sockets in the text. */

let server: TestServer;
let chief: Person;
let consultant: Person;
let director: Person;
let observer: Person;
let project: string;

const dayInMs = 86_400_000;
/** In steps, or everybody would be signed out for want of a sign of life. */
async function dayOver(on = server, people = [chief, consultant, director, observer]) {
  for (let step = 0; step < 12; step++) {
    on.passTime(dayInMs / 12);
    for (const person of people) await person.get("/api/me");
  }
}
const jakarta = (days = 0) =>
  new Date(server.now() + 7 * 3_600_000 + days * dayInMs).toISOString().slice(0, 10);

beforeAll(async () => {
  server = await startServer();
  chief = await server.setUp();
  project = await server.project(chief);
  consultant = await server.join(chief, project, "editor", {
    name: "Konsultan A",
    organisation: "JICA",
    side: "japan",
    email: "a@example.org",
  });
  director = await server.join(chief, project, "commenter", {
    name: "Direktur",
    side: "indonesia",
    email: "d@example.org",
  });
  observer = await server.join(chief, project, "observer", { name: "Pengamat", email: "o@example.org" });
});
afterAll(() => server.close());

async function begun(title = "First workshop") {
  const made = await chief.post<{ id: string; minutes: DocumentId }>(`/api/projects/${project}/workshops`, {
    title: { en: title },
    languages: ["en"],
    programme: "starter",
  });
  const { id, minutes } = made.body;
  await chief.patch(`/api/workshops/${id}`, { state: "in-progress" });
  const at = `/api/documents/${minutes}`;
  return {
    workshop: id,
    minutes,
    at,
    read: async (who = chief) => (await who.get<MinutesAnswer>(`${at}/minutes`)).body,
    circulate: (day = jakarta(5), who = chief) => who.post(`${at}/minutes/circulate`, { until: day }),
    confirm: (who = chief) => who.post<{ kind?: string }>(`${at}/minutes/confirm`),
    text: async () => JSON.stringify((await chief.get(`${at}/content?language=en`)).body),
    comment: (who: Person, quote = "Event Data", audience = "all") =>
      who.post<{ kind?: string; id: string }>(`${at}/threads`, {
        anchor: { language: "en", quote },
        body: "Please check.",
        audience,
      }),
    versions: async () => (await chief.get<VersionAnswer[]>(`${at}/versions`)).body,
  };
}

const mails = async () => (await chief.get<OutboxAnswer>(`/api/projects/${project}/outbox`)).body;

test("whoever is concerned is told in their own language, and a guest with an address in all three, what silence means", async () => {
  await director.patch("/api/me", { language: "id" });
  const { workshop, circulate, read } = await begun("Told");
  const guests = `/api/workshops/${workshop}/participants`;
  await chief.post(guests, { name: "Sutrisno", email: "sutrisno@example.org" });
  await chief.post(guests, { name: "Tanpa surel" });
  expect((await circulate()).status).toBe(200);
  const sent = (await mails()).filter(({ subject }) => subject.includes("Told"));
  const to = (address: string) => sent.filter(({ recipient }) => recipient === address);
  expect(sent.map(({ recipient }) => recipient).toSorted()).toEqual([
    "a@example.org",
    "d@example.org",
    "sutrisno@example.org",
  ]);
  expect(to("d@example.org")[0]!.body).toMatch(/dianggap setuju/);
  expect(to("d@example.org")[0]!.body).not.toMatch(/taken to agree/);
  expect(to("d@example.org")[0]!.body).toContain(`/p/${project}/docs/`);
  for (const words of [/taken to agree/, /dianggap setuju/, /同意されたもの/])
    expect(to("sutrisno@example.org")[0]!.body).toMatch(words);
  expect(await read()).toMatchObject({ state: "circulated", daysLeft: 5, told: 2, guests: 1, agreed: 0 });
});

test("somebody who only reads is told when they took part, and may agree; numbers are shown to them, not names", async () => {
  const { workshop, minutes, circulate, read, at } = await begun("Observed");
  await chief.patch(`/api/documents/${minutes}`, { audience: "everyone" });
  await chief.post(`/api/workshops/${workshop}/participants`, { user: observer.id, invited: true });
  await circulate();
  expect((await read()).told).toBe(3);
  expect((await observer.post(`${at}/minutes/agree`)).status).toBe(200);
  expect(await read(observer)).toMatchObject({ agreed: 1, haveAgreed: true, readers: null });
  expect((await read()).readers?.find(({ person }) => person.name === "Pengamat")?.agreedAt).toBeTypeOf(
    "number",
  );
});

test("an own-side remark shows to its side that somebody has commented, and to the other nothing", async () => {
  const { circulate, comment, read } = await begun("Sides");
  await circulate();
  expect((await comment(director, "Event Data", "own_side")).status).toBe(201);
  expect((await read(chief)).commented).toBe(1);
  expect((await read(consultant)).commented).toBe(0);
});

test("comments are taken until the end of the day in Jakarta, later only from whoever corrects the text", async () => {
  const { circulate, comment, confirm, read } = await begun("Until");
  expect((await circulate(jakarta(-1))).body).toMatchObject({ kind: "day-passed" });
  await circulate(jakarta(0));
  expect((await comment(director)).status).toBe(201);
  expect((await confirm()).body).toMatchObject({ kind: "comments-open" });
  expect((await read()).daysLeft).toBe(0);
  await dayOver();
  expect(await read()).toMatchObject({ state: "due", daysLeft: null, commented: 1 });
  expect((await comment(director)).body).toMatchObject({ kind: "comments-closed" });
  expect((await comment(consultant)).status).toBe(201);
});

test("a draft is not confirmed, and no TOR has a way of minutes", async () => {
  const { confirm } = await begun("Draft");
  expect((await confirm()).body).toMatchObject({ kind: "step-not-possible" });
  const tor = await chief.post<{ id: string }>(`/api/projects/${project}/documents`, {
    template: "tor-jica-study",
    languages: ["en"],
  });
  expect((await chief.get(`/api/documents/${tor.body.id}/minutes`)).status).toBe(404);
});

test("at the moment of confirming the text closes on open sockets too, and the version is what everybody reads", async () => {
  const { minutes, circulate, confirm, text, versions, at } = await begun("Closing");
  await circulate(jakarta(0));
  await dayOver();
  const writer = openProvider({ server, as: consultant, document: minutes });
  await writer.synced();
  firstText(writer.doc).insert(0, "Agreed words. ");
  await until(async () => (await text()).includes("Agreed words. "));
  let typed = 0;
  const typing = setInterval(() => firstText(writer.doc).insert(0, `${typed++} `), 1);
  const closed = writer.closed();
  await pause(60);
  const done = await confirm();
  expect(done.status).toBe(200);
  expect(await closed).toBe(closeCode.noRight);
  clearInterval(typing);
  expect(typed).toBeGreaterThan(5);

  const kept = (await versions()).find(({ why }) => why === "confirmed")!;
  await chief.post(`${at}/versions`, { name: "Afterwards" });
  const after = (await versions()).find(({ name }) => name === "Afterwards")!;
  expect(after.sha256).toBe(kept.sha256);
  const last = await text();
  expect(last).toContain("Agreed words. ");

  const late = await openRaw({ server, as: consultant, document: minutes });
  await late.isIn();
  late.send(
    syncFrame(
      "update",
      updateOf(writer.doc, (copy) => firstText(copy).insert(0, "Late. ")),
    ),
  );
  expect(await late.closed()).toBe(closeCode.noRight);
  expect(await text()).toBe(last);
  writer.close();
});

test("a socket that was let in as a writer a moment before is refused as well", async () => {
  const { minutes, circulate, confirm, text } = await begun("Moment");
  await circulate(jakarta(0));
  await dayOver();
  const copy = openProvider({ server, as: consultant, document: minutes });
  await copy.synced();
  const raw = await openRaw({ server, as: consultant, document: minutes });
  await raw.isIn();
  // Sealed, and not yet closed: what confirming does first.
  await server.rooms.seal(minutes);
  raw.send(
    syncFrame(
      "update",
      updateOf(copy.doc, (doc) => firstText(doc).insert(0, "Too late. ")),
    ),
  );
  expect(await raw.closed()).toBe(closeCode.noRight);
  await expect(
    server.rooms.write(minutes, {
      by: null,
      change: (doc) => writeBlock(doc, "decision", { id: "x" }, "No."),
    }),
  ).rejects.toThrow();
  await server.rooms.unseal(minutes);
  copy.close();
  expect((await confirm()).status).toBe(200);
  expect(await text()).not.toContain("Too late. ");
});

test("of two who confirm at once one does, and the text stays closed", async () => {
  const { minutes, circulate, confirm, versions } = await begun("Twice");
  await circulate(jakarta(0));
  await dayOver();
  const answers = await Promise.all([confirm(), confirm(), confirm()]);
  expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409, 409]);
  expect((await versions()).filter(({ why }) => why === "confirmed")).toHaveLength(1);
  await expect(
    server.rooms.write(minutes, {
      by: null,
      change: (doc) => writeBlock(doc, "decision", { id: "y" }, "No."),
    }),
  ).rejects.toThrow();
});

test("confirmed minutes are neither restored, renamed, commented nor given new sections", async () => {
  const { workshop, at, circulate, confirm, comment, versions, text } = await begun("Shut");
  await chief.post(`${at}/versions`, { name: "Before" });
  await circulate(jakarta(0));
  await dayOver();
  await confirm();
  const before = await text();
  const [oldest] = (await versions()).toSorted((a, b) => a.number - b.number);
  const refused = { kind: "minutes-confirmed" };
  expect((await chief.post(`${at}/restore`, { version: oldest!.id })).body).toMatchObject(refused);
  expect((await chief.patch(at, { title: { en: "Other" } })).body).toMatchObject(refused);
  expect((await comment(consultant)).body).toMatchObject(refused);
  expect((await circulate()).body).toMatchObject(refused);
  await chief.patch(`/api/workshops/${workshop}`, { state: "closed" });
  await chief.post(`/api/workshops/${workshop}/programme`, { kind: "talk", title: { en: "One more" } });
  expect((await chief.patch(`/api/workshops/${workshop}`, { state: "in-progress" })).body).toMatchObject(
    refused,
  );
  expect(await text()).toBe(before);
});

test("rows of confirmed minutes live on; only the secretariat opens the text again, with a reason that is shown and noted", async () => {
  const { minutes, at, circulate, confirm, read, text } = await begun("Again");
  await server.rooms.write(minutes, {
    by: null,
    change: (doc) => writeBlock(doc, "input", { id: "in-again", by: "AISI" }, "Name the recyclers."),
  });
  await circulate(jakarta(0));
  await dayOver();
  await confirm();
  const rows = async () => (await chief.get<InputAnswer[]>(`/api/projects/${project}/inputs`)).body;
  expect((await rows()).find(({ id }) => id === "in-again")).toMatchObject({ withdrawnAt: null });
  for (const who of [consultant, director, observer])
    expect([403, 404]).toContain((await who.post(`${at}/minutes/reopen`, { reason: "No." })).status);
  expect((await chief.post(`${at}/minutes/reopen`, { reason: " " })).status).toBe(400);
  const reason = 'A name was wrong: <b>"=1+1"</b> \u202eعربي';
  expect((await chief.post(`${at}/minutes/reopen`, { reason })).status).toBe(200);
  expect(await read()).toMatchObject({ state: "draft", reopened: { reason, by: "Sekretariat A" }, told: 0 });

  const writer = openProvider({ server, as: consultant, document: minutes });
  await writer.synced();
  firstText(writer.doc).insert(0, "Corrected. ");
  await until(async () => (await text()).includes("Corrected. "));
  removeBlock(writer.doc, "in-again");
  await until(async () => (await rows()).find(({ id }) => id === "in-again")?.withdrawnAt !== null);
  writer.close();

  const audit = await server.parts.db.sql
    .selectFrom("audit")
    .where("target", "=", minutes)
    .select("action")
    .orderBy("seq")
    .execute();
  expect(audit.map(({ action }) => action).filter((action) => action.startsWith("minutes."))).toEqual([
    "minutes.circulate",
    "minutes.confirm",
    "minutes.reopen",
  ]);
  expect(verifyAudit(server.parts.db.handle)).toMatchObject({ ok: true });
});

test("minutes with an input given in confidence go round without its words", async () => {
  const { minutes, circulate, text } = await begun("Confidence");
  await server.rooms.write(minutes, {
    by: null,
    change: (doc) => writeBlock(doc, "input", { id: "in-secret", visibility: "confidential" }, "Our prices."),
  });
  expect((await circulate()).status).toBe(200);
  expect(await text()).toContain("in-secret");
  expect(await text()).not.toContain("Our prices.");
  const { body } = await chief.get<InputAnswer[]>(`/api/projects/${project}/inputs`);
  expect(body.find(({ id }) => id === "in-secret")?.text).toEqual({ en: "Our prices." });
});

test("a server that starts again keeps confirmed minutes closed", async () => {
  const own = await startServer();
  const secretary = await own.setUp();
  const home = await own.project(secretary);
  const made = await secretary.post<{ minutes: DocumentId }>(`/api/projects/${home}/workshops`, {
    title: { en: "Kept" },
    languages: ["en"],
  });
  const { minutes } = made.body;
  await secretary.post(`/api/documents/${minutes}/minutes/circulate`, {
    until: new Date(own.now() + 7 * 3_600_000).toISOString().slice(0, 10),
  });
  await dayOver(own, [secretary]);
  expect((await secretary.post(`/api/documents/${minutes}/minutes/confirm`)).status).toBe(200);
  await own.stop();
  const again = await startServer({ folder: own.folder });
  const back = await again.signIn("secretariat@example.org");
  const reader = openProvider({ server: again, as: back, document: minutes });
  await reader.synced();
  const closed = reader.closed();
  firstText(reader.doc).insert(0, "After the start. ");
  expect(await closed).toBe(closeCode.noRight);
  reader.close();
  await expect(
    again.rooms.write(minutes, {
      by: null,
      change: (doc) => writeBlock(doc, "decision", { id: "z" }, "No."),
    }),
  ).rejects.toThrow();
  await again.close();
});
