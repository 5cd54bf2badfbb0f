/** Two item indexes beside a Y.Doc that judges the same updates: one grown with it, one often built anew from its state. */
import { expect } from "vitest";
import * as Y from "yjs";
import {
  createItemIndex,
  type ItemIndex,
  placeUpdate,
  storedLimits,
  type WeighedUpdate,
  weighUpdate,
} from "../../shared/update-gate";

const roundsUntilCompacted = 25;

export function indexOf(...stored: Uint8Array[]): ItemIndex {
  const index = createItemIndex();
  for (const bytes of stored) {
    const weighed = weighUpdate(bytes, storedLimits);
    if (!weighed.ok) throw new Error(weighed.why);
    index.take(weighed.update);
  }
  return index;
}

export function twinIndexes(doc: Y.Doc, label: unknown) {
  const state = Y.encodeStateAsUpdate(doc);
  const mirror = new Y.Doc();
  Y.applyUpdate(mirror, state);
  const twins = { grown: indexOf(state), compacted: indexOf(state) };
  const secondLooks: string[] = [];
  let taken = 0;
  let judged = 0;

  return {
    secondLooks,
    get judged() {
      return judged;
    },
    /** Before the Y.Doc takes the update, or not. */
    judge(
      update: WeighedUpdate,
      bytes: Uint8Array,
      verdict: ReturnType<typeof placeUpdate> & { isServer: boolean },
    ) {
      if (taken % roundsUntilCompacted === 0) twins.compacted = indexOf(Y.encodeStateAsUpdate(doc));
      for (const [name, index] of Object.entries(twins)) {
        const own = placeUpdate(update, index, { isServer: verdict.isServer });
        judged++;
        const found = { label, name, taken, update: Buffer.from(bytes).toString("base64") };
        if (own.ok) expect({ ...found, verdict }).toMatchObject({ ...found, verdict: { ok: true } });
        if (own.ok && verdict.ok && own.steps < verdict.steps)
          expect({ ...found, steps: own.steps }).toEqual({ ...found, steps: verdict.steps });
        if (!own.ok && verdict.ok) secondLooks.push(`${name} ${own.why}`);
      }
      if (!verdict.ok) return;
      taken++;
      const news = twins.grown.newsOf(update, bytes);
      if (news !== "nothing") Y.applyUpdate(mirror, news === "whole" ? bytes : news);
      for (const index of Object.values(twins)) index.take(update);
    },
    /** After the Y.Doc has taken all that passed. */
    compare() {
      const reached = Y.decodeStateVector(Y.encodeStateVector(doc));
      const before = Y.snapshot(doc);
      for (const [name, index] of Object.entries(twins)) {
        expect({ label, name, clocks: index.clocks() }).toEqual({ label, name, clocks: reached });
        expect(Y.decodeStateVector(index.stateVector())).toEqual(reached);
        Y.applyUpdate(doc, Uint8Array.of(0, ...index.deleteSet()));
        const isSame = Y.equalSnapshots(before, Y.snapshot(doc));
        expect({ label, name, isSame }).toEqual({ label, name, isSame: true });
      }
      expect(Y.decodeStateVector(Y.encodeStateVector(mirror))).toEqual(reached);
    },
    /**
     * Whether who was sent only the news has the same. Not for forged updates: where the right neighbour comes
     * before the left one, Yjs goes by how the items happen to be cut (two loads of one state differ then, too).
     */
    compareMirror() {
      const isSame = Y.equalSnapshots(Y.snapshot(doc), Y.snapshot(mirror));
      expect({ label, isSame }).toEqual({ label, isSame: true });
      expect(textsOf(mirror)).toEqual(textsOf(doc));
    },
  };
}

const textsOf = (doc: Y.Doc) => ({
  en: doc.getXmlFragment("body:en").toString(),
  id: doc.getXmlFragment("body:id").toString(),
  fields: doc.getMap("fields").toJSON(),
});
