import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { CheckInAnswer, ParticipantAnswer } from "../../shared/answers";
import { builtClient, openBrowser, phone, seat } from "../help/browser";
import type { Person } from "../help/person";
import { brokenRules } from "../help/screen-rules";
import { startServer, type TestServer } from "../help/server";
import { smallPdf } from "../rules/small-pdf";

/** The pages for whoever has no account: signing the list of attendance, reading what became of an input. */

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

const wide: BrowserContextOptions = { viewport: { width: 1440, height: 900 }, colorScheme: "light" };
const looks = [
  { name: "wide, light", options: wide },
  { name: "360 px, dark", options: phone },
  {
    name: "320 px, light",
    options: { ...phone, viewport: { width: 320, height: 568 }, colorScheme: "light" },
  },
] as const;

async function announced() {
  const made = await chief.post<{ id: string }>(`/api/projects/${project}/workshops`, {
    title: { en: "The first workshop", id: "Lokakarya pertama" },
    date: "2026-12-01",
    languages: ["en", "id"],
  });
  const path = `/api/workshops/${made.body.id}`;
  await chief.patch(path, { state: "open" });
  const { code } = (await chief.post<CheckInAnswer>(`${path}/check-in`)).body;
  const list = async () =>
    (await chief.get<ParticipantAnswer[]>(`${path}/participants`)).body.map(
      ({ name, position, organisationName }) => [name, organisationName, position].join(" · "),
    );
  return { path, code, list };
}

async function guest(options: BrowserContextOptions = {}) {
  const seated = await seat(browser, server, server.stranger(), options);
  seated.page.on("console", (line) => {
    if (line.type() === "error") seated.trouble.push(line.text());
  });
  return seated;
}

async function answered(text: string) {
  const at = `/api/projects/${project}/inputs`;
  const { id } = (await chief.post<{ id: string }>(at, { text: { en: text }, channel: "letter" })).body;
  const { url } = (await chief.post<{ url: string }>(`${at}/${id}/answer-link`)).body;
  return {
    link: `${server.url}/answer#${url.split("#")[1]}`,
    token: url.split("#")[1]!,
    change: async (changes: object) => {
      const { status, body } = await chief.patch(`${at}/${id}`, changes);
      expect(status, JSON.stringify(body)).toBe(200);
    },
    revoke: () => chief.delete(`${at}/${id}/answer-link`),
  };
}

const typed = async (page: Page, words: string[]) => {
  for (const word of words) {
    await page.keyboard.type(word);
    await page.keyboard.press("Tab");
  }
};

test.each(looks)("a guest signs the list by keyboard alone, $name", async ({ options }) => {
  const { code, list } = await announced();
  const { page, trouble } = await guest(options);
  await page.goto(`${server.url}/check-in/${code}`);
  await page.getByRole("heading", { name: "The first workshop" }).waitFor();
  await page.getByText("1 December 2026").waitFor();
  trouble.push(...(await brokenRules(page)));

  await page.getByLabel("Your name").focus();
  await typed(page, ["Sutrisno", "Asosiasi A", "Ketua"]);
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await page.getByText("Without your agreement").waitFor();
  expect(await list()).toEqual([]);
  await page.keyboard.press("Space");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { name: "Thank you, Sutrisno" }).waitFor();
  expect(await list()).toEqual(["Sutrisno · Asosiasi A · Ketua"]);
  trouble.push(...(await brokenRules(page)));
  expect(trouble).toEqual([]);
  await page.context().close();
});

test.each(looks)(
  "a guest reads the minutes by their link, and keeps them as a file, $name",
  async ({ name, options }) => {
    const { body: made } = await chief.post<{ id: string; minutes: string }>(
      `/api/projects/${project}/workshops`,
      {
        title: { en: "The first workshop", id: "Lokakarya pertama" },
        languages: ["en", "id"],
        programme: "starter",
      },
    );
    await chief.patch(`/api/workshops/${made.id}`, { state: "in-progress" });
    const who = await chief.post<{ id: string }>(`/api/workshops/${made.id}/participants`, {
      name: "Sutrisno",
      email: "sutrisno@example.org",
      attended: true,
    });
    const at = `/api/documents/${made.minutes}/minutes`;
    await chief.post(`${at}/circulate`, { until: "2099-01-31" });
    const link = `${at}/guests/${who.body.id}/link`;
    const { url } = (await chief.post<{ url: string }>(link)).body;

    const { page, trouble } = await guest(options);
    await page.goto(`${server.url}/minutes#${url.split("#")[1]}`);
    await page.getByText("comments until the end of 31 January 2099").waitFor();
    const text = page.getByRole("article");
    await text.getByText("Opening Remarks").first().waitFor();
    await text.getByText("Sutrisno").waitFor();
    expect(await text.locator("a").count()).toBe(0);
    trouble.push(...(await brokenRules(page)));
    if (process.env.SHOTS)
      await page.screenshot({ path: `${process.env.SHOTS}/guest-minutes-${name}.png`, fullPage: true });
    const kept = page.waitForEvent("download");
    await page.getByRole("button", { name: "Word" }).focus();
    await page.keyboard.press("Enter");
    expect((await kept).suggestedFilename()).toMatch(/\.docx$/);
    await page.getByRole("button", { name: "Indonesian", exact: true }).focus();
    await page.keyboard.press("Enter");
    await page.locator("article[lang=id]").waitFor();
    expect(trouble).toEqual([]);

    await chief.delete(link);
    await page.reload();
    await page.getByRole("heading", { name: "This link no longer opens anything" }).waitFor();
    await page.context().close();
  },
);

test("every control is large enough for a thumb at 320 px", async () => {
  const { code } = await announced();
  const { page } = await guest(looks[2].options);
  await page.goto(`${server.url}/check-in/${code}`);
  await page.getByLabel("Your name").waitFor();
  const heights = await page.evaluate(() =>
    [...document.querySelectorAll("button, input:not([type=checkbox]), label.check")].map(
      (each) => each.getBoundingClientRect().height,
    ),
  );
  expect(heights.length).toBe(9);
  expect(Math.min(...heights)).toBeGreaterThanOrEqual(48);
  await page.context().close();
});

test("a phone that signs again after a reload corrects its own entry; somebody else on it is another", async () => {
  const { code, list } = await announced();
  const { page } = await guest(phone);
  const fill = async (name: string, position: string) => {
    await page.getByLabel("Your name").fill(name);
    await page.getByLabel("Organisation").fill("Asosiasi A");
    await page.getByLabel("Position").fill(position);
    await page.getByRole("checkbox").check();
    await page.getByRole("button", { name: /Enter me|Send the correction/ }).click();
    await page.getByText("You are entered.").waitFor();
  };
  await page.goto(`${server.url}/check-in/${code}`);
  await fill("Sutrisno", "Ketua");
  await page.reload();
  await page.getByRole("button", { name: "Correct my entry" }).click();
  expect(await page.getByLabel("Your name").inputValue()).toBe("Sutrisno");
  await fill("Sutrisno", "Wakil Ketua");
  expect(await list()).toEqual(["Sutrisno · Asosiasi A · Wakil Ketua"]);
  await page.getByRole("button", { name: "Enter somebody else" }).click();
  expect(await page.getByLabel("Your name").inputValue()).toBe("");
  await fill("Rina", "Staf");
  expect(await list()).toHaveLength(2);
  await page.context().close();
});

test.each([
  ["id-ID", "Sampaikan masukan", "Kirim masukan", "Harap diisi.", "Pilih berkas"],
  ["ja-JP", "意見を提出する", "提出する", "入力してください。", "ファイルを選択"],
] as const)(
  "what is missing in a form is said in the page's own language (%s), at the field, which has the focus",
  async (locale, begin, send, missing, choose) => {
    const { code } = await announced();
    const { page, trouble } = await guest({ ...phone, locale, colorScheme: "dark" });
    await page.goto(`${server.url}/check-in/${code}`);
    await page.getByRole("button", { name: begin }).press("Enter");
    await page.getByRole("button", { name: choose }).waitFor();
    await page.getByRole("button", { name: send, exact: true }).focus();
    await page.keyboard.press("Enter");
    await page.getByText(missing, { exact: true }).waitFor();
    const field = page.locator("textarea");
    expect(await field.evaluate((box) => box === document.activeElement)).toBe(true);
    const described = await field.getAttribute("aria-describedby");
    const last = described!.split(" ").at(-1)!;
    expect(await page.locator(`[id="${last}"]`).textContent()).toContain(missing);
    expect(await field.getAttribute("aria-invalid")).toBe("true");
    trouble.push(...(await brokenRules(page)));
    if (process.env.SHOTS)
      await page.screenshot({ path: `${process.env.SHOTS}/guest-${locale}.png`, fullPage: true });
    await page.keyboard.type("x");
    await page.getByText(missing, { exact: true }).waitFor({ state: "detached" });
    expect(trouble).toEqual([]);
    await page.context().close();
  },
);

test("an input is handed in from a phone with its file, and the secretariat places it", async () => {
  const { code } = await announced();
  const { page, trouble } = await guest(phone);
  await page.goto(`${server.url}/check-in/${code}`);
  await page.getByRole("button", { name: "Hand in an input" }).press("Enter");
  await page.getByLabel("Your input").fill("Recycling belongs into the scope.");
  await page.getByLabel("By whom").fill("Sutrisno, Asosiasi A");
  await page.reload();
  expect(await page.getByLabel("Your input").inputValue()).toBe("Recycling belongs into the scope.");
  await page.locator("input[type=file]").setInputFiles({
    name: "paper.pdf",
    mimeType: "application/pdf",
    buffer: Buffer.from(smallPdf),
  });
  await page.getByText("paper.pdf").waitFor();
  trouble.push(...(await brokenRules(page)));
  await page.getByRole("button", { name: "Hand in", exact: true }).press("Enter");
  await page.getByText("Your input is entered.").waitFor();
  const link = await page.getByLabel("Your link").inputValue();
  trouble.push(...(await brokenRules(page)));

  const desk = await seat(browser, server, chief, wide);
  await desk.page.goto(`${server.url}/p/${project}/inputs`);
  await desk.page.getByText("Recycling belongs into the scope.").first().waitFor();
  const rows = (await chief.get<{ id: string; channel: string }[]>(`/api/projects/${project}/inputs`)).body;
  const { id } = rows.find(({ channel }) => channel === "hand_in")!;
  await desk.page.goto(`${server.url}/p/${project}/inputs/${id}`);
  await desk.page.getByRole("link", { name: "paper.pdf" }).waitFor();
  const { id: document } = (
    await chief.post<{ id: string }>(`/api/projects/${project}/documents`, {
      template: "tor-battery-standardisation",
      languages: ["en"],
    })
  ).body;
  await desk.page.reload();
  await desk.page.getByLabel("Document", { exact: true }).selectOption(document);
  await desk.page.getByLabel("Section", { exact: true }).selectOption({ label: "Scope" });
  await desk.page.getByRole("button", { name: "Place", exact: true }).press("Enter");
  await desk.page.getByRole("link", { name: "Open the document" }).waitFor();
  desk.trouble.push(...(await brokenRules(desk.page)));
  await page.goto(link.replace(/^https?:\/\/[^/]+/, server.url));
  await page.getByText("has no answer yet").waitFor();
  expect([...trouble, ...desk.trouble]).toEqual([]);
  for (const each of [page, desk.page]) await each.context().close();
});

test("without a connection, and when too many sign, what was typed stays and can be sent", async () => {
  const { code, list } = await announced();
  const { page } = await guest(phone);
  await page.goto(`${server.url}/check-in/${code}`);
  await page.getByLabel("Your name").fill("Sutrisno");
  await page.getByLabel("Organisation").fill("Asosiasi A");
  await page.getByRole("checkbox").check();
  await page.context().setOffline(true);
  await page.getByRole("button", { name: "Enter me" }).click();
  await page.getByText("The server cannot be reached").waitFor();
  await page.getByText("What you typed stays here").waitFor();
  await page.context().setOffline(false);

  const spam = {
    name: "x",
    organisation: "y",
    position: "",
    consent: true,
    key: "not-this-phone-0123456789",
  };
  for (let at = 0, full = false; !full && at < 700; at++)
    full = (await server.stranger().post(`/api/check-in/${code}`, spam)).status === 429;
  await page.getByRole("button", { name: "Enter me" }).click();
  await page.getByText("Too many tries").waitFor();
  server.passTime(10 * 60_000);
  await page.reload();
  expect(await page.getByLabel("Organisation").inputValue()).toBe("Asosiasi A");
  await page.getByRole("checkbox").check();
  await page.getByRole("button", { name: "Enter me" }).click();
  await page.getByText("You are entered.").waitFor();
  expect(await list()).toContain("Sutrisno · Asosiasi A · ");
  await page.context().close();
});

test("an unknown or ended code is told plainly, in the browser's language and in the one that is chosen", async () => {
  const { code, path } = await announced();
  await chief.delete(`${path}/check-in`);
  const { page, trouble } = await seat(browser, server, server.stranger(), { ...phone, locale: "id-ID" });
  for (const dead of [code, "0000-0000", "nonsense"]) {
    await page.goto(`${server.url}/check-in/${dead}`);
    await page.getByRole("heading", { name: "Daftar hadir ini tidak dibuka" }).waitFor();
  }
  await page.getByRole("button", { name: "日本語" }).click();
  await page.getByRole("heading", { name: "この受付は開いていません" }).waitFor();
  trouble.push(...(await brokenRules(page)));
  expect(trouble).toEqual([]);
  await page.context().close();
});

test.each(looks)("the giver of an input reads what became of it, $name", async ({ options }) => {
  const input = await answered("Recycling belongs into the scope.");
  const { page, trouble } = await guest(options);
  const asked: string[] = [];
  page.on("request", (request) => asked.push(request.url()));
  await page.goto(input.link);
  await page.getByText("Recycling belongs into the scope.").waitFor();
  await page.getByText("has no answer yet").waitFor();
  await input.change({
    state: "proposed",
    disposition: "N",
    answer: { en: "Its safety is, its cost is not." },
  });
  await page.reload();
  await page.getByText("has no answer yet").waitFor();
  expect(await page.getByText("Its safety is").count()).toBe(0);
  await input.change({ state: "answered" });
  await page.reload();
  await page.getByText("Its safety is, its cost is not.").waitFor();
  await page.getByText("Not accepted").waitFor();
  trouble.push(...(await brokenRules(page)));
  await input.change({ state: "closed" });
  await page.reload();
  await page.getByText("the matter is closed").waitFor();
  expect(asked.filter((url) => url.includes(input.token))).toEqual([]);
  expect(trouble).toEqual([]);
  await page.context().close();
});

test("a revoked, replaced or cut link says so; another link in the same tab shows the other input", async () => {
  const first = await answered("The first input.");
  const second = await answered("The second input.");
  const { page } = await guest(phone);
  await page.goto(first.link);
  await page.getByText("The first input.").waitFor();
  await page.goto(second.link);
  await page.getByText("The second input.").waitFor();
  expect(await page.getByText("The first input.").count()).toBe(0);
  await second.revoke();
  await page.reload();
  await page.getByRole("heading", { name: "This link no longer opens anything" }).waitFor();
  expect(await brokenRules(page)).toEqual([]);
  await page.goto("about:blank");
  await page.goto(`${server.url}/answer`);
  await page.getByRole("heading", { name: "This link is not complete" }).waitFor();
  await page.context().close();
});
