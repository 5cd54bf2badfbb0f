import type { Browser } from "playwright-core";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import type { ProjectAnswer } from "../../shared/answers";
import { builtClient, openBrowser, phone } from "../help/browser";
import type { Person } from "../help/person";
import { startServer, type TestServer } from "../help/server";
import { createVisits } from "../help/visits";

/** The secretariat settles what the project is called, how long it lasts, its topics and activities. */

let browser: Browser;
let server: TestServer;
let chief: Person;
let project: string;
const visits = createVisits(() => ({ browser, server }));
const { open } = visits;

beforeAll(async () => {
  browser = await openBrowser();
  server = await startServer({ clientFolder: builtClient });
  chief = await server.setUp();
  project = await server.project(chief);
  await chief.patch(`/api/projects/${project}`, {
    activities: [
      { code: "1", name: { en: "Battery standardisation" } },
      { code: "2", name: { en: "Demand survey" }, source: "discussion_issue" },
    ],
  });
});
afterEach(async () => {
  expect(await visits.end()).toEqual([]);
});
afterAll(async () => {
  await browser?.close();
  await server?.close();
});

const facts = async () => (await chief.get<ProjectAnswer>(`/api/projects/${project}`)).body;

test("name, period, topics and activities are changed by keyboard and stay", async () => {
  const page = await open(chief, `/p/${project}`);
  const { keyboard } = page;
  const settings = page.getByRole("link", { name: "Settings" });
  await settings.waitFor();
  await visits.checkRules(page);
  await visits.shot(page, "settings-from-overview");
  await settings.focus();
  await keyboard.press("Enter");
  await page.getByRole("heading", { level: 1, name: "Settings" }).waitFor();

  const form = page.getByRole("region", { name: "Name and period" });
  await form.getByLabel("Name in Indonesian").fill("");
  await form.getByLabel("Name in English").fill("  ");
  await keyboard.press("Enter");
  await form.getByText("It needs a name in one language at least.").waitFor();
  await form.getByLabel("Name in English").fill("Study <b>of</b> batteries");
  await form.getByLabel("Name in Japanese").fill("電池の調査");
  await form.getByLabel("First day").fill("2024-03-01");
  await form.getByLabel("Last day").fill("2024-02-01");
  await keyboard.press("Enter");
  await form.getByRole("alert").getByText("The end is before the start").waitFor();
  await form.getByLabel("First day").fill("");
  await keyboard.press("Enter");
  await page.getByText("Saved.").waitFor();
  await page.getByRole("banner").getByText("Study <b>of</b> batteries").waitFor();

  const dialog = page.getByRole("dialog");
  const closed = () => dialog.waitFor({ state: "detached" });
  const topics = page.getByRole("region", { name: "Topics" });
  const addTopic = async (en: string, ja: string) => {
    await topics.getByRole("button", { name: "Add topic" }).focus();
    await keyboard.press("Enter");
    await dialog.getByLabel("Name in English").fill(en);
    await dialog.getByLabel("Name in Japanese").fill(ja);
    await keyboard.press("Enter");
    await closed();
    await topics.getByText(en, { exact: true }).waitFor();
  };
  await addTopic("Battery safety", "電池の安全");
  const { topics: before } = await facts();
  await chief.patch(`/api/projects/${project}`, {
    topics: [...before.map(({ name }) => ({ name })), { name: { en: "Added elsewhere" } }],
  });
  await addTopic("Recycling", "リサイクル");
  const act = async (region: typeof topics, about: string, item: string) => {
    await region.getByRole("button", { name: `Actions: ${about}` }).focus();
    await keyboard.press("Enter");
    await page.getByRole("menuitem", { name: item }).press("Enter");
  };
  await act(topics, "Battery safety", "Rename");
  await visits.checkRules(page);
  await dialog.getByLabel("Name in English").fill("Safety of batteries");
  await keyboard.press("Enter");
  await closed();

  const activities = page.getByRole("region", { name: "Activities" });
  await activities.getByRole("button", { name: "Add activity" }).focus();
  await keyboard.press("Enter");
  await dialog.getByLabel("Code").fill("1");
  await dialog.getByLabel("Name in English").fill("Supply chain");
  await keyboard.press("Enter");
  await dialog.getByText("Another activity has this code.").waitFor();
  await visits.shot(page, "settings-dialog");
  await dialog.getByLabel("Code").fill("2 1");
  await keyboard.press("Enter");
  await dialog.getByRole("alert").waitFor();
  await dialog.getByText("Not in the expected form.").waitFor();
  await dialog.getByLabel("Code").fill("2.1");
  await keyboard.press("Enter");
  await closed();
  await act(activities, "Supply chain", "Move up");
  await expect
    .poll(async () => (await facts()).activities.map(({ code }) => code))
    .toEqual(["1", "2.1", "2"]);
  const moved = activities.getByRole("button", { name: "Move: Supply chain" });
  await expect.poll(() => moved.evaluate((button) => button === document.activeElement)).toBe(true);
  expect(await activities.getByRole("listitem").nth(1).textContent()).toContain("Supply chain");
  await act(activities, "Demand survey", "Rename");
  await dialog.getByLabel("Name in Indonesian").fill("Survei permintaan");
  await keyboard.press("Enter");
  await closed();

  await page.reload();
  await topics.getByText("Safety of batteries", { exact: true }).waitFor();
  expect(await form.getByLabel("Name in English").inputValue()).toBe("Study <b>of</b> batteries");
  expect(await form.getByLabel("Name in Indonesian").inputValue()).toBe("");
  expect(await form.getByLabel("First day").inputValue()).toBe("");
  expect(await form.getByLabel("Last day").inputValue()).toBe("2024-02-01");
  await activities.getByText("Survei permintaan").waitFor();
  await visits.checkRules(page);
  await visits.shot(page, "settings");

  const after = await facts();
  expect(after).toMatchObject({
    name: { en: "Study <b>of</b> batteries", ja: "電池の調査" },
    start: null,
    end: "2024-02-01",
  });
  expect(after.topics.map(({ name }) => name)).toEqual([
    { en: "Safety of batteries", ja: "電池の安全" },
    { en: "Added elsewhere" },
    { en: "Recycling", ja: "リサイクル" },
  ]);
  expect(after.activities.at(-1)).toMatchObject({
    code: "2",
    name: { en: "Demand survey", id: "Survei permintaan" },
    source: "discussion_issue",
  });
  expect(after.topics[0]!.id).toBe(before[0]!.id);

  // By the handle's keys twice at once, and by dragging.
  const inOrder = async () => (await facts()).topics.map(({ name }) => name.en);
  const handle = topics.getByRole("button", { name: "Move: Recycling" });
  await handle.focus();
  await keyboard.press("ArrowUp");
  await expect.poll(inOrder).toEqual(["Safety of batteries", "Recycling", "Added elsewhere"]);
  await expect.poll(() => handle.evaluate((button) => button === document.activeElement)).toBe(true);
  await keyboard.press("ArrowUp");
  await expect.poll(inOrder).toEqual(["Recycling", "Safety of batteries", "Added elsewhere"]);
  await topics
    .locator("li", { hasText: "Added elsewhere" })
    .locator(".grip")
    .dragTo(topics.locator("li", { hasText: "Recycling" }));
  await expect.poll(inOrder).toEqual(["Added elsewhere", "Recycling", "Safety of batteries"]);

  // What something is about stays, and says why; the rest goes.
  const [, recycling] = (await facts()).topics;
  await chief.post(`/api/projects/${project}/inputs`, {
    text: { en: "Name the recyclers." },
    channel: "letter",
    topic: recycling!.id,
  });
  await act(topics, "Recycling", "Remove");
  await page.getByText("This topic is in use").waitFor();
  await visits.shot(page, "settings-in-use");
  await act(topics, "Added elsewhere", "Remove");
  await page.getByText("Removed: Added elsewhere").waitFor();
  await topics.getByText("Added elsewhere", { exact: true }).waitFor({ state: "detached" });
  await act(activities, "Supply chain", "Remove");
  await page.getByText("Removed: Supply chain").waitFor();
  expect(await inOrder()).toEqual(["Recycling", "Safety of batteries"]);
  expect((await facts()).activities.map(({ code }) => code)).toEqual(["1", "2"]);

  const small = await open(chief, `/p/${project}`, { ...phone, colorScheme: "dark" });
  await small.getByRole("button", { name: "More" }).click();
  await small.getByRole("menuitem", { name: "Settings" }).click();
  await small.getByRole("heading", { level: 1, name: "Settings" }).waitFor();
  await visits.checkRules(small);
  await visits.shot(small, "settings-phone");
  for (const [locale, title] of [
    ["id-ID", "Pengaturan"],
    ["ja-JP", "設定"],
  ] as const) {
    const other = await open(chief, `/p/${project}/settings`, { ...phone, locale });
    await other.getByRole("heading", { level: 1, name: title }).waitFor();
    await visits.checkRules(other);
    await visits.shot(other, `settings-${locale}`);
  }
});

test.each(["editor", "commenter", "observer"] as const)(
  "whoever is %s finds no settings, and the address says so",
  async (role) => {
    const person = await server.join(chief, project, role);
    const page = await open(person, `/p/${project}`);
    await page.getByRole("heading", { level: 1 }).waitFor();
    expect(await page.getByRole("link", { name: "Settings" }).count()).toBe(0);
    await page.goto(`${server.url}/p/${project}/settings`);
    await page.getByRole("alert").getByText("Not allowed").waitFor();
    expect(await page.getByRole("main").getByRole("textbox").count()).toBe(0);
    expect(await page.getByRole("main").getByRole("button").count()).toBe(0);
    const small = await open(person, `/p/${project}/settings`, phone);
    await small.getByRole("alert").getByText("Not allowed").waitFor();
    await visits.checkRules(small);
    await small.getByRole("button", { name: "More" }).click();
    await small.getByRole("menuitem").first().waitFor();
    expect(await small.getByRole("menuitem", { name: "Settings" }).count()).toBe(0);
  },
);
