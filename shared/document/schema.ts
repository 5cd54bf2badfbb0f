/**
 * The document schema as data: which nodes and marks exist, what may stand in what, and what an
 * attribute may hold. `extensions.ts` makes the ProseMirror schema from it, `shared/update-gate.ts`
 * the check of what a client may send, the exporters their typed maps.
 *
 * Content is always `*`, never `+`, and no child that a person can delete is required: a merge that
 * breaks a content rule makes y-tiptap delete the whole node for everybody (measured: 11 of 120
 * merges lost a section). `title` is the one fixed child; only the server creates or deletes it.
 *
 * Any change here needs a new `schemaVersion`: an editor of an older version silently deletes what
 * it does not know, so the socket refuses it (4409).
 */
import { isBlockId } from "../ids";
import { isSafeLink } from "./links";

export const schemaVersion = 1;

/** How deep elements may stand in each other: exporters and editors recurse. */
export const maxDepth = 64;

type Attribute = { default: Primitive | null; holds: (value: unknown) => boolean };
type Primitive = string | number | boolean;

const text = (max: number): Attribute => ({
  default: null,
  holds: (value) => typeof value === "string" && value.length <= max,
});
const id: Attribute = { default: null, holds: isBlockId };
const flag = (fallback: boolean): Attribute => ({ default: fallback, holds: (v) => typeof v === "boolean" });
const whole = (fallback: number | null, min: number, max: number): Attribute => ({
  default: fallback,
  holds: (v) => Number.isInteger(v) && (v as number) >= min && (v as number) <= max,
});
const choice = (fallback: string | null, ...options: string[]): Attribute => ({
  default: fallback,
  holds: (value) => options.includes(value as string),
});
/** Thread ids on what cannot carry a mark, joined by blanks: an array would look changed at every compare. */
const threads: Attribute = {
  default: null,
  holds: (v) => typeof v === "string" && v.length <= 4000 && /^[0-9a-f -]*$/.test(v),
};
const columnWidths: Attribute = {
  default: null,
  holds: (v) =>
    Array.isArray(v) && v.length <= 60 && v.every((n) => Number.isInteger(n) && n >= 0 && n <= 4000),
};
const key = text(64);
/** What a file, a person, a section or a date is called; never an address. */
const reference: Attribute = {
  default: null,
  holds: (value) => typeof value === "string" && /^[A-Za-z0-9_.-]{0,64}$/.test(value),
};
/** A tracked change of a whole block: JSON of the restricted suggesting mode. */
const track = text(20_000);
const visibility = choice("public", "public", "not_for_attribution", "confidential");

export type NodeSpec = {
  content?: string;
  group?: "block" | "inline";
  marks?: string;
  isolating?: true;
  defining?: true;
  tableRole?: "table" | "row" | "cell" | "header_cell";
  attributes: Record<string, Attribute>;
};

const tableCell = {
  content: "block*",
  isolating: true,
  attributes: {
    colspan: whole(1, 1, 60),
    rowspan: whole(1, 1, 1000),
    colwidth: columnWidths,
    column: key,
    track,
  },
} as const;

/** Every node. Those without `content` and without text are atoms. */
export const nodes = {
  doc: { content: "section*", attributes: {} },
  section: {
    content: "title block*",
    isolating: true,
    defining: true,
    attributes: { id, key, required: flag(false), locked: flag(false), numbered: flag(true), track },
  },
  title: {
    content: "text*",
    marks: "comment insertion deletion",
    isolating: true,
    defining: true,
    attributes: {},
  },

  paragraph: {
    content: "inline*",
    group: "block",
    attributes: { id, align: choice(null, "left", "center", "right", "justify"), track },
  },
  heading: {
    content: "inline*",
    group: "block",
    defining: true,
    attributes: { id, level: whole(2, 2, 4), key, track },
  },
  bulletList: { content: "listItem*", group: "block", attributes: { id, track } },
  orderedList: {
    content: "listItem*",
    group: "block",
    attributes: { id, start: whole(1, 0, 100_000), track },
  },
  listItem: { content: "block*", defining: true, attributes: { id, track } },
  blockquote: { content: "block*", group: "block", defining: true, attributes: { id, track } },
  table: {
    content: "tableRow*",
    group: "block",
    isolating: true,
    tableRole: "table",
    attributes: {
      id,
      key,
      kind: choice("plain", "plain", "schedule", "budget"),
      caption: text(500),
      threads,
      track,
    },
  },
  tableRow: { content: "(tableCell | tableHeader)*", tableRole: "row", attributes: { id, track } },
  tableCell: { ...tableCell, tableRole: "cell" },
  tableHeader: { ...tableCell, tableRole: "header_cell" },
  image: {
    group: "block",
    attributes: {
      id,
      file: reference,
      alt: text(1000),
      caption: text(500),
      width: whole(null, 1, 100),
      threads,
      track,
    },
  },
  signature: { group: "block", attributes: { id, key, threads, track } },

  input: {
    content: "block*",
    group: "block",
    defining: true,
    attributes: {
      id,
      by: text(200),
      topic: reference,
      document: reference,
      section: reference,
      visibility,
      track,
    },
  },
  decision: {
    content: "block*",
    group: "block",
    defining: true,
    attributes: { id, by: text(200), topic: reference, visibility, track },
  },
  followUp: {
    content: "block*",
    group: "block",
    defining: true,
    attributes: { id, owner: text(200), person: text(200), due: text(10), visibility, track },
  },
  /** Shown from the workshop's data, never typed. */
  attendance: { group: "block", attributes: { id, track } },
  programme: { group: "block", attributes: { id, track } },

  text: { group: "inline", attributes: {} },
  hardBreak: { group: "inline", attributes: {} },
  field: { group: "inline", attributes: { key, threads } },
  mention: {
    group: "inline",
    attributes: {
      kind: choice("person", "person", "section", "date"),
      ref: reference,
      label: text(200),
      threads,
    },
  },
  crossReference: { group: "inline", attributes: { target: reference, threads } },
  footnote: { group: "inline", attributes: { id, text: text(4000), threads } },
} as const satisfies Record<string, NodeSpec>;

export type NodeName = keyof typeof nodes;
export const nodeNames = Object.keys(nodes) as NodeName[];
export const isNodeName = (name: unknown): name is NodeName =>
  typeof name === "string" && Object.hasOwn(nodes, name);
export const nodeSpec = (name: NodeName): NodeSpec => nodes[name];

/** Only the server creates and deletes these: ordinary editing and undo never do (0 in 1,178 updates). */
export const serverOnly: ReadonlySet<string> = new Set<NodeName>(["section", "title"]);

const thread: Attribute = {
  default: null,
  holds: (value) => typeof value === "string" && /^[0-9a-f-]{36}$/.test(value),
};
const address: Attribute = { default: null, holds: isSafeLink };
const suggestion = text(120);

export type MarkSpec = { attributes: Record<string, Attribute>; overlaps?: true; serverOnly?: true };

export const marks = {
  bold: { attributes: {} },
  italic: { attributes: {} },
  underline: { attributes: {} },
  strike: { attributes: {} },
  link: { attributes: { href: address } },
  /** Written by the server; several may cover the same text. */
  comment: { attributes: { id: thread }, overlaps: true },
  insertion: { attributes: { id: suggestion } },
  deletion: { attributes: { id: suggestion } },
} as const satisfies Record<string, MarkSpec>;

export type MarkName = keyof typeof marks;
export const markNames = Object.keys(marks) as MarkName[];
export const isMarkName = (name: unknown): name is MarkName =>
  typeof name === "string" && Object.hasOwn(marks, name);
export const markSpec = (name: MarkName): MarkSpec => marks[name];

/** A comment in the text is an id only; it says nothing without its row. */
export const commentMarks: ReadonlySet<string> = new Set<MarkName>(["comment"]);

const childrenOf = new Map<string, ReadonlySet<string>>();
for (const name of nodeNames) {
  const words = (nodeSpec(name).content ?? "").match(/[A-Za-z]+/g) ?? [];
  const children = words.flatMap((word) =>
    word === "block" || word === "inline" ? nodeNames.filter((n) => nodeSpec(n).group === word) : [word],
  );
  childrenOf.set(name, new Set(children));
}

/** May `child` (a node name, or "text") stand directly in `parent`? */
export const mayContain = (parent: string, child: string): boolean =>
  childrenOf.get(parent)?.has(child) ?? false;

/** May the attribute `name` of this node hold `value`? Unknown names may not. */
export function attributeHolds(node: NodeName, name: string, value: unknown): boolean {
  const attributes = nodeSpec(node).attributes;
  return Object.hasOwn(attributes, name) && attributes[name]!.holds(value);
}

/** May a mark hold these attributes? Unknown names may not; missing ones may. */
export function markHolds(mark: MarkName, attributes: unknown): boolean {
  if (typeof attributes !== "object" || attributes === null || Array.isArray(attributes)) return false;
  const known = markSpec(mark).attributes;
  return Object.entries(attributes).every(
    ([name, value]) => Object.hasOwn(known, name) && (value === null || known[name]!.holds(value)),
  );
}

/** The name of a language's text in the Y.Doc, and of the facts shared by all of them. */
export const bodyRoot = (language: string) => `body:${language}`;
export const fieldsRoot = "fields";
