import { expect, test } from "vitest";
import * as Y from "yjs";
import { placeUpdate, weighUpdate, yDocParents } from "../../../shared/update-gate";
import { entangled } from "../../fuzz/forged-updates";
import { randomFrom } from "../../fuzz/random";
import { seededDoc } from "../../fuzz/writers";

/** Yjs notes each neighbour that it looks at in two sets. */
function looksOf(deed: () => void): number {
  const { add } = Set.prototype;
  let items = 0;
  Set.prototype.add = function (value) {
    if (value instanceof Y.Item) items++;
    return add.call(this, value);
  };
  try {
    deed();
  } finally {
    Set.prototype.add = add;
  }
  return items / 2;
}

test("the steps told are exactly the neighbours that Yjs looks at", () => {
  let compared = 0;
  let steps = 0;
  for (let seed = 1; seed <= 40; seed++) {
    const random = randomFrom(seed);
    const doc = seededDoc(["a"]);
    for (let round = 0; round < 40; round++) {
      const bytes = entangled(doc, random);
      const weighed = weighUpdate(bytes);
      const placed = weighed.ok ? placeUpdate(weighed.update, yDocParents(doc)) : weighed;
      // Rings among the clients are refused.
      if (!placed.ok) continue;
      const looks = looksOf(() => Y.applyUpdate(doc, bytes));
      expect({ seed, round, steps: placed.steps }).toEqual({ seed, round, steps: looks });
      compared++;
      steps += looks;
    }
  }
  expect(compared).toBeGreaterThan(400);
  expect(steps).toBeGreaterThan(5000);
});
