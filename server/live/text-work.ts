import * as Y from "yjs";
import { partsOf, type Stored, type Tail, tailOf } from "./stored";

/** What is done with whole texts; pure, so that it runs on the main loop or in `text-thread.ts`. */

export type Compacted = {
  state: Uint8Array;
  vector: Uint8Array;
  /** Number of the last update that is in it. */
  seq: number;
  /** The updates that are in it, beside the state before. */
  gone: Tail;
};

/**
 * Applies what is stored, and nothing else: Yjs takes a transaction that is not local for news from others,
 * tidies up formats after it, and deletes marks that would then be missing here only.
 */
export function applyStored(doc: Y.Doc, updates: Iterable<Uint8Array>): void {
  doc.transact((transaction) => {
    for (const update of updates) Y.applyUpdate(doc, update, "disk");
    transaction.local = true;
  }, "disk");
}

/**
 * One state of a state and its updates. By a Y.Doc, not by merging: merged updates keep deleted text, ten times as
 * much after 260,000 edits.
 */
export function compactStored(stored: Stored): Compacted {
  const doc = new Y.Doc({ gc: true });
  try {
    applyStored(doc, partsOf(stored));
    return {
      state: Y.encodeStateAsUpdate(doc),
      vector: Y.encodeStateVector(doc),
      seq: stored.seq,
      gone: tailOf(stored),
    };
  } finally {
    doc.destroy();
  }
}

/** What a state holds beyond a state vector. Throws when the vector is none. */
export const diff = (state: Uint8Array, vector: Uint8Array): Uint8Array => Y.diffUpdate(state, vector);
