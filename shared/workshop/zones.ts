/**
 * The zones in which workshops are held. None of them has summer time, so a fixed offset is the whole rule,
 * the same on every machine.
 */
export const zones = {
  "Asia/Jakarta": { minutes: 420, short: "WIB" },
  "Asia/Makassar": { minutes: 480, short: "WITA" },
  "Asia/Jayapura": { minutes: 540, short: "WIT" },
  "Asia/Tokyo": { minutes: 540, short: "JST" },
} as const;
export type Zone = keyof typeof zones;
export const zoneNames = Object.keys(zones) as [Zone, ...Zone[]];

/** UTC milliseconds of a clock time (minutes after midnight) on a day (`YYYY-MM-DD`) in a zone. */
export const instantOf = (date: string, clock: number, zone: Zone): number =>
  Date.parse(`${date}T00:00:00Z`) + (clock - zones[zone].minutes) * 60_000;
