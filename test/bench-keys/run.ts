/**
 * How long a key takes to be seen, at one page, 60 and 200 pages, alone and with 20 people typing:
 * `npx tsx test/bench-keys/run.ts [--client dist/client] [--keys 150] [--pages 60,200] [--typing 20] [--slower 1] [--profile folder]`
 */
import { mkdirSync } from "node:fs";
import { loadavg } from "node:os";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import type { Browser } from "playwright-core";
import { builtClient, openBrowser } from "../help/browser";
import { caretBehind, openDesk, untilSave } from "../help/desk";
import type { Person } from "../help/person";
import { startServer } from "../help/server";
import { keyToPaint, type Measured } from "./key-to-paint";
import { fillPages } from "./long-text";
import { startTyping } from "./typists";

const { values } = parseArgs({
  options: {
    client: { type: "string", default: builtClient },
    keys: { type: "string", default: "150" },
    pages: { type: "string", default: "60,200" },
    typing: { type: "string", default: "20" },
    slower: { type: "string", default: "1" },
    profile: { type: "string" },
  },
});
const keys = Number(values.keys);
/** Seven keys a second: somebody who types well. */
const pause = 140;
const keysPerSecond = 5;

const server = await startServer({ clientFolder: resolve(values.client) });
const chief = await server.setUp();
const project = await server.project(chief);
const writer = await server.join(chief, project, "editor");
const people: Person[] = [];
for (let number = 0; number < Number(values.typing); number++)
  people.push(await server.join(chief, project, "editor"));
const browser: Browser = await openBrowser();
const rows: Record<string, string | number>[] = [];
let floor: Measured | undefined;
if (values.profile) mkdirSync(values.profile, { recursive: true });

async function measure(pages: number, typing: boolean) {
  const made = await chief.post<{ id: string }>(`/api/projects/${project}/documents`, {
    template: "tor-battery-standardisation",
    languages: ["en"],
  });
  const document = made.body.id;
  await fillPages({ server, as: chief, document }, pages);
  const { page } = await openDesk({ browser, server, project, document }, writer);
  await untilSave(page, "saved", 60_000);
  // tsx wraps named functions in a helper that a page does not have.
  await page.evaluate("globalThis.__name = (named) => named");
  await caretBehind(page, `Part ${Math.ceil(pages / 2)}`);
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("End");
  const stop = typing ? await startTyping({ server, document, people }, keysPerSecond) : undefined;
  await page.waitForTimeout(2000);
  const name = `${pages} ${pages === 1 ? "page" : "pages"}, ${typing ? `${people.length} typing` : "alone"}`;
  const profile = values.profile && join(values.profile, `${name.replaceAll(/\W+/g, "-")}.cpuprofile`);
  const found = await keyToPaint(page, { keys, pause, slower: Number(values.slower), profile });
  await stop?.();
  await page.context().close();
  floor ??= found;
  rows.push({
    "": name,
    keys: found.keys,
    "p50 ms": Math.round(found.p50),
    "p95 ms": Math.round(found.p95),
    "longest ms": Math.round(found.longest),
    "p50 ×": (found.p50 / floor.p50).toFixed(1),
    "p95 ×": (found.p95 / floor.p95).toFixed(1),
    "page cpu ms/s": Math.round(found.cpu),
    load: loadavg()[0]!.toFixed(1),
  });
  console.log(JSON.stringify(rows.at(-1)));
}

await measure(1, false);
for (const pages of values.pages.split(",").map(Number)) {
  await measure(pages, false);
  if (people.length > 0) await measure(pages, true);
}
console.table(rows);
await browser.close();
await server.close();
