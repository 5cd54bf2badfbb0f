import type { Browser } from "playwright-core";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import type * as Y from "yjs";
import type { ThreadAnswer } from "../../shared/answers";
import { builtClient, openBrowser } from "../help/browser";
import {
  blockIds,
  caretBehind,
  type Desk,
  openDesk,
  sectionTitles,
  selectWords,
  textOn,
  untilSave,
} from "../help/desk";
import { openProvider, until } from "../help/live";
import type { Person } from "../help/person";
import { startServer, type TestServer } from "../help/server";

let server: TestServer;
let browser: Browser;
let project: string;
let chief: Person;
let writer: Person;
let other: Person;
let document: string;
let desk: Desk;

const sentence = "To give the Ministry and stakeholders";

beforeAll(async () => {
  server = await startServer({ clientFolder: builtClient });
  browser = await openBrowser();
  chief = await server.setUp();
  project = await server.project(chief);
  writer = await server.join(chief, project, "editor", { name: "Konsultan A", side: "japan" });
  other = await server.join(chief, project, "editor", { name: "Konsultan B", side: "japan" });
});
afterAll(async () => {
  await browser?.close();
  await server?.close();
});

beforeEach(async () => {
  const made = await chief.post<{ id: string }>(`/api/projects/${project}/documents`, {
    template: "tor-battery-standardisation",
    languages: ["en", "id"],
  });
  document = made.body.id;
  desk = await openDesk({ browser, server, project, document }, writer);
  await untilSave(desk.page, "saved");
  return async () => {
    expect(desk.trouble).toEqual([]);
    await desk.page.context().close();
  };
});

test("Ctrl+A and Delete empty the section, never the list of sections", async () => {
  const { page } = desk;
  const before = await sectionTitles(page);
  await caretBehind(page, sentence);
  await page.keyboard.press("Control+a");
  await page.keyboard.press("Delete");
  expect(await textOn(page)).not.toContain(sentence);
  expect(await sectionTitles(page)).toEqual(before);
  // Sub-headings and tables of the template stay.
  await expect.poll(() => page.locator(".doc-text section").nth(1).locator("table").count()).toBe(1);
  await page.keyboard.press("Control+z");
  await until(async () => (await textOn(page)).includes(sentence));

  await page.keyboard.press("Control+a");
  await page.keyboard.press("Control+a");
  const all = await textOn(page);
  for (const key of ["Delete", "Backspace", "x", "Enter", "Control+x"]) await page.keyboard.press(key);
  expect(await textOn(page)).toBe(all);
  expect(await sectionTitles(page)).toEqual(before);
});

test("clear formatting takes the look and leaves the comment", async () => {
  const { page } = desk;
  await selectWords(page, "stakeholders");
  await page.keyboard.press("Control+b");
  await page.keyboard.press("Control+Alt+m");
  await page.getByRole("textbox", { name: "Your comment" }).fill("Which ones?");
  await page.keyboard.press("Control+Enter");
  await page.locator(".doc-text .hl", { hasText: "stakeholders" }).waitFor();
  await selectWords(page, sentence.split(" ")[0]!, "stakeholders");
  await page.keyboard.press("Control+\\");
  await until(
    async () => (await page.locator(".doc-text strong", { hasText: "stakeholders" }).count()) === 0,
  );
  await untilSave(page, "saved");
  expect(await page.locator(".doc-text .hl", { hasText: "stakeholders" }).count()).toBe(1);
  const threads = (await writer.get<ThreadAnswer[]>(`/api/documents/${document}/threads`)).body;
  expect(threads.map(({ quote, detached }) => [quote, detached])).toEqual([["stakeholders", false]]);
});

test("every block keeps an id of its own through Enter, lists, headings, tables and paste", async () => {
  const { page } = desk;
  await caretBehind(page, sentence);
  await page.keyboard.press("Enter");
  await page.keyboard.press("Home");
  await page.keyboard.press("Enter");
  await page.keyboard.type("one");
  await page.keyboard.press("Control+Shift+8");
  await page.keyboard.press("Enter");
  await page.keyboard.type("two");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await page.keyboard.press("Enter");
  await page.keyboard.press("Enter");
  await page.keyboard.type("free again");
  await page.keyboard.press("Control+Alt+3");
  await page.keyboard.press("Control+a");
  await page.keyboard.press("Control+c");
  await page.keyboard.press("End");
  await caretBehind(page, "free again");
  await page.keyboard.press("Enter");
  await page.keyboard.press("Control+v");
  const ids = await blockIds(page);
  expect(ids).not.toContain("");
  expect(new Set(ids).size).toBe(ids.length);
  await untilSave(page, "saved");
  expect(await page.locator(".doc-text li li").count()).toBeGreaterThan(0);
});

test("a heading of the template that is split stays the template's once", async () => {
  const { page } = desk;
  const content = async () =>
    JSON.stringify((await writer.get(`/api/documents/${document}/content?language=en`)).body);
  const keysIn = (text: string) =>
    [...text.matchAll(/"type":"heading","attrs":\{[^}]*"key":"([^"]+)"/g)].map((m) => m[1]);
  const before = keysIn(await content());
  expect(new Set(before).size).toBe(before.length);
  await caretBehind(page, "Situation of");
  await page.keyboard.press("Enter");
  await untilSave(page, "saved");
  await until(
    async () => (await content()).includes('" the sector"') || (await content()).includes('"the sector"'),
  );
  const after = keysIn(await content());
  expect(new Set(after).size).toBe(after.length);
});

test("tables: rows and columns come with a place to write, Tab goes through them and adds a row", async () => {
  const { page } = desk;
  await caretBehind(page, sentence);
  await page.getByRole("button", { name: "Table", exact: true }).click();
  const table = page
    .locator(".doc-text table")
    .filter({ has: page.locator("th") })
    .nth(1);
  const cells = () =>
    page.evaluate(() => {
      const caret = getSelection()?.anchorNode;
      const found = (caret instanceof Element ? caret : caret?.parentElement)?.closest("table");
      return [...(found?.querySelectorAll("tr") ?? [])].map((row) =>
        [...row.children].map((cell) => cell.querySelectorAll("p").length),
      );
    });
  await expect.poll(cells).toEqual([
    [1, 1, 1],
    [1, 1, 1],
    [1, 1, 1],
  ]);
  for (const word of ["a", "b", "c", "d", "e", "f", "g", "h", "i"]) {
    await page.keyboard.type(word);
    await page.keyboard.press("Tab");
  }
  await page.keyboard.type("tenth");
  await expect.poll(cells).toEqual([
    [1, 1, 1],
    [1, 1, 1],
    [1, 1, 1],
    [1, 1, 1],
  ]);
  await page.getByRole("button", { name: "Table" }).click();
  await page.getByRole("menuitem", { name: "Column to the right" }).click();
  await expect.poll(cells).toEqual(Array.from({ length: 4 }, () => [1, 1, 1, 1]));
  await page.getByRole("button", { name: "Table" }).click();
  await page.getByRole("menuitem", { name: "Delete row" }).click();
  await expect.poll(cells).toEqual(Array.from({ length: 3 }, () => [1, 1, 1, 1]));
  expect(await table.count()).toBeGreaterThan(0);
  await untilSave(page, "saved");
});

test("a cell emptied by two people who were offline is still there, on both screens", async () => {
  const { page } = desk;
  const second = await openDesk({ browser, server, project, document }, other);
  const cell = (on: Desk["page"]) => on.locator(".doc-text section").nth(3).locator("td").nth(1);
  expect(await cell(page).textContent()).not.toBe("");
  const rows = await page.locator(".doc-text section").nth(3).locator("tr").count();
  for (const on of [page, second.page]) await untilSave(on, "saved");
  await server.stop();
  for (const on of [page, second.page]) {
    await untilSave(on, "offline");
    // Sections out of view have an estimated height until they are drawn.
    await cell(on).scrollIntoViewIfNeeded();
    await on.waitForTimeout(300);
    await cell(on).click();
    await on.keyboard.press("Control+a");
    await on.keyboard.press("Delete");
    await until(async () => (await cell(on).textContent())?.trim() === "");
    await untilSave(on, "offline-unsaved");
  }
  server = await startServer({ folder: server.folder, port: server.config.port, clientFolder: builtClient });
  for (const on of [page, second.page]) await untilSave(on, "saved", 30_000);
  for (const on of [page, second.page]) {
    expect(await on.locator(".doc-text section").nth(3).locator("tr").count()).toBe(rows);
    expect((await cell(on).textContent())?.trim()).toBe("");
  }
  expect(second.trouble).toEqual([]);
  await second.page.context().close();
});

test("a cell that a merge left without a paragraph is filled by who clicks into it, and by nobody else", async () => {
  const { page } = desk;
  const second = await openDesk({ browser, server, project, document }, other);
  const cell = (on: Desk["page"]) => on.locator(".doc-text section").nth(3).locator("td").nth(1);
  const plain = openProvider({ server, as: writer, document });
  await plain.synced();
  const section = plain.doc.getXmlFragment("body:en").get(3) as Y.XmlElement;
  const table = section
    .toArray()
    .find((child) => (child as Y.XmlElement).nodeName === "table") as Y.XmlElement;
  const emptied = (table.get(1) as Y.XmlElement).get(1) as Y.XmlElement;
  emptied.delete(0, emptied.length);
  for (const on of [page, second.page]) await until(async () => (await cell(on).locator("p").count()) === 0);
  await page.waitForTimeout(500);
  expect(emptied.length).toBe(0);
  await cell(page).click();
  await page.keyboard.type("written again");
  await until(async () => (await cell(second.page).textContent()) === "written again");
  expect(emptied.length).toBe(1);
  plain.close();
  expect(second.trouble).toEqual([]);
  await second.page.context().close();
});
