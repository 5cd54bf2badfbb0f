import { limits } from "../../shared/room";

const bytesPerStep = 10;

/** What somebody spends: each has a bucket that refills with time, and holds what may come at once. */
const buckets = {
  bytes: { perSecond: limits.bytesPerSecond, burst: limits.burstBytes },
  updates: { perSecond: limits.updatesPerSecond, burst: limits.burstUpdates },
  frames: { perSecond: limits.framesPerSecond, burst: limits.burstFrames },
} as const;

type Cost = Partial<Record<keyof typeof buckets, number>>;

export type Budget = ReturnType<typeof createBudget>;

/**
 * How much one socket may send, or with `share` all sockets of a person. Whoever is over it is slowed, not
 * closed: each question answers for how many ms to rest.
 */
export function createBudget(now: () => number, share = 1) {
  const left = {
    bytes: share * buckets.bytes.burst,
    updates: share * buckets.updates.burst,
    frames: share * buckets.frames.burst,
  };
  let last = now();

  function spend(cost: Cost): number {
    const at = now();
    const seconds = Math.max(0, at - last) / 1000;
    last = at;
    let rest = 0;
    for (const name of ["bytes", "updates", "frames"] as const) {
      const { perSecond, burst } = buckets[name];
      const refilled = Math.min(share * burst, left[name] + seconds * share * perSecond);
      left[name] = refilled - (cost[name] ?? 0);
      rest = Math.max(rest, -left[name] / (share * perSecond));
    }
    return Math.ceil(rest * 1000);
  }

  return {
    frame: (bytes: number, isUpdate: boolean) => spend({ bytes, updates: isUpdate ? 1 : 0, frames: 1 }),
    /** What the gate counted that Yjs had to look at, about 1 µs each: a tenth of a second a second is enough. */
    steps: (steps: number) => spend({ bytes: steps * bytesPerStep }),
  };
}
