/**
 * Finds where each item of an update stands, through its neighbours in the update or in the room.
 */
import { findStruct } from "./find-struct";
import { refuse } from "./read";
import { type GateRoom, type Holder, rootHolder, type Standing, sameHolder } from "./rooms";
import type { Id, Struct, WeighedUpdate } from "./weighed";

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
  const states = new Uint8Array(structs.length);
  const standings: (Standing | "gone" | undefined)[] = new Array(structs.length);
  const holders: (Holder | undefined)[] = [];
  const clocks = new Map<number, number>();
  for (const client of update.clients.keys()) clocks.set(client, room.clockOf(client));

  const isKnown = (id: Id) => {
    const known = clocks.get(id.client);
    return known === undefined || id.clock < known;
  };
  const indexOf = (id: Id) => findStruct(update, id) ?? refuse("leans-on-a-gap");

  const standingOf = (id: Id): Standing | "gone" =>
    isKnown(id) ? room.standingOf(id.client, id.clock) : standings[indexOf(id)]!;

  const holderAt = (id: Id): Holder | "gone" => {
    if (isKnown(id)) return room.holderAt(id.client, id.clock) ?? unfit("place: not in a holder");
    const index = indexOf(id);
    const { kind } = structs[index]!;
    if (standings[index] === "gone" || kind === "deleted") return "gone";
    return holders[index] ?? refuse("place: not in a holder");
  };

  const wireStanding = (struct: Struct): Standing | "gone" => {
    if (struct.kind === "gone") return "gone";
    const left = struct.origin && standingOf(struct.origin);
    const right = struct.rightOrigin && standingOf(struct.rightOrigin);
    if (left === "gone" || right === "gone") return "gone";
    // No editor puts anything between two that stand in different lists; Yjs would go by the left one.
    if (left && right && !sameStanding(left, right)) return unfit("place: neighbours apart");
    if (left ?? right) return (left ?? right)!;
    if (typeof struct.parent === "string") return { holder: rootHolder(struct.parent), key: struct.key };
    const holder = holderAt(struct.parent!);
    return holder === "gone" ? "gone" : { holder, key: struct.key };
  };

  const settle = (index: number) => {
    const struct = structs[index]!;
    const known = clocks.get(struct.client)!;
    if (struct.clock + struct.length <= known) {
      standings[index] = room.standingOf(struct.client, struct.clock);
      return;
    }
    let standing = wireStanding(struct);
    if (struct.clock < known) {
      // Yjs hangs the new end of a half-known item onto the known beginning.
      const beginning = room.standingOf(struct.client, known - 1);
      if (!sameStanding(beginning, standing)) standing = unfit("place: torn");
    }
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
  if (a === "gone" || b === "gone") return a === b;
  return a.key === b.key && sameHolder(a.holder, b.holder);
}

function newHolder({ kind, client, clock, name }: Struct, around: Holder): Holder | undefined {
  if (kind === "element")
    return { kind, root: undefined, client, clock, node: name, depth: around.depth + 1 };
  if (kind === "text")
    return { kind, root: undefined, client, clock, node: around.node, depth: around.depth };
  return undefined;
}
