import { createRoot, createSignal } from "solid-js";
import { isLanguage, type Language, languageTag, preferredLanguage } from "../../shared/locale/languages";

/**
 * The language of the interface: what was chosen here before, else the browser's, else Indonesian.
 * Every string that a person sees comes from a word area (`client/words/<area>.ts`).
 */

/** A word, or a sentence made from what it is about, or a group of them. */
export type Words = { readonly [key: string]: string | ((...about: never[]) => string) | Words };
export type WordArea<W extends Words> = Readonly<Record<Language, W>>;

const storedAs = "lokakarya:language";

const [current, setCurrent] = createRoot(() => createSignal<Language>(rememberedLanguage()));

/** The interface's language; reading it inside JSX or an effect follows the switch. */
export const language = current;

/** `en-GB`, `id-ID` or `ja-JP`: for `lang` attributes and for Intl. */
export const tag = (): string => languageTag[current()];

export function setLanguage(next: Language): void {
  remember(next);
  document.documentElement.lang = next;
  setCurrent(next);
}

/** Declares an area: all three languages, one shape, held together by the type of the English words. */
export function defineWords<W extends Words>(words: { en: W; id: NoInfer<W>; ja: NoInfer<W> }): WordArea<W> {
  return words;
}

/** The area's words in the interface's language: `const words = useWords(homeWords)`, then `words().title`. */
export function useWords<W extends Words>(area: WordArea<W>): () => W {
  return () => area[current()];
}

function rememberedLanguage(): Language {
  let kept: string | null = null;
  try {
    kept = localStorage.getItem(storedAs);
  } catch {
    kept = null; // storage may be forbidden; the browser's language then decides each time
  }
  const found = isLanguage(kept) ? kept : preferredLanguage(navigator.languages);
  document.documentElement.lang = found;
  return found;
}

function remember(next: Language): void {
  try {
    localStorage.setItem(storedAs, next);
  } catch (why) {
    console.warn("The language is kept for this page only:", why);
  }
}
