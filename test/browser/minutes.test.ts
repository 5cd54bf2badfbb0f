import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import type { DocumentId } from "../../shared/ids";
import { builtClient, openBrowser, phone } from "../help/browser";
import { caretBehind, textIsThere, untilSave } from "../help/desk";
import type { Person } from "../help/person";
import { startServer, type TestServer } from "../help/server";
import { createVisits } from "../help/visits";
import { writeBlock } from "../server/registers/minutes";

/** A secretary, a consultant and a director around one text that becomes the record. */

let browser: Browser;
let server: TestServer;
let secretary: Person;
let consultant: Person;
let director: Person;
let project: string;
let workshop: string;
let minutes: DocumentId;
const visits = createVisits(() => ({ browser, server }));
const { open } = visits;

beforeAll(async () => {
  browser = await openBrowser();
  server = await startServer({ clientFolder: builtClient });
  secretary = await server.setUp();
  project = await server.project(secretary);
  consultant = await server.join(secretary, project, "editor", {
    name: "Konsultan A",
    organisation: "JICA",
    side: "japan",
  });
  director = await server.join(secretary, project, "commenter", {
    name: "Direktur ASDIPI",
    side: "indonesia",
  });
  const made = await secretary.post<{ id: string; minutes: DocumentId }>(
    `/api/projects/${project}/workshops`,
    {
      title: { en: "The 1st Workshop" },
      languages: ["en"],
      programme: "starter",
    },
  );
  ({ id: workshop, minutes } = made.body);
  await secretary.patch(`/api/workshops/${workshop}`, { state: "in-progress" });
});
afterEach(async () => {
  expect(await visits.end()).toEqual([]);
});
afterAll(async () => {
  await browser?.close();
  await server?.close();
});

const text = async (who: Person, options: BrowserContextOptions = {}) => {
  const page = await open(who, `/p/${project}/docs/${minutes}`, options);
  await textIsThere(page);
  return page;
};

const notice = (page: Page) => page.locator(".notice");

test("minutes go round, are agreed to on a phone, confirmed under the hands of who writes, and opened again", async () => {
  const atDesk = await text(consultant);
  const onPhone = await text(director, phone);
  const page = await text(secretary);
  const { keyboard } = page;

  await server.rooms.write(minutes, {
    by: null,
    change: (doc) =>
      writeBlock(doc, "followUp", { id: "fo-part", owner: "ASDIPI" }, "Facilitate the survey."),
  });
  await page.locator("[data-id=fo-part]:visible").waitFor();
  await page.getByRole("button", { name: "Let them go round…" }).focus();
  await keyboard.press("Enter");
  const incomplete = page
    .getByRole("dialog")
    .getByRole("link", { name: "Follow-up: Facilitate the survey." });
  await incomplete.waitFor();
  await page.getByRole("dialog").getByText("Still missing: the day it is due").waitFor();
  await visits.shot(page, "minutes-incomplete");
  await incomplete.press("Enter");
  await page.getByRole("dialog").waitFor({ state: "hidden" });
  await expect.poll(() => new URL(page.url()).hash).toBe("#fo-part");
  await page.getByRole("button", { name: "Let them go round…" }).focus();
  await keyboard.press("Enter");
  const day = page.getByRole("dialog").getByLabel("Comments until");
  await day.waitFor();
  await visits.checkRules(page);
  await visits.shot(page, "minutes-circulate");
  const today = new Date(server.now() + 7 * 3_600_000).toISOString().slice(0, 10);
  await day.fill(today);
  await keyboard.press("Enter");
  await notice(page).getByText("Today is the last day.").waitFor();
  await page.getByText("The minutes go round.").waitFor();

  // The others are told where they are, without loading the page again.
  await notice(atDesk).getByText("Whoever has said nothing").waitFor();
  const agree = onPhone.getByRole("button", { name: "I agree" });
  await agree.waitFor();
  await visits.shot(onPhone, "minutes-phone");
  await visits.checkRules(onPhone);
  await visits.checkRules(atDesk);
  expect(await onPhone.getByRole("button", { name: "Another day…" }).count()).toBe(0);
  await agree.focus();
  await onPhone.keyboard.press("Enter");
  await notice(onPhone).getByText("You have agreed.").waitFor();
  await notice(page).getByText("agreed: 1").waitFor();

  // Corrections go on meanwhile.
  await caretBehind(atDesk, "Opening Remarks");
  await atDesk.keyboard.type(", corrected");
  await untilSave(atDesk, "saved");
  await page.locator(".doc-text", { hasText: "Opening Remarks, corrected" }).waitFor();

  // In steps, or everybody would be signed out for want of a sign of life.
  for (let step = 0; step < 12; step++) {
    server.passTime(7_200_000);
    for (const person of [secretary, consultant, director]) await person.get("/api/me");
  }
  await page.reload();
  await textIsThere(page);
  await notice(page).getByText("Comments were taken until").waitFor();
  await page.getByRole("button", { name: "Confirm…" }).focus();
  await keyboard.press("Enter");
  await page.getByRole("dialog").getByRole("heading", { name: "Confirm the minutes?" }).waitFor();
  const doIt = page.getByRole("button", { name: "Confirm and close the text" });
  await doIt.focus();
  await keyboard.press("Enter");
  for (const each of [page, atDesk, onPhone])
    await notice(each).getByText("The minutes were confirmed on").waitFor();
  await atDesk.locator(".tools").waitFor({ state: "detached" });
  expect(await atDesk.locator(".doc-text[contenteditable=true]").count()).toBe(0);
  await visits.shot(atDesk, "minutes-confirmed");
  await visits.checkRules(page);
  await visits.checkRules(onPhone);

  const at = await open(secretary, `/p/${project}/workshops/${workshop}`);
  await at.getByText("Who was told (2)").click();
  await at
    .getByRole("listitem")
    .filter({ hasText: "Direktur ASDIPI" })
    .getByText(/Agreed on/)
    .waitFor();
  await at.getByRole("listitem").filter({ hasText: "Konsultan A" }).getByText("Silent, so agreed").waitFor();
  await visits.shot(at, "minutes-workshop");
  await visits.checkRules(at);
  await at.getByRole("button", { name: "Open again…" }).focus();
  await at.keyboard.press("Enter");
  await at.getByRole("dialog").getByLabel("Reason").fill("A name was wrong: <i>x</i>");
  await at.keyboard.press("Tab");
  await at.keyboard.press("Tab");
  await at.keyboard.press("Enter");
  await at.getByText("Opened again by Sekretariat A: A name was wrong: <i>x</i>").waitFor();
  // Whoever may write gets the tools back by themselves.
  await atDesk.locator(".tools").first().waitFor();
  await atDesk.locator(".doc-text[contenteditable=true]").first().waitFor();
});

test("at 360 px in the dark the page of the workshop shows it too, and breaks no rule", async () => {
  await secretary.post(`/api/documents/${minutes}/minutes/circulate`, { until: "2099-01-31" });
  const page = await open(director, `/p/${project}/workshops/${workshop}`, phone);
  await notice(page).getByText("Open for comments until 31 January 2099").waitFor();
  await page.getByText("Who was told (2)").click();
  await visits.shot(page, "minutes-workshop-phone");
  await visits.checkRules(page);
});
