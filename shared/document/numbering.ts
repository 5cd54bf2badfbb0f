/**
 * Numbers of sections and sub-headings. A template writes its outline as `1 / 1.1 / (1) / a)`: one
 * example a level, the first for sections, the others for headings of level 2 to 4. They are counted
 * per language, never typed, never stored.
 */

export type NumberStyle =
  | "decimal"
  | "upperLetter"
  | "lowerLetter"
  | "upperRoman"
  | "lowerRoman"
  | "katakana";

export type NumberLevel = {
  style: NumberStyle;
  before: string;
  after: string;
  /** `1.1`: how many levels above are repeated, each followed by a full stop. */
  parents: number;
};

export type HeadingLevel = 1 | 2 | 3 | 4;

/** The levels of a pattern, or undefined when it is not one. */
export function readNumbering(pattern: string): NumberLevel[] | undefined {
  const levels = pattern.split(" / ").map((example, index) => readLevel(example.trim(), index));
  return levels.length <= 4 && levels.every((level) => level !== undefined) ? levels : undefined;
}

function readLevel(example: string, above: number): NumberLevel | undefined {
  const found = /^([^0-9A-Za-zア]{0,3})((?:1\.)*)([1AaIiア])([^0-9A-Za-zア]{0,3})$/u.exec(example);
  if (!found) return undefined;
  const [, before = "", repeated = "", sign = "", after = ""] = found;
  const parents = repeated.length / 2;
  return parents <= above ? { style: styles[sign]!, before, after, parents } : undefined;
}

const styles: Record<string, NumberStyle> = {
  "1": "decimal",
  A: "upperLetter",
  a: "lowerLetter",
  I: "upperRoman",
  i: "lowerRoman",
  ア: "katakana",
};

/**
 * Counts through a document: call it for each heading in order and get its number, "" where the
 * pattern has no such level. An unnumbered section stops the count of its headings until the next one.
 */
export function countHeadings(pattern: string): (level: HeadingLevel, isNumbered?: boolean) => string {
  const levels = readNumbering(pattern) ?? [];
  const counts = [0, 0, 0, 0];
  let isSectionNumbered = true;
  return (level, isNumbered = true) => {
    if (level === 1) isSectionNumbered = isNumbered;
    counts.fill(0, level);
    if (!isNumbered || !isSectionNumbered) return "";
    counts[level - 1]! += 1;
    return showHeadingNumber(levels, level, counts);
  };
}

function showHeadingNumber(levels: readonly NumberLevel[], level: HeadingLevel, counts: readonly number[]) {
  const look = levels[level - 1];
  if (!look) return "";
  let above = "";
  for (let index = level - 1 - look.parents; index < level - 1; index++) {
    // A level that was skipped counts as its first, as Word does it.
    above += `${showCount(Math.max(1, counts[index]!), levels[index]!.style)}.`;
  }
  return `${look.before}${above}${showCount(counts[level - 1]!, look.style)}${look.after}`;
}

const katakana =
  "アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワヲン";

/** The nth number of a style, from 1: 3 → `3` · `C` · `c` · `III` · `iii` · `ウ`. */
export function showCount(count: number, style: NumberStyle): string {
  switch (style) {
    case "decimal":
      return String(count);
    case "upperLetter":
      return letters(count);
    case "lowerLetter":
      return letters(count).toLowerCase();
    case "upperRoman":
      return roman(count);
    case "lowerRoman":
      return roman(count).toLowerCase();
    case "katakana":
      return katakana[count - 1] ?? String(count);
  }
}

/** A … Z, AA, BB … as Word writes them. */
const letters = (count: number): string =>
  String.fromCharCode(65 + ((count - 1) % 26)).repeat(Math.ceil(count / 26));

const romanParts = [
  [1000, "M"],
  [900, "CM"],
  [500, "D"],
  [400, "CD"],
  [100, "C"],
  [90, "XC"],
  [50, "L"],
  [40, "XL"],
  [10, "X"],
  [9, "IX"],
  [5, "V"],
  [4, "IV"],
  [1, "I"],
] as const;

function roman(count: number): string {
  let rest = count;
  let text = "";
  for (const [worth, sign] of romanParts) {
    for (; rest >= worth; rest -= worth) text += sign;
  }
  return text;
}
