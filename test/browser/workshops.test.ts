import { readFile } from "node:fs/promises";
import type { Browser, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import type { ProjectAnswer, WorkshopAnswer } from "../../shared/answers";
import { builtClient, openBrowser, phone } from "../help/browser";
import type { Person } from "../help/person";
import { brokenRules } from "../help/screen-rules";
import { startServer, type TestServer } from "../help/server";
import { createVisits } from "../help/visits";
import { smallPdf } from "../rules/small-pdf";

/** A workshop prepared and led by several people, in real browsers against the built program. */

let browser: Browser;
let server: TestServer;
let secretariat: Person;
let project: string;
const visits = createVisits(() => ({ browser, server }));
const { open } = visits;

beforeAll(async () => {
  browser = await openBrowser();
  server = await startServer({ clientFolder: builtClient });
  secretariat = await server.setUp();
  project = await server.project(secretariat);
});
afterEach(async () => {
  expect(await visits.end()).toEqual([]);
});
afterAll(async () => {
  await browser?.close();
  await server?.close();
});

async function begun(title: string): Promise<string> {
  const answer = await secretariat.post<{ id: string }>(`/api/projects/${project}/workshops`, {
    title: { en: title },
    languages: ["en"],
    programme: "starter",
  });
  return answer.body.id;
}
const address = (workshop: string) => `/p/${project}/workshops/${workshop}`;
const rowTitles = (page: Page) =>
  page
    .locator(".programme tbody tr th input")
    .evaluateAll((inputs) => inputs.map((input) => (input as HTMLInputElement).value));

test("a workshop is begun, dated and announced without a mouse", async () => {
  const page = await open(secretariat, `/p/${project}`);
  const { keyboard } = page;
  await page.getByRole("link", { name: "Workshops" }).first().focus();
  await keyboard.press("Enter");
  await page.getByRole("button", { name: "New workshop" }).first().focus();
  await keyboard.press("Enter");
  await page.getByLabel("Title in English").focus();
  await keyboard.type("The 1st Workshop");
  await keyboard.press("Enter");
  await page.getByRole("heading", { level: 1, name: "The 1st Workshop" }).waitFor();
  await page.getByText("In preparation").waitFor();

  await page.getByLabel("Venue").focus();
  await keyboard.type("Jakarta");
  await keyboard.press("Enter");
  await page.getByLabel("Begins").fill("09:00");
  await keyboard.press("Enter");
  await page.getByRole("cell", { name: "09:00" }).first().waitFor();

  await page.getByRole("button", { name: "Announce" }).focus();
  await keyboard.press("Enter");
  await page.getByText("Announced", { exact: true }).waitFor();
  await page.reload();
  await expect.poll(() => page.getByLabel("Venue").inputValue()).toBe("Jakarta");
  await page.getByRole("link", { name: "Workshops" }).first().click();
  await page
    .getByRole("row", { name: /The 1st Workshop/ })
    .getByText("Still open")
    .waitFor();
});

test("parties, activities and documents that a workshop concerns are chosen from the project's by keyboard", async () => {
  await secretariat.patch(`/api/projects/${project}`, {
    activities: [
      { code: "1", name: { en: "Battery standardisation" } },
      { code: "2", name: { en: "Demand survey" } },
    ],
  });
  const party = await secretariat.post<{ id: string }>(`/api/projects/${project}/organisations`, {
    side: "indonesia",
    name: { en: "Association of <b>battery</b> makers and of everybody who supplies them with parts" },
  });
  expect(party.status).toBe(201);
  const workshop = await begun("Concerns");
  const page = await open(secretariat, address(workshop));
  const { keyboard } = page;
  const concerned = async () => (await secretariat.get<WorkshopAnswer>(`/api/workshops/${workshop}`)).body;
  const choose = async (list: string, choice: string | RegExp) => {
    const region = page.getByRole("region", { name: list });
    const select = region.getByRole("combobox");
    const value = await select
      .locator("option:not([value=''])")
      .filter({ hasText: choice })
      .first()
      .getAttribute("value");
    await select.focus();
    await select.selectOption(value);
    await keyboard.press("Tab");
    await keyboard.press("Enter");
    await region.getByRole("button", { name: choice }).last().waitFor();
    await expect.poll(() => select.evaluate((box) => box === document.activeElement)).toBe(true);
  };
  await choose("Parties", /Association of/);
  await choose("Activities concerned", /Demand survey/);
  await choose("Activities concerned", /Battery standardisation/);
  await choose("Documents concerned", /./);
  await expect.poll(async () => (await concerned()).documents.length).toBe(1);
  const { parties, activities } = await concerned();
  expect(parties.map(({ id }) => id)).toEqual([party.body.id]);
  expect(activities.map(({ code }) => code)).toEqual(["1", "2"]);
  await visits.checkRules(page);
  await visits.shot(page, "workshop-concerns");
  const small = await open(secretariat, address(workshop), { ...phone, colorScheme: "dark" });
  await small.getByRole("button", { name: "Take away: 2 Demand survey" }).waitFor();
  await visits.checkRules(small);
  await visits.shot(small, "workshop-concerns-phone");

  await page.getByRole("button", { name: "Take away: 2 Demand survey" }).focus();
  await keyboard.press("Enter");
  await expect.poll(async () => (await concerned()).activities.map(({ code }) => code)).toEqual(["1"]);
  expect((await concerned()).parties).toHaveLength(1);
});

test("an item is added, changed, moved by arrow keys and by dragging, deleted and brought back", async () => {
  const page = await open(secretariat, address(await begun("Programme")));
  await page.getByLabel("New item").fill("Battery roadmap");
  await page.getByRole("form").or(page.locator(".new-item")).getByLabel("Minutes").fill("25");
  await page.keyboard.press("Enter");
  await page.getByLabel("Title: Battery roadmap").waitFor();
  const before = await rowTitles(page);
  expect(before.at(-1)).toBe("Battery roadmap");

  const handle = page.getByRole("button", { name: "Move: Battery roadmap" });
  await handle.focus();
  await page.keyboard.press("ArrowUp");
  await page.keyboard.press("ArrowUp");
  const moved = [...before.slice(0, -3), "Battery roadmap", ...before.slice(-3, -1)];
  await expect.poll(() => rowTitles(page)).toEqual(moved);
  expect(await handle.evaluate((each) => each === document.activeElement)).toBe(true);

  const grip = page.locator("td.grip", { has: handle });
  await grip.dragTo(page.locator(".programme tbody tr").nth(before.length - 5), { steps: 8 });
  const dragged = [...before.slice(0, -5), "Battery roadmap", ...before.slice(-5, -1)];
  await expect.poll(() => rowTitles(page)).toEqual(dragged);

  await page.getByLabel("Minutes: Battery roadmap").fill("40");
  await page.keyboard.press("Enter");
  await page.reload();
  await expect.poll(() => page.getByLabel("Minutes: Battery roadmap").inputValue()).toBe("40");
  await expect.poll(() => rowTitles(page)).toEqual(dragged);

  await page.getByRole("button", { name: "Actions: Battery roadmap" }).click();
  await page.getByRole("menuitem", { name: "Delete" }).click();
  await expect.poll(() => rowTitles(page)).toEqual(before.slice(0, -1));
  await page.getByRole("button", { name: "Undo" }).click();
  await expect.poll(() => rowTitles(page)).toEqual(dragged);
});

test("what one person types stays while another moves the same item", async () => {
  const workshop = await begun("Two at once");
  const other = await server.join(secretariat, project, "editor", { name: "Konsultan" });
  const [mine, theirs] = [await open(secretariat, address(workshop)), await open(other, address(workshop))];
  const [first = ""] = await rowTitles(await ready(mine));
  await ready(theirs);
  const speaker = mine.getByLabel(`Speaker: ${first}`);
  await speaker.pressSequentially("Direktur");
  await theirs.getByRole("button", { name: `Move: ${first}` }).focus();
  await theirs.keyboard.press("ArrowDown");
  await expect.poll(async () => (await rowTitles(mine))[1], { timeout: 10_000 }).toBe(first);
  expect(await speaker.inputValue()).toBe("Direktur");
  await speaker.press("Enter");
  await expect
    .poll(() => theirs.getByLabel(`Speaker: ${first}`).inputValue(), { timeout: 10_000 })
    .toBe("Direktur");
});

async function ready(page: Page): Promise<Page> {
  await page.locator(".programme tbody tr").first().waitFor();
  return page;
}

test("of two who go on at once one does, and the other is told and sees where it stands", async () => {
  const workshop = await begun("Led by two");
  await secretariat.patch(`/api/workshops/${workshop}`, { state: "in-progress" });
  const [one, two] = [await open(secretariat, address(workshop)), await open(secretariat, address(workshop))];
  const [first = "", second = ""] = await rowTitles(await ready(one));
  await ready(two);
  await one.getByRole("button", { name: "Begin with the first item" }).click();
  await two.getByRole("button", { name: "Next item" }).waitFor();
  await Promise.all([
    one.getByRole("button", { name: "Next item" }).click(),
    two.getByRole("button", { name: "Next item" }).click(),
  ]);
  for (const page of [one, two])
    await page.locator(".live-now .h-part", { hasText: second }).waitFor({ timeout: 10_000 });
  const { body } = await secretariat.get<{ current: { item: string }; programme: { id: string }[] }>(
    `/api/workshops/${workshop}`,
  );
  expect(body.programme.findIndex(({ id }) => id === body.current.item)).toBe(1);
  expect(first).not.toBe(second);
});

test("where the chair asks everybody to follow, the minutes go to the section of each item", async () => {
  const workshop = await begun("Followed");
  const path = `/api/workshops/${workshop}`;
  await secretariat.patch(path, { state: "in-progress" });
  type Seen = { minutes: string; programme: { id: string; title: { en: string }; section: string | null }[] };
  const { minutes, programme } = (await secretariat.get<Seen>(path)).body;
  const written = programme.filter(({ section }) => section !== null);
  const note = await server.join(secretariat, project, "commenter", { name: "Peserta" });
  await secretariat.patch(`${path}/live`, { item: written[0]!.id });
  const page = await open(secretariat, address(workshop));
  await page.getByRole("link", { name: "Minutes of this item" }).press("Enter");
  await page.waitForURL(`**/docs/${minutes}#${written[0]!.section}`);
  await page.getByText(`Now: ${written[0]!.title.en}`).waitFor();

  const reader = await open(note, `/p/${project}/docs/${minutes}`);
  await reader.getByText(`Now: ${written[0]!.title.en}`).waitFor();
  await secretariat.patch(`${path}/live`, { isFollowed: true, item: written.at(-1)!.id });
  await reader.getByText("The chair asks everybody to look at this item.").waitFor();
  await expect
    .poll(() => reader.locator(`[data-id="${written.at(-1)!.section}"]`).evaluate(isInView), {
      timeout: 10_000,
    })
    .toBe(true);
  expect(await brokenRules(reader)).toEqual([]);
});

const isInView = (element: Element) => {
  const { top } = element.getBoundingClientRect();
  return top >= 0 && top < innerHeight;
};

test("a participant is added and marked; check-in opens with a code; papers and materials come down", async () => {
  const workshop = await begun("Files");
  await secretariat.patch(`/api/workshops/${workshop}`, { state: "open", date: "2023-11-03" });
  const page = await open(secretariat, address(workshop));
  await page.getByRole("button", { name: "Add participant" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Name", { exact: true }).fill("Sukarno");
  await dialog.getByLabel("Organisation").fill("ASDIPI");
  await dialog.getByLabel("Phone").fill("+62 811 222 333");
  await page.keyboard.press("Enter");
  await page.getByLabel("Attended: Sukarno").check();
  await page.getByText("1 invited, 0 accepted, 1 attended").waitFor({ timeout: 10_000 });
  await page.getByText("+62 811 222 333").waitFor();

  await page.getByRole("button", { name: "Open check-in" }).click();
  const link = await page.getByLabel("Link", { exact: true }).inputValue();
  expect(link).toMatch(/\/check-in\/[0-9A-Z]{8}$/);
  const code = { name: `QR code: ${link}` };
  await page.getByRole("img", code).waitFor();
  await page.getByRole("link", { name: "Sheet for the wall" }).press("Enter");
  await page.getByRole("heading", { level: 1, name: "Files" }).waitFor();
  await page.getByRole("img", code).waitFor();
  await page.getByText(link).waitFor();
  expect(await brokenRules(page)).toEqual([]);
  await page.emulateMedia({ media: "print" });
  expect(await page.getByRole("button", { name: "Print" }).isVisible()).toBe(false);
  await page.emulateMedia({ media: "screen" });
  await page.goBack();
  await page.getByRole("button", { name: "Close check-in" }).click();
  await page.getByRole("button", { name: "Open check-in" }).waitFor();

  await page.locator("input[type=file]").setInputFiles({
    name: "slides.pdf",
    mimeType: "application/pdf",
    buffer: Buffer.from(smallPdf),
  });
  const material = await download(page, () => page.getByRole("link", { name: "slides.pdf" }).click());
  expect(material.bytes).toEqual(Buffer.from(smallPdf));
  await page.locator("input[type=file]").setInputFiles({
    name: "disguised.pdf",
    mimeType: "application/pdf",
    buffer: Buffer.from("<html>"),
  });
  await page.locator(".attach [role=alert]").waitFor();

  for (const paper of ["Programme, PDF", "Attendance list, Word (DOCX)"]) {
    const file = await download(page, () => page.getByRole("button", { name: paper }).click());
    expect(file.bytes.subarray(0, 2).toString()).toBe(paper.endsWith("PDF") ? "%P" : "PK");
  }
  const calendar = await download(page, () => page.getByRole("link", { name: /ics/ }).click());
  expect(calendar.bytes.toString()).toContain("DTSTART;VALUE=DATE:20231103");
});

async function download(page: Page, act: () => Promise<void>) {
  const [file] = await Promise.all([page.waitForEvent("download"), act()]);
  return { name: file.suggestedFilename(), bytes: await readFile(await file.path()) };
}

test("an observer reads facts and programme, and is shown no control and no person", async () => {
  const workshop = await begun("Looked at");
  const { activities } = (await secretariat.get<ProjectAnswer>(`/api/projects/${project}`)).body;
  await secretariat.patch(`/api/workshops/${workshop}`, {
    state: "open",
    date: "2026-02-13", // a Friday, and the programme runs over
    time: "09:00",
    end: "10:00",
    activities: activities.map(({ id }) => id),
  });
  await secretariat.post(`/api/workshops/${workshop}/participants`, { name: "Rahasia", phone: "0811222333" });
  const observer = await server.join(secretariat, project, "observer", { name: "Pengamat" });
  const page = await open(observer, address(workshop));
  await ready(page);
  const content = page.locator("#content");
  expect(await content.locator("input:not([type=file])").count()).toBe(0);
  expect(await content.getByText("Rahasia").count()).toBe(0);
  await content.getByText("Demand survey").waitFor();
  const warnings = { name: "To look at" };
  expect(await content.getByRole("list", warnings).count()).toBe(0);
  await visits.shot(page, "workshop-observer");
  expect(await content.getByRole("button").allInnerTexts()).toEqual(["PDF", "Word (DOCX)"]);
  const preparing = await open(secretariat, address(workshop));
  await preparing.getByRole("list", warnings).waitFor();
});
