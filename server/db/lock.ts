/** First come, first served; who takes it must release it. */
export type Lock = {
  take(): Promise<() => void>;
  hold<T>(work: () => T | Promise<T>): Promise<T>;
  /** How long the lock has been held without a break, in ms; for the test that nobody awaits inside a transaction. */
  readonly longest: number;
};

export function createLock(now: () => number = () => performance.now()): Lock {
  let tail: Promise<void> = Promise.resolve();
  let longest = 0;

  async function take() {
    const before = tail;
    let open = () => {};
    tail = new Promise((resolve) => {
      open = resolve;
    });
    await before;
    const since = now();
    let released = false;
    return () => {
      if (released) return;
      released = true;
      longest = Math.max(longest, now() - since);
      open();
    };
  }

  return {
    take,
    async hold(work) {
      const release = await take();
      try {
        return await work();
      } finally {
        release();
      }
    },
    get longest() {
      return longest;
    },
  };
}
