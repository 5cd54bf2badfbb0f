import { inLanguage, type Language, type Localised } from "../../shared/locale/languages";
import type { FollowUpAnswer } from "../../shared/register/answers";
import { isOver } from "../../shared/register/states";
import { calendarFile } from "../calendar/calendar-file";
import { rowNumber, sheetWords } from "./words";

/**
 * A whole day for each follow-up that is still to be done and has a day. Events and not to-dos, which most calendars that
 * people use do not show. What was said in confidence leaves in no file.
 */
export function followUpCalendar(
  rows: readonly FollowUpAnswer[],
  { name, language, page }: { name: Localised; language: Language; page: string },
): string {
  const words = sheetWords[language];
  return calendarFile({
    name: `${inLanguage(name, language)}: ${words.followUp.sheet}`,
    events: rows.flatMap((row) => {
      const { due } = row;
      const isPublic = row.withdrawnAt === null && row.visibility !== "confidential";
      if (due === null || !isPublic || isOver(row.state)) return [];
      const text = inLanguage(row.text, language);
      const who = [row.owner, row.person].filter((one) => one !== null).join(", ");
      const mark = row.isOverdue ? `${words.column.overdue}: ` : "";
      return {
        uid: `${row.document?.id ?? ""}-${row.id}@lokakarya`,
        changedAt: row.changedAt,
        from: due,
        to: due,
        summary: `${mark}${rowNumber("followUp", row.number)} ${firstLine(text)}`,
        description: [
          text,
          who && `${words.column.owner}: ${who}`,
          row.blockedBy && `${words.column.blockedBy}: ${row.blockedBy}`,
        ]
          .filter(Boolean)
          .join("\n"),
        url: page,
        status: "CONFIRMED" as const,
      };
    }),
  });
}

function firstLine(text: string): string {
  const signs = [...(text.split("\n")[0] ?? "")];
  return signs.length > 120 ? `${signs.slice(0, 119).join("")}…` : signs.join("");
}
