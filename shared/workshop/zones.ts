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

/** The clock of what belongs to no workshop: where the ministry sits, and where what is due is due. */
export const projectZone = "Asia/Jakarta" satisfies Zone;

/** The day (`YYYY-MM-DD`) of UTC milliseconds in a zone. */
export const dayIn = (at: number, zone: Zone): string =>
  new Date(at + zones[zone].minutes * 60_000).toISOString().slice(0, 10);
