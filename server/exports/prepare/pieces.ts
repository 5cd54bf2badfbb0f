import type { Language } from "../../../shared/locale/languages";
import type { Words } from "../prepared";
import { cleanText } from "./clean-text";

const japanese =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}][\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u3000-\u303f\u30fb\u30fc\uff00-\uffef]*/gu;

/**
 * Clean text, cut where it changes to Japanese: so the right font, line breaking and spell check are used
 * in every part. Japanese text is one piece; its Latin words are set within it.
 */
export function pieces(text: string | null | undefined, language: Language): Words {
  const clean = cleanText(text ?? "");
  if (clean === "") return [];
  if (language === "ja") return [{ text: clean, language }];
  const out: Words = [];
  let at = 0;
  for (const match of clean.matchAll(japanese)) {
    if (match.index > at) out.push({ text: clean.slice(at, match.index), language });
    out.push({ text: match[0], language: "ja" });
    at = match.index + match[0].length;
  }
  if (at < clean.length) out.push({ text: clean.slice(at), language });
  return out;
}
