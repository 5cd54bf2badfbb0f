import { expect, test } from "vitest";
import { Ranges } from "../../../shared/gate/item-index-ranges";
import { randomFrom } from "../../fuzz/random";

const most = 60;

const pairsOf = (flags: readonly boolean[], isWanted: boolean, from = 0, to = flags.length): number[] => {
  const pairs: number[] = [];
  for (let i = from; i < to; i++) {
    if (flags[i] !== isWanted) continue;
    if (pairs[pairs.length - 1] === i) pairs[pairs.length - 1] = i + 1;
    else pairs.push(i, i + 1);
  }
  return pairs;
};

test("ranges added one by one or many at once are the numbers that were added, and no others", () => {
  for (let seed = 1; seed <= 200; seed++) {
    const random = randomFrom(seed);
    const ranges = new Ranges();
    const flags: boolean[] = new Array(most).fill(false);
    for (let round = 0; round < 15; round++) {
      const added: number[] = [];
      for (let from = random.below(20), more = 1 + random.below(4); more > 0 && from < most; more--) {
        const to = Math.min(most, from + 1 + random.below(6));
        added.push(from, to);
        flags.fill(true, from, to);
        from = to + random.below(5);
      }
      if (added.length === 2) ranges.add(added[0]!, added[1]!);
      else ranges.addSorted(added);
      expect({ seed, round, pairs: ranges.pairs() }).toEqual({ seed, round, pairs: pairsOf(flags, true) });
      const from = random.below(most);
      const to = from + 1 + random.below(most - from);
      const inside = flags.slice(from, to);
      expect({ seed, round, gaps: ranges.gaps(from, to) }).toEqual({
        seed,
        round,
        gaps: pairsOf(flags, false, from, to),
      });
      expect(ranges.cover(from, to)).toBe(inside.every(Boolean));
      expect(ranges.miss(from, to)).toBe(!inside.some(Boolean));
    }
  }
});

test("100,000 ranges at once take time in proportion, also between as many that are there", () => {
  const every = (start: number) => Array.from({ length: 200_000 }, (_, i) => start + 4 * (i >> 1) + (i & 1));
  const ranges = new Ranges();
  const started = performance.now();
  ranges.addSorted(every(0));
  ranges.addSorted(every(2));
  expect(ranges.count).toBe(200_000);
  ranges.addSorted(every(1));
  expect(ranges.count).toBe(100_000);
  expect(performance.now() - started).toBeLessThan(2000);
});
