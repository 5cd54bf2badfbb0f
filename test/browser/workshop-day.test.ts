import { mkdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { activities, captured, programme, workshop as told, topics } from "../../server/demo/story";
import type { FollowUpAnswer, InputAnswer } from "../../shared/register/answers";
import { builtClient, openBrowser, phone, type Seated, seat } from "../help/browser";
import { caretBehind, caretUnder, textIsThere, untilSave } from "../help/desk";
import { readDocx } from "../help/docx-text";
import { until } from "../help/live";
import type { Person } from "../help/person";
import { startServer, type TestServer } from "../help/server";

/**
 * Five people hold the article's workshop, from its preparation to confirmed minutes: the secretariat, two
 * note-takers of which one writes English and one Indonesian, a guest on a phone without an account, the projector.
 * Date and place stay open, as they are in the article. `SHOTS=folder` keeps pictures of every step.
 */

let server: TestServer;
let browser: Browser;
let project: string;
let tor: string;
let chief: Person;
let consultant: Person;
let official: Person;
let director: Person;
const everybody: Seated[] = [];

beforeAll(async () => {
  server = await startServer({ clientFolder: builtClient });
  browser = await openBrowser();
  chief = await server.setUp();
  project = await server.project(chief, "JICA Project 2023");
  await chief.patch(`/api/projects/${project}`, { topics });
  consultant = await server.join(chief, project, "editor", {
    name: "Konsultan A",
    organisation: "JICA",
    side: "japan",
  });
  official = await server.join(chief, project, "editor", { name: "Pejabat B" });
  director = await server.join(chief, project, "commenter", { name: "Direktur" });
  const supplyChain = activities.find(({ template }) => template === "tor-supply-chain")!;
  const made = await chief.post<{ id: string }>(`/api/projects/${project}/documents`, {
    template: supplyChain.template,
    languages: ["en", "id"],
  });
  tor = made.body.id;
});
afterAll(async () => {
  await browser?.close();
  await server?.close();
});

async function come(person: Person, path: string, options: Parameters<typeof seat>[3] = {}) {
  const seated = await seat(browser, server, person, options);
  everybody.push(seated);
  await seated.page.goto(server.url + path);
  return seated.page;
}

let shots = 0;
async function keepShot(page: Page, name: string) {
  const folder = process.env.SHOTS;
  if (!folder) return;
  await mkdir(folder, { recursive: true });
  await page.screenshot({ path: join(folder, `${String(++shots).padStart(2, "0")}-${name}.png`) });
}

const rowsOf = async <Row>(register: string): Promise<Row[]> =>
  (await chief.get<Row[]>(`/api/projects/${project}/${register}`)).body;

test("the article's workshop is prepared, held, recorded, followed up and traced", async () => {
  // Prepared by the secretariat.
  const desk = await come(chief, `/p/${project}/workshops`);
  await desk.getByRole("button", { name: "New workshop" }).first().click();
  await desk.getByLabel("Title in English").fill(told.title.en!);
  await desk.getByLabel("Title in Indonesian").fill(told.title.id!);
  await desk.getByLabel("Programme").selectOption("");
  await desk.getByRole("button", { name: "Create workshop" }).click();
  await desk.getByRole("heading", { level: 1, name: told.title.en! }).waitFor();
  const id = desk.url().split("/workshops/")[1]!;
  const workshop = async () =>
    (await chief.get<{ minutes: string; current: { item: string } | null }>(`/api/workshops/${id}`)).body;
  for (const { title } of programme) {
    await desk.getByLabel("New item").fill(title.en!);
    await desk.keyboard.press("Enter");
    await desk.getByLabel(`Title: ${title.en}`).waitFor();
  }
  const items = (await chief.get<{ programme: { id: string }[] }>(`/api/workshops/${id}`)).body.programme;
  for (const [at, { title, kind, topic }] of programme.entries()) {
    const topicIds = (await chief.get<{ topics: { id: string }[] }>(`/api/projects/${project}`)).body.topics;
    const changed = await chief.patch(`/api/workshops/${id}/programme/${items[at]!.id}`, {
      title,
      kind,
      ...(topic === undefined ? {} : { topic: topicIds[topic]!.id }),
    });
    expect(changed.status, JSON.stringify(changed.body)).toBe(200);
  }
  expect((await director.get(`/api/workshops/${id}`)).status).toBe(404);
  await keepShot(desk, "prepared");
  await desk.getByRole("button", { name: "Announce" }).click();
  await desk.getByText("Announced", { exact: true }).waitFor();

  // A guest signs the list from a phone.
  await desk.getByRole("button", { name: "Open check-in" }).click();
  await desk.locator(".check-in-code").waitFor();
  const { code } = (await chief.get<{ code: string }>(`/api/workshops/${id}/check-in`)).body;
  const hand = await come(server.stranger(), `/check-in/${code}`, { ...phone, locale: "id-ID" });
  await hand.getByLabel("Nama Anda").fill("Suparman");
  await hand.getByLabel("Organisasi").fill("Asosiasi A");
  await hand.getByText("Saya setuju").tap();
  await keepShot(hand, "check-in");
  await hand.getByRole("button", { name: "Catat kehadiran saya" }).tap();
  await desk.getByText("Suparman").first().waitFor();
  await keepShot(desk, "arrived");

  // Begun; the projector follows the chair, and leads when asked to.
  await desk.getByRole("button", { name: "Begin", exact: true }).click();
  await desk.getByRole("dialog").getByRole("button", { name: "Begin", exact: true }).click();
  await desk.getByText("Under way", { exact: true }).waitFor();
  await desk.getByRole("button", { name: "Begin with the first item" }).click();
  const wall = await come(chief, `/p/${project}/workshops/${id}/present`, {
    viewport: { width: 1920, height: 1080 },
  });
  await wall.getByText(programme[0]!.title.en!).first().waitFor();
  await wall.keyboard.press("ArrowRight");
  await wall.getByText(programme[1]!.title.en!).first().waitFor();
  await until(async () => (await workshop()).current?.item === items[1]!.id);
  await desk.locator(".live-now").getByText(programme[1]!.title.en!).waitFor();

  // Two note-takers in one text, in two languages; by keys, while people speak.
  const { minutes } = await workshop();
  const english = await take(consultant, minutes);
  const indonesian = await take(official, minutes, { locale: "id-ID" });
  const [supply, ecosystem, terms] = captured.inputs;
  const issues = programme.filter(({ kind }) => kind === "discussion").map(({ title }) => title);
  await capture(english, issues[supply!.issue]!.en!, keys.input, supply!.text.en!);
  await capture(indonesian, issues[ecosystem!.issue]!.id!, keys.input, ecosystem!.text.id!);
  await capture(english, issues[terms!.issue]!.en!, keys.input, terms!.text.en!);
  for (const { text, owner } of captured.followUps)
    await capture(indonesian, issues[terms!.issue]!.id!, keys.followUp, text.id!, owner);
  for (const { text } of captured.decisions)
    await capture(english, issues[terms!.issue]!.en!, keys.decision, text.en!);
  await Promise.all([untilSave(english, "saved"), untilSave(indonesian, "saved")]);
  await until(async () => (await rowsOf("inputs")).length === 3);
  await until(async () => (await rowsOf("decisions")).length === 2);
  await until(async () => (await rowsOf("follow-ups")).length === 2);
  const followUps = await rowsOf<FollowUpAnswer>("follow-ups");
  expect(followUps.map(({ missing }) => missing)).toEqual([["due"], ["due"]]);
  await english.locator(".cap:visible").filter({ hasText: "Still missing" }).first().waitFor();
  await wall.getByText(terms!.text.en!).waitFor();
  await keepShot(english, "minutes-english");
  await keepShot(indonesian, "minutes-indonesian");
  await keepShot(wall, "projector-inputs");

  // The guest hands in what there was no time for; it is received in its own words, beside the minutes.
  await hand.getByRole("button", { name: "Sampaikan masukan" }).tap();
  await hand.getByLabel("Masukan Anda").fill("Isu keamanan dan daur ulang baterai.");
  await hand.getByRole("button", { name: "Kirim masukan" }).tap();
  await hand.getByText("Masukan Anda sudah tercatat.").waitFor();
  await keepShot(hand, "handed-in");
  const received = (await rowsOf<InputAnswer>("inputs")).find(({ channel }) => channel === "hand_in");
  expect(received?.text.id).toBe("Isu keamanan dan daur ulang baterai.");

  // One input is answered by a change in a TOR, and traced both ways.
  const writing = await take(consultant, tor);
  await caretBehind(writing, "Situation of the sector");
  await writing.keyboard.press("ArrowDown");
  await writing.keyboard.type(supply!.text.en!);
  await writing.keyboard.press("Control+Alt+KeyS");
  const panel = writing.getByRole("complementary", { name: "Beside the text" });
  await panel.getByRole("button", { name: "Link another input or decision" }).press("Enter");
  await writing.getByLabel("Number, words, or who said it").fill("supply chain");
  await writing
    .getByRole("button", { name: /^Link Input/ })
    .first()
    .press("Enter");
  await panel.getByText("Taken up in").waitFor();
  await panel.getByRole("button", { name: /^Answer Input/ }).press("Enter");
  await panel.getByLabel("Outcome").selectOption("A");
  await panel.getByLabel("Answer in English").fill("The background names the survey.");
  await panel.getByRole("button", { name: "Save" }).press("Enter");
  await panel.getByRole("button", { name: "Propose the answer" }).press("Enter");
  await panel.locator(".chip", { hasText: "Answer proposed" }).waitFor();
  await keepShot(writing, "tor-linked");
  const answered = (await rowsOf<InputAnswer>("inputs")).find(({ links }) => links.length > 0)!;
  expect(answered.text.en).toBe(supply!.text.en);
  await desk.goto(`${server.url}/p/${project}/inputs/${answered.id}`);
  await desk.getByRole("button", { name: "Approve the answer" }).click();
  await desk.locator(".chip", { hasText: "Answered" }).first().waitFor();
  await keepShot(desk, "input-answered");

  // Its giver reads what became of it, without an account.
  const link = await chief.post<{ url: string }>(
    `/api/projects/${project}/inputs/${answered.id}/answer-link`,
  );
  const giver = await come(server.stranger(), `/answer#${link.body.url.split("#")[1]}`);
  await giver.getByText("The background names the survey.").waitFor();
  await keepShot(giver, "giver");

  // Closed; the minutes go round, are commented by nobody, and are confirmed.
  await desk.goto(`${server.url}/p/${project}/workshops/${id}`);
  await desk.getByRole("button", { name: "Close", exact: true }).click();
  await desk.getByText("Closed", { exact: true }).first().waitFor();
  await desk.goto(`${server.url}/p/${project}/docs/${minutes}`);
  await textIsThere(desk);
  await desk.getByRole("button", { name: "Let them go round…" }).click();
  const today = new Date(server.now() + 7 * 3_600_000).toISOString().slice(0, 10);
  await desk.getByRole("dialog").getByLabel("Comments until").fill(today);
  await desk.keyboard.press("Enter");
  await desk.getByText("The minutes go round.").waitFor();
  const reading = await come(director, `/p/${project}/docs/${minutes}`);
  await reading.getByRole("button", { name: "I agree" }).click();
  await reading.getByText("You have agreed.").waitFor();
  for (let step = 0; step < 12; step++) {
    server.passTime(7_200_000);
    for (const person of [chief, consultant, official, director]) await person.get("/api/me");
  }
  await desk.reload();
  await textIsThere(desk);
  await desk.getByRole("button", { name: "Confirm…" }).click();
  await desk.getByRole("button", { name: "Confirm and close the text" }).click();
  for (const page of [desk, english]) await page.getByText("The minutes were confirmed on").waitFor();
  await indonesian.locator(".tools").waitFor({ state: "detached" });
  expect(await english.locator(".doc-text[contenteditable=true]").count()).toBe(0);
  await keepShot(english, "confirmed");

  const file = (await exported(desk, "Word (.docx)")).join("");
  for (const { text } of [supply!, terms!, ...captured.decisions]) expect(file).toContain(text.en);
  expect(everybody.flatMap(({ trouble }) => trouble)).toEqual([]);
});

const keys = { input: "Control+Alt+5", decision: "Control+Alt+6", followUp: "Control+Alt+7" };

/** The paragraphs of the file that the page hands out. */
async function exported(page: Page, format: string): Promise<string[]> {
  await page
    .getByRole("button", { name: /^Export/ })
    .first()
    .click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel(format).check();
  const download = page.waitForEvent("download");
  await dialog.getByRole("button", { name: "Export" }).click();
  return readDocx(await readFile(await (await download).path())).paragraphs;
}

async function take(person: Person, document: string, options = {}) {
  const page = await come(person, `/p/${project}/docs/${document}`, options);
  await textIsThere(page);
  return page;
}

/** Captures something under the section of an agenda item, by keys alone. */
async function capture(page: Page, under: string, key: string, words: string, owner = "") {
  await caretUnder(page, under);
  await page.keyboard.press(key);
  await page.locator(".cap-form").waitFor();
  if (owner) await page.keyboard.type(owner);
  await page.keyboard.press("Enter");
  await page.locator(".cap-form").waitFor({ state: "detached" });
  await page.keyboard.type(words);
}
