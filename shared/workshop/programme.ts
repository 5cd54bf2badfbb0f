/** The programme of a workshop: its items follow each other without gaps, so that their times add up. */
import { isDate, isTime } from "../locale/dates";
import type { Localised } from "../locale/languages";

export const itemKinds = ["talk", "discussion", "break", "prayer", "lunch"] as const;
export type ItemKind = (typeof itemKinds)[number];

/** Of an item, in minutes. */
export const longestItem = 600;

export type AgendaItem = {
  id: string;
  kind: ItemKind;
  title: Localised;
  /** Null while nobody has said how long. */
  minutes: number | null;
  speaker: string;
  topic: string | null;
  material: string | null;
};

/** When a workshop is held, on its own clock; whatever is not known yet is null. */
export type Hours = { date: string | null; time: string | null; end: string | null };

/** Minutes after midnight of the workshop's day; beyond 1440 on the next. Null without a start. */
export type ItemTimes = { start: number | null; end: number | null };

export type Warning =
  | { code: "overrun"; minutes: number }
  | { code: "friday-prayer" }
  | { code: "no-lunch" }
  | { code: "no-duration"; item: string };

export const minutesOfClock = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));

/** 570 → `09:30`; past midnight the clock begins again. */
export function clockOf(minutes: number): string {
  const two = (value: number) => String(value).padStart(2, "0");
  const ofDay = ((minutes % 1440) + 1440) % 1440;
  return `${two(Math.floor(ofDay / 60))}:${two(ofDay % 60)}`;
}

type Timed = Pick<AgendaItem, "minutes">;

export function timesOf(items: readonly Timed[], start: string | null): ItemTimes[] {
  let at = isTime(start) ? minutesOfClock(start) : null;
  return items.map(({ minutes }) => {
    if (at === null) return { start: null, end: null };
    const from = at;
    at += minutes ?? 0;
    return { start: from, end: at };
  });
}

export const totalMinutes = (items: readonly Timed[]): number =>
  items.reduce((sum, { minutes }) => sum + (minutes ?? 0), 0);

/** Friday's congregational prayer, and when a programme that goes through noon has its lunch. */
const prayerWindow = { from: 11 * 60 + 30, to: 13 * 60 };
const lunchWindow = { from: 11 * 60, to: 14 * 60 };
const noon = { from: 12 * 60, to: 13 * 60 };
const friday = 5;

/** What whoever prepares should look at, most urgent first. An empty programme has no warnings. */
export function warningsOf(
  items: readonly Pick<AgendaItem, "id" | "kind" | "minutes">[],
  { date, time, end }: Hours,
): Warning[] {
  const warnings: Warning[] = [];
  const start = isTime(time) ? minutesOfClock(time) : null;
  const finish = start === null ? null : start + totalMinutes(items);
  if (start !== null && finish !== null && items.length > 0) {
    const over = isTime(end) ? finish - minutesOfClock(end) : 0;
    if (over > 0) warnings.push({ code: "overrun", minutes: over });
    const times = timesOf(items, time);
    const within = (window: Span, kinds: readonly ItemKind[]) =>
      items.some((item, index) => kinds.includes(item.kind) && touches(times[index]!, window));
    if (isFriday(date) && isPrayerMissed(within, finish)) warnings.push({ code: "friday-prayer" });
    const goesThroughNoon = start <= noon.from && finish >= noon.to;
    if (goesThroughNoon && !within(lunchWindow, ["lunch"])) warnings.push({ code: "no-lunch" });
  }
  for (const { id, minutes } of items) if (!minutes) warnings.push({ code: "no-duration", item: id });
  return warnings;
}

type Span = { from: number; to: number };

/** Work inside the window, or a programme that goes on behind it without a prayer break. */
function isPrayerMissed(
  within: (window: Span, kinds: readonly ItemKind[]) => boolean,
  finish: number,
): boolean {
  if (within(prayerWindow, ["talk", "discussion"])) return true;
  const isBusy = within(prayerWindow, ["break", "lunch"]);
  return isBusy && finish > prayerWindow.to && !within(prayerWindow, ["prayer"]);
}

const touches = ({ start, end }: ItemTimes, { from, to }: Span): boolean =>
  start !== null && end !== null && start < to && end > from;

const isFriday = (date: string | null): boolean =>
  isDate(date) && new Date(`${date}T00:00:00Z`).getUTCDay() === friday;

/** The item after (or before) the current one; the first when none is current; null at the end. */
export function neighbour(
  items: readonly { id: string }[],
  current: string | null,
  step: 1 | -1,
): string | null {
  const at = items.findIndex(({ id }) => id === current);
  if (at < 0) return step === 1 ? (items[0]?.id ?? null) : null;
  return items[at + step]?.id ?? null;
}
