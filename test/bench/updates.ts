import * as decoding from "lib0/decoding";
import * as encoding from "lib0/encoding";
import * as Y from "yjs";

/** Where a typist's text stands: a root by name, or the id of the item that holds it. */
export type Parent = { root: string } | { client: number; clock: number };

const contentString = 4;
const has = { origin: 0x80, rightOrigin: 0x40, parentKey: 0x20 } as const;

/**
 * One typist's keys as v1 updates, written by hand: two hundred of them cost next to nothing. With a `firstClock` above
 * zero the client has written before, and goes on behind its last item.
 */
export function createTypist(client: number, parent: Parent, text = "x", firstClock = 0) {
  let clock = firstClock;
  return {
    client,
    get clock() {
      return clock;
    },
    /** The next key, set behind the one before it. */
    next: (): Uint8Array => {
      const encoder = encoding.createEncoder();
      for (const number of [1, 1, client, clock]) encoding.writeVarUint(encoder, number);
      if (clock > 0) {
        encoding.writeUint8(encoder, contentString | has.origin);
        encoding.writeVarUint(encoder, client);
        encoding.writeVarUint(encoder, clock - 1);
      } else {
        encoding.writeUint8(encoder, contentString);
        writeParent(encoder, parent);
      }
      encoding.writeVarString(encoder, text);
      encoding.writeVarUint(encoder, 0);
      clock += text.length;
      return encoding.toUint8Array(encoder);
    },
  };
}

function writeParent(encoder: encoding.Encoder, parent: Parent) {
  if ("root" in parent) {
    encoding.writeVarUint(encoder, 1);
    encoding.writeVarString(encoder, parent.root);
  } else {
    for (const number of [0, parent.client, parent.clock]) encoding.writeVarUint(encoder, number);
  }
}

/** Calls `visit(client, from, to)` for what a v1 update brings. Plain text is read by hand, anything else by Yjs. */
export function eachRange(update: Uint8Array, visit: (client: number, from: number, to: number) => void) {
  const ranges = readTextOnly(update);
  if (ranges) {
    for (let at = 0; at < ranges.length; at += 3) visit(ranges[at]!, ranges[at + 1]!, ranges[at + 2]!);
    return;
  }
  const { from, to } = Y.parseUpdateMeta(update);
  for (const [client, end] of to) visit(client, from.get(client) ?? 0, end);
}

/** Triples of client, from, to; undefined when there is more in it than text. */
function readTextOnly(update: Uint8Array): number[] | undefined {
  const decoder = decoding.createDecoder(update);
  const ranges: number[] = [];
  for (let clients = decoding.readVarUint(decoder); clients > 0; clients--) {
    const structs = decoding.readVarUint(decoder);
    const client = decoding.readVarUint(decoder);
    const from = decoding.readVarUint(decoder);
    let to = from;
    for (let left = structs; left > 0; left--) {
      const info = decoding.readUint8(decoder);
      if ((info & 0x1f) !== contentString || info & has.parentKey) return undefined;
      if (info & has.origin) skip(decoder, 2);
      if (info & has.rightOrigin) skip(decoder, 2);
      if (!(info & (has.origin | has.rightOrigin))) {
        if (decoding.readVarUint(decoder) === 1) decoding.readVarString(decoder);
        else skip(decoder, 2);
      }
      to += decoding.readVarString(decoder).length;
    }
    ranges.push(client, from, to);
  }
  return ranges;
}

function skip(decoder: decoding.Decoder, numbers: number) {
  for (let left = numbers; left > 0; left--) decoding.readVarUint(decoder);
}

export type PresenceOf = { client: number; clock: number; state: unknown };

export function presenceUpdate(entries: readonly PresenceOf[]): Uint8Array {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, entries.length);
  for (const { client, clock, state } of entries) {
    encoding.writeVarUint(encoder, client);
    encoding.writeVarUint(encoder, clock);
    encoding.writeVarString(encoder, JSON.stringify(state));
  }
  return encoding.toUint8Array(encoder);
}
