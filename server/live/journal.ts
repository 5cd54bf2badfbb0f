import type { Transaction } from "kysely";
import type { DocumentId, UserId } from "../../shared/ids";
import type { Db } from "../db/open";
import type { Tables } from "../db/tables";
import { hashOf, type Row, type Stored, storedReader, type Tail } from "./stored";

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

export type Journal = ReturnType<typeof createJournal>;

/** So many rows are deleted at a time. */
const cutAtOnce = 2000;

/** The durable log of all documents: a compacted state each, and behind it one row for every update since. */
export function createJournal({ handle, lock }: Db) {
  const reader = storedReader(handle);
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
  const readSeq = handle.prepare("select seq from document_state where document_id = ?").pluck();
  const readSeats = handle.prepare("select client, user_id from seat where document_id = ?");
  const tailsOf = (where: string) =>
    `select document_update.document_id as document, count(*) as count, sum(length(document_update.bytes)) as bytes
     from document_update left join document_state using (document_id)
     where document_update.seq > coalesce(document_state.seq, 0) ${where}
     group by document_update.document_id`;
  const readTails = handle.prepare(tailsOf(""));
  const readTail = handle.prepare(tailsOf("and document_update.document_id = ?"));
  const readStateSize = handle
    .prepare("select length(bytes) from document_state where document_id = ?")
    .pluck();
  const putState = handle.prepare(
    `insert into document_state (document_id, seq, bytes, at, vector, hash) values (?, ?, ?, ?, ?, ?)
     on conflict (document_id) do update
       set seq = excluded.seq, bytes = excluded.bytes, at = excluded.at, vector = excluded.vector, hash = excluded.hash
       where excluded.seq >= document_state.seq`,
  );
  const firstSeq = handle.prepare("select min(seq) from document_update where document_id = ?").pluck();
  const cutUpdates = handle.prepare("delete from document_update where document_id = ? and seq <= ?");
  const cut = (document: DocumentId, seq: number): boolean => {
    const first = firstSeq.get(document) as number | null;
    if (first === null || first > seq) return false;
    cutUpdates.run(document, Math.min(seq, first + cutAtOnce - 1));
    return first + cutAtOnce <= seq;
  };
  const replaceState = handle.transaction(
    (document: DocumentId, seq: number, state: Uint8Array, vector: Uint8Array, at: number) => {
      putState.run(document, seq, state, at, vector, hashOf(state));
      return cut(document, seq);
    },
  );

  return {
    /** `work` runs while nothing can be written, and must not await. */
    load: <T>(document: DocumentId, work: (stored: Stored) => T): Promise<T> =>
      lock.hold(() => work(reader.all(document))),

    /** The same with what came after update number `seq`, or undefined when some of it was compacted away. */
    since: <T>(document: DocumentId, seq: number, work: (rows: Row[] | undefined) => T): Promise<T> =>
      lock.hold(() => {
        const reached = (readSeq.get(document) as number | undefined) ?? 0;
        return work(reached > seq ? undefined : reader.updatesAfter(document, seq));
      }),

    /** What reading the text would take, without reading it. */
    size: (document: DocumentId): Promise<Tail & { state: number }> =>
      lock.hold(() => ({
        ...((readTail.get(document) as Tail | undefined) ?? { count: 0, bytes: 0 }),
        state: (readStateSize.get(document) as number | undefined) ?? 0,
      })),

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

    /**
     * Puts one state in the place of everything up to `seq`. What is in it goes some rows at a time, so that nobody
     * waits for all of them.
     */
    async compact(
      document: DocumentId,
      { seq, state, vector, at }: { seq: number; state: Uint8Array; vector: Uint8Array; at: number },
    ): Promise<void> {
      let isMore = await lock.hold(() => replaceState(document, seq, state, vector, at));
      while (isMore) {
        await new Promise((resolve) => setImmediate(resolve));
        isMore = await lock.hold(() => cut(document, seq));
      }
    },
  };
}
