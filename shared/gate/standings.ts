/**
 * Finds where each item of an update stands, through its neighbours in the update or in the room.
 */
import { findStruct } from "./find-struct";
import { refuse } from "./read";
import { type GateRoom, type Holder, rootHolder, type Standing, sameHolder } from "./rooms";
import type { Struct, WeighedUpdate } from "./weighed";

/**
 * Calls `judge` with each item that is new to the room and does not vanish, in the order in which Yjs will
 * put them in: the highest client first, and what an item leans on before it. An item that could only be
 * placed by a lie is `unfit`: refused, or told to have vanished.
 */
export function settleStandings(
  update: WeighedUpdate,
  room: GateRoom,
  judge: (struct: Struct, standing: Standing) => void,
  unfit: (why: string) => "gone" = refuse,
): void {
  const { structs } = update;
  // By far the most updates are one key struck: all that it leans on is in the room.
  if (structs.length === 1) {
    const struct = structs[0]!;
    const known = room.clockOf(struct.client);
    if (struct.clock + struct.length <= known) return;
    const standing = placeOf(struct, known, room, room, unfit);
    if (standing !== "gone") judge(struct, standing);
    return;
  }
  const states = new Uint8Array(structs.length);
  const standings: (Standing | "gone" | undefined)[] = new Array(structs.length);
  const holders: (Holder | undefined)[] = [];
  const clocks = new Map<number, number>();
  for (const client of update.clients.keys()) clocks.set(client, room.clockOf(client));

  const isKnown = (client: number, clock: number) => {
    const known = clocks.get(client);
    return known === undefined || clock < known;
  };
  const indexOf = (client: number, clock: number) =>
    findStruct(update, { client, clock }) ?? refuse("leans-on-a-gap");

  const neighbours: Neighbours = {
    standingOf: (client, clock) =>
      isKnown(client, clock) ? room.standingOf(client, clock) : standings[indexOf(client, clock)]!,
    holderAt(client, clock) {
      if (isKnown(client, clock)) return room.holderAt(client, clock);
      const index = indexOf(client, clock);
      return standings[index] === "gone" || structs[index]!.kind === "deleted" ? "gone" : holders[index];
    },
  };

  const settle = (index: number) => {
    const struct = structs[index]!;
    const known = clocks.get(struct.client)!;
    if (struct.clock + struct.length <= known) {
      standings[index] = room.standingOf(struct.client, struct.clock);
      return;
    }
    const standing = placeOf(struct, known, room, neighbours, unfit);
    standings[index] = standing;
    if (standing === "gone") return;
    judge(struct, standing);
    holders[index] = newHolder(struct, standing.holder);
  };

  const open: number[] = [];
  for (const start of yjsOrder(update)) {
    if (states[start] !== settled) open.push(start);
    while (open.length > 0) {
      const index = open[open.length - 1]!;
      states[index] = waiting;
      const next = unsettledNeed(update, index, states);
      if (next === undefined) {
        settle(index);
        states[index] = settled;
        open.pop();
      } else if (states[next] === waiting) {
        // Yjs would park such a ring for ever.
        refuse("leans-on-itself");
      } else {
        open.push(next);
      }
    }
  }
}

type Neighbours = Pick<GateRoom, "standingOf" | "holderAt">;

function placeOf(
  struct: Struct,
  known: number,
  room: GateRoom,
  neighbours: Neighbours,
  unfit: (why: string) => "gone",
): Standing | "gone" {
  const standing = wireStanding(struct, neighbours, unfit);
  if (struct.clock >= known) return standing;
  // Yjs hangs the new end of a half-known item onto the known beginning.
  const isWhole = sameStanding(room.standingOf(struct.client, known - 1), standing);
  return isWhole ? standing : unfit("place: torn");
}

function wireStanding(struct: Struct, at: Neighbours, unfit: (why: string) => "gone"): Standing | "gone" {
  if (struct.kind === "gone") return "gone";
  const { origin, rightOrigin, parent } = struct;
  const left = origin && at.standingOf(origin.client, origin.clock);
  const right = rightOrigin && at.standingOf(rightOrigin.client, rightOrigin.clock);
  if (left === "gone" || right === "gone") return "gone";
  // No editor puts anything between two that stand in different lists; Yjs would go by the left one.
  if (left && right && !sameStanding(left, right)) return unfit("place: neighbours apart");
  const beside = left ?? right;
  if (beside) return beside;
  if (typeof parent === "string") return { holder: rootHolder(parent), key: struct.key };
  const holder = at.holderAt(parent!.client, parent!.clock) ?? unfit("place: not in a holder");
  return holder === "gone" ? "gone" : { holder, key: struct.key };
}

const waiting = 1;
const settled = 2;

function* yjsOrder({ clients }: WeighedUpdate): Generator<number> {
  for (const client of [...clients.keys()].sort((a, b) => b - a)) {
    const { first, end } = clients.get(client)!;
    for (let index = first; index < end; index++) yield index;
  }
}

/** The next struct of the update that Yjs integrates before this one. */
function unsettledNeed(update: WeighedUpdate, index: number, states: Uint8Array): number | undefined {
  const struct = update.structs[index]!;
  const before = index - 1;
  if (before >= update.clients.get(struct.client)!.first && states[before] !== settled) return before;
  for (const id of [struct.origin, struct.rightOrigin, struct.parent]) {
    // What its own author wrote earlier is settled with the one before.
    if (typeof id !== "object" || id.client === struct.client) continue;
    const need = findStruct(update, id);
    if (need !== undefined && states[need] !== settled) return need;
  }
  return undefined;
}

function sameStanding(a: Standing | "gone", b: Standing | "gone"): boolean {
  if (a === b) return true;
  if (a === "gone" || b === "gone") return false;
  return a.key === b.key && sameHolder(a.holder, b.holder);
}

function newHolder({ kind, client, clock, name }: Struct, around: Holder): Holder | undefined {
  if (kind === "element")
    return { kind, root: undefined, client, clock, node: name, depth: around.depth + 1 };
  if (kind === "text")
    return { kind, root: undefined, client, clock, node: around.node, depth: around.depth };
  return undefined;
}
