import { expect, test } from "vitest";
import {
  countHeadings,
  type HeadingLevel,
  readNumbering,
  showCount,
} from "../../../shared/document/numbering";

const walk = (pattern: string, levels: HeadingLevel[]) => {
  const number = countHeadings(pattern);
  return levels.map((level) => number(level));
};

test("each outline of the templates counts as its language does", () => {
  const levels: HeadingLevel[] = [1, 2, 2, 3, 3, 4, 1, 2];
  expect(walk("1 / 1.1 / (1) / a)", levels)).toEqual(["1", "1.1", "1.2", "(1)", "(2)", "a)", "2", "2.1"]);
  expect(walk("A. / 1. / a. / 1)", levels)).toEqual(["A.", "1.", "2.", "a.", "b.", "1)", "B.", "1."]);
  expect(walk("第1 / 1 / (1) / ア", levels)).toEqual(["第1", "1", "2", "(1)", "(2)", "ア", "第2", "1"]);
  expect(walk("1. / (1) / ア", levels)).toEqual(["1.", "(1)", "(2)", "ア", "イ", "", "2.", "(1)"]);
  expect(walk("I. / 1. / 1.1 / 1.1.1", levels)).toEqual([
    "I.",
    "1.",
    "2.",
    "2.1",
    "2.2",
    "2.2.1",
    "II.",
    "1.",
  ]);
});

test("an unnumbered section neither counts nor numbers its headings", () => {
  const number = countHeadings("1 / 1.1");
  expect([number(1), number(1, false), number(2), number(1), number(2)]).toEqual(["1", "", "", "2", "2.1"]);
});

test("a skipped level counts as its first", () => {
  expect(walk("1 / 1.1 / 1.1.1", [1, 3, 3])).toEqual(["1", "1.1.1", "1.1.2"]);
});

test("letters and numerals go on past their alphabet", () => {
  expect([1, 26, 27, 53].map((n) => showCount(n, "upperLetter"))).toEqual(["A", "Z", "AA", "AAA"]);
  expect([4, 9, 14, 1990].map((n) => showCount(n, "upperRoman"))).toEqual(["IV", "IX", "XIV", "MCMXC"]);
  expect([1, 46, 47].map((n) => showCount(n, "katakana"))).toEqual(["ア", "ン", "47"]);
});

test("what is no outline is not taken for one", () => {
  for (const wrong of ["", "x", "1 / ", "2 / 2.1", "1.1 / 1", "1 / 1 / 1 / 1 / 1", "<b>1</b>"]) {
    expect(readNumbering(wrong), wrong).toBeUndefined();
  }
  expect(countHeadings("nonsense")(1)).toBe("");
});
