import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { builtClient, openBrowser, phone, seat } from "../help/browser";
import {
  formula,
  type HostilePlaces,
  longWord,
  markup,
  openHostilePlaces,
  turned,
} from "../help/hostile-places";
import type { Person } from "../help/person";
import { brokenRules } from "../help/screen-rules";
import { startServer, type TestServer } from "../help/server";

/** Every page of a project in which everybody who could write something hostile did. */

let browser: Browser;
let server: TestServer;
let chief: Person;
let open: HostilePlaces;
/** The last of each. */
const rows: Record<string, string> = {};

beforeAll(async () => {
  browser = await openBrowser();
  server = await startServer({ clientFolder: builtClient });
  chief = await server.setUp();
  open = await openHostilePlaces(server, chief);
  for (const { write, most } of Object.values(open.places))
    for (const words of [formula, turned, longWord(most), markup]) await write(words);
  for (const kind of ["input", "decision", "followUp"] as const)
    for (const words of [markup, formula, turned, longWord(10_000)])
      rows[kind] = await open.capture(kind, words);
  await chief.patch(`/api/workshops/${open.workshop}`, { state: "open" });
  await chief.patch(`/api/workshops/${open.workshop}`, { state: "in-progress" });
  const { programme } = (await chief.get<{ programme: { id: string }[] }>(`/api/workshops/${open.workshop}`))
    .body;
  await chief.patch(`/api/workshops/${open.workshop}/live`, { item: programme.at(-2)!.id });
});
afterAll(async () => {
  await browser?.close();
  await server?.close();
});

const looks = { wide: { viewport: { width: 1300, height: 900 } }, phone };

test.each(Object.entries(looks))(
  "nothing runs, nothing is wider than the screen: %s",
  {
    timeout: 180_000,
  },
  async (look, options) => {
    const { page, trouble } = await seat(browser, server, chief, options);
    const at = `/p/${open.project}`;
    const paths = [
      "/",
      at,
      `${at}/documents`,
      `${at}/docs/${open.minutes}`,
      `${at}/workshops`,
      `${at}/workshops/${open.workshop}`,
      `${at}/workshops/${open.workshop}/present`,
      `${at}/people`,
      `${at}/settings`,
      `${at}/coordination`,
      `${at}/letters`,
      `${at}/letters/${open.letter}`,
      `${at}/inputs`,
      `${at}/inputs/${rows.input}`,
      `${at}/decisions`,
      `${at}/decisions/${rows.decision}`,
      `${at}/follow-ups`,
      `${at}/follow-ups/${open.progress}`,
      `${at}/registers/pictures`,
    ];
    const found: string[] = [];
    for (const path of paths) {
      await page.goto(server.url + path);
      await page
        .locator(path.includes("/docs/") ? ".doc-text section:visible" : "h1")
        .first()
        .waitFor();
      await page.locator(".loading").first().waitFor({ state: "detached" });
      await page.waitForTimeout(300);
      const tell = (what: string) => found.push(`${path.replace(at, "")}: ${what}`.slice(0, 300));
      for (const rule of await brokenRules(page)) tell(rule);
      const isHurt = await page.evaluate(
        () => "hurt" in window || document.querySelector('img[src="x"], a[href*="evil.example"]') !== null,
      );
      if (isHurt) tell("something runs, or would");
      if (process.env.SHOTS)
        await page.screenshot({
          path: `${process.env.SHOTS}/hostile-${look}${path.replace(at, "").replace(/\W+/g, "_")}.png`,
        });
    }
    expect([...found, ...trouble]).toEqual([]);
    await page.context().close();
  },
);
