/**
 * Text as a file may hold it. XML forbids control characters and noncharacters, PDF/A-3a private use and
 * U+FEFF (its export fails); bidirectional overrides and tag characters show other text than is there. Of
 * what no font prints, only joiners and variation selectors stay: they shape names and scripts.
 */

const blanks = /[\t\n\r\v\f\u0085\u2028\u2029]+/g;
const loneSurrogates = /\p{Surrogate}/gu;
const unwanted =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
  /[\u0000-\u001f\u007f-\u009f\ufff9-\ufffd]|\p{Private_Use}|\p{Noncharacter_Code_Point}|(?!\u200c|\u200d|[\ufe00-\ufe0f\u{e0100}-\u{e01ef}])\p{Default_Ignorable_Code_Point}/gu;

export function cleanText(text: string): string {
  return text.replace(loneSurrogates, "").replace(blanks, " ").replace(unwanted, "");
}
