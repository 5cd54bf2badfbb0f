import { setTimeout as sleep } from "node:timers/promises";
import type { Running } from "./contender";
import { openCrowd } from "./crowd";

/** Far from everybody else's seats: the pair has accounts of its own. */
const firstSeat = 900;
const every = 20;

/**
 * Two people in a room of their own, typing all the time. `longest` is the longest an edit took from one to the
 * other, `ownLag` the longest that this process itself was late, in ms: what is slow while it is late may be us.
 */
export async function startCanary(running: Running) {
  const crowd = await openCrowd(await running.room("canary"), 2, 2, firstSeat);
  let ownLag = 0;
  let typed = 0;
  let last = performance.now();
  const timer = setInterval(() => {
    const now = performance.now();
    ownLag = Math.max(ownLag, now - last - every);
    last = now;
    crowd.type(typed++ % 2);
  }, every);
  return {
    forget() {
      crowd.forget();
      typed = 0;
      ownLag = 0;
      last = performance.now();
    },
    /** Waits up to `patience` ms for what is on its way; Infinity when something never came. */
    async longest(patience = 5_000) {
      const expected = typed;
      const end = performance.now() + patience;
      while (crowd.delivered < expected && performance.now() < end) await sleep(5);
      const arrived = crowd.delivered >= expected;
      return { longest: arrived ? Math.max(0, ...crowd.latencies()) : Number.POSITIVE_INFINITY, ownLag };
    },
    stop() {
      clearInterval(timer);
      crowd.close();
    },
  };
}
