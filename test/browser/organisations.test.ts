import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { OrganisationAnswer } from "../../shared/answers";
import { builtClient, openBrowser, seat } from "../help/browser";
import type { Person } from "../help/person";
import { brokenRules } from "../help/screen-rules";
import { startServer, type TestServer } from "../help/server";

/** The secretariat keeps the list of organisations. */

let browser: Browser;
let server: TestServer;
let chief: Person;
let project: string;

beforeAll(async () => {
  browser = await openBrowser();
  server = await startServer({ clientFolder: builtClient });
  chief = await server.setUp();
  project = await server.project(chief);
});
afterAll(async () => {
  await browser?.close();
  await server?.close();
});

const list = async () =>
  (await chief.get<OrganisationAnswer[]>(`/api/projects/${project}/organisations`)).body;

test("an organisation is added, dated, corrected and merged by keyboard", async () => {
  const { page, trouble } = await seat(browser, server, chief);
  const { keyboard } = page;
  await page.goto(`${server.url}/p/${project}/people`);
  const block = page.getByRole("region", { name: "Organisations" });
  await block.getByRole("button", { name: "Take over known ones" }).press("Enter");
  await block.getByText("AISI").waitFor();
  const known = (await list()).length;

  const add = async (name: string) => {
    await block.getByRole("button", { name: "Add organisation" }).press("Enter");
    const dialog = page.getByRole("dialog");
    await dialog.getByLabel("Name in English").fill(name);
    await dialog.getByRole("button", { name: "Save" }).press("Enter");
    await dialog.waitFor({ state: "detached" });
    await block.getByText(name, { exact: true }).waitFor();
  };
  await add("Asosiasi Baterai");
  await add("Assosiasi Batterai");
  expect(await list()).toHaveLength(known + 2);

  const choose = async (name: string, item: string) => {
    await block.getByRole("button", { name: `Actions: ${name}` }).focus();
    await keyboard.press("Enter");
    await page.getByRole("menuitem", { name: item }).press("Enter");
    return page.getByRole("dialog");
  };
  const correcting = await choose("Asosiasi Baterai", "Correct");
  await correcting.getByLabel("until").fill("2024-10-20");
  await correcting.getByLabel("Goes by this name from").fill("2025-01-01");
  await correcting.getByRole("button", { name: "Save" }).press("Enter");
  await correcting.getByRole("alert").waitFor();
  await correcting.getByLabel("Goes by this name from").fill("");
  await correcting.getByRole("button", { name: "Save" }).press("Enter");
  await block.getByText("Other · until 20 October 2024").waitFor();
  trouble.push(...(await brokenRules(page)));

  const merging = await choose("Assosiasi Batterai", "Merge");
  await merging.getByLabel("Into").selectOption({ label: "Asosiasi Baterai" });
  trouble.push(...(await brokenRules(page)));
  await merging.getByRole("button", { name: "Merge", exact: true }).press("Enter");
  await block.getByText("Assosiasi Batterai", { exact: true }).waitFor({ state: "detached" });
  expect(await list()).toHaveLength(known + 1);
  await page.setViewportSize({ width: 360, height: 780 });
  await page.emulateMedia({ colorScheme: "dark" });
  trouble.push(...(await brokenRules(page)));
  await page.setViewportSize({ width: 1300, height: 900 });
  await page.emulateMedia({ colorScheme: "light" });
  expect(trouble).toEqual([]);
  await page.context().close();
});
