import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { builtClient, openBrowser, seat } from "../help/browser";
import type { Person } from "../help/person";
import { brokenRules } from "../help/screen-rules";
import { startServer, type TestServer } from "../help/server";
import { storyPeople } from "../help/story";

/** The first pages that people see, in the demo's project: what waits for them, and the project at a glance. */

let browser: Browser;
let server: TestServer;
let as: (key: string) => Promise<Person>;
let project: string;

beforeAll(async () => {
  browser = await openBrowser();
  server = await startServer({ clientFolder: builtClient, config: { demo: true } });
  as = await storyPeople(server);
  project = (await (await as("sekretariat")).get<{ id: string }[]>("/api/projects")).body[0]!.id;
});
afterAll(async () => {
  await browser?.close();
  await server?.close();
});

test("a follow-up of one's organisation is reached from the first page by keyboard, its missing day pointed out", async () => {
  const { page, trouble } = await seat(browser, server, await as("direktur"));
  await page.goto(server.url);
  const mine = page.getByRole("region", { name: "Your follow-ups" });
  await mine.waitFor();
  expect(await mine.getByRole("listitem").count()).toBe(2);
  expect(await mine.textContent()).toMatch(/Facilitate the surveys\.No day agreed/);
  await mine.getByRole("link", { name: "Open: Facilitate the surveys." }).press("Enter");
  await page.getByRole("heading", { level: 1, name: /Follow-up \d/ }).waitFor();
  expect(trouble).toEqual([]);
  await page.context().close();
});

test("the secretariat goes from the first page to an input, and from the heat map to its rows", async () => {
  const { page, trouble } = await seat(browser, server, await as("sekretariat"));
  await page.goto(server.url);
  const inputs = page.getByRole("region", { name: "Inputs to answer" });
  await inputs.waitFor();
  expect(await inputs.getByRole("listitem").count()).toBe(2);
  await page.goto(`${server.url}/p/${project}`);
  const archive = page.waitForEvent("download");
  await page.getByRole("link", { name: "Download" }).press("Enter");
  expect((await archive).suggestedFilename()).toMatch(/\.zip$/);
  const map = page.getByRole("table", { name: "Inputs by topic" });
  await map.getByRole("link", { name: "2" }).press("Enter");
  await page.waitForURL(/inputs\?state=open/);
  await page
    .getByRole("link", { name: /Input \d/ })
    .first()
    .waitFor();
  expect(await page.getByRole("link", { name: /^Input \d/ }).count()).toBe(2);
  expect(trouble).toEqual([]);
  await page.context().close();
});

const wide = { viewport: { width: 1440, height: 900 }, colorScheme: "light" } as const;
const phone = {
  viewport: { width: 360, height: 780 },
  colorScheme: "dark",
  locale: "id-ID",
} as const;
const views = ["home", "project"].flatMap((what) => [
  { what, who: "sekretariat", name: "wide, light", options: wide },
  { what, who: "direktur", name: "360 px, dark, Indonesian", options: phone },
  { what, who: "pengamat", name: "wide, Japanese", options: { ...wide, locale: "ja-JP" } },
]);

test.each(views)(
  "$what of $who, $name: breaks no rule of axe, of its width, of the content policy",
  async (view) => {
    const { page, trouble } = await seat(browser, server, await as(view.who), view.options);
    await page.goto(view.what === "home" ? server.url : `${server.url}/p/${project}`);
    await page.locator("h1").waitFor();
    await page.waitForLoadState("networkidle");
    await shoot(page, `${view.what}-${view.who}-${view.options.viewport.width}-${view.options.colorScheme}`);
    expect([...trouble, ...(await brokenRules(page))]).toEqual([]);
    await page.context().close();
  },
);

async function shoot(page: Page, name: string) {
  if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/${name}.png`, fullPage: true });
}
