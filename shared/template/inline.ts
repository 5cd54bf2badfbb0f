/** What may stand inside the text of a template: `{{key}}`, a fact. (`____` is a blank line of print forms, and text.) */
export type InlinePiece = { text: string } | { key: string };

const placeholder = /\{\{([a-z][a-z0-9_]*)\}\}/g;

/** "To try out {{pilot_theme}} …" → text, key, text; empty pieces are left out. */
export function readInline(text: string): InlinePiece[] {
  const pieces: InlinePiece[] = [];
  let from = 0;
  for (const found of text.matchAll(placeholder)) {
    if (found.index > from) pieces.push({ text: text.slice(from, found.index) });
    pieces.push({ key: found[1]! });
    from = found.index + found[0].length;
  }
  if (from < text.length) pieces.push({ text: text.slice(from) });
  return pieces;
}

export const keysIn = (text: string): string[] =>
  readInline(text).flatMap((piece) => ("key" in piece ? [piece.key] : []));

/** `<<a | b>>`: one of these is to be chosen. Each list of options in the order of the text. */
export const choicesIn = (text: string): string[][] =>
  [...text.matchAll(/<<([^<>]*)>>/g)].map((found) => found[1]!.split("|").map((option) => option.trim()));

/** Puts `{{key}}` where the nth choice stood. */
export function withChoiceKeys(text: string, keys: readonly string[]): string {
  let next = 0;
  return text.replaceAll(/<<[^<>]*>>/g, (whole) => (next < keys.length ? `{{${keys[next++]}}}` : whole));
}

/** Signs of a template language that are not one of the above: a slip that would end up in a document. */
export const straySigns = (text: string): string | undefined =>
  /\{\{|\}\}|<<|>>|\[\[|\]\]/.exec(text.replaceAll(placeholder, ""))?.[0];
