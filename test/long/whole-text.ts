import * as Y from "yjs";
import { bodyRoot, fieldsRoot } from "../../shared/document/schema";

/**
 * The whole of a document as one comparable string: every character that ever was, every deletion, what is shown.
 * Two that are equal may differ in bytes, since Yjs joins neighbouring items at its own time.
 */
export function wholeText(doc: Y.Doc): string {
  const { sv, ds } = Y.snapshot(doc);
  return JSON.stringify({
    known: [...sv].filter(([, clock]) => clock > 0).sort(([a], [b]) => a - b),
    deleted: [...ds.clients].sort(([a], [b]) => a - b).map(([client, ranges]) => [client, joined(ranges)]),
    bodies: ["en", "id", "ja"].map((language) => doc.getXmlFragment(bodyRoot(language)).toString()),
    fields: Object.entries(doc.getMap(fieldsRoot).toJSON()).sort(([a], [b]) => (a < b ? -1 : 1)),
    isWhole: !doc.store.pendingStructs && !doc.store.pendingDs,
  });
}

function joined(ranges: readonly { clock: number; len: number }[]): [number, number][] {
  const out: [number, number][] = [];
  for (const { clock, len } of ranges.toSorted((a, b) => a.clock - b.clock)) {
    const last = out.at(-1);
    if (last && last[1] >= clock) last[1] = Math.max(last[1], clock + len);
    else out.push([clock, clock + len]);
  }
  return out;
}
