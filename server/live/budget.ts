import { limits } from "../../shared/room";

const bytesPerStep = 10;

/** How much one socket may send: two buckets that refill with time. Over it, the socket is slowed, not closed. */
export function createBudget(now: () => number) {
  let bytes: number = limits.burstBytes;
  let updates: number = limits.burstUpdates;
  let last = now();

  function spend(cost: { bytes: number; updates: number }): number {
    const at = now();
    const seconds = Math.max(0, at - last) / 1000;
    last = at;
    bytes = Math.min(limits.burstBytes, bytes + seconds * limits.bytesPerSecond) - cost.bytes;
    updates = Math.min(limits.burstUpdates, updates + seconds * limits.updatesPerSecond) - cost.updates;
    const debt = Math.max(-bytes / limits.bytesPerSecond, -updates / limits.updatesPerSecond, 0);
    return Math.ceil(debt * 1000);
  }

  /** Each takes a cost and answers for how many ms the socket should rest. */
  return {
    frame: (frameBytes: number, isUpdate: boolean) => spend({ bytes: frameBytes, updates: isUpdate ? 1 : 0 }),
    /** What the gate counted that Yjs had to look at, about 1 µs each: a tenth of a second a second is enough. */
    steps: (steps: number) => spend({ bytes: steps * bytesPerStep, updates: 0 }),
  };
}
