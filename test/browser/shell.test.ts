import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { builtClient, openBrowser, seat } from "../help/browser";
import type { Person } from "../help/person";
import { goodPassword, setupToken, startServer, type TestServer } from "../help/server";

/** What people do around their documents, in a real browser against the built program. */

let browser: Browser;
let server: TestServer;
let pages: Page[] = [];
let trouble: string[] = [];

const phone: BrowserContextOptions = {
  viewport: { width: 360, height: 780 },
  hasTouch: true,
  isMobile: true,
  locale: "id-ID",
};

beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser?.close());
beforeEach(async () => {
  server = await startServer({ clientFolder: builtClient });
});
afterEach(async () => {
  for (const page of pages) await page.context().close();
  pages = [];
  expect(trouble.splice(0)).toEqual([]);
  await server.close();
});

async function open(who?: Person, options: BrowserContextOptions = {}): Promise<Page> {
  const seated = await seat(browser, server, who ?? server.stranger(), options);
  trouble = seated.trouble;
  pages.push(seated.page);
  return seated.page;
}

const fill = async (page: Page, values: Record<string, string>) => {
  for (const [label, value] of Object.entries(values))
    await page.getByLabel(label, { exact: true }).fill(value);
};
const press = (page: Page, name: string | RegExp) => page.getByRole("button", { name }).first().click();
const sideways = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);

test("from the set-up code to a director with the project open on a phone", async () => {
  const chief = await open();
  await chief.goto(`${server.url}/setup#${setupToken}`);
  await fill(chief, {
    "Your name": "Sekretariat A",
    "Your organisation": "ASDIPI",
    "E-mail": "sekretariat@example.org",
    Password: goodPassword,
  });
  await press(chief, "Begin");
  await press(chief, "Begin a project");
  const dialog = chief.getByRole("dialog");
  await dialog.getByRole("button", { name: "Begin a project" }).click();
  await chief.getByText("A project needs a name in one language at least.").waitFor();
  await fill(chief, {
    "Name in English": "Electric motorcycles",
    "Name in Indonesian": "Sepeda motor listrik",
  });
  await press(chief, "Begin a project");
  await chief.getByRole("heading", { level: 1, name: "Electric motorcycles" }).waitFor();

  await chief.getByRole("link", { name: "People" }).first().click();
  await press(chief, "Invite");
  await fill(chief, { Name: "Direktur", "E-mail": "direktur@example.org", Organisation: "Kemenperin" });
  await press(chief, "Make the link");
  const link = await chief.getByLabel("Link", { exact: true }).inputValue();
  await press(chief, "Done");
  await chief.getByText("direktur@example.org").waitFor();

  const director = await open(undefined, phone);
  await director.goto(link);
  await director.getByRole("heading", { level: 1, name: "Anda diundang ke sebuah proyek" }).waitFor();
  expect(await director.getByText("Sekretariat A mengundang Anda").count()).toBe(1);
  await director.getByLabel("Kata sandi").fill(goodPassword);
  await director.getByRole("button", { name: "Terima dan mulai" }).tap();
  await director.getByRole("heading", { level: 1, name: "Sepeda motor listrik" }).waitFor();
  expect(await sideways(director)).toBe(0);
  await director.getByRole("navigation", { name: "Menu proyek" }).getByText("Lainnya").tap();
  await director.getByRole("menuitem", { name: "Orang" }).tap();
  await director.getByText("Direktur").first().waitFor();
  // What only the secretariat may do is not there.
  expect(await director.locator("select").count()).toBe(0);
  expect(await director.getByRole("button", { name: "Undang" }).count()).toBe(0);

  await director.goto(link);
  await director.getByText("Tautan ini tidak berlaku lagi").waitFor();
});

test("a changed role, a forgotten password and a goodbye", async () => {
  const secretariat = await server.setUp();
  const project = await server.project(secretariat);
  await server.join(secretariat, project, "editor", { name: "Konsultan A", email: "a@example.org" });
  const page = await open(secretariat);
  await page.goto(`${server.url}/p/${project}/people`);

  const role = page.getByLabel("Role of Konsultan A");
  await role.selectOption("commenter");
  await page.getByRole("status").getByText("Konsultan A is now: commenter.").waitFor();
  await press(page, "Undo");
  await page.getByRole("status").getByText("Konsultan A is now: editor.").waitFor();
  await expect.poll(() => role.inputValue()).toBe("editor");

  await press(page, "Actions: Konsultan A");
  await page.getByRole("menuitem", { name: "Link for a new password" }).click();
  const link = await page.getByLabel("Link", { exact: true }).inputValue();
  await press(page, "Done");
  const other = await open();
  await other.goto(link);
  await other.getByLabel("New password").fill("kurang");
  await press(other, "Set password");
  await other.getByRole("alert").getByText("at least 10 characters", { exact: false }).waitFor();
  await other.getByLabel("New password").fill("hujan bulan juni di kebun");
  await press(other, "Set password");
  await other.getByRole("heading", { level: 1, name: "Nothing waits for you" }).waitFor();

  await press(page, "Actions: Konsultan A");
  await page.getByRole("menuitem", { name: "Remove from the project" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Remove from the project" }).click();
  await page.getByRole("status").getByText("Konsultan A is no longer in the project.").waitFor();
  await other.goto(`${server.url}/p/${project}`);
  await other.getByRole("heading", { level: 1, name: "Not found" }).waitFor();

  await press(page, /My account/);
  await page.getByRole("menuitem", { name: "Sign out" }).click();
  await page.getByRole("heading", { level: 1, name: "Sign in" }).waitFor();
});

test("a document is begun from a template, found, put away and taken back", async () => {
  const secretariat = await server.setUp();
  const project = await server.project(secretariat);
  const page = await open(secretariat);
  await page.goto(`${server.url}/p/${project}/documents`);
  await press(page, "New document");
  await page.getByLabel("TOR for a study or survey", { exact: false }).check();
  await page.getByLabel("Activity").selectOption({ index: 1 });
  await page.getByLabel("Title in English").fill("Charging points");
  await page.getByRole("dialog").getByRole("button", { name: "Create document" }).click();
  await page.waitForURL(/\/docs\//);

  await page.goto(`${server.url}/p/${project}/documents`);
  const row = page.getByRole("row", { name: /Charging points/ });
  await row.waitFor();
  await page.getByLabel("Search by title").fill("nothing like it");
  await page.getByRole("heading", { name: "No document fits" }).waitFor();
  await press(page, "Show all");
  await page.getByLabel("Search by title").fill("charging");
  await page.getByRole("columnheader", { name: "Title" }).getByRole("button").click();
  await expect.poll(() => new URL(page.url()).search).toBe("?q=charging&sort=title");
  await page.reload();
  await row.waitFor();
  expect(await page.getByLabel("Search by title").inputValue()).toBe("charging");

  await press(page, "Actions: Charging points");
  await page.getByRole("menuitem", { name: "Rename" }).click();
  await page.getByLabel("Title in English").fill("Charging stations");
  await press(page, "Save");
  await page.getByRole("row", { name: /Charging stations/ }).waitFor();
  await expect
    .poll(() => page.evaluate(() => document.activeElement?.textContent))
    .toBe("Actions: Charging stations");

  await press(page, "Actions: Charging stations");
  await page.getByRole("menuitem", { name: "Archive" }).click();
  await page.getByText("“Charging stations” is in the archive.").waitFor();
  expect(await page.getByRole("row", { name: /Charging stations/ }).count()).toBe(0);
  await page.getByRole("button", { name: "Undo" }).last().click();
  await page.getByRole("row", { name: /Charging stations/ }).waitFor();
});

test("whose sign-in has ended comes back to where they were", async () => {
  const secretariat = await server.setUp({ email: "s@example.org" });
  const project = await server.project(secretariat);
  const page = await open();
  await page.goto(`${server.url}/p/${project}/documents?sort=title`);
  await page.getByRole("heading", { level: 1, name: "Sign in" }).waitFor();
  await fill(page, { "E-mail": "s@example.org", Password: "not the password" });
  await press(page, "Sign in");
  await page.getByRole("alert").waitFor();
  await fill(page, { Password: goodPassword });
  await press(page, "Sign in");
  await page.getByRole("heading", { level: 1, name: "Documents" }).waitFor();
  expect(new URL(page.url()).pathname + new URL(page.url()).search).toBe(
    `/p/${project}/documents?sort=title`,
  );
});

test("everything is reached by keyboard, and the focus is never lost", async () => {
  const secretariat = await server.setUp();
  const project = await server.project(secretariat);
  const page = await open(secretariat);
  await page.goto(`${server.url}/p/${project}/documents`);
  await page.getByRole("heading", { level: 1, name: "Documents" }).waitFor();
  const focused = () => page.evaluate(() => document.activeElement?.textContent?.trim());

  await page.keyboard.press("Tab");
  expect(await focused()).toBe("Skip to content");
  const account = page.getByRole("button", { name: /My account/ });
  await account.focus();
  await page.keyboard.press("Enter");
  await page.getByRole("menu").waitFor();
  await page.keyboard.press("End");
  await expect.poll(focused).toBe("Sign out");
  await page.keyboard.press("Escape");
  await expect.poll(focused).toContain("My account");

  const begin = page.getByRole("button", { name: "New document" }).first();
  await begin.focus();
  await page.keyboard.press("Enter");
  await page.getByRole("dialog").waitFor();
  for (let turn = 0; turn < 30; turn++) await page.keyboard.press("Tab");
  expect(await page.evaluate(() => document.activeElement?.closest("[role=dialog]") !== null)).toBe(true);
  await page.keyboard.press("Escape");
  await expect.poll(focused).toBe("New document");
});

test("the language and the theme that were chosen hold after a reload, for the page and for its problems", async () => {
  const secretariat = await server.setUp();
  const page = await open(secretariat);
  await page.goto(server.url);
  await press(page, "Language of the interface");
  await page.getByRole("menuitemradio", { name: "日本語" }).click();
  await press(page, "明るさの切替");
  await page.getByRole("menuitemradio", { name: "暗い" }).click();
  await page.reload();
  await page.getByRole("heading", { name: "プロジェクトはまだありません" }).waitFor();
  const root = await page.evaluate(() => [
    document.documentElement.lang,
    document.documentElement.dataset.theme,
  ]);
  expect(root).toEqual(["ja", "dark"]);
  await page.goto(`${server.url}/p/0190a000-0000-7000-8000-000000000000`);
  await page.getByRole("heading", { level: 1, name: "見つかりません" }).waitFor();
});

test("a wrong link leads to a page, with its way back, and says 404", async () => {
  const page = await open();
  const answer = await page.goto(`${server.url}/nowhere/at/all`);
  expect(answer?.status()).toBe(404);
  await page.getByRole("heading", { level: 1, name: "There is no page here" }).waitFor();
  expect((await server.get("/nowhere/at/all")).status).toBe(404);
});
