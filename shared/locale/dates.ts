/** Calendar dates (`YYYY-MM-DD`), months (`YYYY-MM`) and clock times (`HH:MM`): no time zone is ever involved. */
import type { Language } from "./languages";

const months: Record<"en" | "id", readonly string[]> = {
  en: [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
  ],
  id: [
    "Januari",
    "Februari",
    "Maret",
    "April",
    "Mei",
    "Juni",
    "Juli",
    "Agustus",
    "September",
    "Oktober",
    "November",
    "Desember",
  ],
};

const weekdays: Record<Language, readonly string[]> = {
  en: ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"],
  id: ["Minggu", "Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu"],
  ja: ["日", "月", "火", "水", "木", "金", "土"],
};

/** A day that exists, written `YYYY-MM-DD`. */
export function isDate(value: unknown): value is string {
  if (typeof value !== "string" || !/^\d{4}-\d\d-\d\d$/.test(value) || value.startsWith("0000")) return false;
  const at = new Date(`${value}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(value);
}

/** `YYYY-MM` */
export const isMonth = (value: unknown): value is string =>
  typeof value === "string" && isDate(`${value}-01`) && value.length === 7;

/** `HH:MM`, 00:00 to 23:59 */
export const isTime = (value: unknown): value is string =>
  typeof value === "string" && /^([01]\d|2[0-3]):[0-5]\d$/.test(value);

/** 2023-07-24 → `July 24, 2023` (the style of JICA minutes) · `24 Juli 2023` · `2023年7月24日` */
export function showDate(date: string, language: Language, { weekday = false } = {}): string {
  const [year = 0, month = 1, day = 1] = date.split("-").map(Number);
  const name = weekday ? weekdays[language][new Date(`${date}T00:00:00Z`).getUTCDay()] : undefined;
  if (language === "ja") return `${year}年${month}月${day}日${name ? `(${name})` : ""}`;
  const text =
    language === "en" ? `${months.en[month - 1]} ${day}, ${year}` : `${day} ${months.id[month - 1]} ${year}`;
  return name ? `${name}, ${text}` : text;
}

/** 2023-07 → `July 2023` · `Juli 2023` · `2023年7月` */
export function showMonth(value: string, language: Language): string {
  const [year = 0, month = 1] = value.split("-").map(Number);
  return language === "ja" ? `${year}年${month}月` : `${months[language][month - 1]} ${year}`;
}

/** `May 1, 2023 – July 31, 2024` · `1 Mei 2023 s.d. 31 Juli 2024` · `2023年5月1日〜2024年7月31日` */
export function showPeriod(start: string, end: string, language: Language): string {
  const between: Record<Language, string> = { en: " – ", id: " s.d. ", ja: "〜" };
  return `${showDate(start, language)}${between[language]}${showDate(end, language)}`;
}

/** 09:00 → `09:00` · `09.00` · `9:00` */
export function showTime(time: string, language: Language): string {
  if (language === "id") return time.replace(":", ".");
  return language === "ja" ? time.replace(/^0/, "") : time;
}
