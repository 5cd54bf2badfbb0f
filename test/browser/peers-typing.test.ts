/** What goes wrong between keys and paper elsewhere: input methods, undo, leaving with text that is nowhere else yet. */
import type { Browser, CDPSession } from "playwright-core";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import type { ThreadAnswer } from "../../shared/answers";
import { builtClient, openBrowser } from "../help/browser";
import { caretBehind, type Desk, openDesk, selectWords, textOn, untilSave } from "../help/desk";
import { openProvider, textsIn, until } from "../help/live";
import type { Person } from "../help/person";
import { startServer, type TestServer } from "../help/server";
import { beginStudy, type Study, timesIn } from "../help/study";

let server: TestServer;
let browser: Browser;
let study: Study;
let writer: Person;
let other: Person;
let document: string;
let desk: Desk;
let away: ReturnType<typeof openProvider>;

const sentence = "To give the Ministry and stakeholders";

beforeAll(async () => {
  server = await startServer({ clientFolder: builtClient });
  browser = await openBrowser();
  study = await beginStudy(server);
  writer = await study.join("editor", "Konsultan A");
  other = await study.join("editor", "Konsultan B");
});
afterAll(async () => {
  await browser?.close();
  await server?.close();
});

beforeEach(async () => {
  document = await study.document();
  desk = await openDesk({ browser, server, project: study.project, document }, writer);
  await untilSave(desk.page, "saved");
  away = openProvider({ server, as: other, document });
  await away.synced();
  return async () => {
    away.close();
    expect(desk.trouble).toEqual([]);
    await desk.page.context().close();
  };
});

/** The paragraph that begins with the sentence, as the other person has it. */
function theirParagraph() {
  const found = textsIn(away.doc.getXmlFragment("body:en"), "paragraph").find((text) =>
    text.toString().includes(sentence),
  );
  if (!found) throw new Error("The paragraph is not there.");
  return found;
}

const keyboardOf = (page: Desk["page"]) => page.context().newCDPSession(page);

/** What an input method does before the word is chosen. */
const compose = (session: CDPSession, text: string) =>
  session.send("Input.imeSetComposition", { text, selectionStart: text.length, selectionEnd: text.length });

const choose = (session: CDPSession, text: string) => session.send("Input.insertText", { text });

test("a Japanese word composed while another person types in the same paragraph is there once, whole", async () => {
  const { page } = desk;
  const keyboard = await keyboardOf(page);
  await caretBehind(page, sentence);
  for (const [round, word] of ["かんじ", "日程", "会議"].entries()) {
    for (const half of ["k", "か", "かn", "かん", "かんj", "かんじ"]) {
      await compose(keyboard, half);
      theirParagraph().insert(0, `${round}`);
      await page.waitForTimeout(40);
    }
    await choose(keyboard, word);
    await page.waitForTimeout(150);
  }
  await untilSave(page, "saved");
  await until(async () => (await study.textOf(document)).includes("会議"));
  const expected = `${"222222111111000000"}${sentence}かんじ日程会議`;
  await until(() => theirParagraph().toString().startsWith(expected));
  await until(async () => (await textOn(page)).includes(expected));
  expect(await study.textOf(document)).toContain(expected);
});

test("choosing a word with Enter in a comment does not send it", async () => {
  const { page } = desk;
  const keyboard = await keyboardOf(page);
  await selectWords(page, sentence);
  await page.keyboard.press("Control+Alt+m");
  const box = page.getByRole("textbox", { name: "Your comment" });
  await box.focus();
  await compose(keyboard, "かんじ");
  for (const ctrlKey of [false, true]) {
    await box.evaluate((field, held) => {
      field.dispatchEvent(
        new KeyboardEvent("keydown", {
          key: "Enter",
          ctrlKey: held,
          isComposing: true,
          bubbles: true,
          cancelable: true,
        }),
      );
    }, ctrlKey);
  }
  await choose(keyboard, "漢字");
  await page.waitForTimeout(300);
  const threads = async () =>
    (await study.chief.get<ThreadAnswer[]>(`/api/documents/${document}/threads`)).body;
  expect(await threads()).toEqual([]);
  expect(await box.inputValue()).toBe("漢字");
  await page.keyboard.press("Control+Enter");
  await until(async () => (await threads()).length === 1);
});

test("undo takes back one's own words and nobody else's, and redo brings them again", async () => {
  const { page } = desk;
  await caretBehind(page, sentence);
  await page.keyboard.type(" MINE");
  await until(() => theirParagraph().toString().includes("MINE"));
  theirParagraph().insert(0, "THEIRS ");
  await until(async () => (await textOn(page)).includes("THEIRS"));
  await page.keyboard.press("Control+z");
  await until(async () => !(await textOn(page)).includes("MINE"));
  // More often than there was anything to undo.
  for (let times = 0; times < 8; times++) await page.keyboard.press("Control+z");
  await page.waitForTimeout(200);
  expect(timesIn(await textOn(page), "THEIRS ")).toBe(1);
  expect(await textOn(page)).toContain(sentence);
  expect(await page.locator(".doc-text section").count()).toBeGreaterThan(5);
  for (let times = 0; times < 8; times++) await page.keyboard.press("Control+y");
  await until(async () => (await textOn(page)).includes(`THEIRS ${sentence} MINE`));
  await untilSave(page, "saved");
  expect(timesIn(await study.textOf(document), `THEIRS ${sentence} MINE`)).toBe(1);
});

test("who would leave with text that the server has not confirmed is asked first, and who has none is not", async () => {
  const { page } = desk;
  let asked = 0;
  page.on("dialog", (dialog) => {
    asked += 1;
    void dialog.dismiss();
  });
  await caretBehind(page, sentence);
  await page.keyboard.type(" SAVED");
  await untilSave(page, "saved");
  await page.evaluate(() => {
    (window as unknown as { asks: () => boolean }).asks = () =>
      !window.dispatchEvent(new Event("beforeunload", { cancelable: true }));
  });
  const asks = () => page.evaluate(() => (window as unknown as { asks: () => boolean }).asks());
  expect(await asks()).toBe(false);
  await page.context().setOffline(true);
  const { folder, config } = server;
  await server.stop();
  await page.keyboard.type(" UNSAVED");
  await untilSave(page, "offline-unsaved");
  expect(await asks()).toBe(true);
  await page.close({ runBeforeUnload: true });
  await until(() => asked === 1);
  expect(await textOn(page)).toContain("SAVED UNSAVED");
  server = await startServer({ folder, port: config.port, clientFolder: builtClient });
  await page.context().setOffline(false);
  await untilSave(page, "saved", 30_000);
  expect(await study.textOf(document)).toContain("SAVED UNSAVED");
  expect(await asks()).toBe(false);
});

test("the save state is in view on a screen of 360 px, in every state", async () => {
  const { page } = desk;
  await page.setViewportSize({ width: 360, height: 740 });
  const isInView = () =>
    page.evaluate(() => {
      const marks = [...window.document.querySelectorAll<HTMLElement>(".save")];
      return marks.some((mark) => {
        const { left, right, top, bottom, width } = mark.getBoundingClientRect();
        const isInside = left >= 0 && right <= innerWidth && top >= 0 && bottom <= innerHeight && width > 0;
        const above = window.document.elementFromPoint((left + right) / 2, (top + bottom) / 2);
        return isInside && mark.contains(above) && mark.innerText.trim() !== "";
      });
    });
  await until(isInView);
  await caretBehind(page, sentence);
  await page.keyboard.type(" NARROW");
  await untilSave(page, "saved");
  await until(isInView);
  const { folder, config } = server;
  await server.stop();
  await untilSave(page, "offline");
  await until(isInView);
  await page.keyboard.type(" AND OFFLINE");
  await untilSave(page, "offline-unsaved");
  await until(isInView);
  server = await startServer({ folder, port: config.port, clientFolder: builtClient });
  await untilSave(page, "saved", 30_000);
  await until(isInView);
});
