import * as Y from "yjs";

/** Does this text hold all that `part` held: every character typed, and every deletion made? */
export function covers(whole: Y.Doc, part: Y.Snapshot): boolean {
  for (const [client, clock] of part.sv) if (Y.getState(whole.store, client) < clock) return false;
  const { clients } = Y.snapshot(whole).ds;
  for (const [client, ranges] of part.ds.clients) {
    const has = clients.get(client) ?? [];
    for (const { clock, len } of ranges) if (!isInside(has, clock, clock + len)) return false;
  }
  return true;
}

/** Yjs keeps the ranges of one client sorted and joined. */
function isInside(ranges: readonly { clock: number; len: number }[], from: number, to: number): boolean {
  return ranges.some(({ clock, len }) => clock <= from && clock + len >= to);
}
