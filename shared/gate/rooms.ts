/**
 * What the gate asks a room about things that are already in it. An open Y.Doc answers
 * (`y-doc-parents.ts`), or an index over the stored bytes. Except for `clockOf`, it is only asked about
 * clocks below `clockOf(client)`.
 */
import { bodyRoot, fieldsRoot } from "../document/schema";
import type { Struct, WeighedUpdate } from "./weighed";

/** A thing that others stand in. */
export type Holder = {
  /** `other`: a root or type that is not ours; nothing may be put into it. */
  kind: "body" | "fields" | "element" | "text" | "other";
  /** The name of a root, else undefined and the id counts. */
  root: string | undefined;
  client: number;
  clock: number;
  /** Node name: of an element its own, of a text that of the element around it, `doc` for a body. */
  node: string;
  /** How many elements it is in, itself included; 0 for a root. */
  depth: number;
};

/** Where an item stands: in `holder`, as its attribute `key` or, without one, in its list. */
export type Standing = { holder: Holder; key: string | undefined };

/** Follows where Yjs will put items into their lists, and counts the neighbours that it looks at. */
export type Walk = {
  put(struct: Struct, standing: Standing): void;
  readonly steps: number;
};

export type GateRoom = {
  /** The first clock of this client that the room does not know. */
  clockOf(client: number): number;
  /** `gone`: forgotten by garbage collection; what is placed beside it vanishes too. */
  standingOf(client: number, clock: number): Standing | "gone";
  /** The thing itself as a holder; undefined if it cannot hold anything. */
  holderAt(client: number, clock: number): Holder | "gone" | undefined;
  /** The present value of an attribute of an element of this room; undefined if it has none. */
  attributeOf(holder: Holder, name: string): unknown;
  /** Whether deleting this range takes away a node, or the attribute of one, that only the server may touch. */
  holdsServerOnly(client: number, clock: number, length: number): boolean;
  /** Whether something in this range is not deleted yet. */
  holdsLiving(client: number, clock: number, length: number): boolean;
  /** The keys of the overlapping marks that are in a text of this room; none if it is not in it yet. */
  overlappingMarks(text: Holder): Iterable<string>;
  /** For the items of one update, in the order of Yjs; it gives up counting at `most` steps. */
  walk(update: WeighedUpdate, most: number): Walk;
};

export const sameHolder = (a: Holder, b: Holder): boolean =>
  a === b || (a.root === b.root && a.client === b.client && a.clock === b.clock);

export const holderName = ({ root, client, clock }: Holder): string => root ?? `${client} ${clock}`;

const bodyPrefix = bodyRoot("");

export function rootHolder(root: string): Holder {
  const kind = root === fieldsRoot ? "fields" : root.startsWith(bodyPrefix) ? "body" : "other";
  return { kind, root, client: 0, clock: 0, node: kind === "body" ? "doc" : "", depth: 0 };
}
