import { createHash } from "node:crypto";
import type { Transaction } from "kysely";
import type { DocumentId, UserId } from "../../shared/ids";
import type { Db } from "../db/open";
import type { Tables } from "../db/tables";

/** One update as it is stored: numbered within its document, with the seats it takes. */
export type Entry = {
  document: DocumentId;
  seq: number;
  bytes: Uint8Array;
  at: number;
  /** Who sent it; null is the server. After a restore this may differ from whose text it holds. */
  user: UserId | null;
  /** Yjs client ids that this update is the first to use in the document. */
  seats: readonly number[];
};

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

export type Journal = ReturnType<typeof createJournal>;

type StateRow = Row & { vector: Uint8Array | null; hash: Uint8Array | null };

const hashOf = (bytes: Uint8Array): Uint8Array => createHash("sha256").update(bytes).digest();

/** Throws rather than give out what is not as it was stored: whoever gets it would write on it. */
function sound(state: StateRow | undefined): Stored["state"] {
  if (state?.hash && Buffer.compare(hashOf(state.bytes), state.hash) !== 0)
    throw new Error("A stored text is damaged: its hash is not the one that was stored with it.");
  return state;
}

/** The durable log of all documents: a compacted state each, and behind it one row for every update since. */
export function createJournal({ handle, lock }: Db) {
  const insertUpdate = handle.prepare(
    "insert into document_update (document_id, seq, bytes, at, user_id) values (?, ?, ?, ?, ?)",
  );
  const insertSeat = handle.prepare(
    "insert into seat (document_id, client, user_id, since) values (?, ?, ?, ?) on conflict do nothing",
  );
  const appendAll = handle.transaction((batch: readonly Entry[]) => {
    for (const { document, seq, bytes, at, user, seats } of batch) {
      insertUpdate.run(document, seq, bytes, at, user);
      for (const client of seats) insertSeat.run(document, client, user, at);
    }
  });
  const readState = handle.prepare(
    "select seq, bytes, vector, hash from document_state where document_id = ?",
  );
  const readSeq = handle.prepare("select seq from document_state where document_id = ?").pluck();
  const readUpdates = handle.prepare(
    "select seq, bytes from document_update where document_id = ? and seq > ? order by seq",
  );
  const readSeats = handle.prepare("select client, user_id from seat where document_id = ?");
  const readTails = handle.prepare(
    "select document_id as document, count(*) as count, sum(length(bytes)) as bytes from document_update group by document_id",
  );
  const putState = handle.prepare(
    `insert into document_state (document_id, seq, bytes, at, vector, hash) values (?, ?, ?, ?, ?, ?)
     on conflict (document_id) do update
       set seq = excluded.seq, bytes = excluded.bytes, at = excluded.at, vector = excluded.vector, hash = excluded.hash
       where excluded.seq >= document_state.seq`,
  );
  const cutUpdates = handle.prepare("delete from document_update where document_id = ? and seq <= ?");
  const replaceState = handle.transaction(
    (document: DocumentId, seq: number, state: Uint8Array, vector: Uint8Array, at: number) => {
      putState.run(document, seq, state, at, vector, hashOf(state));
      cutUpdates.run(document, seq);
    },
  );

  const stored = (document: DocumentId): Stored => {
    const state = sound(readState.get(document) as StateRow | undefined);
    const updates = readUpdates.all(document, state?.seq ?? 0) as Row[];
    return { state, updates, seq: updates.at(-1)?.seq ?? state?.seq ?? 0 };
  };

  return {
    /** `work` runs while nothing can be written, and must not await. */
    load: <T>(document: DocumentId, work: (stored: Stored) => T): Promise<T> =>
      lock.hold(() => work(stored(document))),

    /** The same with what came after update number `seq`, or undefined when some of it was compacted away. */
    since: <T>(document: DocumentId, seq: number, work: (rows: Row[] | undefined) => T): Promise<T> =>
      lock.hold(() => {
        const reached = (readSeq.get(document) as number | undefined) ?? 0;
        return work(reached > seq ? undefined : (readUpdates.all(document, seq) as Row[]));
      }),

    seats: (document: DocumentId): Promise<Map<number, UserId | null>> =>
      lock.hold(() => {
        const seats = readSeats.all(document) as { client: number; user_id: UserId | null }[];
        return new Map(seats.map((seat) => [seat.client, seat.user_id]));
      }),

    /** Of every document with updates behind its state. */
    tails: (): Promise<(Tail & { document: DocumentId })[]> =>
      lock.hold(() => readTails.all() as (Tail & { document: DocumentId })[]),

    /** Resolves when all entries are on disk; one transaction for all of them, or nothing. */
    append: (batch: readonly Entry[]): Promise<void> => lock.hold(() => appendAll(batch)),

    /** The same inside a transaction that also writes rows. */
    async appendWithin(tx: Transaction<Tables>, { document, seq, bytes, at, user, seats }: Entry) {
      await tx
        .insertInto("document_update")
        .values({ document_id: document, seq, bytes, at, user_id: user })
        .execute();
      for (const client of seats) {
        await tx
          .insertInto("seat")
          .values({ document_id: document, client, user_id: user, since: at })
          .onConflict((conflict) => conflict.doNothing())
          .execute();
      }
    },

    /** Replaces everything up to `seq` by one state. */
    compact: (
      document: DocumentId,
      { seq, state, vector, at }: { seq: number; state: Uint8Array; vector: Uint8Array; at: number },
    ): Promise<void> => lock.hold(() => replaceState(document, seq, state, vector, at)),
  };
}
