/** An open Y.Doc answers the gate. Ask before applying. */
import * as Y from "yjs";
import { serverOnly } from "../document/schema";
import { type GateRoom, type Holder, rootHolder, type Standing } from "./rooms";
import { isDefault } from "./rules";
import { yDocWalk } from "./y-doc-walk";

type Type = Y.AbstractType<unknown>;
type Stored = Y.Item | Y.GC;

/** Things do not move in Yjs, so a holder stays what it is; one `GateRoom` serves a Y.Doc for its life. */
export function yDocParents(doc: Y.Doc): GateRoom {
  const holders = new WeakMap<Type, Holder>();

  const holderOf = (type: Type): Holder => {
    const known = holders.get(type);
    if (known) return known;
    const item = type._item;
    const holder = item === null ? rootHolder(rootName(doc, type)) : innerHolder(type, item);
    holders.set(type, holder);
    return holder;
  };

  const innerHolder = (type: Type, item: Y.Item): Holder => {
    const around = holderOf(item.parent as Type);
    const { client, clock } = item.id;
    if (type instanceof Y.XmlElement)
      return {
        kind: "element",
        root: undefined,
        client,
        clock,
        node: type.nodeName,
        depth: around.depth + 1,
      };
    const kind = type instanceof Y.XmlText ? "text" : "other";
    return { kind, root: undefined, client, clock, node: around.node, depth: around.depth };
  };

  const structsOf = (client: number): Stored[] => (doc.store.clients.get(client) ?? []) as Stored[];

  const structAt = (client: number, clock: number): Stored => {
    const structs = structsOf(client);
    return structs[Y.findIndexSS(structs, clock)]!;
  };

  /** What an update brings itself is not in the Y.Doc yet. */
  const typeAt = ({ root, client, clock }: Holder): Type | undefined => {
    if (root !== undefined || clock >= Y.getState(doc.store, client)) return undefined;
    const struct = structAt(client, clock);
    return struct instanceof Y.Item && struct.content instanceof Y.ContentType
      ? struct.content.type
      : undefined;
  };

  const someLiving = (
    client: number,
    clock: number,
    length: number,
    holds: (item: Y.Item) => boolean,
  ): boolean => {
    if (length <= 0) return false;
    const structs = structsOf(client);
    for (let i = Y.findIndexSS(structs, clock); i < structs.length; i++) {
      const struct = structs[i]!;
      if (struct.id.clock >= clock + length) return false;
      if (struct instanceof Y.Item && !struct.deleted && holds(struct)) return true;
    }
    return false;
  };

  return {
    clockOf: (client) => Y.getState(doc.store, client),

    standingOf(client, clock): Standing | "gone" {
      const struct = structAt(client, clock);
      if (!(struct instanceof Y.Item) || struct.parent === null) return "gone";
      return { holder: holderOf(struct.parent as Type), key: struct.parentSub ?? undefined };
    },

    holderAt(client, clock) {
      const struct = structAt(client, clock);
      if (!(struct instanceof Y.Item) || struct.content instanceof Y.ContentDeleted) return "gone";
      return struct.content instanceof Y.ContentType ? holderOf(struct.content.type) : undefined;
    },

    attributeOf(holder, name) {
      const type = typeAt(holder);
      return type instanceof Y.XmlElement ? lastValue(type._map.get(name)) : undefined;
    },

    holdsServerOnly: (client, clock, length) => someLiving(client, clock, length, isServerOnly),

    holdsLiving: (client, clock, length) => someLiving(client, clock, length, () => true),

    *overlappingMarks(text) {
      const type = typeAt(text);
      for (let item = type?._start ?? null; item !== null; item = item.right)
        if (!item.deleted && item.content instanceof Y.ContentFormat && item.content.value !== null)
          if (item.content.key.includes("--")) yield item.content.key;
    },

    walk: (update, most) => yDocWalk(doc, update, most),
  };
}

function rootName(doc: Y.Doc, type: Type): string {
  for (const [name, root] of doc.share) if (root === type) return name;
  return "";
}

function lastValue(item: Y.Item | undefined): unknown {
  return item === undefined || item.deleted ? undefined : item.content.getContent()[item.length - 1];
}

function isServerOnly(item: Y.Item): boolean {
  const { content, parent, parentSub } = item;
  if (content instanceof Y.ContentType && content.type instanceof Y.XmlElement)
    return serverOnly.has(content.type.nodeName);
  if (parentSub === null || !(parent instanceof Y.XmlElement) || !serverOnly.has(parent.nodeName))
    return false;
  return !isDefault(parent.nodeName, parentSub, lastValue(item));
}
