import type { Browser } from "playwright-core";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import type { ThreadAnswer } from "../../shared/answers";
import { builtClient, openBrowser } from "../help/browser";
import { caretBehind, type Desk, openDesk, selectWords, textIsThere, untilSave } from "../help/desk";
import { until } from "../help/live";
import type { Person } from "../help/person";
import { startServer, type TestServer } from "../help/server";

let server: TestServer;
let browser: Browser;
let project: string;
let chief: Person;
let editor: Person;
let head: Person;
let document: string;
let writer: Desk;
let director: Desk;

beforeAll(async () => {
  server = await startServer({ clientFolder: builtClient });
  browser = await openBrowser();
  chief = await server.setUp();
  project = await server.project(chief);
  editor = await server.join(chief, project, "editor", {
    name: "Konsultan A",
    organisation: "JICA",
    side: "japan",
  });
  head = await server.join(chief, project, "commenter", { name: "Direktur", side: "indonesia" });
});
afterAll(async () => {
  await browser?.close();
  await server?.close();
});

beforeEach(async () => {
  const made = await chief.post<{ id: string }>(`/api/projects/${project}/documents`, {
    template: "tor-battery-standardisation",
    languages: ["en", "id"],
  });
  document = made.body.id;
  const place = { browser, server, project, document };
  writer = await openDesk(place, editor);
  director = await openDesk(place, head);
  await untilSave(writer.page, "saved");
  await untilSave(director.page, "read-only");
  return async () => {
    for (const { page, trouble } of [writer, director]) {
      expect(trouble).toEqual([]);
      await page.context().close();
    }
  };
});

const threads = async () => (await chief.get<ThreadAnswer[]>(`/api/documents/${document}/threads`)).body;

async function comment({ page }: Desk, words: string) {
  await page.getByRole("textbox", { name: "Your comment" }).fill(words);
  await page.keyboard.press("Control+Enter");
}

test("the first word of the document can be commented on, by keyboard alone", async () => {
  const { page } = director;
  await page.locator(".doc-text").first().focus();
  await page.keyboard.press("Alt+ArrowDown");
  await page.keyboard.press("Control+Alt+m");
  await comment(director, "A good beginning.");
  await until(async () => (await threads()).length === 1);
  expect((await threads())[0]?.quote).toBe("Background");
  await writer.page.locator(".doc-text .hl", { hasText: "Background" }).waitFor();
});

test("a comment over several blocks and a fact quotes them as they are shown", async () => {
  const { page } = director;
  await selectWords(page, "Situation of the sector", "Problem to be");
  await page.keyboard.press("Control+Alt+m");
  await comment(director, "Both of these.");
  await until(async () => (await threads()).length === 1);
  expect((await threads())[0]?.quote).toMatch(/^Situation of the sector\n[\s\S]*Problem to be$/);

  await caretBehind(writer.page, "To give the Ministry");
  await writer.page.getByRole("button", { name: "Insert a field" }).click();
  await writer.page.getByRole("menuitem", { name: "Version" }).first().click();
  await untilSave(writer.page, "saved");
  await page.locator(".doc-text .fieldval--gap", { hasText: "Version" }).waitFor();
  await selectWords(page, "To give the", "stakeholders");
  await page.keyboard.press("Control+Alt+m");
  await comment(director, "Which version?");
  await until(async () => (await threads()).length === 2);
  expect((await threads())[1]?.quote).toBe("To give the Ministry[Version] and stakeholders");
});

test("everybody sees a comment at once; it is answered, resolved, reopened, filtered", async () => {
  await selectWords(director.page, "exchangeable");
  await director.page
    .getByRole("toolbar", { name: "Selection" })
    .getByRole("button", { name: "Comment" })
    .click();
  await director.page.getByRole("textbox", { name: "Your comment" }).pressSequentially("What does @Kon");
  await director.page.getByRole("option", { name: /Konsultan A/ }).waitFor();
  await director.page.keyboard.press("Enter");
  await director.page.keyboard.type("mean by this?");
  await director.page.keyboard.press("Control+Enter");
  const card = (on: Desk) => on.page.getByRole("article", { name: "Comment by Direktur" });
  await card(writer).getByText("@Konsultan A").waitFor();
  expect((await threads())[0]?.replies[0]?.body).toContain(`@[Konsultan A](${editor.id})`);

  await card(writer).getByRole("button", { name: /Reply/ }).click();
  await card(writer).getByRole("textbox").fill("One pack fits every brand.");
  await writer.page.keyboard.press("Control+Enter");
  await card(director).getByText("One pack fits every brand.").waitFor();
  await card(director).getByRole("button", { name: "Resolve" }).click();
  await until(async () => (await threads())[0]?.resolved !== null);
  await until(async () => (await writer.page.locator(".doc-text .hl").count()) === 0);
  await writer.page.getByRole("combobox", { name: "Which comments" }).selectOption("resolved");
  await writer.page.locator(".doc-text .hl", { hasText: "exchangeable" }).waitFor();
  await card(writer).getByRole("button", { name: "Reopen" }).click();
  await until(async () => (await threads())[0]?.resolved === null);
  await card(director).waitFor();
});

test("a thread follows its text through edits; deleted text leaves it detached with its quote", async () => {
  await selectWords(director.page, "exchangeable where useful");
  await director.page.keyboard.press("Control+Alt+m");
  await comment(director, "Useful for whom?");
  await writer.page.locator(".doc-text .hl", { hasText: "exchangeable where useful" }).waitFor();
  await caretBehind(writer.page, "exchangeable");
  await writer.page.keyboard.type(" (or swappable)");
  await caretBehind(writer.page, "To give the Ministry");
  await writer.page.keyboard.press("Enter");
  await director.page
    .locator(".doc-text .hl", { hasText: "exchangeable (or swappable) where useful" })
    .waitFor();
  await selectWords(writer.page, "exchangeable (or swappable) where useful");
  await writer.page.keyboard.press("Delete");
  await until(async () => (await threads())[0]?.detached === true, 15_000);
  await director.page.getByRole("combobox", { name: "Which comments" }).selectOption("detached");
  await director.page.getByText("Its text was deleted.").waitFor();
  await director.page.getByText("exchangeable where useful").last().waitFor();
});

test("when the words were deleted meanwhile the comment stays in its box, and goes to a new selection", async () => {
  await selectWords(director.page, "exchangeable where useful");
  await director.page.keyboard.press("Control+Alt+m");
  await director.page.getByRole("textbox", { name: "Your comment" }).fill("Useful for whom?");
  await selectWords(writer.page, "exchangeable where useful");
  await writer.page.keyboard.press("Delete");
  await until(
    async () =>
      !(await director.page.locator(".doc-text").first().textContent())?.includes("exchangeable where"),
  );
  await director.page.getByRole("button", { name: "Send" }).click();
  await director.page.getByText("Its words have changed meanwhile.").waitFor();
  expect(await director.page.getByRole("textbox", { name: "Your comment" }).inputValue()).toBe(
    "Useful for whom?",
  );
  expect(await threads()).toEqual([]);
  await selectWords(director.page, "manageable");
  await director.page.getByRole("button", { name: "Use the new selection" }).click();
  await director.page.getByRole("button", { name: "Send" }).click();
  await until(async () => (await threads())[0]?.quote === "manageable");
  expect((await threads())[0]?.replies[0]?.body).toBe("Useful for whom?");
});

test("a link to a comment opens its language and stands at its text", async () => {
  await director.page.getByRole("button", { name: "ID", exact: true }).click();
  await selectWords(director.page, "dasar fakta bersama");
  await director.page.keyboard.press("Control+Alt+m");
  await comment(director, "Sumbernya?");
  await until(async () => (await threads()).length === 1);
  const { id } = (await threads())[0]!;
  await writer.page.goto(`${writer.address}?comment=${id}`);
  await textIsThere(writer.page);
  const place = writer.page.locator(".doc-text .hl--on", { hasText: "dasar fakta bersama" });
  await place.waitFor();
  await expect
    .poll(() => place.evaluate((element) => element.getBoundingClientRect().top), { timeout: 5000 })
    .toBeLessThan(900);
  await writer.page.getByText("Sumbernya?").waitFor();
});

test("an own-side remark is seen by one's own side only", async () => {
  await selectWords(director.page, "exchangeable");
  await director.page.keyboard.press("Control+Alt+m");
  await director.page.getByRole("combobox", { name: "Who sees it" }).selectOption("own_side");
  await comment(director, "Between us only.");
  await director.page.getByText("Own side only").first().waitFor();
  expect((await head.get<ThreadAnswer[]>(`/api/documents/${document}/threads`)).body.length).toBe(1);
  await writer.page.waitForTimeout(500);
  expect(await writer.page.getByText("Between us only.").count()).toBe(0);
  expect((await editor.get<ThreadAnswer[]>(`/api/documents/${document}/threads`)).body).toEqual([]);
});

test("a reader changes nothing: no caret, no tools, and typing does not write", async () => {
  const { page } = director;
  const before = await page.locator(".doc-text").first().textContent();
  await selectWords(page, "exchangeable");
  await page.keyboard.type("x");
  await page.keyboard.press("Delete");
  await page.keyboard.press("Control+x");
  await page.waitForTimeout(300);
  expect(await page.locator(".doc-text").first().textContent()).toBe(before);
  expect(await page.getByRole("toolbar", { name: "Text tools" }).count()).toBe(0);
  expect(await page.locator('.doc-text[contenteditable="true"]').count()).toBe(0);
});
