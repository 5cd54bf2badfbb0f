import { showTime } from "../../shared/locale/dates";
import { inLanguage, type Language } from "../../shared/locale/languages";
import { clockOf, minutesOfClock, timesOf, totalMinutes } from "../../shared/workshop/programme";
import { instantOf, zones } from "../../shared/workshop/zones";
import type { WorkshopFacts } from "../access/access";
import { calendarFile } from "../calendar/calendar-file";
import type { StoredItem } from "./programme-store";

/**
 * The workshop as an entry for one's calendar; undefined while it has no date. Without a start it takes the whole day;
 * without an end it lasts as long as its programme.
 */
export function invitationFile(
  workshop: WorkshopFacts,
  items: readonly StoredItem[],
  { language, page, now }: { language: Language; page: string; now: number },
): string | undefined {
  const { id, date, time, end, zone, title, venue, link, state } = workshop;
  if (!date) return undefined;
  const start = time ? minutesOfClock(time) : null;
  const finish = end ? minutesOfClock(end) : start === null ? null : start + totalMinutes(items);
  const summary = inLanguage(title, language);
  return calendarFile({
    name: summary,
    events: [
      {
        uid: `${id}@lokakarya`,
        changedAt: now,
        from: start === null ? date : instantOf(date, start, zone),
        to: start === null ? date : finish === null || finish <= start ? null : instantOf(date, finish, zone),
        summary,
        description: [link, ...programmeLines(workshop, items, language)].filter(Boolean).join("\n"),
        location: venue ?? link ?? undefined,
        url: page,
        status: state === "draft" ? "TENTATIVE" : "CONFIRMED",
      },
    ],
  });
}

/** `09:00 (WIB) EV production roadmap – Eko` */
function programmeLines({ time, zone }: WorkshopFacts, items: readonly StoredItem[], language: Language) {
  const times = timesOf(items, time);
  return items.map(({ title, speaker }, index) => {
    const { start } = times[index]!;
    const clock = start === null ? "" : `${showTime(clockOf(start), language)} (${zones[zone].short}) `;
    return `${clock}${inLanguage(title, language)}${speaker ? ` – ${speaker}` : ""}`;
  });
}
