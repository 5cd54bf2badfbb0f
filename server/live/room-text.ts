import * as decoding from "lib0/decoding";
import * as Y from "yjs";
import type { DocumentId } from "../../shared/ids";
import {
  createItemIndex,
  type ItemIndex,
  storedLimits,
  type WeighedUpdate,
  weighUpdate,
} from "../../shared/update-gate";
import type { Journal } from "./journal";
import { type Stored, type Tail, tailOf } from "./stored";

/** Which clocks the clients of a text have reached. */
export type Clocks = Map<number, number>;

export type Opening = { seq: number; tail: Tail; clocks: Clocks };

/** What a room must know of a text before anybody has written: no item of it is read. */
export const readOpening = (journal: Journal, document: DocumentId): Promise<Opening> =>
  journal.load(document, (stored) => ({ seq: stored.seq, tail: tailOf(stored), clocks: clocksOf(stored) }));

function clocksOf({ state, updates }: Stored): Clocks {
  const clocks: Clocks = state
    ? Y.decodeStateVector(state.vector ?? Y.encodeStateVectorFromUpdate(state.bytes))
    : new Map();
  for (const { bytes } of updates) advance(clocks, Y.parseUpdateMeta(bytes).to);
  return clocks;
}

export function advance(clocks: Clocks, reached: ReadonlyMap<number, number>): void {
  for (const [client, clock] of reached) if (clock > (clocks.get(client) ?? 0)) clocks.set(client, clock);
}

export const encodeClocks = (clocks: Clocks): Uint8Array => Y.encodeStateVector(clocks);

/** Where everything stands that is on disk. */
export const readIndex = (journal: Journal, document: DocumentId): Promise<ItemIndex> =>
  journal.load(document, ({ state, updates }) => {
    const index = createItemIndex();
    if (state) index.take(weighStored(state.bytes));
    for (const { bytes } of updates) index.take(weighStored(bytes));
    return index;
  });

export function weighStored(bytes: Uint8Array): WeighedUpdate {
  const weighed = weighUpdate(bytes, storedLimits);
  if (!weighed.ok) throw new Error(`What is stored cannot be weighed: ${weighed.why}`);
  return weighed.update;
}

export const reachedBy = ({ clients }: WeighedUpdate): Map<number, number> =>
  new Map([...clients].map(([client, { to }]) => [client, to]));

/** Read here, so that what no client sends is not brought to a thread. */
export function isStateVector(bytes: Uint8Array): boolean {
  if (bytes.length === 0) return true;
  try {
    const decoder = decoding.createDecoder(bytes);
    for (let left = decoding.readVarUint(decoder); left > 0; left--) {
      decoding.readVarUint(decoder);
      decoding.readVarUint(decoder);
    }
    return !decoding.hasContent(decoder);
  } catch {
    return false;
  }
}
