/**
 * Second step of the gate: finds where each new item of a weighed update would stand and asks the rules.
 * The wire carries neither the parent of an item that stands beside another nor the name of an attribute
 * that is overwritten, so both are found through the neighbours, in the update or in the room, in the
 * same way as Yjs will.
 */
import { factHolds } from "./facts";
import { countMarks } from "./mark-count";
import { unmetNeeds } from "./needs";
import { Refusal, refuse } from "./read";
import type { GateRoom } from "./rooms";
import { refusalOf } from "./rules";
import { settleStandings } from "./standings";
import type { Refused, WeighedUpdate } from "./weighed";

export type PlaceOptions = {
  /** The server creates and deletes sections and titles; nobody else does. */
  isServer?: boolean;
  /** Whether a fact may hold this value; without it only its shape is checked. */
  fieldHolds?: (key: string, value: unknown) => boolean;
};

/**
 * Beyond one for each item, which its bytes have paid for: far more than merging honest work takes; Yjs needs about a
 * microsecond for each.
 */
const mostSteps = 50_000;

/**
 * Checks a weighed update against the room that it is for, before it is applied. `missing` (by client the
 * clock needed) is told when the update leans on what the room does not know: then its writer is asked
 * for the rest and not thrown out. `steps` is the work beyond its bytes that Yjs will have with it, in
 * neighbours looked at: whoever counts what a client costs adds it.
 */
export function placeUpdate(
  update: WeighedUpdate,
  room: GateRoom,
  { isServer = false, fieldHolds = factHolds }: PlaceOptions = {},
): { ok: true; steps: number } | (Refused & { missing?: ReadonlyMap<number, number> }) {
  const missing = unmetNeeds(update, (client) => room.clockOf(client));
  if (missing) return { ok: false, why: "unknown: leans on what is not here", missing };
  try {
    const rules = { isServer, fieldHolds, room };
    const marks = countMarks(room);
    const most = mostSteps + update.structs.length;
    const walk = isServer ? undefined : room.walk(update, most);
    settleStandings(update, room, (struct, standing) => {
      const why = refusalOf(struct, standing, rules);
      if (why !== undefined) refuse(why);
      if (!walk) return;
      marks.add(struct, standing.holder);
      walk.put(struct, standing);
      if (walk.steps > most) refuse("too-costly: neighbours to pass");
    });
    if (!isServer) checkDeletes(update, room);
    return { ok: true, steps: walk?.steps ?? 0 };
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
