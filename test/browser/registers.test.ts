import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { AxeResults } from "axe-core";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { DocumentId } from "../../shared/ids";
import { builtClient, openBrowser, seat } from "../help/browser";
import { until } from "../help/live";
import { startServer, type TestServer } from "../help/server";
import { beginStudy, type Study } from "../help/study";
import { writeBlock } from "../server/registers/minutes";

/** The registers as people use them: from the list to an answer, and what is overdue first. */

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

let browser: Browser;
let server: TestServer;
let study: Study;

beforeAll(async () => {
  browser = await openBrowser();
  server = await startServer({ clientFolder: builtClient });
  study = await beginStudy(server);
  const minutes = await study.document("minutes-of-workshop");
  await server.rooms.write(minutes as DocumentId, {
    by: null,
    change: (doc) => {
      writeBlock(doc, "input", { id: "in1", by: "Asosiasi A" }, "Name the recyclers.");
      writeBlock(doc, "followUp", { id: "fu1", owner: "ASDIPI" }, "Facilitate the survey.");
      writeBlock(doc, "followUp", { id: "fu2", owner: "ASDIPI", due: "2023-08-31" }, "Coordinate.");
    },
  });
  const rows = async () =>
    (await study.chief.get<unknown[]>(`/api/projects/${study.project}/follow-ups`)).body.length;
  await until(async () => (await rows()) === 2);
});
afterAll(async () => {
  await browser?.close();
  await server?.close();
});

async function broken(page: Page): Promise<string[]> {
  await page.evaluate(axe);
  const { violations } = await page.evaluate<AxeResults>("axe.run()");
  const over = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  return [
    ...violations.map((each) => `${each.id}: ${each.nodes.map((node) => node.html).join(" ")}`),
    ...(over > 0 ? [`wider than the screen by ${over} px`] : []),
  ];
}

test("an input is answered from its page by keyboard, which says what its answer lacks", async () => {
  const { page, trouble } = await seat(browser, server, study.chief);
  await page.goto(`${server.url}/p/${study.project}/inputs`);
  await page.getByRole("link", { name: "Input 1" }).press("Enter");
  await page.getByRole("button", { name: "Propose the answer" }).press("Enter");
  await page.getByText("Still missing: the outcome").waitFor();
  await page.getByLabel("Outcome").selectOption("N");
  await page.getByLabel("Answer in English").fill("Not part of this study.");
  await page.getByRole("button", { name: "Save" }).press("Enter");
  await page.locator(".chip.more", { hasText: "Not accepted" }).waitFor();
  await page.getByRole("button", { name: "Propose the answer" }).press("Enter");
  await page.getByRole("button", { name: "Approve the answer" }).press("Enter");
  await page.locator(".head .chip", { hasText: "Answered" }).waitFor();
  expect([...trouble, ...(await broken(page))]).toEqual([]);
  await page.context().close();
});

test("what is overdue stands first, and a follow-up without a day says so", async () => {
  const { page, trouble } = await seat(browser, server, study.chief);
  await page.goto(`${server.url}/p/${study.project}/follow-ups`);
  const rows = page.locator("tbody tr");
  await rows.first().waitFor();
  expect(await rows.nth(0).textContent()).toMatch(/Coordinate\..*Overdue/);
  expect(await rows.nth(1).textContent()).toMatch(/Facilitate.*No day agreed/);
  expect(trouble).toEqual([]);
  await page.context().close();
});

test("the rows that are shown are taken along as a sheet or as a paper, by keyboard", async () => {
  const { page, trouble } = await seat(browser, server, study.chief);
  await page.goto(`${server.url}/p/${study.project}/inputs`);
  await page.getByRole("link", { name: "Input 1" }).waitFor();
  for (const [choice, name] of [
    ["Excel (XLSX)", /^Inputs.*\.xlsx$/],
    ["Word (DOCX)", /^Comment-Response Matrix.*\.docx$/],
  ] as const) {
    await page.getByRole("button", { name: "Export" }).press("Enter");
    const download = page.waitForEvent("download");
    await page.getByRole("menuitem", { name: choice }).press("Enter");
    expect((await download).suggestedFilename()).toMatch(name);
  }
  expect(trouble).toEqual([]);
  await page.context().close();
});

const looks = [
  { name: "wide, light", options: { viewport: { width: 1440, height: 900 }, colorScheme: "light" } },
  { name: "360 px, dark", options: { viewport: { width: 360, height: 780 }, colorScheme: "dark" } },
] as const;
const views = looks.flatMap((look) =>
  ["inputs", "inputs/in1", "follow-ups", "follow-ups/fu1"].map((path) => ({ ...look, path })),
);

test.each(views)("$path, $name: breaks no rule of axe, of its width, of the content policy", async (view) => {
  const { page, trouble } = await seat(browser, server, study.chief, view.options);
  await page.goto(`${server.url}/p/${study.project}/${view.path}`);
  await page.locator("h1").waitFor();
  await page.waitForLoadState("networkidle");
  if (process.env.SHOTS)
    await page.screenshot({
      path: `${process.env.SHOTS}/${view.path.replace("/", "-")}-${view.options.viewport.width}.png`,
    });
  expect([...trouble, ...(await broken(page))]).toEqual([]);
  await page.context().close();
});
