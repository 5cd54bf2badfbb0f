import { expect, test } from "vitest";
import { type Currency, showMoney } from "../../../shared/locale/money";
import { isPlainNumber, showNumber, showPercent } from "../../../shared/locale/numbers";

test("rupiah, yen and dollars read as the reference prints them", () => {
  const cases: [number, Currency, string, string, string][] = [
    [125_000_000, "IDR", "IDR 1,250,000", "Rp1.250.000,00", "1,250,000ルピア"],
    [1_250_000, "JPY", "JPY 1,250,000", "JPY 1.250.000", "1,250,000円"],
    [125_000, "USD", "USD 1,250.00", "USD 1.250,00", "1,250.00米ドル"],
    [5, "USD", "USD 0.05", "USD 0,05", "0.05米ドル"],
    [-125_050, "IDR", "-IDR 1,250.50", "-Rp1.250,50", "-1,250.50ルピア"],
    [0, "IDR", "IDR 0", "Rp0,00", "0ルピア"],
  ];
  for (const [minor, currency, en, id, ja] of cases) {
    expect([
      showMoney(minor, currency, "en"),
      showMoney(minor, currency, "id"),
      showMoney(minor, currency, "ja"),
    ]).toEqual([en, id, ja]);
  }
});

test("numbers and per cents have each language's separators", () => {
  expect(showNumber(1_250_000.5, "en")).toBe("1,250,000.5");
  expect(showNumber(1_250_000.5, "id")).toBe("1.250.000,5");
  expect(showNumber(22.65, "id", 2)).toBe("22,65");
  expect(showNumber(100, "en")).toBe("100");
  expect(showNumber(-0.000001, "en")).toBe("-0.000001");
  expect(showPercent(12.5, "id")).toBe("12,5%");
  expect(showPercent(12.5, "ja")).toBe("12.5%");
});

test("a number that could not be kept exactly is not taken", () => {
  expect(isPlainNumber(999_999_999_999_999)).toBe(true);
  for (const wrong of [1e15, Number.NaN, Number.POSITIVE_INFINITY, 0.0000001, 1 / 3, "1", null]) {
    expect(isPlainNumber(wrong), String(wrong)).toBe(false);
  }
});
