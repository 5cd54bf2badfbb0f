/**
 * Which addresses a link may have: https, http, mailto, and a place in the page. Checked where a link
 * comes in (gate, editor, import) and again where it goes out (every export).
 */
const safe = /^(?:https?:\/\/[^\s/]|mailto:[^\s]+@|#[A-Za-z0-9_-]+$)/i;
// Control characters and blanks inside a protocol are dropped by browsers, so none is accepted at all.
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
const hidden = /[\u0000-\u0020\u007f-\u00a0\u2028\u2029\ufeff]/;

export function isSafeLink(address: unknown): address is string {
  return typeof address === "string" && address.length <= 2000 && !hidden.test(address) && safe.test(address);
}

/** What a person typed, made into a safe address where that is clear: "kemenperin.go.id" → https. */
export function toSafeLink(typed: string): string | undefined {
  const address = typed.trim();
  if (isSafeLink(address)) return address;
  if (/^[^\s:@/]+@[^\s:@/]+\.[^\s:@/]+$/.test(address)) return `mailto:${address}`;
  const completed = `https://${address}`;
  return /^[^\s:/?#]+\.[^\s:/?#.]{2,}([/?#]\S*)?$/.test(address) && isSafeLink(completed)
    ? completed
    : undefined;
}
