/**
 * First step of the gate: reads an update of a stranger once, building nothing of Yjs. Seven bytes that
 * announce 30 million structs block `Y.applyUpdate` for seconds; here a count is worth its bytes.
 *
 * The V1 format only: for V2 no rule can tell a bomb from a document (yjs issue 687).
 */
import { bodyRoot, fieldsRoot, isMarkName, isNodeName, markHolds, markSpec } from "../document/schema";
import { languages } from "../locale/languages";
import { limits as roomLimits } from "../room";
import { mostClient, mostClock } from "./id-limits";
import { needsOf } from "./needs";
import { Reader, Refusal, refuse } from "./read";
import { readValue } from "./values";
import type { Id, Range, Refused, Run, Struct, WeighedUpdate } from "./weighed";

export type UpdateLimits = {
  bytes: number;
  clients: number;
  structs: number;
  elements: number;
  deletes: number;
  /** Of the characters that stand in one piece. */
  stringBytes: number;
};

export const updateLimits: UpdateLimits = {
  bytes: roomLimits.frameBytes,
  clients: 1000,
  // Judged in a turn of the loop of some 100 ms; 200 pages pasted at once are a third of it.
  structs: 60_000,
  elements: 30_000,
  deletes: 60_000,
  stringBytes: 1 << 20,
};

const mostMarkBytes = 16 << 10;
const roots: ReadonlySet<string> = new Set([...languages.map(bodyRoot), fieldsRoot]);

/** Reads and weighs the bytes of one update. Never throws; takes time in proportion to the bytes. */
export function weighUpdate(
  bytes: Uint8Array,
  limits: UpdateLimits = updateLimits,
): { ok: true; update: WeighedUpdate } | Refused {
  if (bytes.length > limits.bytes) return { ok: false, why: "too-many: bytes" };
  try {
    const reader = new Reader(bytes);
    const { structs, clients } = readStructs(reader, limits);
    const deletesAt = reader.position;
    const deletes = readDeletes(reader, limits);
    if (reader.left() > 0) refuse("bytes-after-the-end");
    const needs = needsOf(structs, clients, deletes);
    return { ok: true, update: { bytes: bytes.length, deletesAt, structs, clients, deletes, needs } };
  } catch (reason) {
    if (reason instanceof Refusal) return { ok: false, why: reason.why };
    throw reason;
  }
}

function readStructs(reader: Reader, limits: UpdateLimits) {
  const structs: Struct[] = [];
  const clients = new Map<number, Run>();
  let elements = 0;
  for (let more = reader.count(limits.clients, 5, "clients"); more > 0; more--) {
    let left = reader.count(limits.structs - structs.length, 2, "structs");
    const client = reader.uint(mostClient, "client");
    const from = reader.uint(mostClock, "clock");
    if (left === 0 || clients.has(client)) refuse("client-twice-or-empty");
    const first = structs.length;
    let clock = from;
    for (; left > 0; left--) {
      const info = reader.byte();
      if ((info & 31) === 10) {
        // A gap, in an update that was merged from others: what it skips must be known to the room.
        clock += positive(reader.uint(mostClock, "gap"));
      } else {
        const struct = readStruct(reader, info, client, clock, limits);
        if (struct.kind === "element" && ++elements > limits.elements) refuse("too-many: elements");
        structs.push(struct);
        clock += struct.length;
      }
      if (clock > mostClock) refuse("too-large: clock");
    }
    const last = structs[structs.length - 1];
    if (structs.length === first || last === undefined) refuse("only-gaps");
    clients.set(client, {
      from: structs[first]!.clock,
      to: last.clock + last.length,
      first,
      end: structs.length,
    });
  }
  return { structs, clients };
}

function readStruct(
  reader: Reader,
  info: number,
  client: number,
  clock: number,
  limits: UpdateLimits,
): Struct {
  const struct: Struct = {
    client,
    clock,
    length: 1,
    kind: "gone",
    origin: undefined,
    rightOrigin: undefined,
    parent: undefined,
    key: undefined,
    name: "",
    suffix: "",
    value: undefined,
    bytes: 0,
  };
  if ((info & 31) === 0) {
    struct.length = positive(reader.uint(mostClock, "length"));
    return struct;
  }
  if (info & 128) struct.origin = readEarlier(reader, struct);
  if (info & 64) struct.rightOrigin = readEarlier(reader, struct);
  if ((info & 192) === 0) {
    struct.parent = readParent(reader, struct);
    if (info & 32) struct.key = reader.string(256, "key");
  }
  const start = reader.position;
  readContent(reader, info & 31, struct, limits);
  struct.bytes = reader.position - start;
  return struct;
}

function readContent(reader: Reader, kind: number, struct: Struct, limits: UpdateLimits): void {
  switch (kind) {
    case 1:
      struct.kind = "deleted";
      struct.length = positive(reader.uint(mostClock, "length"));
      return;
    case 4:
      struct.kind = "string";
      struct.length = positive(reader.string(limits.stringBytes, "string").length);
      return;
    case 6:
      readMark(reader, struct);
      return;
    case 7:
      readType(reader, struct);
      return;
    case 8: {
      struct.kind = "value";
      struct.length = positive(reader.count(100_000, 1, "values"));
      const values: unknown[] = [];
      while (values.length < struct.length) values.push(readValue(reader));
      struct.value = values;
      return;
    }
    default:
      // JSON, bytes, embeds and sub-documents: no editor of ours writes them.
      refuse(`content-kind: ${kind}`);
  }
}

/** A mark of which several may cover the same text is stored under its name and eight characters of a hash. */
const overlapping = /^([A-Za-z]+)--[A-Za-z0-9+/=]{8}$/;

function readMark(reader: Reader, struct: Struct): void {
  const key = reader.string(64, "mark name");
  const json = reader.string(mostMarkBytes, "mark attributes");
  const plain = overlapping.exec(key)?.[1];
  const name = plain ?? key;
  if (!isMarkName(name) || (plain !== undefined && !markSpec(name).overlaps)) refuse("mark-name");
  const value = parse(json);
  if (value !== null && !markHolds(name, value)) refuse(`mark-attributes: ${name}`);
  struct.kind = "mark";
  struct.name = name;
  struct.suffix = key.slice(name.length);
  struct.value = value;
}

function parse(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return refuse("mark-attributes: not JSON");
  }
}

function readType(reader: Reader, struct: Struct): void {
  const type = reader.uint(127, "type");
  if (type === 6) {
    struct.kind = "text";
    return;
  }
  if (type !== 3) refuse(`type: ${type}`);
  struct.kind = "element";
  struct.name = reader.string(64, "node name");
  if (!isNodeName(struct.name) || struct.name === "doc" || struct.name === "text") refuse("node-name");
}

function readParent(reader: Reader, struct: Struct): string | Id {
  if (reader.uint(1, "parent") === 0) return readEarlier(reader, struct);
  const root = reader.string(64, "root name");
  return roots.has(root) ? root : refuse("root-name");
}

/** Nothing can lean on what its own author wrote later; Yjs throws in the middle of its work if it does. */
function readEarlier(reader: Reader, struct: Struct): Id {
  const client = reader.uint(mostClient, "client");
  const clock = reader.uint(mostClock, "clock");
  if (client === struct.client && clock >= struct.clock) refuse("leans-on-later");
  return { client, clock };
}

function readDeletes(reader: Reader, limits: UpdateLimits): Range[] {
  const deletes: Range[] = [];
  let more = reader.count(limits.clients, 2, "clients with deletes");
  if (more === 0) return deletes;
  const seen = new Set<number>();
  for (; more > 0; more--) {
    const client = reader.uint(mostClient, "client");
    if (seen.has(client)) refuse("client-twice-or-empty");
    seen.add(client);
    let end = 0;
    for (let left = reader.count(limits.deletes - deletes.length, 2, "deletes"); left > 0; left--) {
      const clock = reader.uint(mostClock, "clock");
      const length = positive(reader.uint(mostClock, "length"));
      // Ranges that overlap cost Yjs a walk over all of them each.
      if (clock < end) refuse("deletes-out-of-order");
      end = clock + length;
      if (end > mostClock) refuse("too-large: clock");
      deletes.push({ client, clock, length });
    }
  }
  return deletes;
}

function positive(length: number): number {
  return length > 0 ? length : refuse("empty-struct");
}
