import { isDate, isMonth } from "../locale/dates";

/**
 * The number of an Indonesian civil servant (NIP), as 18 digits however it was grouped: birth date, month of
 * appointment, 1 or 2, a running number. Undefined when it cannot be one.
 */
export function readNip(text: string): string | undefined {
  const digits = text.replace(/[\s.-]/g, "");
  if (!/^\d{14}[12]\d{3}$/.test(digits)) return undefined;
  const born = `${digits.slice(0, 4)}-${digits.slice(4, 6)}-${digits.slice(6, 8)}`;
  const appointed = `${digits.slice(8, 12)}-${digits.slice(12, 14)}`;
  return isDate(born) && isMonth(appointed) && born.slice(0, 7) < appointed ? digits : undefined;
}

/** In the groups in which it is printed: 8, 6, 1, 3. */
export const showNip = (nip: string): string =>
  [nip.slice(0, 8), nip.slice(8, 14), nip.slice(14, 15), nip.slice(15)].join(" ");
