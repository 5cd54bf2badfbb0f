import { createSignal, onCleanup } from "solid-js";
import { tag } from "./words";

/** Times and dates as the interface shows them: in its language and in the reader's own time zone. */

const [now, setNow] = createSignal(Date.now());
let watchers = 0;
let ticking: ReturnType<typeof setInterval> | undefined;

/** The present, renewed every half minute while somebody looks at it. */
function useNow(): () => number {
  if (watchers++ === 0) ticking = setInterval(() => setNow(Date.now()), 30_000);
  onCleanup(() => {
    if (--watchers === 0) clearInterval(ticking);
  });
  setNow(Date.now());
  return now;
}

/** `10:42:07`: with seconds, for the save state. */
export const exactTime = (at: number): string =>
  new Intl.DateTimeFormat(tag(), { hour: "2-digit", minute: "2-digit", second: "2-digit" }).format(at);

/** `3 November 2025`. */
export const day = (at: number): string => new Intl.DateTimeFormat(tag(), { dateStyle: "long" }).format(at);

/** `3–24 November 2025`. */
export const days = (from: number, to: number): string =>
  new Intl.DateTimeFormat(tag(), { dateStyle: "long" }).formatRange(from, to);

/** `3 November 2025, 10:42`: for titles and tooltips. */
export const dayAndTime = (at: number): string =>
  new Intl.DateTimeFormat(tag(), { dateStyle: "long", timeStyle: "short" }).format(at);

/** A calendar date (`YYYY-MM-DD`), which has no time and no zone. */
export const calendarDate = (date: string): string =>
  new Intl.DateTimeFormat(tag(), { dateStyle: "long", timeZone: "UTC" }).format(
    Date.parse(`${date}T00:00:00Z`),
  );

/** How long ago, as a colleague would say it: minutes, hours, "yesterday", days up to a week, then the date. */
export function useAgo(): (at: number) => string {
  const present = useNow();
  return (at) => ago(at, present());
}

export function ago(at: number, present: number): string {
  const relative = new Intl.RelativeTimeFormat(tag(), { numeric: "auto" });
  const minutes = Math.round((present - at) / 60_000);
  if (minutes < 1) return relative.format(0, "second");
  if (minutes < 60) return relative.format(-minutes, "minute");
  const days = calendarDaysBetween(at, present);
  if (days === 0) return relative.format(-Math.round(minutes / 60), "hour");
  if (days <= 7) return relative.format(-days, "day");
  return day(at);
}

function calendarDaysBetween(earlier: number, later: number): number {
  const midnight = (at: number) => new Date(at).setHours(0, 0, 0, 0);
  return Math.round((midnight(later) - midnight(earlier)) / 86_400_000);
}
