import type { Language } from "./languages";
import { withSeparators } from "./numbers";

/** Minor units are integers; how many of them make one unit is a power of ten that only this table knows. */
export const currencies = { IDR: 2, JPY: 0, USD: 2 } as const satisfies Record<string, number>;
export type Currency = keyof typeof currencies;
export const isCurrency = (value: unknown): value is Currency =>
  typeof value === "string" && Object.hasOwn(currencies, value);

const japaneseUnits: Record<Currency, string> = { IDR: "ルピア", JPY: "円", USD: "米ドル" };

/**
 * {125000000, "IDR"} → `IDR 1,250,000` · `Rp1.250.000,00` (without a space, as the standard form has it) ·
 * `1,250,000ルピア`. Sen are written in Indonesian always, elsewhere only when there are some.
 */
export function showMoney(minor: number, currency: Currency, language: Language): string {
  const sign = minor < 0 ? "-" : "";
  const amount = withSeparators(plainAmount(Math.abs(minor), currency, language), language);
  if (language === "ja") return `${sign}${amount}${japaneseUnits[currency]}`;
  if (language === "id" && currency === "IDR") return `${sign}Rp${amount}`;
  return `${sign}${currency} ${amount}`;
}

function plainAmount(minor: number, currency: Currency, language: Language): string {
  const exponent = currencies[currency];
  if (exponent === 0) return String(minor);
  const digits = String(minor).padStart(exponent + 1, "0");
  const whole = digits.slice(0, -exponent);
  const fraction = digits.slice(-exponent);
  const isLeftOut = currency === "IDR" && language !== "id" && Number(fraction) === 0;
  return isLeftOut ? whole : `${whole}.${fraction}`;
}
