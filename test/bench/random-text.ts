import * as Y from "yjs";
import type { Room } from "./contender";
import { seededRandom } from "./numbers";

type Wanted = {
  /** Insertions and deletions, each a transaction. */
  edits: number;
  /** Characters of an insertion: 1 is typing, more is what typing has become once Yjs has merged it. */
  run: number;
  seed: number;
};

const letters = "etaoin shrdlu cmfwyp vbgkjq";

/**
 * One update as somebody's long work on the room's text leaves it: mostly onwards from the caret, about three
 * deletions in ten edits, and a jump to elsewhere every forty edits or so.
 */
export function longWork(room: Room, { edits, run, seed }: Wanted): { update: Uint8Array; client: number } {
  const { doc, text } = room.draft();
  const random = seededRandom(seed);
  const before = Y.encodeStateVector(doc);
  doc.clientID = 1000 + Math.floor(random() * 0x3fff_ffff);
  let caret = text.length;
  for (let left = edits; left > 0; left--) {
    if (random() < 1 / 40) caret = Math.floor(random() * (text.length + 1));
    if (random() < 0.3 && caret >= run) {
      const length = Math.max(1, Math.floor(run / 2));
      caret -= length;
      text.delete(caret, length);
    } else {
      let words = "";
      while (words.length < run) words += letters[Math.floor(random() * letters.length)];
      text.insert(caret, words);
      caret += run;
    }
  }
  const update = Y.encodeStateAsUpdate(doc, before);
  const client = doc.clientID;
  doc.destroy();
  return { update, client };
}
