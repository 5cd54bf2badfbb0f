/** A line that falls silent without closing, and a laptop that was shut: what the person is told, and what arrives. */
import type { Browser, BrowserContextOptions } from "playwright-core";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { builtClient, openBrowser } from "../help/browser";
import { caretBehind, openDesk, saveState, textOn, untilSave } from "../help/desk";
import { firstText, openProvider, pause, until } from "../help/live";
import type { Person } from "../help/person";
import { freePort, startServer, type TestServer } from "../help/server";
import { openStallableLine, type StallableLine } from "../help/stallable-line";

let server: TestServer;
let browser: Browser;
let line: StallableLine;
let project: string;
let chief: Person;
let document: string;
let count = 0;

const sentence = "To give the Ministry and stakeholders";
const phone = { viewport: { width: 360, height: 780 }, hasTouch: true, isMobile: true } as const;
/** What the page promises, and what a busy machine may take to draw it. */
const promised = 20_000;
const drawing = 1_500;

beforeAll(async () => {
  const port = await freePort();
  line = await openStallableLine(port);
  server = await startServer({
    port,
    clientFolder: builtClient,
    config: { origins: [`http://localhost:${line.port}`] },
    idle: 200,
    quiet: 200,
  });
  browser = await openBrowser();
  chief = await server.setUp();
  project = await server.project(chief);
});
afterAll(async () => {
  await browser?.close();
  await line?.close();
  await server?.close();
});

beforeEach(async () => {
  // A page that a failed test left open would go on knocking at the same line.
  for (const context of browser.contexts()) await context.close();
  line.resume();
  const made = await chief.post<{ id: string }>(`/api/projects/${project}/documents`, {
    template: "tor-battery-standardisation",
    languages: ["en", "id", "ja"],
  });
  document = made.body.id;
});

/** Opens the document over the line that can fall silent. */
async function openOverLine(person: Person, options: BrowserContextOptions = {}) {
  const there = { ...server, url: `http://localhost:${line.port}` };
  const desk = await openDesk({ browser, server: there, project, document }, person, options);
  await untilSave(desk.page, "saved");
  return desk;
}

const writer = () =>
  server.join(chief, project, "editor", {
    name: `Konsultan ${++count}`,
    email: `silent-${count}@example.org`,
  });

const onDisk = async () =>
  JSON.stringify((await chief.get(`/api/documents/${document}/content?language=en`)).body);

/** Chromium's processes that run pages: stopped, they are as a laptop's with its lid shut. */
async function pageProcesses(): Promise<number[]> {
  const session = await browser.newBrowserCDPSession();
  const { processInfo } = await session.send("SystemInfo.getProcessInfo");
  await session.detach();
  return processInfo.filter(({ type }) => type === "renderer").map(({ id }) => id);
}

const times = (text: string, word: string) => text.split(word).length - 1;

test.each([
  ["on a wide screen", {}, "Offline: your changes are kept on this device"],
  ["on a phone", phone, "Offline: kept here"],
])(
  "a line that falls silent is noticed within 20 s %s, and everything typed arrives once",
  async (_where, options, said) => {
    const { page, trouble } = await openOverLine(await writer(), options);
    await caretBehind(page, sentence);
    await page.keyboard.type(" BEFORE");
    await untilSave(page, "saved");

    line.stall();
    const fellSilent = Date.now();
    await page.keyboard.type(" DURING");
    expect(await saveState(page)).toBe("saving");
    await untilSave(page, "offline-unsaved", promised + drawing);
    expect(Date.now() - fellSilent).toBeLessThan(promised + drawing);
    const mark = page.locator(".save").first();
    expect(await mark.innerText()).toContain(said);
    expect(await mark.getAttribute("role")).toBe("status");
    const { x, y, width, height } = (await mark.boundingBox())!;
    const screen = page.viewportSize()!;
    expect([x >= 0, y >= 0, x + width <= screen.width, y + height <= screen.height]).toEqual(
      Array(4).fill(true),
    );
    const cutOff = await page.evaluate(() =>
      [...window.document.querySelectorAll(".top, .top > .seg, .top .second")]
        .filter(({ scrollWidth, clientWidth }) => scrollWidth > clientWidth)
        .map(({ className }) => className),
    );
    expect(cutOff).toEqual([]);
    expect(await textOn(page)).toContain("DURING");
    // The other side has let go, too.
    await until(() => server.rooms.everySocket().size === 0, promised);

    await page.keyboard.type(" MORE");
    const came = Date.now();
    line.resume();
    await untilSave(page, "saved", 20_000);
    expect(Date.now() - came).toBeLessThan(15_000);
    const text = await textOn(page);
    const stored = await onDisk();
    for (const word of ["BEFORE", "DURING", "MORE"])
      expect([word, times(text, word), times(stored, word)]).toEqual([word, 1, 1]);
    expect(trouble).toEqual([]);
    await page.context().close();
  },
);

test("who only looks on is told that the line is silent, and sees what others wrote when it is back", async () => {
  const reader = await server.join(chief, project, "commenter", { name: "Direktur" });
  const there = { ...server, url: `http://localhost:${line.port}` };
  const { page } = await openDesk({ browser, server: there, project, document }, reader);
  await untilSave(page, "read-only");
  line.stall();
  const fellSilent = Date.now();
  await untilSave(page, "offline", promised + drawing);
  expect(Date.now() - fellSilent).toBeLessThan(promised + drawing);
  const other = openProvider({ server, as: chief, document });
  await other.synced();
  firstText(other.doc).insert(0, "ELSEWHERE ");
  await until(async () => (await onDisk()).includes("ELSEWHERE"));
  other.close();
  line.resume();
  await untilSave(page, "read-only", 20_000);
  expect(await textOn(page)).toContain("ELSEWHERE");
  await page.context().close();
});

test("a page waits ten seconds for an answer to a new line, not minutes, and so finds a network that is back", async () => {
  const { page } = await openOverLine(await writer());
  line.stall();
  const before = line.cameAt.length;
  const knocks = () => line.cameAt.slice(before);
  await until(() => knocks().length >= 2, 40_000);
  const [first, second] = knocks();
  expect(second! - first!).toBeGreaterThan(9_000);
  expect(second! - first!).toBeLessThan(13_000);
  line.resume();
  await untilSave(page, "saved", 15_000);
  await page.context().close();
});

test("a laptop that was shut for an hour opens on its text, and merges with what others wrote meanwhile", async () => {
  const { page, trouble } = await openOverLine(await writer());
  await caretBehind(page, sentence);
  await page.evaluate(() => {
    const seen = { fewest: Number.POSITIVE_INFINITY };
    const look = () => {
      const sections = window.document.querySelectorAll("div:not([hidden]) > .doc-text > section").length;
      seen.fewest = Math.min(seen.fewest, sections);
    };
    look();
    new MutationObserver(look).observe(window.document.body, { subtree: true, childList: true });
    (window as unknown as { seen: typeof seen }).seen = seen;
    const ticks = { count: 0 };
    setInterval(() => ticks.count++, 100);
    (window as unknown as { ticks: typeof ticks }).ticks = ticks;
  });
  const sections = await page.locator("div:not([hidden]) > .doc-text > section").count();
  // The lid closes on the last words.
  line.stall();
  await page.keyboard.type(" UNDER THE LID");
  const shutAt = Date.now();
  const pages = await pageProcesses();
  for (const pid of pages) process.kill(pid, "SIGSTOP");

  server.passTime(3_600_000);
  await until(() => server.rooms.everySocket().size === 0, promised);
  const other = openProvider({ server, as: chief, document });
  await other.synced();
  firstText(other.doc).insert(0, "MEANWHILE ");
  await until(async () => (await onDisk()).includes("MEANWHILE"));
  other.close();
  await until(() => server.rooms.people(document as never).length === 0);
  // The room is let go of: who comes back finds it only on disk.
  await pause(3_000);

  for (const pid of pages) process.kill(pid, "SIGCONT");
  // It was asleep, and did nothing.
  const ticks = await page.evaluate(() => (window as unknown as { ticks: { count: number } }).ticks.count);
  expect(ticks).toBeLessThan(((Date.now() - shutAt) / 100) * 0.5);
  line.resume();
  await until(async () => (await textOn(page)).includes("MEANWHILE"), 30_000);
  await untilSave(page, "saved", 20_000);
  const text = await textOn(page);
  const stored = await onDisk();
  for (const word of ["UNDER THE LID", "MEANWHILE"])
    expect([word, times(text, word), times(stored, word)]).toEqual([word, 1, 1]);
  const { fewest } = await page.evaluate(() => (window as unknown as { seen: { fewest: number } }).seen);
  expect(fewest).toBe(sections);
  expect(trouble).toEqual([]);
  await page.context().close();
});
