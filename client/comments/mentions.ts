/** A mention stands in a body as `@[Name](user id)`; what is typed and shown is `@Name`. */
const mention = /@\[([^\]\n]{1,200})\]\(([0-9a-f-]{36})\)/g;

export type BodyPart = { text: string; person?: string };

/** The parts of a body in order: words, and people. */
export function readBody(body: string): BodyPart[] {
  const parts: BodyPart[] = [];
  let at = 0;
  for (const found of body.matchAll(mention)) {
    if (found.index > at) parts.push({ text: body.slice(at, found.index) });
    parts.push({ text: `@${found[1]}`, person: found[2] });
    at = found.index + found[0].length;
  }
  if (at < body.length) parts.push({ text: body.slice(at) });
  return parts;
}

export type Named = { id: string; name: string };

/** What was typed, with the people who were chosen while typing written as mentions. Longer names first. */
export function writeBody(typed: string, chosen: readonly Named[]): string {
  const names = [...chosen].sort((a, b) => b.name.length - a.name.length);
  if (names.length === 0) return typed;
  const pattern = new RegExp(names.map(({ name }) => `@${escaped(name)}`).join("|"), "gu");
  return typed.replace(pattern, (at) => {
    const person = names.find(({ name }) => `@${name}` === at);
    return person ? `@[${person.name.replaceAll(/[\]\n]/g, " ")}](${person.id})` : at;
  });
}

const escaped = (text: string) => text.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&");

/** The name that is being typed behind an `@` at the caret. */
export function mentionAt(typed: string, caret: number): { from: number; query: string } | undefined {
  const found = /(?:^|[\s(（「、。])@([^\s@]{0,40}(?: [^\s@]{1,20})?)$/u.exec(typed.slice(0, caret));
  if (!found) return undefined;
  const query = found[1] ?? "";
  return { from: caret - query.length - 1, query };
}
