import type { Id, WeighedUpdate } from "./weighed";

/** The index of the update's struct that holds this clock; undefined if none does. */
export function findStruct({ structs, clients }: WeighedUpdate, { client, clock }: Id): number | undefined {
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
