/** What a person does in front of an open document, in a real browser. */
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { seat } from "./browser";
import type { Person } from "./person";
import type { TestServer } from "./server";

export type Desk = Awaited<ReturnType<typeof openDesk>>;

type Place = { browser: Browser; server: TestServer; project: string; document: string };

/** Opens the document as this person and waits until its text is there. */
export async function openDesk(
  { browser, server, project, document }: Place,
  person: Person,
  options: BrowserContextOptions = {},
) {
  const { page, trouble } = await seat(browser, server, person, options);
  const address = `${server.url}/p/${project}/docs/${document}`;
  await page.goto(address);
  await textIsThere(page);
  return { page, trouble, address };
}

/** In whichever language is open: the others' texts are in the page too, hidden. */
export const textIsThere = (page: Page) => page.locator(".doc-text section:visible").first().waitFor();

/** The save state, as the page names it to itself. */
export const saveState = (page: Page) => page.locator(".save").first().getAttribute("data-save");

export async function untilSave(page: Page, state: string, patience = 15_000) {
  await page.locator(`.save[data-save="${state}"]`).first().waitFor({ timeout: patience });
}

/** Puts the caret behind the words, as a click there would. */
export async function caretBehind(page: Page, words: string) {
  await selectWords(page, words);
  await page.keyboard.press("ArrowRight");
}

/** From the title of a section down to its first paragraph. */
export async function caretUnder(page: Page, title: string) {
  await untilSave(page, "saved");
  await page.evaluate((words) => {
    const text = document.querySelector<HTMLElement>("div:not([hidden]) > .doc-text");
    const heading = [...(text?.querySelectorAll("h2") ?? [])].find((each) => each.textContent === words);
    if (!text || !heading) throw new Error(`"${words}" is no title in view.`);
    heading.scrollIntoView({ block: "center" });
    text.focus();
    getSelection()?.selectAllChildren(heading);
    getSelection()?.collapseToEnd();
  }, title);
  // ProseMirror reads the page's selection when the browser tells of it.
  await page.waitForTimeout(60);
  await page.keyboard.press("ArrowDown");
}

/** Selects the words in the text in view, as a mouse or a finger would leave them. */
export async function selectWords(page: Page, words: string, until = words) {
  await page.evaluate(
    ([from, to]) => {
      const text = document.querySelector<HTMLElement>("div:not([hidden]) > .doc-text");
      if (!text) throw new Error("No text is in view.");
      const find = (wanted: string) => {
        const walker = document.createTreeWalker(text, NodeFilter.SHOW_TEXT);
        for (let node = walker.nextNode(); node; node = walker.nextNode()) {
          const at = node.textContent?.indexOf(wanted) ?? -1;
          if (at >= 0) return { node, at };
        }
        throw new Error(`"${wanted}" is not in the text.`);
      };
      const [start, end] = [find(from!), find(to!)];
      start.node.parentElement?.scrollIntoView({ block: "center" });
      if (text.isContentEditable) text.focus();
      getSelection()?.setBaseAndExtent(start.node, start.at, end.node, end.at + to!.length);
    },
    [words, until],
  );
  // ProseMirror reads the page's selection when the browser tells of it.
  await page.waitForTimeout(60);
}

/** Titles and numbers of the sections on the screen. */
export const sectionTitles = (page: Page) =>
  page.locator("div:not([hidden]) > .doc-text > section > h2").allTextContents();

/** The text in view, without names at carets and the template's advice. */
export const textOn = (page: Page) =>
  page.evaluate(() => {
    const copy = document.querySelector("div:not([hidden]) > .doc-text")?.cloneNode(true) as HTMLElement;
    for (const drawn of copy.querySelectorAll(".ProseMirror-widget")) drawn.remove();
    return [...copy.querySelectorAll("h2, h3, h4, h5, p")].map((block) => block.textContent).join("\n");
  });

/** Every block's id in the text in view, in order; "" for one without. */
export const blockIds = (page: Page) =>
  page.evaluate(() =>
    [...document.querySelectorAll("div:not([hidden]) > .doc-text :is(h3, h4, h5, p, li, ul, ol, table, tr)")]
      .filter((block) => !block.closest(".ProseMirror-widget"))
      .map((block) => block.getAttribute("data-id") ?? ""),
  );
