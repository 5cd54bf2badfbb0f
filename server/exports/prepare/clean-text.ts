/**
 * Text as a file may hold it. XML forbids control characters and noncharacters, PDF/A-3a private use and
 * U+FEFF (its export fails); bidirectional overrides and tag characters show other text than is there.
 */

const blanks = /[\t\n\r\v\f\u0085\u2028\u2029]+/g;
const loneSurrogates = /\p{Surrogate}/gu;
const unwanted =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
  /[\u0000-\u001f\u007f-\u009f\u00ad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufdd0-\ufdef\ufeff\ufff9-\uffff]|\p{Private_Use}|\p{Noncharacter_Code_Point}|[\u{e0000}-\u{e007f}]/gu;

export function cleanText(text: string): string {
  return text.replace(loneSurrogates, "").replace(blanks, " ").replace(unwanted, "");
}
