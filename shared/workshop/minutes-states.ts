/**
 * From a draft to the record. "due": the day until which comments were taken is over, and whoever was told and said
 * nothing has agreed; nobody has to do anything for that, the day decides.
 */
export const minutesStates = ["draft", "circulated", "due", "confirmed"] as const;
export type MinutesState = (typeof minutesStates)[number];

type Dates = { circulatedAt: number | null; commentsUntil: string | null; confirmedAt: number | null };

/** @param today the day in Jakarta, `YYYY-MM-DD`. */
export function minutesState(
  { circulatedAt, commentsUntil, confirmedAt }: Dates,
  today: string,
): MinutesState {
  if (confirmedAt !== null) return "confirmed";
  if (circulatedAt === null || commentsUntil === null) return "draft";
  return today <= commentsUntil ? "circulated" : "due";
}

/** Whole days from one calendar day to another. */
export const daysBetween = (from: string, to: string): number =>
  Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000);
