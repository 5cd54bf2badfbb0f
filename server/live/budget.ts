import { limits } from "../../shared/room";

/** How much one socket may send: two buckets that refill with time. Over it, the socket is slowed, not closed. */
export function createBudget(now: () => number) {
  let bytes: number = limits.burstBytes;
  let updates: number = limits.burstUpdates;
  let last = now();

  return {
    /** Takes the cost of a frame; answers for how many ms the socket should rest. */
    spend(frameBytes: number, isUpdate: boolean): number {
      const at = now();
      const seconds = Math.max(0, at - last) / 1000;
      last = at;
      bytes = Math.min(limits.burstBytes, bytes + seconds * limits.bytesPerSecond) - frameBytes;
      updates =
        Math.min(limits.burstUpdates, updates + seconds * limits.updatesPerSecond) - (isUpdate ? 1 : 0);
      const debt = Math.max(-bytes / limits.bytesPerSecond, -updates / limits.updatesPerSecond, 0);
      return Math.ceil(debt * 1000);
    },
  };
}
