import { expect, test } from "vitest";
import * as Y from "yjs";
import { placeUpdate, weighUpdate, yDocParents } from "../../../shared/update-gate";
import { characters, type ForgedId, type ForgedStruct, forge } from "../../fuzz/forge";
import { type Random, randomFrom } from "../../fuzz/random";
import { seededDoc } from "../../fuzz/writers";

const textOf = (doc: Y.Doc) =>
  ((doc.getXmlFragment("body:en").get(0) as Y.XmlElement).get(1) as Y.XmlElement).get(0) as Y.XmlText;

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

/** Several clients put characters between any two others, in any order, as no editor would. */
function entangled(doc: Y.Doc, random: Random): Uint8Array {
  const ids: ForgedId[] = [];
  for (let item = textOf(doc)._start; item; item = item.right)
    for (let i = 0; i < item.length; i++) ids.push([item.id.client, item.id.clock + i]);
  const clients = [9, 5, 3].map((client) => {
    const clock = Y.getState(doc.store, client);
    const structs: ForgedStruct[] = [];
    for (let left = 1 + random.below(5), at = clock; left > 0; left--) {
      const text = "abcd".slice(random.below(4));
      const origin = random.pick(ids);
      structs.push({
        origin,
        right: random.share() < 0.1 ? origin : random.share() < 0.7 ? random.pick(ids) : undefined,
        content: characters(text),
      });
      for (let i = 0; i < text.length; i++) ids.push([client, at++]);
    }
    return { client, clock, structs };
  });
  return forge(clients);
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
