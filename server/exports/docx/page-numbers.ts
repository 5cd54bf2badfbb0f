import type { PageNumberEstimator } from "docx";
import { estimatePageNumbersWith } from "docx/layout";
import type { Prepared } from "../prepared";
import { printedText } from "../printed-text";

/** Laying out costs about a second for 20,000 characters, so a book is left to Word itself. */
const mostCharacters = 150_000;

/** A word is laid out in the square of its length: one of 10,000 letters would take seven seconds. */
const endlessWord =
  /[^\s\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u3000-\u303f\uff00-\uffef]{300}/u;

const laidOut = estimatePageNumbersWith({ guess: true });

/** Only the numbers of the headings; the pages are left blank, and Word asks to fill them in. */
const headingsOnly: PageNumberEstimator = Object.assign(() => ({ bookmarks: new Map<string, string>() }), {
  ...(laidOut.listNumbers ? { listNumbers: laidOut.listNumbers } : {}),
});

/**
 * The contents are written with page numbers, worked out as Word would lay the pages out, so that they are
 * there in a viewer that updates nothing. Word counts again when its user updates the contents.
 */
export function contentsNumbers(prepared: Prepared): { pages: PageNumberEstimator; isComplete: boolean } {
  const text = printedText(prepared);
  const isComplete = text.length <= mostCharacters && !endlessWord.test(text);
  return { pages: isComplete ? laidOut : headingsOnly, isComplete };
}
