/** The pages that people open in one test: watched for trouble, and closed when the test is over. */
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { seat } from "./browser";
import type { Person } from "./person";
import { brokenRules } from "./screen-rules";
import type { TestServer } from "./server";

export function createVisits(place: () => { browser: Browser; server: TestServer }) {
  let pages: Page[] = [];
  const trouble: string[] = [];
  const watched: string[][] = [];

  return {
    /** Opens the address as this person. What the console calls an error is trouble, but for refusals by the server. */
    async open(who: Person, path: string, options: BrowserContextOptions = {}): Promise<Page> {
      const { browser, server } = place();
      const seated = await seat(browser, server, who, options);
      pages.push(seated.page);
      watched.push(seated.trouble);
      seated.page.on("console", (line) => {
        if (line.type() === "error" && !/status of 4\d\d/.test(line.text())) trouble.push(line.text());
      });
      await seated.page.goto(server.url + path);
      return seated.page;
    },

    /** Counts what the page breaks of the rules for every screen as trouble. */
    async checkRules(page: Page) {
      trouble.push(...(await brokenRules(page)));
    },

    /** For a person to look at: SHOTS=folder. */
    async shot(page: Page, name: string) {
      if (process.env.SHOTS)
        await page.screenshot({ path: `${process.env.SHOTS}/${name}.png`, fullPage: true });
    },

    /** After each test: closes the pages and answers the trouble that there was. */
    async end(): Promise<string[]> {
      for (const page of pages) await page.context().close();
      pages = [];
      return [...trouble.splice(0), ...watched.splice(0).flat()];
    },
  };
}
