import { afterAll, beforeAll, expect, test } from "vitest";
import type { GuestMinutesAnswer, MinutesAnswer, OutboxAnswer } from "../../../shared/answers";
import type { DocumentId } from "../../../shared/ids";
import type { Person } from "../../help/person";
import { startServer, type TestServer } from "../../help/server";
import { writeBlock } from "../registers/minutes";

/** Minutes for those who took part without an account: each reads them by a link of their own. */

let server: TestServer;
let chief: Person;
let project: string;

beforeAll(async () => {
  server = await startServer();
  chief = await server.setUp();
  project = await server.project(chief);
});
afterAll(() => server.close());

const dayInMs = 86_400_000;
const jakarta = (days: number) =>
  new Date(server.now() + 7 * 3_600_000 + days * dayInMs).toISOString().slice(0, 10);

async function passDays(days: number) {
  // In steps, or everybody would be signed out for want of a sign of life.
  for (let step = 0; step < days * 12; step++) {
    server.passTime(dayInMs / 12);
    await chief.get("/api/me");
  }
}

async function told(name = "Sutrisno") {
  const made = await chief.post<{ id: string; minutes: DocumentId }>(`/api/projects/${project}/workshops`, {
    title: { en: `Told to ${name}` },
    languages: ["en"],
    programme: "starter",
  });
  const { id, minutes } = made.body;
  await chief.patch(`/api/workshops/${id}`, { state: "in-progress" });
  const guest = await chief.post<{ id: string }>(`/api/workshops/${id}/participants`, {
    name,
    email: `${name.toLowerCase()}@example.org`,
    phone: "0812-3456-7890",
    nip: "198501012010011001",
    attended: true,
  });
  const at = `/api/documents/${minutes}/minutes`;
  const circulate = (days = 5) => chief.post(`${at}/circulate`, { until: jakarta(days) });
  const link = `${at}/guests/${guest.body.id}/link`;
  const token = async () => (await chief.post<{ url: string }>(link)).body.url.split("#")[1]!;
  return { minutes, at, circulate, link, token, read: async () => (await chief.get<MinutesAnswer>(at)).body };
}

const look = (token: string) =>
  server.stranger().post<GuestMinutesAnswer & { kind?: string }>("/api/minutes/look", { token });
const file = (token: string, format = "html") =>
  fetch(`${server.url}/api/minutes/file`, {
    method: "POST",
    headers: { "content-type": "application/json", origin: server.url },
    body: JSON.stringify({ token, language: "en", format }),
  });

test("a guest reads the minutes by a link that only the mail holds, without the names and numbers of others", async () => {
  const { minutes, circulate, token } = await told();
  await circulate();
  await server.rooms.write(minutes, {
    by: null,
    change: (doc) => {
      writeBlock(
        doc,
        "input",
        { id: "whose", by: "Asosiasi D", visibility: "not_for_attribution" },
        "Wait a year.",
      );
      writeBlock(
        doc,
        "input",
        { id: "hush", by: "Asosiasi B", visibility: "confidential" },
        "Our plant closes.",
      );
    },
  });
  const mails = (await chief.get<OutboxAnswer>(`/api/projects/${project}/outbox`)).body;
  const [mail] = mails.filter(({ recipient }) => recipient === "sutrisno@example.org");
  expect(mail!.body).toMatch(/this link, which is yours alone:\n…/);
  expect(mail!.body).not.toContain("/minutes#");

  const own = await token();
  expect((await look(own)).body).toEqual({
    project: expect.anything(),
    title: { en: "Minutes of Told to Sutrisno" },
    state: "circulated",
    until: jakarta(5),
    confirmedAt: null,
    languages: ["en"],
  });
  const answer = await file(own);
  const text = await answer.text();
  expect(answer.headers.get("content-security-policy")).toBe("default-src 'none'; sandbox");
  expect(text).toContain("Wait a year.");
  expect(text).toContain("Sutrisno");
  for (const hidden of ["Asosiasi D", "Asosiasi B", "plant closes", "0812", "19850101", "@example.org"])
    expect(text).not.toContain(hidden);
  expect((await file(own, "pdf")).headers.get("content-type")).toBe("application/pdf");
});

test("a link that was withdrawn, replaced or never made opens nothing, nor does one when the minutes are a draft again", async () => {
  const { at, circulate, link, token, read } = await told("Wahyuni");
  expect((await chief.post(link)).status).toBe(404);
  await circulate();
  const first = await token();
  const second = await token();
  expect([(await look(first)).status, (await look(second)).status]).toEqual([410, 200]);
  expect((await read()).guestLinks).toMatchObject([{ name: "Wahyuni", isOpen: true }]);
  expect((await chief.delete(link)).status).toBe(200);
  expect((await read()).guestLinks).toMatchObject([{ isOpen: false }]);
  expect([(await look(second)).status, (await file(second)).status]).toEqual([410, 410]);

  const third = await token();
  await chief.post(`${at}/reopen`, { reason: "A name was wrong." });
  expect((await look(third)).status).toBe(410);
  await circulate();
  expect((await look(third)).status).toBe(410);
});

test("a link of other minutes' guest is not made or withdrawn by these", async () => {
  const one = await told("Suparman");
  const other = await told("Ratna");
  await one.circulate();
  await other.circulate();
  const token = await other.token();
  const astray = other.link.replace(other.minutes, one.minutes);
  expect([(await chief.post(astray)).status, (await chief.delete(astray)).status]).toEqual([404, 404]);
  expect((await look(token)).status).toBe(200);
});

test("when the minutes are confirmed the link shows the confirmed text, until it is too old", async () => {
  const { at, circulate, token } = await told("Lestari");
  await circulate(0);
  const own = await token();
  await passDays(1);
  expect((await look(own)).body.state).toBe("due");
  expect((await chief.post(`${at}/confirm`)).status).toBe(200);
  expect((await look(own)).body).toMatchObject({ state: "confirmed", confirmedAt: expect.any(Number) });
  expect((await file(own)).status).toBe(200);
  server.passTime(92 * dayInMs);
  expect((await look(own)).status).toBe(410);
});

test("guessing is slowed down, and reading is not", async () => {
  const answers = [];
  for (let tries = 0; tries < 70; tries++) answers.push((await look("guess")).status);
  expect(answers[0]).toBe(410);
  expect(answers.at(-1)).toBe(429);
});
