/**
 * Numbers as each language writes them (reference: EYD for Indonesian, JICA papers for English and Japanese).
 * Own code instead of Intl: an export must come out alike on every machine, whatever ICU it has.
 */
import type { Language } from "./languages";

const separators: Record<Language, { group: string; decimal: string }> = {
  en: { group: ",", decimal: "." },
  id: { group: ".", decimal: "," },
  ja: { group: ",", decimal: "." },
};

/** Digits after the point that a number may have. */
export const maxDecimals = 6;

/** A number that can be kept and shown exactly: at most 15 digits, six of them after the point. */
export const isPlainNumber = (value: unknown): value is number =>
  typeof value === "number" &&
  Number.isFinite(value) &&
  Math.abs(value) < 1e15 &&
  Number(value.toFixed(maxDecimals)) === value;

/** 1250000.5 → `1,250,000.5` · `1.250.000,5`. Give `decimals` to have exactly so many. */
export function showNumber(value: number, language: Language, decimals?: number): string {
  const plain =
    decimals === undefined ? value.toFixed(maxDecimals).replace(/\.?0+$/, "") : value.toFixed(decimals);
  return withSeparators(plain, language);
}

/** 12.5 → `12.5%` · `12,5%` */
export const showPercent = (value: number, language: Language): string => `${showNumber(value, language)}%`;

/** Groups the digits of a plain decimal such as `-1250000.50`. */
export function withSeparators(plain: string, language: Language): string {
  const { group, decimal } = separators[language];
  const [whole = "", fraction] = plain.split(".");
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, group);
  return fraction ? `${grouped}${decimal}${fraction}` : grouped;
}
