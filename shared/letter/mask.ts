/**
 * How a project numbers its letters. Ours is only the way of saying it: which scheme is used is the ministry's own, so
 * a project begins with none and its numbers are typed.
 */

const tokens = ["number", "seq", "year", "month", "month2", "month_roman"] as const;
type Token = (typeof tokens)[number];

type Part = { text: string } | { token: Token; width: number };

export const longestMask = 120;

/** The parts of a mask; undefined when it has no number, or a token that we do not know. */
function readMask(mask: string): Part[] | undefined {
  if (mask.length > longestMask) return undefined;
  const parts: Part[] = [];
  let at = 0;
  for (const found of mask.matchAll(/\{([a-z_0-9]+)(?::([1-9]))?\}/g)) {
    const [whole, token = "", width] = found;
    if (!(tokens as readonly string[]).includes(token)) return undefined;
    parts.push({ text: mask.slice(at, found.index) }, { token: token as Token, width: Number(width ?? 1) });
    at = found.index + whole.length;
  }
  parts.push({ text: mask.slice(at) });
  const hasNumber = parts.some(
    (part) => "token" in part && (part.token === "number" || part.token === "seq"),
  );
  const isWhole = parts.every((part) => "token" in part || !/[{}]/.test(part.text));
  return hasNumber && isWhole ? parts : undefined;
}

export const isMask = (mask: string): boolean => readMask(mask) !== undefined;

/** The number that a mask makes, for a day `YYYY-MM-DD`; undefined when the mask is none. */
export function numberBy(mask: string, { seq, day }: { seq: number; day: string }): string | undefined {
  const [year = "", month = ""] = day.split("-");
  const shownAs: Record<Token, string> = {
    number: String(seq),
    seq: String(seq),
    year,
    month: String(Number(month)),
    month2: month,
    month_roman: roman[Number(month) - 1] ?? "",
  };
  return readMask(mask)
    ?.map((part) => ("text" in part ? part.text : shownAs[part.token].padStart(part.width, "0")))
    .join("");
}

const roman = ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII"];
