/**
 * Second step of the gate: finds where each new item of a weighed update would stand and asks the rules.
 * The wire carries neither the parent of an item that stands beside another nor the name of an attribute
 * that is overwritten, so both are found through the neighbours, in the update or in the room, in the
 * same way as Yjs will.
 */
import { factHolds } from "./facts";
import { unmetNeeds } from "./needs";
import { Refusal, refuse } from "./read";
import { type GateRoom, type Holder, rootHolder, type Standing, sameHolder } from "./rooms";
import { refusalOf } from "./rules";
import type { Id, Refused, Struct, WeighedUpdate } from "./weighed";

export type PlaceOptions = {
  /** The server creates and deletes sections and titles; nobody else does. */
  isServer?: boolean;
  /** Whether a fact may hold this value; without it only its shape is checked. */
  fieldHolds?: (key: string, value: unknown) => boolean;
};

/**
 * Checks a weighed update against the room that it is for, before it is applied. `missing` (by client the
 * clock needed) is told when the update leans on what the room does not know: then its writer is asked
 * for the rest and not thrown out. Takes time in proportion to the update, not to the room.
 */
export function placeUpdate(
  update: WeighedUpdate,
  room: GateRoom,
  { isServer = false, fieldHolds = factHolds }: PlaceOptions = {},
): { ok: true } | (Refused & { missing?: ReadonlyMap<number, number> }) {
  const missing = unmetNeeds(update, (client) => room.clockOf(client));
  if (missing) return { ok: false, why: "unknown: leans on what is not here", missing };
  try {
    const rules = { isServer, fieldHolds, room };
    placeStructs(update, room, (struct, standing) => {
      const why = refusalOf(struct, standing, rules);
      if (why !== undefined) refuse(why);
    });
    if (!isServer) checkDeletes(update, room);
    return { ok: true };
  } catch (reason) {
    if (reason instanceof Refusal) return { ok: false, why: reason.why };
    throw reason;
  }
}

/** Whether applying the update would change anything: a reader's polite sync step 2 does not. */
export function bringsNews(update: WeighedUpdate, room: GateRoom): boolean {
  for (const [client, run] of update.clients) if (run.to > room.clockOf(client)) return true;
  return update.deletes.some(({ client, clock, length }) => {
    const known = Math.min(clock + length, room.clockOf(client)) - clock;
    return known < length || room.holdsLiving(client, clock, known);
  });
}

function checkDeletes(update: WeighedUpdate, room: GateRoom): void {
  for (const { client, clock, length } of update.deletes) {
    const known = Math.min(clock + length, room.clockOf(client)) - clock;
    if (known > 0 && room.holdsServerOnly(client, clock, known)) refuse("server-only: deletes");
  }
}

/** Calls `judge` with each item that is new to the room and does not vanish, those it leans on first. */
function placeStructs(
  update: WeighedUpdate,
  room: GateRoom,
  judge: (struct: Struct, standing: Standing) => void,
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
  const indexOf = (id: Id) => indexIn(update, id) ?? refuse("leans-on-a-gap");

  const standingOf = (id: Id): Standing | "gone" =>
    isKnown(id) ? room.standingOf(id.client, id.clock) : standings[indexOf(id)]!;

  const holderAt = (id: Id): Holder | "gone" => {
    if (isKnown(id)) return room.holderAt(id.client, id.clock) ?? refuse("place: not in a holder");
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
    if (left && right && !sameStanding(left, right)) refuse("place: between two places");
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
    const standing = wireStanding(struct);
    standings[index] = standing;
    if (struct.clock < known) {
      // Yjs hangs the new end of a half-known item onto the known beginning.
      const beginning = room.standingOf(struct.client, known - 1);
      if (!sameStanding(beginning, standing)) refuse("place: torn");
    }
    if (standing === "gone") return;
    judge(struct, standing);
    holders[index] = newHolder(struct, standing.holder);
  };

  const open: number[] = [];
  for (let start = 0; start < structs.length; start++) {
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

/** The next struct of the update that Yjs integrates before this one. */
function unsettledNeed(update: WeighedUpdate, index: number, states: Uint8Array): number | undefined {
  const struct = update.structs[index]!;
  const before = index - 1;
  if (before >= update.clients.get(struct.client)!.first && states[before] !== settled) return before;
  for (const id of [struct.origin, struct.rightOrigin, struct.parent]) {
    // What its own author wrote earlier is settled with the one before.
    if (typeof id !== "object" || id.client === struct.client) continue;
    const need = indexIn(update, id);
    if (need !== undefined && states[need] !== settled) return need;
  }
  return undefined;
}

/** The index of the struct that holds this clock. */
function indexIn({ structs, clients }: WeighedUpdate, { client, clock }: Id): number | undefined {
  const run = clients.get(client);
  if (run === undefined || clock < run.from || clock >= run.to) return undefined;
  let low = run.first;
  let high = run.end - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (structs[middle]!.clock <= clock) low = middle;
    else high = middle - 1;
  }
  const found = structs[low]!;
  return clock < found.clock + found.length ? low : undefined;
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
