import { readFile } from "node:fs/promises";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { ThreadAnswer } from "../../shared/answers";
import { builtClient, openBrowser, type Seated, seat } from "../help/browser";
import { readDocx } from "../help/docx-text";
import { until } from "../help/live";
import { readPdf } from "../help/pdf-text";
import type { Person } from "../help/person";
import { brokenRules } from "../help/screen-rules";
import { startServer, type TestServer } from "../help/server";

let server: TestServer;
let browser: Browser;
let project: string;
let chief: Person;
let one: Seated;
let two: Seated;
let director: Seated;

beforeAll(async () => {
  server = await startServer({ clientFolder: builtClient });
  browser = await openBrowser();
  chief = await server.setUp();
  project = await server.project(chief);
  const people = [
    await server.join(chief, project, "editor", { name: "Konsultan A", organisation: "JICA", side: "japan" }),
    await server.join(chief, project, "editor", { name: "Konsultan B", organisation: "JICA", side: "japan" }),
    await server.join(chief, project, "commenter", { name: "Direktur", side: "indonesia" }),
  ] as const;
  one = await seat(browser, server, people[0]);
  two = await seat(browser, server, people[1]);
  director = await seat(browser, server, people[2], {
    viewport: { width: 360, height: 780 },
    hasTouch: true,
    isMobile: true,
    colorScheme: "dark",
    locale: "id-ID",
  });
});
afterAll(async () => {
  await browser?.close();
  await server?.close();
});

/** The sentence, selected as a finger or a mouse would leave it. */
async function select(page: Page, words: string) {
  await page.evaluate((wanted) => {
    const walker = document.createTreeWalker(document.querySelector(".doc-text")!, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const at = node.textContent?.indexOf(wanted) ?? -1;
      if (at < 0) continue;
      node.parentElement?.scrollIntoView({ block: "center" });
      const range = document.createRange();
      range.setStart(node, at);
      range.setEnd(node, at + wanted.length);
      getSelection()?.removeAllRanges();
      getSelection()?.addRange(range);
      return;
    }
    throw new Error(`"${wanted}" is not on the screen.`);
  }, words);
}

test("three people write one TOR: begun, typed by two, commented by a director on a phone, answered, exported", async () => {
  const made = await chief.post<{ id: string }>(`/api/projects/${project}/documents`, {
    template: "tor-battery-standardisation",
    languages: ["en", "id"],
  });
  const tor = made.body.id;
  const address = `${server.url}/p/${project}/docs/${tor}`;
  await Promise.all([one.page.goto(address), two.page.goto(address), director.page.goto(address)]);
  for (const { page } of [one, two]) {
    await page
      .getByText(/^Saved/)
      .first()
      .waitFor();
    // The paragraph under "Purpose".
    await page.getByText("To give the Ministry and stakeholders").first().click();
    await page.keyboard.press("End");
  }
  await Promise.all([
    one.page.keyboard.type(" First hand.", { delay: 15 }),
    two.page.keyboard.type(" Second hand.", { delay: 15 }),
  ]);
  // As on the screen, without the names at the carets.
  const textOn = (page: Page) =>
    page.evaluate(() => {
      const copy = document.querySelector(".doc-text")!.cloneNode(true) as HTMLElement;
      for (const caret of copy.querySelectorAll(".ProseMirror-widget")) caret.remove();
      return copy.textContent ?? "";
    });
  await until(async () => {
    const [left, right] = [await textOn(one.page), await textOn(two.page)];
    return left === right && left.includes("First hand.") && left.includes("Second hand.");
  }, 15_000).catch(async (error) => {
    const around = (text: string) => text.slice(Math.max(0, text.search(/First|Second/) - 60)).slice(0, 200);
    throw new Error(`${around(await textOn(one.page))}\n${around(await textOn(two.page))}`, { cause: error });
  });
  await one.page
    .getByText(/^Saved/)
    .first()
    .waitFor();

  // The director reads in Indonesian, on a phone, and comments without a keyboard shortcut.
  await director.page.getByText("Menyediakan dasar fakta bersama").first().waitFor();
  await select(director.page, "dasar fakta bersama");
  await director.page.getByRole("button", { name: "Komentari" }).first().click();
  await director.page.getByRole("textbox").last().fill("Mohon sebutkan sumbernya.");
  await director.page.getByRole("button", { name: "Kirim" }).click();
  const threads = async () => (await chief.get<ThreadAnswer[]>(`/api/documents/${tor}/threads`)).body;
  await until(async () => (await threads()).length === 1, 10_000);
  expect((await threads())[0]).toMatchObject({ quote: "dasar fakta bersama", by: { name: "Direktur" } });

  await one.page.getByRole("button", { name: "ID", exact: true }).click();
  await one.page.getByText("Mohon sebutkan sumbernya.").first().waitFor();
  const id = (await threads())[0]!.id;
  const reply = await two.page.evaluate(
    async (thread) =>
      (
        await fetch(`/api/threads/${thread}/replies`, {
          method: "POST",
          headers: { "content-type": "application/json" },
          body: JSON.stringify({ body: "Sumbernya ada pada bagian 1." }),
        })
      ).status,
    id,
  );
  expect(reply).toBe(201);
  await one.page.getByText("Mohon sebutkan sumbernya.").first().click();
  await one.page.getByText("Sumbernya ada pada bagian 1.").first().waitFor();

  // What is exported is what is on the screen: every block of text, in Word and in PDF.
  await one.page.getByRole("button", { name: "EN", exact: true }).click();
  const blocks = await one.page.evaluate(() => {
    const copy = document.querySelector("div:not([hidden]) > .doc-text")!.cloneNode(true) as HTMLElement;
    for (const drawn of copy.querySelectorAll(".ProseMirror-widget")) drawn.remove();
    // An empty fact is a chip here and a gap with its name there.
    return [...copy.querySelectorAll("h2, h3, h4, h5, p")]
      .filter((block) => !block.querySelector(".fieldval--gap"))
      .map((block) => block.textContent?.replace(/\s+/g, "") ?? "")
      .filter(Boolean);
  });
  expect(blocks.length).toBeGreaterThan(100);
  expect(blocks.some((block) => block.includes("Firsthand.") && block.includes("Secondhand."))).toBe(true);
  for (const format of ["Word (.docx)", "PDF (PDF/A)"]) {
    await one.page
      .getByRole("button", { name: /^Export/ })
      .first()
      .click();
    const dialog = one.page.getByRole("dialog");
    await dialog.getByLabel(format).check();
    const download = one.page.waitForEvent("download");
    await dialog.getByRole("button", { name: "Export" }).click();
    const file = await readFile(await (await download).path());
    const text = format.startsWith("PDF") ? readPdf(file).pages.join("") : readDocx(file).paragraphs.join("");
    const printed = text.replace(/\s+/g, "");
    expect(
      blocks.filter((block) => !printed.includes(block)),
      format,
    ).toEqual([]);
    await one.page.keyboard.press("Escape");
  }

  for (const { page, trouble } of [one, director]) {
    expect(await brokenRules(page)).toEqual([]);
    expect(trouble).toEqual([]);
  }
  expect(two.trouble).toEqual([]);
});
