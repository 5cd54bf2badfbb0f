/** People in front of a real Chromium, each in a browser of their own, on the built program. */
import { existsSync } from "node:fs";
import { join } from "node:path";
import { type Browser, type BrowserContextOptions, chromium, type Page } from "playwright-core";
import { templatesFolder } from "../../server/templates/folder";
import type { Person } from "./person";
import type { TestServer } from "./server";

/** Where `npm run build` puts the client. */
export const builtClient = process.env.CLIENT_FOLDER ?? join(templatesFolder(), "..", "dist", "client");

export async function openBrowser(): Promise<Browser> {
  if (!existsSync(join(builtClient, "index.html"))) throw new Error("The client is not built.");
  return chromium.launch({
    executablePath: process.env.CHROMIUM_PATH ?? "/usr/bin/chromium",
    args: [
      "--no-sandbox",
      "--disable-gpu",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
    ],
  });
}

/** A phone in a dark room. */
export const phone = {
  viewport: { width: 360, height: 780 },
  hasTouch: true,
  isMobile: true,
  colorScheme: "dark",
} satisfies BrowserContextOptions;

export type Seated = {
  page: Page /** Errors of the page and refusals of the content security policy. */;
  trouble: string[];
};

/** A browser in which this person is signed in. */
export async function seat(
  browser: Browser,
  server: TestServer,
  person: Person,
  options: BrowserContextOptions = {},
): Promise<Seated> {
  const context = await browser.newContext({
    viewport: { width: 1440, height: 900 },
    locale: "en-GB",
    ...options,
  });
  // Others are at work on this machine, and no test is about how long it takes.
  context.setDefaultTimeout(90_000);
  await context.addCookies([...person.cookies].map(([name, value]) => ({ name, value, url: server.url })));
  const page = await context.newPage();
  const trouble: string[] = [];
  page.on("pageerror", (error) => trouble.push(error.message));
  page.on("console", (line) => {
    if (/content security policy/i.test(line.text())) trouble.push(line.text());
  });
  return { page, trouble };
}
