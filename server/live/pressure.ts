import { monitorEventLoopDelay } from "node:perf_hooks";

const resolution = 20;
/** When one turn of the loop in ten is so late, in ms, the server is under pressure. */
const high = 50;
const every = 1000;
/** How long somebody who opens a document that nobody has open waits for it to pass, in ms. */
const patience = 5_000;

/** Watches how late the loop is, and makes new work wait while those who are at work have too little of it. */
export function watchPressure() {
  const delay = monitorEventLoopDelay({ resolution });
  delay.enable();
  let isHigh = false;
  const waiting = new Set<() => void>();

  const timer = setInterval(() => {
    // What is measured is the time between two looks.
    isHigh = delay.percentile(90) / 1e6 - resolution > high;
    delay.reset();
    if (isHigh) return;
    // A few at a time: they are what would bring it back.
    for (const resolve of [...waiting].slice(0, 8)) resolve();
  }, every);
  timer.unref();

  return {
    get isHigh() {
      return isHigh;
    },
    /** Resolves to true when there is room for more work, to false when that takes too long. */
    async eases(): Promise<boolean> {
      if (!isHigh) return true;
      return new Promise((resolve) => {
        const settle = (answer: boolean) => {
          clearTimeout(tooLong);
          waiting.delete(eased);
          resolve(answer);
        };
        const eased = () => settle(true);
        const tooLong = setTimeout(() => settle(false), patience);
        waiting.add(eased);
      });
    },
    stop() {
      clearInterval(timer);
      delay.disable();
      for (const resolve of waiting) resolve();
    },
  };
}
