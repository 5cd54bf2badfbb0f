import { createSignal, onCleanup } from "solid-js";
import { dayIn, projectZone, type Zone, zones } from "../../shared/workshop/zones";
import { tag } from "./words";

/**
 * Times and dates as the interface shows them: in its language, on one clock for all who read them, wherever they sit.
 * What belongs to a workshop stands on the workshop's own clock.
 */

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

const written = (options: Intl.DateTimeFormatOptions, zone: Zone = projectZone) =>
  new Intl.DateTimeFormat(tag(), { ...options, timeZone: zone });
const withZone = (text: string, zone: Zone) => `${text} ${zones[zone].short}`;

/** `10:42:07 WIB`: with seconds, for the save state. */
export const exactTime = (at: number, zone: Zone = projectZone): string =>
  withZone(written({ hour: "2-digit", minute: "2-digit", second: "2-digit" }, zone).format(at), zone);

/** `3 November 2025`. */
export const day = (at: number): string => written({ dateStyle: "long" }).format(at);

/** `3–24 November 2025`. */
export const days = (from: number, to: number): string =>
  written({ dateStyle: "long" }).formatRange(from, to);

/** `3 November 2025, 10:42 WIB`: for titles and tooltips. */
export const dayAndTime = (at: number, zone: Zone = projectZone): string =>
  withZone(written({ dateStyle: "long", timeStyle: "short" }, zone).format(at), zone);

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
  const midnight = (at: number) => Date.parse(`${dayIn(at, projectZone)}T00:00:00Z`);
  return Math.round((midnight(later) - midnight(earlier)) / 86_400_000);
}
