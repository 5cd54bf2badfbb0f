import { expect, test } from "vitest";
import {
  isDate,
  isMonth,
  isTime,
  showDate,
  showMonth,
  showPeriod,
  showTime,
} from "../../../shared/locale/dates";

test("a date reads as each language writes it", () => {
  expect(showDate("2023-07-24", "en")).toBe("July 24, 2023");
  expect(showDate("2023-07-24", "id")).toBe("24 Juli 2023");
  expect(showDate("2023-07-24", "ja")).toBe("2023年7月24日");
});

test("a date with its day names the right day", () => {
  expect(showDate("2023-07-24", "en", { weekday: true })).toBe("Monday, July 24, 2023");
  expect(showDate("2023-07-24", "id", { weekday: true })).toBe("Senin, 24 Juli 2023");
  expect(showDate("2023-07-24", "ja", { weekday: true })).toBe("2023年7月24日(月)");
});

test("months, periods and times have each language's form", () => {
  expect(showMonth("2023-05", "id")).toBe("Mei 2023");
  expect(showMonth("2023-05", "ja")).toBe("2023年5月");
  expect(showPeriod("2023-05-01", "2024-07-31", "en")).toBe("May 1, 2023 – July 31, 2024");
  expect(showPeriod("2023-05-01", "2024-07-31", "id")).toBe("1 Mei 2023 s.d. 31 Juli 2024");
  expect(showTime("09:05", "id")).toBe("09.05");
  expect(showTime("09:05", "ja")).toBe("9:05");
});

test("only days that exist are dates", () => {
  expect(isDate("2024-02-29")).toBe(true);
  for (const wrong of [
    "2023-02-29",
    "2023-13-01",
    "2023-00-10",
    "0000-01-01",
    "2023-7-4",
    "2023-07-24T00:00",
    "",
    20230724,
  ]) {
    expect(isDate(wrong), String(wrong)).toBe(false);
  }
  expect(isMonth("2023-12")).toBe(true);
  expect(isMonth("2023-13")).toBe(false);
  expect(isMonth("2023-12-0")).toBe(false);
  expect(isTime("23:59")).toBe(true);
  expect(isTime("24:00")).toBe(false);
});
