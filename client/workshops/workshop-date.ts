import type { WorkshopSummary } from "../../shared/answers";
import { showTime } from "../../shared/locale/dates";
import { zones } from "../../shared/workshop/zones";
import { calendarDate } from "../words/times";
import { language, useWords } from "../words/words";
import { workshopsWords } from "../words/workshops";

type When = Pick<WorkshopSummary, "date" | "time" | "end" | "zone">;

/** Day and hours in words; hours stand on the workshop's own clock, so its zone is named. */
export function useWhen(): { day: (of: When) => string; hours: (of: When) => string | undefined } {
  const words = useWords(workshopsWords);
  return {
    day: ({ date }) => (date ? calendarDate(date) : words().stillOpen),
    hours({ time, end, zone }) {
      if (!time) return undefined;
      const from = showTime(time, language());
      const { short } = zones[zone];
      return end ? words().hours(from, showTime(end, language()), short) : words().begins(from, short);
    },
  };
}
