/** iCalendar (RFC 5545), as little of it as every calendar program reads. */
import { cleanText } from "../exports/prepare/clean-text";

export type CalendarEvent = {
  /** The same for the same event, so that a newer file replaces it. */
  uid: string;
  /** When it was written, and a number that grows with its changes. */
  changedAt: number;
  /** UTC milliseconds, or calendar days (`YYYY-MM-DD`, the last one included). */
  from: number | string;
  to: number | string | null;
  summary: string;
  description?: string | undefined;
  location?: string | undefined;
  url?: string | undefined;
  status: "TENTATIVE" | "CONFIRMED" | "CANCELLED";
};

export function calendarFile({ name, events }: { name: string; events: readonly CalendarEvent[] }): string {
  return [
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    "PRODID:-//Lokakarya//Lokakarya//EN",
    "CALSCALE:GREGORIAN",
    "METHOD:PUBLISH",
    `X-WR-CALNAME:${escapeText(name)}`,
    ...events.flatMap(eventLines),
    "END:VCALENDAR",
    "",
  ]
    .map(fold)
    .join("\r\n");
}

function eventLines(event: CalendarEvent): string[] {
  const { uid, changedAt, from, to, summary, description, location, url, status } = event;
  return [
    "BEGIN:VEVENT",
    `UID:${escapeText(uid)}`,
    `DTSTAMP:${instant(changedAt)}`,
    `SEQUENCE:${Math.floor(changedAt / 1000) % 2 ** 31}`,
    `DTSTART${moment(from)}`,
    ...(to === null ? [] : [`DTEND${moment(typeof to === "string" ? dayAfter(to) : to)}`]),
    `SUMMARY:${escapeText(summary)}`,
    ...(description ? [`DESCRIPTION:${escapeText(description)}`] : []),
    ...(location ? [`LOCATION:${escapeText(location)}`] : []),
    ...(url ? [`URL:${url}`] : []),
    `STATUS:${status}`,
    "END:VEVENT",
  ];
}

const moment = (at: number | string): string =>
  typeof at === "string" ? `;VALUE=DATE:${at.replaceAll("-", "")}` : `:${instant(at)}`;

const instant = (at: number): string => `${new Date(at).toISOString().slice(0, 19).replace(/[-:]/g, "")}Z`;

/** A span of days ends, in this format, before the day that it names. */
const dayAfter = (day: string): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);

const escapeText = (text: string): string =>
  text
    .split(/\r\n|[\r\n]/)
    .map((line) => cleanText(line).replace(/[\\;,]/g, (sign) => `\\${sign}`))
    .join("\\n");

/** Lines have 75 bytes at most, and no character is cut in two. */
function fold(line: string): string {
  const folded: string[] = [];
  let part = "";
  for (const sign of line) {
    if (Buffer.byteLength(part + sign) > 75) {
      folded.push(part);
      part = " ";
    }
    part += sign;
  }
  return [...folded, part].join("\r\n");
}
