/** What a new item may be, given where it stands. The schema of the document says what may stand in what. */
import {
  attributeHolds,
  isNodeName,
  type MarkName,
  markNames,
  maxDepth,
  mayContain,
  nodeSpec,
  serverOnly,
} from "../document/schema";
import type { GateRoom, Holder, Standing } from "./rooms";
import type { Struct } from "./weighed";

export type Rules = {
  isServer: boolean;
  fieldHolds: (key: string, value: unknown) => boolean;
  room: GateRoom;
};

/** Why the item may not stand there, or undefined. */
export function refusalOf(struct: Struct, { holder, key }: Standing, rules: Rules): string | undefined {
  if (holder.kind === "other") return "place: not a part of the document";
  if (key !== undefined) return entryRefusal(struct, holder, key, rules);
  if (holder.kind === "fields") return "place: the facts hold entries only";
  // A title must stay first, or every editor deletes the section as broken: only what has a left
  // neighbour is sure to come after it.
  if (holder.node === "section" && struct.origin === undefined && struct.name !== "title")
    return "place: before the title";
  switch (struct.kind) {
    case "element":
      return elementRefusal(struct.name, holder, rules);
    case "text":
      return mayContain(holder.node, "text") && holder.kind === "element"
        ? undefined
        : `child: text in ${holder.node}`;
    case "string":
      return holder.kind === "text" ? undefined : `child: characters in ${holder.node}`;
    case "mark":
      if (holder.kind !== "text") return `child: mark in ${holder.node}`;
      return struct.value === null || marksOf(holder.node).has(struct.name)
        ? undefined
        : `mark: ${struct.name} in ${holder.node}`;
    case "value":
      return `child: value in ${holder.node}`;
    default:
      return undefined;
  }
}

function elementRefusal(name: string, holder: Holder, rules: Rules): string | undefined {
  if (holder.kind === "text") return `child: ${name} in a text`;
  if (serverOnly.has(name) && !rules.isServer) return `server-only: creates ${name}`;
  if (!mayContain(holder.node, name)) return `child: ${name} in ${holder.node}`;
  return holder.depth < maxDepth ? undefined : "too-deep";
}

function entryRefusal(struct: Struct, holder: Holder, key: string, rules: Rules): string | undefined {
  if (struct.kind !== "value" && struct.kind !== "deleted") return `entry: ${struct.kind} under a key`;
  // A struct may carry several values where later ones took the place of earlier ones at once.
  const values: readonly unknown[] = struct.kind === "value" ? (struct.value as unknown[]) : [undefined];
  if (holder.kind === "fields") {
    if (!factKey.test(key)) return "fact: key";
    if (struct.kind === "deleted") return undefined;
    if (struct.bytes > mostFactBytes * values.length) return "fact: too long";
    return values.every((value) => rules.fieldHolds(key, value)) ? undefined : `fact: ${key}`;
  }
  if (holder.kind !== "element") return "entry: only elements have attributes";
  if (serverOnly.has(holder.node) && !rules.isServer && !isSpeltOut(holder, key, values, rules.room))
    return `server-only: ${holder.node}.${key}`;
  if (struct.kind === "deleted" || values.every((value) => mayHold(holder.node, key, value)))
    return undefined;
  return `attribute: ${holder.node}.${key}`;
}

const factKey = /^[A-Za-z0-9_.-]{1,64}$/;
const mostFactBytes = 20_000;

function mayHold(node: string, key: string, value: unknown): boolean {
  if (!isNodeName(node)) return false;
  if (attributeHolds(node, key, value)) return true;
  const attributes = nodeSpec(node).attributes;
  if (!Object.hasOwn(attributes, key)) return false;
  // ProseMirror takes the default for undefined, but null as it stands.
  return value === undefined || (value === null && attributes[key]!.default === null);
}

/** An editor may spell out a default that was left away; anything else changes the section. */
function isSpeltOut(holder: Holder, key: string, values: readonly unknown[], room: GateRoom): boolean {
  return [room.attributeOf(holder, key), ...values].every((value) => isDefault(holder.node, key, value));
}

export function isDefault(node: string, key: string, value: unknown): boolean {
  if (value === undefined) return true;
  if (!isNodeName(node)) return false;
  const attributes = nodeSpec(node).attributes;
  return Object.hasOwn(attributes, key) && attributes[key]!.default === value;
}

const everyMark: ReadonlySet<string> = new Set(markNames);
const marksByNode = new Map<string, ReadonlySet<string>>();

function marksOf(node: string): ReadonlySet<string> {
  const known = marksByNode.get(node);
  if (known) return known;
  const allowed = isNodeName(node) ? nodeSpec(node).marks : "";
  const marks = allowed === undefined ? everyMark : new Set<string>(allowed.split(" ") as MarkName[]);
  marksByNode.set(node, marks);
  return marks;
}
