import type { Node } from "@tiptap/pm/model";
import { registerKinds } from "../../../shared/register/blocks";

/** Blocks that stand under one id in the text of every language. */
const shared: ReadonlySet<string> = new Set([...registerKinds, "programme", "attendance"]);

export const isShared = (node: Node): boolean => shared.has(node.type.name) && Boolean(node.attrs.id);

export type Placed = { node: Node; section: Node };

export type SharedChanges = {
  gone: string[];
  come: Placed[];
  /** In another section than before. */
  moved: Placed[];
  /** With other attributes than before. */
  changed: Node[];
};

/**
 * What a change has done to the shared blocks of a text, from its sections before and after; undefined when it touched
 * none. Unchanged nodes are told by identity, so that a key in a long text costs a few hundred comparisons at most.
 */
export function sharedChanges(before: readonly Node[], after: readonly Node[]): SharedChanges | undefined {
  const was = new Map<string, Placed>();
  const is = new Map<string, Placed>();
  collect(before, after, was, is);
  const gone = [...was.keys()].filter((id) => !is.has(id) && !standsIn(after, id));
  const come = [...is].flatMap(([id, placed]) => (was.has(id) ? [] : [placed]));
  const both = [...is].flatMap(([id, now]) => {
    const then = was.get(id);
    return then ? [{ now, then }] : [];
  });
  const moved = both.filter(({ now, then }) => now.section.attrs.id !== then.section.attrs.id);
  const changed = both.filter(({ now, then }) => !now.node.hasMarkup(then.node.type, then.node.attrs));
  if (gone.length + come.length + moved.length + changed.length === 0) return undefined;
  return {
    gone,
    come,
    moved: moved.map(({ now }) => now),
    changed: changed.map(({ now }) => now.node),
  };
}

type Found = Map<string, Placed>;

function collect(
  before: readonly Node[],
  after: readonly Node[],
  was: Found,
  is: Found,
  within?: [Node, Node],
) {
  const most = Math.min(before.length, after.length);
  let first = 0;
  while (first < most && before[first] === after[first]) first += 1;
  let last = 0;
  while (last < most - first && before.at(-1 - last) === after.at(-1 - last)) last += 1;
  const gone = before.slice(first, before.length - last);
  const come = after.slice(first, after.length - last);
  const [then, now] = [gone[0], come[0]];
  if (gone.length === 1 && come.length === 1 && then?.type === now?.type && then && now) {
    const sections = within ?? [then, now];
    note(then, sections[0], was);
    note(now, sections[1], is);
    if (!now.isTextblock) collect(then.children, now.children, was, is, sections);
    return;
  }
  for (const node of gone) gather(node, within?.[0] ?? node, was);
  for (const node of come) gather(node, within?.[1] ?? node, is);
}

function gather(node: Node, section: Node, found: Found) {
  note(node, section, found);
  if (!node.isTextblock) for (const child of node.children) gather(child, section, found);
}

function note(node: Node, section: Node, found: Found) {
  if (isShared(node)) found.set(node.attrs.id, { node, section });
}

/** A copy that went must not take away what stands elsewhere under its id. */
const standsIn = (nodes: readonly Node[], id: string): boolean =>
  nodes.some(
    (node) => (isShared(node) && node.attrs.id === id) || (!node.isTextblock && standsIn(node.children, id)),
  );
