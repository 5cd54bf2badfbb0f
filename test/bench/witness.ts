import { type Line, openClient } from "./client";
import { type PresenceOf, readPresence } from "./updates";

export type Witness = ReturnType<typeof openWitness>;

/** Somebody who means no harm, and remembers what came to them. */
export function openWitness(line: Line) {
  const presences: PresenceOf[] = [];
  const updates: Buffer[] = [];
  const client = openClient(line, {
    onUpdate: (update) => updates.push(Buffer.from(update)),
    onPresence: (update) => presences.push(...readPresence(update)),
  });
  return {
    client,
    presences: presences as readonly PresenceOf[],
    hasHeard: (mark: string) => updates.some((update) => update.includes(mark)),
  };
}
