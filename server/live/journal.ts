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

export type Stored = {
  /** The compacted state, then every later update, in order. */
  parts: Uint8Array[];
  /** Number of the last stored update; 0 when there is none. */
  seq: number;
  /** How many updates lie behind the compacted state, and their bytes. */
  tail: { count: number; bytes: number };
  seats: Map<number, UserId | null>;
};

/** The durable log of all documents. Behind this interface it may move to a worker with its own handle. */
export type Journal = {
  load(document: DocumentId): Promise<Stored>;
  /** Resolves when all entries are on disk; one transaction for all of them, or nothing. */
  append(batch: readonly Entry[]): Promise<void>;
  /** The same inside a transaction that also writes rows. */
  appendWithin(tx: Transaction<Tables>, entry: Entry): Promise<void>;
  /** Replaces everything up to `seq` by one state. */
  compact(document: DocumentId, seq: number, state: Uint8Array, at: number): Promise<void>;
};

export function createJournal(db: Db): Journal {
  const { handle, lock } = db;
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
  const readState = handle.prepare("select seq, bytes from document_state where document_id = ?");
  const readUpdates = handle.prepare(
    "select seq, bytes from document_update where document_id = ? and seq > ? order by seq",
  );
  const readSeats = handle.prepare("select client, user_id from seat where document_id = ?");
  const replaceState = handle.transaction(
    (document: DocumentId, seq: number, state: Uint8Array, at: number) => {
      handle
        .prepare(
          "insert into document_state (document_id, seq, bytes, at) values (?, ?, ?, ?) on conflict (document_id) do update set seq = excluded.seq, bytes = excluded.bytes, at = excluded.at where excluded.seq >= document_state.seq",
        )
        .run(document, seq, state, at);
      handle.prepare("delete from document_update where document_id = ? and seq <= ?").run(document, seq);
    },
  );

  return {
    load: (document) =>
      lock.hold(() => {
        const state = readState.get(document) as { seq: number; bytes: Uint8Array } | undefined;
        const updates = readUpdates.all(document, state?.seq ?? 0) as { seq: number; bytes: Uint8Array }[];
        const seats = readSeats.all(document) as { client: number; user_id: UserId | null }[];
        return {
          parts: [...(state ? [state.bytes] : []), ...updates.map((update) => update.bytes)],
          seq: updates.at(-1)?.seq ?? state?.seq ?? 0,
          tail: {
            count: updates.length,
            bytes: updates.reduce((sum, update) => sum + update.bytes.byteLength, 0),
          },
          seats: new Map(seats.map((seat) => [seat.client, seat.user_id])),
        };
      }),

    append: (batch) => lock.hold(() => appendAll(batch)),

    async appendWithin(tx, { document, seq, bytes, at, user, seats }) {
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

    compact: (document, seq, state, at) => lock.hold(() => replaceState(document, seq, state, at)),
  };
}
