import { createHash } from "node:crypto";
import type Database from "better-sqlite3";
import type { DocumentId } from "../../shared/ids";

export type Row = { seq: number; bytes: Uint8Array };

/** The compacted state with what it has reached, and every later update, in order. */
export type Stored = {
  state: (Row & { vector: Uint8Array | null }) | undefined;
  updates: Row[];
  /** Number of the last stored update; 0 when there is none. */
  seq: number;
};

/** How many updates lie behind the compacted state, and their bytes. */
export type Tail = { count: number; bytes: number };

type StateRow = Row & { vector: Uint8Array | null; hash: Uint8Array | null };

export const hashOf = (bytes: Uint8Array): Uint8Array => createHash("sha256").update(bytes).digest();

/** Reads texts from the database, on the main loop or in a thread with a handle of its own. */
export function storedReader(handle: Database.Database) {
  const readState = handle.prepare(
    "select seq, bytes, vector, hash from document_state where document_id = ?",
  );
  // A state may stand there before the updates that are in it are gone.
  const readUpdates = handle.prepare(
    "select seq, bytes from document_update where document_id = ? and seq > ? order by seq",
  );
  return {
    updatesAfter: (document: DocumentId, seq: number) => readUpdates.all(document, seq) as Row[],

    all(document: DocumentId): Stored {
      const state = sound(readState.get(document) as StateRow | undefined);
      const updates = readUpdates.all(document, state?.seq ?? 0) as Row[];
      return { state, updates, seq: updates.at(-1)?.seq ?? state?.seq ?? 0 };
    },
  };
}

/** Throws rather than give out what is not as it was stored: whoever gets it would write on it. */
function sound(state: StateRow | undefined): Stored["state"] {
  if (state?.hash && Buffer.compare(hashOf(state.bytes), state.hash) !== 0)
    throw new Error("A stored text is damaged: its hash is not the one that was stored with it.");
  return state;
}

export const partsOf = ({ state, updates }: Stored): Uint8Array[] => [
  ...(state ? [state.bytes] : []),
  ...updates.map(({ bytes }) => bytes),
];

export function tailOf({ updates }: Stored): Tail {
  return { count: updates.length, bytes: updates.reduce((sum, { bytes }) => sum + bytes.byteLength, 0) };
}
