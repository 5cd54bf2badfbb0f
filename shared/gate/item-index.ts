/**
 * What the gate must know of a document, from its bytes alone: where each item stands, as runs of numbers. A room
 * that holds one needs no Y.Doc to judge, to take and to answer most of what clients send.
 *
 * It may be stricter than a Y.Doc would be: it keeps marks and attributes that are no longer there,
 * does not see what vanished with what it stood in, and counts work that Yjs may be spared. Whoever is refused
 * should be judged again with `yDocParents`; whoever passes would have passed there too (`test/fuzz`).
 */
import { ClientItems, nowhere } from "./item-index-client";
import { Holders, NumberedHolder } from "./item-index-holders";
import { newsOf, writeDeletes, writeStateVector } from "./item-index-news";
import { countedWalk } from "./item-index-walk";
import { unmetNeeds } from "./needs";
import type { GateRoom, Holder, Standing } from "./rooms";
import { isDefault } from "./rules";
import { settleStandings } from "./standings";
import type { UpdateLimits } from "./weigh";
import type { Range, Struct, WeighedUpdate } from "./weighed";

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
};

export function createItemIndex(): ItemIndex {
  const clients = new Map<number, ClientItems>();
  const holders = new Holders();
  const keys: string[] = [];
  const keyNumbers = new Map<string, number>();
  /** Of what only the server may change: by holder and key the last value that was not the default. */
  const values = new Map<string, unknown>();
  /** By text the marks that it ever had which may overlap. */
  const marks = new Map<number, Set<string>>();

  const clockOf = (client: number): number => clients.get(client)?.end ?? 0;

  const itemsOf = (client: number): ClientItems => {
    let items = clients.get(client);
    if (!items) {
      items = new ClientItems();
      clients.set(client, items);
    }
    return items;
  };

  const standingOf = (client: number, clock: number): Standing | "gone" => {
    const items = clients.get(client)!;
    const run = items.at(clock);
    const number = items.holder(run);
    if (number === nowhere) return "gone";
    const holder = holders.get(number);
    const detail = items.detail(run);
    return detail < 0 ? { holder, key: keys[keyOf(detail)]! } : holder;
  };

  const holderAt = (client: number, clock: number): Holder | "gone" | undefined => {
    const items = clients.get(client)!;
    const run = items.at(clock);
    if (items.holder(run) === nowhere) return "gone";
    const detail = items.detail(run);
    if (detail > 0) return holders.get(detail);
    // Nobody can tell any more what it was.
    return items.deleted.cover(clock, clock + 1) ? "gone" : undefined;
  };

  const numberOf = (holder: Holder): number | undefined => {
    if (holder instanceof NumberedHolder) return holder.number;
    if (holder.root !== undefined) return holders.root(holder.root).number;
    const items = clients.get(holder.client);
    if (!items || holder.clock >= items.end) return undefined;
    const detail = items.detail(items.at(holder.clock));
    return detail > 0 ? detail : undefined;
  };

  const record = (struct: Struct, { holder, key }: Standing) => {
    const items = itemsOf(struct.client);
    items.vanish(struct.clock);
    const number = numberOf(holder)!;
    const isAttribute = key !== undefined;
    const from = items.end;
    holders.addPieces(number, isAttribute, items.continues(struct) ? 0 : piecesOf(struct));
    if (struct.origin) touch(struct.origin.client, struct.origin.clock);
    items.append(struct.clock + struct.length, number, detailOf(struct, holder, number, key));
    if (struct.kind === "deleted") markDeleted(items, [from, items.end]);
    if (struct.kind === "mark" && struct.suffix !== "" && struct.value !== null) addMark(struct, number);
  };

  const touch = (client: number, clock: number) => {
    const items = clients.get(client)!;
    if (clock === items.end - 1) items.isLastFree = false;
  };

  const detailOf = (struct: Struct, holder: Holder, number: number, key: string | undefined): number => {
    if (key !== undefined) {
      const isKept =
        struct.kind === "value" && holders.isServerOnly(number) && keepValue(struct, holder, number, key);
      return attribute(keyNumber(key), isKept);
    }
    if (struct.kind !== "element" && struct.kind !== "text") return 0;
    const isElement = struct.kind === "element";
    const node = isElement ? struct.name : holder.node;
    return holders.add(struct.kind, struct.client, struct.clock, node, holder.depth + (isElement ? 1 : 0));
  };

  /** Whether one of the values is none that an editor might have spelt out. */
  const keepValue = (struct: Struct, { node }: Holder, number: number, key: string): boolean => {
    const telling = (struct.value as unknown[]).find((value) => !isDefault(node, key, value));
    if (telling !== undefined) values.set(`${number} ${key}`, telling);
    return telling !== undefined;
  };

  const keyNumber = (key: string): number => {
    let number = keyNumbers.get(key);
    if (number === undefined) {
      number = keys.push(key) - 1;
      keyNumbers.set(key, number);
    }
    return number;
  };

  const addMark = (struct: Struct, number: number) => {
    let found = marks.get(number);
    if (!found) {
      found = new Set();
      marks.set(number, found);
    }
    found.add(struct.name + struct.suffix);
  };

  const markDeleted = (items: ClientItems, ranges: readonly number[]) => {
    const fresh: number[] = [];
    for (let i = 0; i < ranges.length; i += 2)
      for (const bound of items.deleted.gaps(ranges[i]!, ranges[i + 1]!)) fresh.push(bound);
    for (let i = 0; i < fresh.length; i += 2) countCuts(items, fresh[i]!, fresh[i + 1]!);
    if (fresh.length === 2) items.deleted.add(fresh[0]!, fresh[1]!);
    else if (fresh.length > 2) items.deleted.addSorted(fresh);
  };

  /** Characters deleted are cut out of their item, unless they join others that are. */
  const countCuts = (items: ClientItems, from: number, to: number) => {
    const first = items.at(from);
    const last = items.at(to - 1);
    const joinsLeft = from > 0 && items.at(from - 1) === first && items.deleted.cover(from - 1, from);
    const joinsRight = to < items.end && items.at(to) === last && items.deleted.cover(to, to + 1);
    if (first === last && (joinsLeft || joinsRight)) return;
    for (const run of [first, last]) {
      const number = items.holder(run);
      if (number !== nowhere) holders.addPieces(number, items.detail(run) < 0, 1);
    }
  };

  const isServerOnly = (items: ClientItems, from: number, to: number): boolean => {
    for (let run = items.at(from), start = from; start < to; start = items.runEnd(run++)) {
      const detail = items.detail(run);
      if (detail > 0 ? holders.isServerOnly(detail) : isKeptValue(detail)) return true;
    }
    return false;
  };

  const index: ItemIndex = {
    clockOf,
    standingOf,
    holderAt,

    attributeOf(holder, name) {
      const number = numberOf(holder);
      return number === undefined ? undefined : values.get(`${number} ${name}`);
    },

    holdsServerOnly(client, clock, length) {
      const { deleted } = clients.get(client)!;
      const living = deleted.gaps(clock, clock + length);
      for (let i = 0; i < living.length; i += 2)
        if (isServerOnly(clients.get(client)!, living[i]!, living[i + 1]!)) return true;
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

  const counts = {
    clockOf,
    numberOf,
    pieces: (number: number, isAttribute: boolean) => holders.pieces(number, isAttribute),
    isFree({ client, clock }: { client: number; clock: number }) {
      const items = clients.get(client)!;
      return items.isLastFree && clock === items.end - 1;
    },
  };

  return index;
}

/**
 * At most how many items more Yjs will have in the list: this one, and one more for each neighbour that it cuts
 * to come between. What goes on from its own author's last characters, before the same neighbour, needs no
 * item of its own: whatever comes between the two has an item for that itself.
 */
function piecesOf({ origin, rightOrigin }: Struct): number {
  const isOneCut = origin && rightOrigin?.client === origin.client && rightOrigin.clock === origin.clock + 1;
  return 1 + (origin ? 1 : 0) + (rightOrigin && !isOneCut ? 1 : 0);
}

/** A run's detail: below 0, odd where a value is kept. */
const attribute = (key: number, isKept: boolean): number => -1 - 2 * key - (isKept ? 1 : 0);
const keyOf = (detail: number): number => (-1 - detail) >> 1;
const isKeptValue = (detail: number): boolean => detail < 0 && ((-1 - detail) & 1) === 1;

function eachClient(deletes: readonly Range[], deed: (client: number, ranges: number[]) => void): void {
  for (let i = 0; i < deletes.length; ) {
    const { client } = deletes[i]!;
    const ranges: number[] = [];
    for (; deletes[i]?.client === client; i++)
      ranges.push(deletes[i]!.clock, deletes[i]!.clock + deletes[i]!.length);
    deed(client, ranges);
  }
}
