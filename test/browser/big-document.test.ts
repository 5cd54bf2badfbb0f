/** A text of sixty pages: only what is in view is laid out, and nobody can tell. */
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { fillPages } from "../bench-keys/long-text";
import { builtClient, openBrowser } from "../help/browser";
import { caretBehind, openDesk, textOn, untilSave } from "../help/desk";
import { firstText, openProvider, until } from "../help/live";
import type { Person } from "../help/person";
import { startServer, type TestServer } from "../help/server";

let server: TestServer;
let browser: Browser;
let project: string;
let chief: Person;
let document: string;
let page: Page;
let trouble: string[];

const pages = 60;

beforeAll(async () => {
  server = await startServer({ clientFolder: builtClient });
  browser = await openBrowser();
  chief = await server.setUp();
  project = await server.project(chief);
  const made = await chief.post<{ id: string }>(`/api/projects/${project}/documents`, {
    template: "tor-battery-standardisation",
    languages: ["en"],
  });
  document = made.body.id;
  await fillPages({ server, as: chief, document }, pages);
  const writer = await server.join(chief, project, "editor");
  ({ page, trouble } = await openDesk({ browser, server, project, document }, writer));
  await untilSave(page, "saved", 30_000);
});
afterAll(async () => {
  expect(trouble).toEqual([]);
  await browser?.close();
  await server?.close();
});

const part = (number: number) => page.locator(".doc-text h3", { hasText: new RegExp(`^Part ${number}$`) });
const isLaidOut = (number: number) =>
  part(number).evaluate((heading) => heading.checkVisibility({ contentVisibilityAuto: true }));
const topOf = (selector: string) =>
  page.evaluate((wanted) => window.document.querySelector(wanted)!.getBoundingClientRect().top, selector);

test("sections out of view are not laid out", async () => {
  await page.locator(".scroller").evaluate((scroller) => scroller.scrollTo(0, 0));
  await page.waitForTimeout(300);
  expect(await isLaidOut(pages)).toBe(false);
  expect(await isLaidOut(1)).toBe(true);
});

test("a press in the outline stands at the section, far down and back, and holds still", async () => {
  const links = page.locator("nav.outline > ol > li > a");
  const count = await links.count();
  for (const index of [count - 1, 0, Math.floor(count / 2)]) {
    await links.nth(index).click();
    const id = (await links.nth(index).getAttribute("href"))!.slice(1);
    const top = () => topOf(`[data-id="${id}"]`);
    await page.waitForTimeout(600);
    const stands = await top();
    const scroller = await topOf(".scroller");
    const isAtEnd = await page
      .locator(".scroller")
      .evaluate((of) => of.scrollTop + of.clientHeight >= of.scrollHeight - 2);
    if (!isAtEnd) {
      expect(stands - scroller).toBeGreaterThan(0);
      expect(stands - scroller).toBeLessThan(120);
    }
    expect(
      await page
        .locator(`[data-id="${id}"]`)
        .evaluate((section) => section.contains(getSelection()!.focusNode)),
    ).toBe(true);
    await page.waitForTimeout(700);
    expect(Math.abs((await top()) - stands)).toBeLessThan(2);
  }
});

test("the caret goes one line down from where it is, also when one has scrolled away from it", async () => {
  const sectionOfCaret = () => {
    const selection = getSelection();
    const section = selection?.anchorNode?.parentElement?.closest("section");
    const all = [...window.document.querySelectorAll("div:not([hidden]) > .doc-text > section")];
    return all.indexOf(section as Element);
  };
  const scroller = page.locator(".scroller");
  for (const wanted of [9, 12]) {
    await page.evaluate((index) => {
      const title = window.document.querySelectorAll("div:not([hidden]) > .doc-text > section > h2")[index]!;
      (title.closest(".doc-text") as HTMLElement).focus();
      getSelection()?.selectAllChildren(title);
      getSelection()?.collapseToEnd();
    }, wanted);
    await page.waitForTimeout(100);
    await scroller.evaluate((text) => text.scrollTo(0, 0));
    await page.waitForTimeout(300);
    await page.keyboard.press("ArrowDown");
    await page.waitForTimeout(100);
    expect(await page.evaluate(sectionOfCaret)).toBe(wanted);
  }
});

test("a comment far down stands level with its text", async () => {
  const answer = await chief.post<{ id: string }>(`/api/documents/${document}/threads`, {
    anchor: { language: "en", quote: `Part ${pages - 3}` },
    body: "Is this the last word?",
  });
  expect(answer.status).toBe(201);
  const mark = page.locator(`.doc-text [data-thread="${answer.body.id}"]`).first();
  await mark.waitFor({ state: "attached" });
  await mark.scrollIntoViewIfNeeded();
  const card = page.locator(`[data-card="${answer.body.id}"]`);
  await until(async () => {
    const [text, beside] = [await mark.boundingBox(), await card.boundingBox()];
    return text !== null && beside !== null && Math.abs(text.y - beside.y) < 4;
  });
});

test("the browser's own search finds words that are not laid out, and they stand where it scrolls to", async () => {
  await page.locator(".scroller").evaluate((scroller) => scroller.scrollTo(0, 0));
  await page.waitForTimeout(300);
  expect(await isLaidOut(pages - 1)).toBe(false);
  const isFound = await page.evaluate(
    (words) => (window as unknown as { find(words: string): boolean }).find(words),
    `Part ${pages - 1}`,
  );
  expect(isFound).toBe(true);
  expect(await page.evaluate(() => String(getSelection()))).toBe(`Part ${pages - 1}`);
  await until(() => isLaidOut(pages - 1));
  // A script's search does not scroll; the search bar brings what it has found to the middle, once.
  await part(pages - 1).evaluate((heading) => heading.scrollIntoView({ block: "center" }));
  await page.waitForTimeout(500);
  const box = (await part(pages - 1).boundingBox())!;
  expect(box.y).toBeGreaterThan(0);
  expect(box.y).toBeLessThan(900);
});

test("all of it is printed", async () => {
  await page.locator(".scroller").evaluate((scroller) => scroller.scrollTo(0, 0));
  await page.emulateMedia({ media: "print" });
  for (const number of [1, pages / 2, pages]) expect(await isLaidOut(number)).toBe(true);
  await page.emulateMedia({ media: null });
  const file = Buffer.from(await page.pdf({ format: "A4" })).toString("latin1");
  const sheets = file.match(/\/Type \/Page\b/g)?.length ?? 0;
  // On a sheet of A4 our text stands a little wider or closer than on the page it was measured by.
  expect(sheets).toBeGreaterThan(pages * 0.6);
  expect(sheets).toBeLessThan(pages * 2);
});

test("what twenty others write within a tenth of a second is drawn at once, and one's own key at once", async () => {
  await caretBehind(page, `Part ${pages / 2}`);
  const other = openProvider({ server, as: chief, document });
  await other.synced();
  const drawn = await page.evaluate(() => {
    const times: number[] = [];
    new MutationObserver(() => times.push(performance.now())).observe(
      window.document.querySelector(".doc-text")!,
      { subtree: true, childList: true, characterData: true },
    );
    (window as unknown as { times: number[] }).times = times;
    return times.length;
  });
  expect(drawn).toBe(0);
  const text = firstText(other.doc);
  for (let key = 0; key < 40; key++) {
    text.insert(key, "z");
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  await until(async () => (await textOn(page)).includes("z".repeat(40)));
  const times = await page.evaluate(() => (window as unknown as { times: number[] }).times);
  const took = times.at(-1)! - times[0]!;
  // One change in a tenth of a second, however many keys.
  expect(times.length).toBeLessThanOrEqual(took / 95 + 2);
  expect(times.length).toBeGreaterThan(1);
  other.close();
});
