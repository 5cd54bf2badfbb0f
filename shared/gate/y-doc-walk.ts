/**
 * Follows what Yjs will do to put items into their lists (`Item.integrate`), step by step, without
 * touching the Y.Doc. It is there for the steps: between two neighbours that are not beside each other Yjs
 * looks at everything in between, and 260 kB of such items hold `Y.applyUpdate` for two minutes
 * (measured), on the server and in every browser.
 */
import * as Y from "yjs";
import { findStruct } from "./find-struct";
import { type Holder, holderName, type Standing, type Walk } from "./rooms";
import type { Id, Struct, WeighedUpdate } from "./weighed";

type List = Pick<Y.XmlFragment, "_start" | "_map">;

/** A stretch of one item as it is cut by now; `last` is the id of its end. */
type Piece = { first: Id; last: Id; origin: Id | null; rightOrigin: Id | null };

export function yDocWalk(doc: Y.Doc, update: WeighedUpdate, most: number): Walk {
  /** By client the clocks before which items were cut in two, sorted. */
  const cuts = new Map<number, number[]>();
  /** What comes after an end, or at the start of a list, where that differs from the Y.Doc. */
  const following = new Map<string, Id | null>();
  /** How many values an attribute has had. */
  const lengths = new Map<string, number>();
  let steps = 0;

  const isInDoc = ({ client, clock }: Id) => clock < Y.getState(doc.store, client);

  const itemOf = (id: Id): Y.Item => Y.getItem(doc.store, Y.createID(id.client, id.clock)) as Y.Item;

  const wholeOf = (id: Id): { clock: number; length: number; origin: Id | null; rightOrigin: Id | null } => {
    if (isInDoc(id)) {
      const item = itemOf(id);
      return {
        clock: item.id.clock,
        length: item.length,
        origin: item.origin,
        rightOrigin: item.rightOrigin,
      };
    }
    const struct = update.structs[findStruct(update, id)!]!;
    return beginning(struct, Y.getState(doc.store, struct.client));
  };

  const lastClockOf = (id: Id) => {
    const { clock, length } = wholeOf(id);
    return clock + length - 1;
  };

  const pieceAt = (id: Id): Piece => {
    const { client } = id;
    const whole = wholeOf(id);
    const clocks = cuts.get(client) ?? [];
    const at = countUpTo(clocks, id.clock);
    const from = Math.max(whole.clock, clocks[at - 1] ?? 0);
    const to = Math.min(whole.clock + whole.length, clocks[at] ?? Number.POSITIVE_INFINITY);
    return {
      first: { client, clock: from },
      last: { client, clock: to - 1 },
      origin: from === whole.clock ? whole.origin : { client, clock: from - 1 },
      rightOrigin: whole.rightOrigin,
    };
  };

  const after = (end: Id): Id | null => {
    const known = following.get(nameOf(end));
    if (known !== undefined) return known;
    if (end.clock < lastClockOf(end)) return { client: end.client, clock: end.clock + 1 };
    return isInDoc(end) ? (itemOf(end).right?.id ?? null) : null;
  };

  const startOf = ({ holder, key }: Standing, list: string): Id | null => {
    const known = following.get(list);
    if (known !== undefined) return known;
    let item = (key === undefined ? typeOf(holder)?._start : typeOf(holder)?._map.get(key)) ?? null;
    let length = 0;
    for (; key !== undefined && item?.left; length++) item = item.left;
    lengths.set(list, length);
    following.set(list, item?.id ?? null);
    return item?.id ?? null;
  };

  const typeOf = (holder: Holder): List | undefined => {
    if (holder.root !== undefined) return doc.share.get(holder.root);
    if (!isInDoc(holder)) return undefined;
    const { content } = itemOf(holder);
    return content instanceof Y.ContentType ? content.type : undefined;
  };

  /** Yjs cuts an item in two where another comes between. */
  const cutBefore = (id: Id) => {
    if (id.clock <= wholeOf(id).clock) return;
    let clocks = cuts.get(id.client);
    if (!clocks) {
      clocks = [];
      cuts.set(id.client, clocks);
    }
    const at = countUpTo(clocks, id.clock);
    if (clocks[at - 1] !== id.clock) clocks.splice(at, 0, id.clock);
  };

  const leftOf = (origin: Id | null, rightOrigin: Id | null): Id | null => {
    if (origin && origin.clock < lastClockOf(origin)) cutBefore({ ...origin, clock: origin.clock + 1 });
    const piece = origin && pieceAt(origin);
    if (rightOrigin) cutBefore(rightOrigin);
    // After an undo both may be the same character, or crossed: the second cut shortens the left piece.
    const isShortened =
      piece &&
      rightOrigin?.client === piece.first.client &&
      piece.first.clock < rightOrigin.clock &&
      rightOrigin.clock <= piece.last.clock;
    return isShortened ? { ...rightOrigin, clock: rightOrigin.clock - 1 } : origin;
  };

  /** The loop of `Item.integrate`: the end behind which an item comes to stand, null for the start. */
  const passNeighbours = (
    client: number,
    origin: Id | null,
    rightOrigin: Id | null,
    start: Id | null,
    first: Id | null,
  ) => {
    let left = start;
    let next = start ? after(start) : first;
    if (!next || isSame(next, rightOrigin)) return left;
    const seen = new Set<string>();
    const rivals = new Set<string>();
    while (next && !isSame(next, rightOrigin) && ++steps <= most) {
      const piece = pieceAt(next);
      seen.add(nameOf(piece.first));
      rivals.add(nameOf(piece.first));
      let isPassed: boolean;
      if (isSame(piece.origin, origin)) {
        isPassed = piece.first.client < client;
        if (!isPassed && isSame(piece.rightOrigin, rightOrigin)) break;
      } else {
        const leansOn = piece.origin && nameOf(pieceAt(piece.origin).first);
        if (!leansOn || !seen.has(leansOn)) break;
        isPassed = !rivals.has(leansOn);
      }
      if (isPassed) {
        left = piece.last;
        rivals.clear();
      }
      next = after(piece.last);
    }
    return left;
  };

  return {
    get steps() {
      return steps;
    },
    put(struct, standing) {
      const { client } = struct;
      const list = `${holderName(standing.holder)} ${standing.key ?? ""} start`;
      const { clock, length: size, origin, rightOrigin } = beginning(struct, Y.getState(doc.store, client));
      const first = startOf(standing, list);
      // Of an attribute Yjs knows the newest value, and goes back to the oldest from there.
      const length = lengths.get(list) ?? 0;
      lengths.set(list, length + 1);
      if (!origin && standing.key !== undefined) steps += length;
      const left = passNeighbours(client, origin, rightOrigin, leftOf(origin, rightOrigin), first);
      const end = { client, clock: clock + size - 1 };
      following.set(nameOf(end), left ? after(left) : first);
      following.set(left ? nameOf(left) : list, { client, clock });
    },
  };
}

/** An item as Yjs puts it in: without the part that it has already. */
function beginning({ client, clock, length, origin, rightOrigin }: Struct, known: number) {
  const isHalfKnown = clock < known;
  return {
    clock: Math.max(clock, known),
    length: length - Math.max(0, known - clock),
    origin: isHalfKnown ? { client, clock: known - 1 } : (origin ?? null),
    rightOrigin: rightOrigin ?? null,
  };
}

const nameOf = ({ client, clock }: Id): string => `${client} ${clock}`;

const isSame = (a: Id | null, b: Id | null): boolean =>
  a === b || (a !== null && b !== null && a.clock === b.clock && a.client === b.client);

/** How many of the sorted numbers are not above the limit. */
function countUpTo(sorted: readonly number[], limit: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle]! <= limit) low = middle + 1;
    else high = middle;
  }
  return low;
}
