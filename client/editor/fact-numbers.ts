import { type Currency, currencies } from "../../shared/locale/money";

/**
 * A number as people here type it: "1.250.000,50", "1,250,000.50", "12,5", "1250000". The last sign of two
 * kinds is the decimal one; a single sign with exactly three digits behind it separates thousands.
 * NaN for what is no number, undefined for nothing.
 */
export function numberFrom(typed: string): number | undefined {
  const text = typed.normalize("NFKC").replaceAll(/[\s_]/g, "");
  if (text === "") return undefined;
  if (!/^-?\d[\d.,]*$/.test(text)) return Number.NaN;
  return Number(withPoint(text));
}

function withPoint(text: string): string {
  const last = Math.max(text.lastIndexOf("."), text.lastIndexOf(","));
  if (last < 0) return text;
  const sign = text[last] ?? "";
  const hasBoth = text.includes(".") && text.includes(",");
  const isThousands = !hasBoth && (text.split(sign).length > 2 || text.length - last - 1 === 3);
  const whole = (isThousands ? text : text.slice(0, last)).replaceAll(/[.,]/g, "");
  return isThousands ? whole : `${whole}.${text.slice(last + 1)}`;
}

/** An amount in minor units: "1.250.000" IDR is 125000000. */
export function amountFrom(typed: string, currency: Currency): number | undefined {
  const amount = numberFrom(typed);
  return amount === undefined ? undefined : Math.round(amount * 10 ** currencies[currency]);
}

/** As it is typed again: "1250000" or "1250000.50"; "" for none. */
export function amountText(minor: number, currency: Currency): string {
  if (!Number.isSafeInteger(minor)) return "";
  const decimals = currencies[currency];
  const text = (minor / 10 ** decimals).toFixed(decimals);
  return text.replace(/\.0+$/, "");
}
