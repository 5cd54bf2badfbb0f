import "../help/dom";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Language, languages, languageTag } from "../../shared/locale/languages";
import { pages } from "../../shared/pages";
import { builtClient, openBrowser, phone, seat } from "../help/browser";
import type { Person } from "../help/person";
import { brokenRules } from "../help/screen-rules";
import { startServer, type TestServer } from "../help/server";
import { leftInEnglish, wordsKept } from "../help/spoken-language";
import { storyPeople } from "../help/story";

/**
 * Every page that there is, in the demo's project with what the demo leaves open filled in, in three languages, wide
 * and on a phone. SHOTS=folder keeps pictures.
 */

type Where = { project: string } & Record<string, string>;
type Visit = {
  /** Nobody's account where it is left out. */
  who?: "sekretariat" | "direktur";
  /** Behind the address: a link's secret, a filter. */
  more?: (where: Where) => string;
  /** What is there once the page is. */
  ready?: string;
  /** What one comes for, where there is something to do; it is reached by Tab. */
  action?: string;
  /** Its title is content, in a language of its own. */
  isContent?: true;
};

const heading = "h1";
const primary = ".btn--primary";

const visits: Record<(typeof pages)[number], Visit> = {
  "/": { who: "sekretariat", action: "main a" },
  "/sign-in": { action: primary },
  "/setup": { action: primary },
  "/invitation": { more: ({ invitation }) => `#${invitation}`, action: primary },
  "/reset": { more: ({ reset }) => `#${reset}`, action: primary },
  "/demo": { action: "a" },
  "/check-in/:code": { action: primary },
  "/answer": { more: ({ answer }) => `#${answer}` },
  "/minutes": {
    more: ({ minutes }) => `#${minutes}`,
    ready: ".guest-minutes",
    action: "button",
    isContent: true,
  },
  "/p/:project": { who: "sekretariat", action: "main a.btn" },
  "/p/:project/documents": { who: "sekretariat", action: `main ${primary}` },
  "/p/:project/docs/:document": {
    who: "sekretariat",
    ready: ".doc-text section:visible",
    action: ".doc-text",
    isContent: true,
  },
  "/p/:project/workshops": { who: "sekretariat", action: `main ${primary}` },
  "/p/:project/workshops/:workshop": { who: "sekretariat", action: `main ${primary}` },
  "/p/:project/coordination": { who: "sekretariat", action: "main button, main select" },
  "/p/:project/letters": { who: "sekretariat", action: `main ${primary}` },
  "/p/:project/letters/:letter": { who: "sekretariat", action: `main ${primary}`, isContent: true },
  "/p/:project/workshops/:workshop/check-in": { who: "sekretariat", action: primary },
  "/p/:project/people": { who: "sekretariat", action: `main ${primary}` },
  "/p/:project/settings": { who: "sekretariat", action: `main ${primary}` },
  "/p/:project/inputs": { who: "sekretariat", action: `main ${primary}` },
  "/p/:project/inputs/:row": { who: "sekretariat", action: `main ${primary}` },
  "/p/:project/decisions": { who: "sekretariat", action: "main a" },
  "/p/:project/decisions/:row": { who: "sekretariat", action: "main button" },
  "/p/:project/registers/pictures": { who: "sekretariat", action: "main summary" },
  "/p/:project/follow-ups": { who: "direktur", action: "main a" },
  "/p/:project/follow-ups/:row": { who: "sekretariat", action: `main ${primary}` },
  "/p/:project/workshops/:workshop/present": {
    who: "sekretariat",
    ready: ".wall-item, main",
    action: "button",
  },
};

let browser: Browser;
let server: TestServer;
let as: (key: string) => Promise<Person>;
let where: Where;

beforeAll(async () => {
  browser = await openBrowser();
  server = await startServer({ clientFolder: builtClient, config: { demo: true } });
  as = await storyPeople(server);
  where = await fillIn(await as("sekretariat"));
});
afterAll(async () => {
  await browser?.close();
  await server?.close();
});

/** What the demo leaves open, so that no page is an empty one. */
async function fillIn(chief: Person): Promise<Where> {
  const [{ id: project } = { id: "" }] = (await chief.get<{ id: string }[]>("/api/projects")).body;
  const at = `/api/projects/${project}`;
  const made = async (path: string, body?: unknown) => {
    const answer = await chief.post<Record<string, string>>(path, body);
    if (answer.status !== 201) throw new Error(`${path}: ${JSON.stringify(answer.body)}`);
    return answer.body;
  };
  const change = async (path: string, body: unknown) => {
    const answer = await chief.patch(path, body);
    if (answer.status !== 200) throw new Error(`${path}: ${JSON.stringify(answer.body)}`);
  };
  const first = async (register: string) =>
    (await chief.get<{ id: string; state: string }[]>(`${at}/${register}`)).body;
  const secretOf = (url: string | undefined) => url?.split("#")[1] ?? "";

  const { id: workshop } = await made(`${at}/workshops`, {
    title: {
      en: "The 2nd workshop of the study",
      id: "Lokakarya ke-2 dalam studi ini",
      ja: "調査の第2回ワークショップ",
    },
    languages: ["en", "id"],
    date: "2030-03-01",
    time: "09:00",
    end: "11:00",
    venue: "Jakarta",
    programme: "starter",
  });
  const here = `/api/workshops/${workshop}`;
  for (const name of ["Suparman", "Wahyuni"])
    await made(`${here}/participants`, {
      name,
      organisation: "Asosiasi A",
      position: "Ketua",
      attended: true,
    });
  await change(here, { state: "in-progress" });
  const { code } = await made(`${here}/check-in`);
  const { programme } = (await chief.get<{ programme: { id: string }[] }>(here)).body;
  await change(`${here}/live`, { item: programme[0]!.id });
  await server.stranger().post(`/api/check-in/${code}/inputs`, {
    text: "Isu keamanan dan daur ulang baterai.",
    language: "id",
    by: "Suparman",
    visibility: "public",
    key: "phone-of-suparman",
  });

  const inputs = await first("inputs");
  const answered = inputs.find(({ state }) => state === "answered")!.id;
  const link = await made(`${at}/inputs/${answered}/answer-link`);
  const { activities } = (await chief.get<{ activities: { id: string }[] }>(at)).body;
  const organisations = (await chief.get<{ id: string }[]>(`${at}/organisations`)).body;
  const { id: letter } = await made(`${at}/letters`, {
    template: "letter-facilitation-request",
    organisation: organisations.at(-1)!.id,
    activity: activities[0]!.id,
    workshop,
    facts: { addressee: "Ketua Umum", letter_place: "Jakarta" },
  });
  await change(`${at}/coordination/${organisations.at(-1)!.id}`, {
    unit: "Unit A",
    contact: { name: "Suparman", position: "Ketua" },
    roles: { [activities[0]!.id]: ["I"] },
    state: "letter_sent",
    support: "Data",
  });
  const invited = await made(`${at}/invitations`, {
    name: "Konsultan C",
    email: "konsultan-c@lokakarya.example",
    organisation: "Tim Konsultan JICA",
    role: "editor",
  });
  const members = (await chief.get<{ member: string; email: string }[]>(`${at}/members`)).body;
  const member = members.find(({ email }) => email.startsWith("konsultan-b"))!.member;
  const reset = await chief.post<{ url: string }>(`${at}/members/${member}/reset`);
  const { id: guest } = await made(`${here}/participants`, { name: "Lestari", email: "lestari@example.org" });
  const { minutes } = (await chief.get<{ minutes: string }>(here)).body;
  const circulated = await chief.post(`/api/documents/${minutes}/minutes/circulate`, { until: "2099-01-31" });
  if (circulated.status !== 200) throw new Error(JSON.stringify(circulated.body));
  const reading = await made(`/api/documents/${minutes}/minutes/guests/${guest}/link`);
  const documents = (await chief.get<{ id: string }[]>(`${at}/documents`)).body;
  return {
    project,
    workshop: workshop!,
    code: code!,
    letter: letter!,
    document: documents[0]!.id,
    inputs: inputs.find(({ state }) => state === "answered")!.id,
    decisions: (await first("decisions"))[0]!.id,
    "follow-ups": (await first("follow-ups"))[0]!.id,
    answer: secretOf(link.url),
    minutes: secretOf(reading.url),
    invitation: secretOf(invited.url),
    reset: secretOf(reset.body.url),
  };
}

/** A row's register is the word before it. */
const addressOf = (pattern: string) =>
  pattern.replace(/([a-z-]+)\/:(\w+)/g, (_all, before: string, name: string) => {
    const value = name === "row" ? where[before] : where[name];
    if (!value) throw new Error(`${pattern} needs a ${name}.`);
    return `${before}/${value}`;
  });

const looks: Record<string, BrowserContextOptions> = {
  wide: { viewport: { width: 1300, height: 900 }, colorScheme: "light" },
  phone,
};
const views = Object.keys(looks).flatMap((look) => languages.map((language) => ({ look, language })));

/** The title of each page by language: what is the same in two was not translated. */
const titles = new Map<string, Map<Language, string>>();

test("every page has a visit, and every visit a page", () => {
  expect(Object.keys(visits).sort()).toEqual([...pages].sort());
});

test.each(views)("every page in $language, $look", { timeout: 300_000 }, async ({ look, language }) => {
  const options = { ...looks[look], locale: languageTag[language] };
  const seats = new Map<string, Awaited<ReturnType<typeof seat>>>();
  const trouble: string[] = [];
  for (const [pattern, visit] of Object.entries(visits)) {
    const who = visit.who ?? "nobody";
    if (!seats.has(who)) {
      const taken = await seat(browser, server, visit.who ? await as(visit.who) : server.stranger(), options);
      taken.page.on("console", (line) => {
        if (line.type() === "error" && !/status of 4\d\d/.test(line.text())) taken.trouble.push(line.text());
      });
      seats.set(who, taken);
    }
    const { page, trouble: heard } = seats.get(who)!;
    await page.goto(server.url + addressOf(pattern) + (visit.more?.(where) ?? ""));
    await settled(page, visit);
    const tell = (what: string) => trouble.push(`${pattern}: ${what}`);
    if (process.env.SHOTS)
      await page.screenshot({
        path: `${process.env.SHOTS}/${look}-${language}-${pattern.replace(/\W+/g, "_")}.png`,
        fullPage: true,
      });
    for (const rule of await brokenRules(page)) tell(rule);
    const lang = await page.evaluate(() => document.documentElement.lang);
    if (lang !== language) tell(`says that it is in ${lang}`);
    for (const words of leftInEnglish(language, await wordsKept(page))) tell(`left in English: ${words}`);
    if (visit.action && !(await reachedByTab(page, visit.action)))
      tell(`${visit.action} is not reached by Tab`);
    for (const line of heard.splice(0)) tell(line);
    if (!visit.isContent)
      titles.set(pattern, (titles.get(pattern) ?? new Map()).set(language, await page.title()));
  }
  for (const { page } of seats.values()) await page.context().close();
  expect(trouble).toEqual([]);
});

test("every page has its title in each language", () => {
  const same = [...titles].filter(([, by]) => new Set(by.values()).size < languages.length);
  expect(same.map(([pattern, by]) => `${pattern}: ${[...by.values()].join(" | ")}`)).toEqual([]);
});

async function settled(page: Page, { ready }: Visit) {
  await page
    .locator(ready ?? heading)
    .first()
    .waitFor();
  await page.locator(".loading").first().waitFor({ state: "detached" });
  await page.evaluate(() => document.fonts.ready);
  await page.evaluate(stillFor, 150);
}

/** Until nothing on the page has changed for so long, but for a clock's every second. */
const stillFor = (ms: number) =>
  new Promise<void>((resolve) => {
    const settle = () => resolve();
    let timer = setTimeout(settle, ms);
    new MutationObserver(() => {
      clearTimeout(timer);
      timer = setTimeout(settle, ms);
    }).observe(document.body, { subtree: true, childList: true });
  });

/** From the top of the page; no page needs more stops than it has controls. */
async function reachedByTab(page: Page, action: string): Promise<boolean> {
  const stops = await page.locator("a, button, input, select, textarea, summary, [tabindex]").count();
  await page.evaluate(() => {
    (document.activeElement as HTMLElement | null)?.blur();
    getSelection()?.removeAllRanges();
  });
  for (let stop = 0; stop <= stops; stop++) {
    await page.keyboard.press("Tab");
    if (await page.evaluate((wanted) => document.activeElement?.matches(wanted) ?? false, action))
      return true;
  }
  return false;
}
