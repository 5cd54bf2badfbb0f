import type { Language } from "../../shared/locale/languages";

/** How an item stands against its time; `share` is how much of it is used, at most 1. */
export type Timing = { kind: "left" | "over" | "elapsed"; seconds: number; share: number | null };

export function timingOf(minutes: number | null, since: number, now: number): Timing {
  const elapsed = Math.max(0, Math.floor((now - since) / 1000));
  if (!minutes) return { kind: "elapsed", seconds: elapsed, share: null };
  const left = minutes * 60 - elapsed;
  return left >= 0
    ? { kind: "left", seconds: left, share: elapsed / (minutes * 60) }
    : { kind: "over", seconds: -left, share: 1 };
}

/** 1880 → `31:20` · `31.20`; hours stay minutes, as a room counts them. */
export function showSeconds(seconds: number, language: Language): string {
  const two = (value: number) => String(value).padStart(2, "0");
  return `${two(Math.floor(seconds / 60))}${language === "id" ? "." : ":"}${two(seconds % 60)}`;
}
