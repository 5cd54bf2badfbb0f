/** Which words of a page were left in English. */
import type { Page } from "playwright-core";
import type { Language } from "../../shared/locale/languages";
import { areasIn, leaves } from "./word-areas";

const areas = Object.values(
  import.meta.glob<Record<string, unknown>>("../../client/words/*.ts", { eager: true }),
).flatMap((exported) => areasIn(exported).map(([, area]) => area));

const spokenIn = (language: Language) =>
  new Set(
    areas.flatMap((area) => [...leaves(area[language]).values()].filter((leaf) => typeof leaf === "string")),
  );
const english = spokenIn("en");

/** Words of the interface's English which its other language does not have. */
export function leftInEnglish(language: Language, words: string[]): string[] {
  const own = spokenIn(language);
  return language === "en" ? [] : words.filter((each) => english.has(each) && !own.has(each));
}

/** What is read on the page, seen or heard, and not marked as another language's. */
export const wordsKept = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const found = new Set<string>();
    const { lang } = document.documentElement;
    const isForeign = (element: Element | null) => {
      const nearest = element?.closest("[lang]")?.getAttribute("lang") ?? lang;
      return nearest.slice(0, 2) !== lang || element?.closest(".doc-text, script, style") != null;
    };
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = texts.nextNode(); node; node = texts.nextNode())
      if (node.textContent?.trim() && !isForeign(node.parentElement)) found.add(node.textContent.trim());
    for (const element of document.querySelectorAll("[aria-label], [placeholder], [title], [alt]"))
      for (const name of ["aria-label", "placeholder", "title", "alt"]) {
        const value = element.getAttribute(name);
        if (value && !isForeign(element)) found.add(value);
      }
    return [...found];
  });
