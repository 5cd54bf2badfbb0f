export type Buckets = ReturnType<typeof createBuckets>;

/**
 * Token buckets by key: `size` at once, refilled evenly over `per` ms. The oldest keys are forgotten beyond
 * `keys`, so that a flood of names cannot fill the memory.
 */
export function createBuckets(options: { size: number; per: number; now: () => number; keys?: number }) {
  const { size, per, now, keys = 50_000 } = options;
  const buckets = new Map<string, { left: number; at: number }>();

  function refilled(key: string) {
    const bucket = buckets.get(key) ?? { left: size, at: now() };
    // A clock that was set back must not lock anybody out, nor one set forward give more than `size`.
    const passed = Math.max(0, now() - bucket.at);
    bucket.left = Math.min(size, bucket.left + (passed * size) / per);
    bucket.at = now();
    return bucket;
  }

  return {
    /** 0 when taken; else how many ms to wait for the next one. */
    take(key: string): number {
      const bucket = refilled(key);
      buckets.delete(key);
      buckets.set(key, bucket);
      if (buckets.size > keys) buckets.delete(buckets.keys().next().value!);
      if (bucket.left < 1) return ((1 - bucket.left) * per) / size;
      bucket.left -= 1;
      return 0;
    },
    /** Gives back one that was taken for something that turned out well. */
    giveBack(key: string) {
      const bucket = buckets.get(key);
      if (bucket) bucket.left = Math.min(size, bucket.left + 1);
    },
  };
}

/** Takes one from each, or none and says how many ms to wait. */
export function takeEach(wanted: readonly (readonly [Buckets, string])[]): number {
  for (const [position, [buckets, key]] of wanted.entries()) {
    const wait = buckets.take(key);
    if (wait === 0) continue;
    for (const [earlier, itsKey] of wanted.slice(0, position)) earlier.giveBack(itsKey);
    return wait;
  }
  return 0;
}
