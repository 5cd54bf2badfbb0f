import { inLanguage, type Language, type Localised } from "../../shared/locale/languages";
import type { FollowUpAnswer } from "../../shared/register/answers";
import { isOver } from "../../shared/register/states";
import { cleanText } from "../exports/prepare/clean-text";
import { rowNumber, sheetWords } from "./words";

/**
 * iCalendar (RFC 5545): a whole day for each follow-up that is still to be done and has a day. Events and not to-dos,
 * which most calendars that people use do not show. What was said in confidence leaves in no file.
 */
export function writeCalendar(
  rows: readonly FollowUpAnswer[],
  { name, language, page }: { name: Localised; language: Language; page: string },
): string {
  const words = sheetWords[language];
  const due = rows.filter(
    (row) =>
      row.due !== null && row.withdrawnAt === null && row.visibility !== "confidential" && !isOver(row.state),
  );
  const title = escapeText(`${inLanguage(name, language)}: ${words.followUp.sheet}`);
  return [
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    "PRODID:-//Lokakarya//Follow-ups//EN",
    "CALSCALE:GREGORIAN",
    "METHOD:PUBLISH",
    `NAME:${title}`,
    `X-WR-CALNAME:${title}`,
    "REFRESH-INTERVAL;VALUE=DURATION:PT1H",
    "X-PUBLISHED-TTL:PT1H",
    ...due.flatMap((row) => eventLines(row, language, page)),
    "END:VCALENDAR",
    "",
  ]
    .map(fold)
    .join("\r\n");
}

function eventLines(row: FollowUpAnswer, language: Language, page: string): string[] {
  const words = sheetWords[language];
  const text = inLanguage(row.text, language);
  const who = [row.owner, row.person].filter((one) => one !== null).join(", ");
  const about = [
    text,
    who && `${words.column.owner}: ${who}`,
    row.blockedBy && `${words.column.blockedBy}: ${row.blockedBy}`,
  ];
  return [
    "BEGIN:VEVENT",
    `UID:${row.document?.id ?? ""}-${row.id}@lokakarya`,
    `DTSTAMP:${stamp(row.changedAt)}`,
    `LAST-MODIFIED:${stamp(row.changedAt)}`,
    `DTSTART;VALUE=DATE:${row.due!.replaceAll("-", "")}`,
    `DTEND;VALUE=DATE:${dayAfter(row.due!).replaceAll("-", "")}`,
    `SUMMARY:${escapeText(`${row.isOverdue ? "⚠ " : ""}${rowNumber("followUp", row.number)} ${firstLine(text)}`)}`,
    `DESCRIPTION:${escapeText(about.filter(Boolean).join("\n"))}`,
    `URL:${page}`,
    "TRANSP:TRANSPARENT",
    "END:VEVENT",
  ];
}

const stamp = (at: number) => `${new Date(at).toISOString().slice(0, 19).replaceAll(/[-:]/g, "")}Z`;

const dayAfter = (day: string) =>
  new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);

function firstLine(text: string): string {
  const line = text.split("\n")[0] ?? "";
  const signs = [...line];
  return signs.length > 120 ? `${signs.slice(0, 119).join("")}…` : line;
}

const escapeText = (text: string): string =>
  text
    .split("\n")
    .map((line) => cleanText(line).replace(/[\\;,]/g, (sign) => `\\${sign}`))
    .join("\\n");

/** No line longer than 75 bytes, and no character cut in two. */
function fold(line: string): string {
  const folded: string[] = [];
  let part = "";
  let bytes = 0;
  for (const sign of line) {
    const size = Buffer.byteLength(sign);
    if (bytes + size > 75) {
      folded.push(part);
      part = " ";
      bytes = 1;
    }
    part += sign;
    bytes += size;
  }
  return [...folded, part].join("\r\n");
}
