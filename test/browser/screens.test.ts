import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { builtClient, openBrowser, seat } from "../help/browser";
import type { Person } from "../help/person";
import { brokenRules } from "../help/screen-rules";
import { startServer, type TestServer } from "../help/server";

/** Every screen around the documents: accessible, within its width, and with nothing fetched from elsewhere. */

let browser: Browser;
let server: TestServer;
let project: string;
let workshop: string;
const people: Record<string, Person> = {};

beforeAll(async () => {
  browser = await openBrowser();
  server = await startServer({ clientFolder: builtClient });
  const secretariat = await server.setUp();
  project = await server.project(secretariat);
  people.secretariat = secretariat;
  people.observer = await server.join(secretariat, project, "observer", { name: "Pengamat" });
  await server.invite(secretariat, project, "commenter", { name: "Direktur" });
  await secretariat.post(`/api/projects/${project}/documents`, {
    template: "tor-jica-study",
    languages: ["en", "id"],
  });
  workshop = await workshopUnderWay(secretariat);
});
afterAll(async () => {
  await browser?.close();
  await server?.close();
});

/** Under way on a Friday, with somebody who came, an open check-in and a first item that is on. */
async function workshopUnderWay(secretariat: Person): Promise<string> {
  const begun = await secretariat.post<{ id: string }>(`/api/projects/${project}/workshops`, {
    title: { en: "The 1st Workshop", id: "Lokakarya ke-1" },
    languages: ["en", "id"],
    date: "2023-11-03",
    time: "09:00",
    end: "11:00",
    programme: "starter",
  });
  const address = `/api/workshops/${begun.body.id}`;
  await secretariat.post(`${address}/participants`, { name: "Eko", organisation: "ASDIPI", attended: true });
  await secretariat.patch(address, { state: "in-progress" });
  await secretariat.post(`${address}/check-in`);
  const { body } = await secretariat.get<{ programme: { id: string }[] }>(address);
  await secretariat.patch(`${address}/live`, { item: body.programme[0]!.id });
  return begun.body.id;
}

type Screen = { name: string; path: string; who?: string; open?: (page: Page) => Promise<void> };

const click = (name: string) => (page: Page) => page.getByRole("button", { name }).first().click();
const screens: Screen[] = [
  { name: "sign-in", path: "/sign-in" },
  { name: "set-up", path: "/setup" },
  { name: "reset", path: "/reset#token" },
  { name: "invitation that is spent", path: "/invitation#token" },
  { name: "link cut off", path: "/demo" },
  { name: "nowhere", path: "/nowhere" },
  { name: "home", path: "/", who: "secretariat" },
  { name: "new project", path: "/", who: "secretariat", open: click("New project") },
  { name: "account menu", path: "/", who: "secretariat", open: click("My account") },
  { name: "overview", path: "/p/:project", who: "secretariat" },
  { name: "overview of an observer", path: "/p/:project", who: "observer" },
  { name: "documents", path: "/p/:project/documents", who: "secretariat" },
  { name: "document menu", path: "/p/:project/documents", who: "secretariat", open: click("Actions:") },
  { name: "new document", path: "/p/:project/documents", who: "secretariat", open: click("New document") },
  { name: "workshops", path: "/p/:project/workshops", who: "secretariat" },
  { name: "new workshop", path: "/p/:project/workshops", who: "secretariat", open: click("New workshop") },
  { name: "workshop", path: "/p/:project/workshops/:workshop", who: "secretariat" },
  {
    name: "new participant of a workshop",
    path: "/p/:project/workshops/:workshop",
    who: "secretariat",
    open: click("Add participant"),
  },
  { name: "workshop of an observer", path: "/p/:project/workshops/:workshop", who: "observer" },
  { name: "people", path: "/p/:project/people", who: "secretariat" },
  { name: "invite", path: "/p/:project/people", who: "secretariat", open: click("Invite") },
];

const wide: BrowserContextOptions = { viewport: { width: 1440, height: 900 } };
const narrow: BrowserContextOptions = {
  viewport: { width: 360, height: 780 },
  hasTouch: true,
  isMobile: true,
};
// Width and theme meet no rule together, so two of the four see all of both.
const looks = [
  { name: "wide, light", options: { ...wide, colorScheme: "light" } },
  { name: "360 px, dark", options: { ...narrow, colorScheme: "dark" } },
] as const;

const views = looks.flatMap(({ name, options }) => screens.map((screen) => ({ name, options, screen })));

test.each(views)(
  "$screen.name, $name: breaks no rule of axe, of its width, of the content policy",
  async ({ options, screen }) => {
    const person = screen.who ? people[screen.who]! : server.stranger();
    const { page, trouble } = await seat(browser, server, person, options);
    page.on("request", (request) => {
      if (!request.url().startsWith(server.url)) trouble.push(`fetched from elsewhere: ${request.url()}`);
    });
    await page.goto(server.url + screen.path.replace(":project", project).replace(":workshop", workshop));
    await page.waitForLoadState("networkidle");
    await screen.open?.(page);
    await page.waitForTimeout(200);
    trouble.push(...(await brokenRules(page)), ...(await tooSmall(page, "hasTouch" in options)));
    expect(trouble).toEqual([]);
    await page.context().close();
  },
);

/** Controls lower than 40 px under a finger; links within a sentence may be. */
const tooSmall = (page: Page, isTouch: boolean): Promise<string[]> =>
  !isTouch
    ? Promise.resolve([])
    : page.evaluate(() =>
        [...document.querySelectorAll("button, a, input, select, summary, [role^=menuitem]")]
          .filter((each) => !each.closest("p, .visually-hidden, label") && !each.matches(".skip"))
          .map((each) => ({ each, box: each.getBoundingClientRect() }))
          .filter(({ box }) => box.width > 1 && box.height > 1 && box.height < 40)
          .map(({ each, box }) => `${box.height} px: ${each.outerHTML.slice(0, 120)}`),
      );
