/** A director who has never seen it, on a touch screen of 360 px: from the invitation's link to the first comment. */
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { ThreadAnswer } from "../../shared/answers";
import { builtClient, openBrowser } from "../help/browser";
import { selectWords, textIsThere } from "../help/desk";
import { until } from "../help/live";
import type { Person } from "../help/person";
import { goodPassword, startServer, type TestServer } from "../help/server";

let server: TestServer;
let browser: Browser;
let chief: Person;

beforeAll(async () => {
  server = await startServer({ clientFolder: builtClient });
  browser = await openBrowser();
  chief = await server.setUp();
});
afterAll(async () => {
  await browser?.close();
  await server?.close();
});

test("under a minute from the link to the first comment, with a finger and without help", async () => {
  const project = await server.project(chief, "Sepeda motor listrik");
  const made = await chief.post<{ id: string }>(`/api/projects/${project}/documents`, {
    template: "tor-battery-standardisation",
    languages: ["en", "id"],
  });
  const token = await server.invite(chief, project, "commenter", { name: "Direktur", side: "indonesia" });
  const context = await browser.newContext({
    viewport: { width: 360, height: 780 },
    hasTouch: true,
    isMobile: true,
    locale: "id-ID",
  });
  const page = await context.newPage();
  const trouble: string[] = [];
  page.on("pageerror", (error) => trouble.push(error.message));

  const began = Date.now();
  await page.goto(`${server.url}/invitation#${token}`);
  await page.getByLabel("Kata sandi").fill(goodPassword);
  await page.getByRole("button", { name: "Terima dan mulai" }).tap();
  await page
    .getByRole("link", { name: /Studi Standardisasi Baterai/ })
    .first()
    .tap();
  await textIsThere(page);
  // Whoever only looks for the button is told how: hold a word, then choose it.
  await page.getByRole("button", { name: "Komentari" }).first().tap();
  await page.getByText("Tekan lama sebuah kata").waitFor();
  // What holding a word leaves; a long touch itself selects nothing in a headless Chromium.
  await selectWords(page, "dipertukarkan");
  await page.getByRole("button", { name: "Komentari" }).first().tap();
  await page.getByRole("textbox").last().fill("Siapa yang menilai manfaatnya?");
  await page.getByRole("button", { name: "Kirim" }).tap();
  const threads = async () =>
    (await chief.get<ThreadAnswer[]>(`/api/documents/${made.body.id}/threads`)).body;
  await until(async () => (await threads()).length === 1);
  const seconds = (Date.now() - began) / 1000;

  expect((await threads())[0]).toMatchObject({ quote: "dipertukarkan", by: { name: "Direktur" } });
  expect(seconds).toBeLessThan(60);
  expect(trouble).toEqual([]);
  await context.close();
});
