import * as Y from "yjs";
import type { Room } from "./contender";
import { seededRandom } from "./numbers";

type Wanted = {
  /** Insertions and deletions, each a transaction. */
  edits: number;
  /** Characters of an insertion: 1 is typing, more is what typing has become once Yjs has merged it. */
  run: number;
  seed: number;
  /** Edits in one update; as many as there are when left out. */
  perUpdate?: number;
};

const letters = "etaoin shrdlu cmfwyp vbgkjq";

/**
 * Updates as somebody's long work on the room's text makes them: some 25 edits onwards from the
 * caret, then some eleven that erase, and seldom a jump to elsewhere. Deletions are three edits in ten, as in real traces.
 */
export function longWork(room: Room, { edits, run, seed, perUpdate = edits }: Wanted) {
  const { doc, text } = room.draft();
  const random = seededRandom(seed);
  const client = 1000 + Math.floor(random() * 0x3fff_ffff);
  doc.clientID = client;
  const updates: Uint8Array[] = [];
  let made: Uint8Array[] = [];
  doc.on("update", (update: Uint8Array) => made.push(update));
  let caret = text.length;
  let erases = false;
  for (let done = 1; done <= edits; done++) {
    if (random() < (erases ? 1 / 11 : 1 / 25)) erases = !erases;
    if (random() < 1 / 200) caret = Math.floor(random() * (text.length + 1));
    const length = Math.ceil(run / 2);
    if (erases && caret >= length) {
      caret -= length;
      text.delete(caret, length);
    } else {
      let words = "";
      while (words.length < run) words += letters[Math.floor(random() * letters.length)];
      text.insert(caret, words);
      caret += run;
    }
    if (done % perUpdate > 0 && done < edits) continue;
    updates.push(Y.mergeUpdates(made));
    made = [];
  }
  const stateKB = Y.encodeStateAsUpdate(doc).length / 1000;
  const reach = Y.getState(doc.store, client);
  doc.destroy();
  return { updates, client, reach, stateKB };
}
