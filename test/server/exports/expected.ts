import { blockTexts, inlineText } from "../../../server/exports/block-text";
import type { Prepared } from "../../../server/exports/prepared";
import { type Inline, plain } from "../../../server/exports/prepared";

/** Without blanks: each format breaks lines in its own way. */
export const squeeze = (text: string) => text.replace(/\s+/gu, "");

/** Every text behind the title that a reader of the file must find, squeezed, in reading order. */
export function expectedTexts(prepared: Prepared): string[] {
  const heading = (number: string, content: Inline[]) => number + inlineText(content);
  return [
    ...prepared.cover.flatMap((fact) => [plain(fact.label), plain(fact.words)]),
    ...prepared.sections.flatMap((section) => [
      heading(section.title.number, section.title.content),
      ...blockTexts(section.content),
    ]),
  ]
    .map(squeeze)
    .filter(Boolean);
}

/** The texts that the file does not have in this order. */
export function missingIn(file: string, texts: string[]): string[] {
  const whole = squeeze(file);
  let at = 0;
  return texts.filter((text) => {
    const found = whole.indexOf(text, at);
    if (found < 0) return true;
    at = found + text.length;
    return false;
  });
}

/** The texts that the file has less often than it should: where the order of writing is not that of reading. */
export function lackingIn(file: string, texts: string[]): string[] {
  const whole = squeeze(file);
  const wanted = new Map<string, number>();
  for (const text of texts) wanted.set(text, (wanted.get(text) ?? 0) + 1);
  return [...wanted].filter(([text, times]) => whole.split(text).length - 1 < times).map(([text]) => text);
}
