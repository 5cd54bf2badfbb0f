/**
 * What the gate must know of a document, from its bytes alone: where each item stands, as runs of numbers. A room
 * that holds one needs no Y.Doc to judge, to take and to answer most of what clients send.
 *
 * It may be stricter than a Y.Doc would be: it keeps marks and attributes that are no longer there,
 * does not see what vanished with what it stood in, and counts work that Yjs may be spared. Whoever is refused
 * should be judged again with `yDocParents`; whoever passes would have passed there too (`test/fuzz`).
 */
import { type ClientItems, nowhere } from "./item-index-client";
import { createContents, isKeptValue, keyOf, valueName } from "./item-index-contents";
import { newsOf, writeDeletes, writeStateVector } from "./item-index-news";
import { recorder } from "./item-index-record";
import { type Counts, countedWalk } from "./item-index-walk";
import { unmetNeeds } from "./needs";
import type { GateRoom } from "./rooms";
import { settleStandings } from "./standings";
import type { UpdateLimits } from "./weigh";
import type { Range, WeighedUpdate } from "./weighed";

export type ItemIndex = GateRoom & {
  /**
   * Records an update whose needs are met and which the gate has let pass, or which was stored after it had: also
   * the whole state of a document. Throws if it leans on what is not here.
   */
  take(update: WeighedUpdate): void;
  /** By client the first clock that is not known. */
  clocks(): Map<number, number>;
  /** The same as Yjs writes it (V1). */
  stateVector(): Uint8Array;
  /** What is deleted, as Yjs writes it at the end of an update (V1). */
  deleteSet(): Uint8Array;
  /**
   * What the update would change: `nothing`, the `whole` of its bytes, or an update without what is known already.
   * To be asked before it is taken; its needs must be met.
   */
  newsOf(update: WeighedUpdate, bytes: Uint8Array): "nothing" | "whole" | Uint8Array;
};

/** For what the server itself has stored: more than any document can hold, so that nothing is turned away. */
export const storedLimits: UpdateLimits = {
  bytes: 2 ** 31,
  clients: 2 ** 24,
  structs: 2 ** 28,
  elements: 2 ** 28,
  deletes: 2 ** 28,
  stringBytes: 2 ** 31,
};

export function createItemIndex(): ItemIndex {
  const contents = createContents();
  const { clients, holders, keys, values, marks, clockOf, itemsOf, numberOf } = contents;
  const { record, markDeleted } = recorder(contents);

  const isServerOnly = (items: ClientItems, from: number, to: number): boolean => {
    for (let run = items.at(from), start = from; start < to; start = items.runEnd(run++)) {
      const detail = items.detail(run);
      if (detail > 0 ? holders.isServerOnly(detail) : isKeptValue(detail)) return true;
    }
    return false;
  };

  const counts: Counts = {
    clockOf,
    numberOf,
    pieces: (number, isAttribute) => holders.pieces(number, isAttribute),
    isFree: ({ client, clock }) => clients.get(client)!.isFree(clock),
  };

  const index: ItemIndex = {
    clockOf,

    standingOf(client, clock) {
      const items = clients.get(client)!;
      const run = items.at(clock);
      const number = items.holder(run);
      if (number === nowhere) return "gone";
      const holder = holders.get(number);
      const detail = items.detail(run);
      return detail < 0 ? { holder, key: keys.name(keyOf(detail)) } : holder;
    },

    holderAt(client, clock) {
      const items = clients.get(client)!;
      const run = items.at(clock);
      if (items.holder(run) === nowhere) return "gone";
      const detail = items.detail(run);
      if (detail > 0) return holders.get(detail);
      // Nobody can tell any more what it was.
      return items.deleted.cover(clock, clock + 1) ? "gone" : undefined;
    },

    attributeOf(holder, name) {
      const number = numberOf(holder);
      return number === undefined ? undefined : values.get(valueName(number, name));
    },

    holdsServerOnly(client, clock, length) {
      const items = clients.get(client)!;
      const living = items.deleted.gaps(clock, clock + length);
      for (let i = 0; i < living.length; i += 2)
        if (isServerOnly(items, living[i]!, living[i + 1]!)) return true;
      return false;
    },

    holdsLiving: (client, clock, length) =>
      length > 0 && !clients.get(client)!.deleted.cover(clock, clock + length),

    overlappingMarks(text) {
      const number = numberOf(text);
      return (number !== undefined && marks.get(number)) || [];
    },

    walk: (update) => countedWalk(counts, update),

    take(update) {
      if (unmetNeeds(update, clockOf)) throw new Error("the update leans on what the index does not know");
      // What is unfit here and yet was let pass, a Y.Doc knew to have vanished.
      settleStandings(update, index, record, () => "gone");
      for (const [client, { to }] of update.clients) itemsOf(client).vanish(to);
      eachClient(update.deletes, (client, ranges) => markDeleted(itemsOf(client), ranges));
    },

    clocks() {
      const clocks = new Map<number, number>();
      for (const [client, { end }] of clients) clocks.set(client, end);
      return clocks;
    },

    stateVector: () => writeStateVector(index.clocks()),

    deleteSet() {
      const byClient = new Map<number, number[]>();
      for (const [client, { deleted }] of clients)
        if (deleted.count > 0) byClient.set(client, deleted.pairs());
      return writeDeletes(byClient);
    },

    newsOf: (update, bytes) => newsOf(clients, update, bytes),
  };
  return index;
}

function eachClient(deletes: readonly Range[], deed: (client: number, ranges: number[]) => void): void {
  for (let i = 0; i < deletes.length; ) {
    const { client } = deletes[i]!;
    const ranges: number[] = [];
    for (; deletes[i]?.client === client; i++)
      ranges.push(deletes[i]!.clock, deletes[i]!.clock + deletes[i]!.length);
    deed(client, ranges);
  }
}
