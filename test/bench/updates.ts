import * as decoding from "lib0/decoding";
import * as encoding from "lib0/encoding";
import * as Y from "yjs";
import { Reader } from "./reader";

/** Where a typist's text stands: a root by name, or the id of the item that holds it. */
export type Parent = { root: string } | { client: number; clock: number };

const structGone = 0;
const contentDeleted = 1;
const contentString = 4;
const structSkip = 10;
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
      writeInsertion(encoder, { client, clock, parent, text });
      encoding.writeVarUint(encoder, 0);
      clock += text.length;
      return encoding.toUint8Array(encoder);
    },
  };
}

/**
 * One person's pastes, each in the place of the one before it: as much goes over the wire as they are long, and the document
 * stays as small as one of them.
 */
export function createPaster(client: number, parent: Parent, text: string) {
  let clock = 0;
  return {
    client,
    get clock() {
      return clock;
    },
    next: (): Uint8Array => {
      const encoder = encoding.createEncoder();
      writeInsertion(encoder, { client, clock, parent, text });
      const deletes = clock > 0 ? [1, client, 1, clock - text.length, text.length] : [0];
      for (const number of deletes) encoding.writeVarUint(encoder, number);
      clock += text.length;
      return encoding.toUint8Array(encoder);
    },
  };
}

type Insertion = { client: number; clock: number; parent: Parent; text: string };

/** Everything of an update but what it deletes: one string, behind the client's last. */
function writeInsertion(encoder: encoding.Encoder, { client, clock, parent, text }: Insertion) {
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
}

export function writeParent(encoder: encoding.Encoder, parent: Parent) {
  if ("root" in parent) {
    encoding.writeVarUint(encoder, 1);
    encoding.writeVarString(encoder, parent.root);
  } else {
    for (const number of [0, parent.client, parent.clock]) encoding.writeVarUint(encoder, number);
  }
}

/** From and to are clocks; `at` is when it was read. */
export type VisitRange = (client: number, from: number, to: number, at: number) => void;

const reader = new Reader();

/** Calls `visit` for what the v1 update in these bytes brings. Text is read by hand, what is rarer by Yjs. */
export function visitRanges(bytes: Uint8Array, start: number, end: number, at: number, visit: VisitRange) {
  reader.open(bytes, start);
  for (let clients = reader.uint(); clients > 0; clients--) {
    const structs = reader.uint();
    const client = reader.uint();
    let from = reader.uint();
    let to = from;
    for (let left = structs; left > 0; left--) {
      const info = reader.byte();
      const kind = info & 0x1f;
      if (info === structSkip) {
        if (to > from) visit(client, from, to, at);
        from = to += reader.uint();
      } else if (info === structGone) to += reader.uint();
      else {
        if ((kind !== contentString && kind !== contentDeleted) || info & has.parentKey)
          return visitWithYjs(bytes.subarray(start, end), at, visit);
        if (info & has.origin) skipId();
        if (info & has.rightOrigin) skipId();
        if (!(info & (has.origin | has.rightOrigin))) {
          if (reader.uint() === 1) reader.block();
          else skipId();
        }
        to += kind === contentString ? reader.stringLength() : reader.uint();
      }
    }
    if (to > from) visit(client, from, to, at);
  }
}

function visitWithYjs(update: Uint8Array, at: number, visit: VisitRange) {
  const { from, to } = Y.parseUpdateMeta(update);
  for (const [client, end] of to) visit(client, from.get(client) ?? 0, end, at);
}

function skipId() {
  reader.uint();
  reader.uint();
}

/** How far an update brings this client. */
export function reachOf(update: Uint8Array, wanted: number): number {
  let reach = 0;
  visitRanges(update, 0, update.length, 0, (client, _from, to) => {
    if (client === wanted) reach = Math.max(reach, to);
  });
  return reach;
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

export function readPresence(update: Uint8Array): PresenceOf[] {
  const decoder = decoding.createDecoder(update);
  return Array.from({ length: decoding.readVarUint(decoder) }, () => ({
    client: decoding.readVarUint(decoder),
    clock: decoding.readVarUint(decoder),
    state: JSON.parse(decoding.readVarString(decoder)),
  }));
}
