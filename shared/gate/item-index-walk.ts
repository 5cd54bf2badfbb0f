/**
 * Bounds what Yjs will have to do to put items into their lists (`Item.integrate`), from counts alone.
 *
 * From where it leans on the left, Yjs looks at what follows for as long as that leans, directly or by others,
 * on the same place. So it looks at one item at most behind a place that nothing leans on yet; at what
 * the update itself brought behind a place that the update brought; and else at no more than there is in the list.
 */
import { findStruct } from "./find-struct";
import type { Holder, Walk } from "./rooms";
import type { Id, Struct, WeighedUpdate } from "./weighed";

export type Counts = {
  clockOf(client: number): number;
  /** The number of a holder that is in the room, or undefined. */
  numberOf(holder: Holder): number | undefined;
  pieces(number: number, isAttribute: boolean): number;
  /** Whether this id is the last of its client and nothing has been placed by leaning on it. */
  isFree(id: Id): boolean;
};

export function countedWalk(counts: Counts, update: WeighedUpdate): Walk {
  return update.structs.length === 1 ? walkOfOne(counts) : walkOfMany(counts, update);
}

function walkOfOne(counts: Counts): Walk {
  let steps = 0;
  return {
    get steps() {
      return steps;
    },
    put(struct, { holder, key }) {
      const origin = leftOf(struct, counts.clockOf(struct.client));
      steps = origin && counts.isFree(origin) ? 1 : mostLooks(counts, holder, key !== undefined, origin, 0);
    },
  };
}

function walkOfMany(counts: Counts, update: WeighedUpdate): Walk {
  /** Ends of items that something of this update leans on. */
  const taken = new Set<string>();
  /** By holder what this update has put there, and cut there. */
  const added = new Map<string, number>();
  let lastRight: Id | undefined;
  let steps = 0;

  const isFree = (id: Id, isKnown: boolean): boolean => {
    if (isKnown ? !counts.isFree(id) : !isEnd(update, id)) return false;
    const name = `${id.client} ${id.clock}`;
    const isFree = !taken.has(name);
    taken.add(name);
    return isFree;
  };

  return {
    get steps() {
      return steps;
    },
    put(struct, { holder, key }) {
      const isAttribute = key !== undefined;
      const origin = leftOf(struct, counts.clockOf(struct.client));
      const isNew = origin !== undefined && origin.clock >= counts.clockOf(origin.client);
      const isBehindEnd = origin !== undefined && isFree(origin, !isNew);
      const name = nameOf(holder, isAttribute);
      const more = added.get(name) ?? 0;
      steps += isBehindEnd ? 1 : isNew ? more + 2 : mostLooks(counts, holder, isAttribute, origin, more);
      const cuts = (origin && !isBehindEnd ? 1 : 0) + (isSame(struct.rightOrigin, lastRight) ? 0 : 1);
      lastRight = struct.rightOrigin;
      added.set(name, more + 1 + cuts);
    },
  };
}

function mostLooks(
  counts: Counts,
  holder: Holder,
  isAttribute: boolean,
  origin: Id | undefined,
  more: number,
): number {
  const number = counts.numberOf(holder);
  const pieces = more + (number === undefined ? 0 : counts.pieces(number, isAttribute));
  // The neighbours' own pieces are not looked at, which makes up for cutting them, unless both are in one.
  if (origin) return pieces + 1;
  // Of an attribute Yjs knows the newest value, and first goes back to the oldest from there.
  return isAttribute ? 2 * pieces : pieces;
}

function leftOf({ client, clock, origin }: Struct, known: number): Id | undefined {
  return clock < known ? { client, clock: known - 1 } : origin;
}

function isEnd(update: WeighedUpdate, id: Id): boolean {
  const { clock, length } = update.structs[findStruct(update, id)!]!;
  return id.clock === clock + length - 1;
}

const nameOf = ({ root, client, clock }: Holder, isAttribute: boolean): string =>
  `${root ?? `${client} ${clock}`}${isAttribute ? " attributes" : ""}`;

const isSame = (a: Id | undefined, b: Id | undefined): boolean =>
  a === b || (a !== undefined && b !== undefined && a.clock === b.clock && a.client === b.client);
