import type { UserId } from "../../shared/ids";
import { closeCode, limits } from "../../shared/room";
import { type GateRoom, placeUpdate, unmetNeeds, type WeighedUpdate } from "../../shared/update-gate";

export type Sender = {
  user: UserId;
  /** The Yjs client id that it is known by. */
  client: number | undefined;
  /** A restored server has lost text: who has it may bring it back, in whoever's name. */
  mayBringOthers: boolean;
};

export type Verdict =
  | { is: "fit"; claims: number[]; steps: number }
  /** It leans on what the room does not have. */
  | { is: "early" }
  | { is: "unfit"; code: number; why: string }
  /** Unfit for this room's answers, which may be stricter than a Y.Doc would be. */
  | { is: "doubtful"; why: string };

/** Whether a writer's update may go into the text. */
export function judge(
  update: WeighedUpdate,
  room: GateRoom,
  parts: {
    sender: Sender;
    seats: ReadonlyMap<number, UserId | null>;
    fieldHolds: (key: string, value: unknown) => boolean;
  },
): Verdict {
  const { sender, seats, fieldHolds } = parts;
  if (unmetNeeds(update, room.clockOf)) return { is: "early" };

  const claims: number[] = [];
  for (const [client, { to }] of update.clients) {
    if (to <= room.clockOf(client)) continue;
    const owner = seats.get(client);
    if (owner === sender.user) continue;
    if (sender.mayBringOthers && (owner !== undefined || client !== sender.client)) continue;
    if (owner !== undefined)
      return { is: "unfit", code: closeCode.noRight, why: "writes under another person's client id" };
    claims.push(client);
  }
  // Each stays in the text for good: an honest page brings one, a step 2 after a long journey a few.
  if (claims.length > limits.newClients || seats.size + claims.length > limits.clientsInDocument) {
    return { is: "unfit", code: closeCode.refused, why: "too many client ids" };
  }

  // What a restored server has lost may hold what only the server writes.
  const placed = placeUpdate(update, room, { isServer: sender.mayBringOthers, fieldHolds });
  return placed.ok ? { is: "fit", claims, steps: placed.steps } : { is: "doubtful", why: placed.why };
}
