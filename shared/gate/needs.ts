/** What an update leans on outside itself. */
import type { Id, WeighedUpdate } from "./weighed";

type Needs = Map<number, number>;
type Runs = WeighedUpdate["clients"];

/** By client the clock that a room must have reached. */
export function needsOf(
  structs: WeighedUpdate["structs"],
  clients: Runs,
  deletes: WeighedUpdate["deletes"],
): Needs {
  const needs: Needs = new Map();
  for (const [client, run] of clients) {
    let expected = 0;
    for (let i = run.first; i < run.end; i++) {
      const struct = structs[i]!;
      // Where a run begins, at first and after each gap, the room must know what went before.
      if (struct.clock !== expected) need(needs, client, struct.clock);
      expected = struct.clock + struct.length;
      if (struct.origin) needId(needs, clients, struct.origin);
      if (struct.rightOrigin) needId(needs, clients, struct.rightOrigin);
      if (typeof struct.parent === "object") needId(needs, clients, struct.parent);
    }
  }
  for (const { client, clock, length } of deletes) {
    const run = clients.get(client);
    if (run === undefined || clock + length > run.to) need(needs, client, clock + length);
  }
  return needs;
}

function need(needs: Needs, client: number, clock: number): void {
  if (clock > (needs.get(client) ?? 0)) needs.set(client, clock);
}

function needId(needs: Needs, clients: Runs, { client, clock }: Id): void {
  const run = clients.get(client);
  if (run === undefined || clock >= run.to) need(needs, client, clock + 1);
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
