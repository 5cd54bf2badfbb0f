/** What an update leans on outside itself. */
import type { Id, WeighedUpdate } from "./weighed";

/** By client the clock that a room must have reached. */
export function needsOf({ structs, clients, deletes }: Omit<WeighedUpdate, "needs">): Map<number, number> {
  const needs = new Map<number, number>();
  const need = (client: number, clock: number) => {
    if (clock > (needs.get(client) ?? 0)) needs.set(client, clock);
  };
  const needId = (id: Id) => {
    const run = clients.get(id.client);
    if (run === undefined || id.clock >= run.to) need(id.client, id.clock + 1);
  };
  for (const [client, run] of clients) {
    let expected = 0;
    for (let i = run.first; i < run.end; i++) {
      const struct = structs[i]!;
      // Where a run begins, at first and after each gap, the room must know what went before.
      if (struct.clock !== expected) need(client, struct.clock);
      expected = struct.clock + struct.length;
      if (struct.origin) needId(struct.origin);
      if (struct.rightOrigin) needId(struct.rightOrigin);
      if (typeof struct.parent === "object") needId(struct.parent);
    }
  }
  for (const { client, clock, length } of deletes) {
    const run = clients.get(client);
    if (run === undefined || clock + length > run.to) need(client, clock + length);
  }
  return needs;
}

/**
 * By client the clock that the room has not reached yet, or undefined when it has all: then the update
 * is not refused but the writer asked for what is missing (sync step 1).
 */
export function unmetNeeds(
  update: WeighedUpdate,
  clockOf: (client: number) => number,
): ReadonlyMap<number, number> | undefined {
  let unmet: Map<number, number> | undefined;
  for (const [client, clock] of update.needs) {
    if (clock <= clockOf(client)) continue;
    unmet ??= new Map();
    unmet.set(client, clock);
  }
  return unmet;
}
