/** Updates made up by chance against a document that is there. */
import * as Y from "yjs";
import { nodeNames, nodeSpec } from "../../shared/document/schema";
import { weighUpdate } from "../../shared/update-gate";
import {
  characters,
  deleted,
  element,
  type ForgedId,
  type ForgedStruct,
  forge,
  format,
  gone,
  textType,
  values,
} from "./forge";
import type { Random } from "./random";

/** The client in whose name they are. */
export const forger = 7;

export function someId(doc: Y.Doc, random: Random): ForgedId {
  const clients = [...doc.store.clients.keys()];
  const client = random.pick(clients);
  return [client, random.below(Y.getState(doc.store, client) + (random.share() < 0.02 ? 3 : 0))];
}

const attributes = nodeNames.flatMap((name) => Object.keys(nodeSpec(name).attributes));
const contents: ((random: Random) => ForgedStruct["content"])[] = [
  (random) => characters(random.pick(["x", "日本", "😀", "long text"])),
  (random) =>
    format(random.pick(["bold", "link", "comment--abcdefgh", "insertion"]), random.pick(["null", "{}"])),
  () => format("link", '{"href":"https://a.id"}'),
  (random) => element(random.pick(nodeNames.slice(1))),
  (random) => element(random.pick(["paragraph", "bulletList", "listItem", "table", "tableRow", "tableCell"])),
  () => textType,
  (random) =>
    values(random.pick<unknown>(["a", 2, true, null, undefined, "left", [1], { kind: "text", value: 1 }])),
  (random) => deleted(1 + random.below(3)),
];

function someStruct(doc: Y.Doc, random: Random, clock: number): ForgedStruct {
  const own = () => [forger, Math.max(0, clock - 1 - random.below(3))] as const;
  const id = () => (clock > 0 && random.share() < 0.5 ? own() : someId(doc, random));
  // What stands beside something forgotten is forgotten too: seldom, or nothing else would be seen.
  const content = random.share() < 0.01 ? gone(1 + random.below(3)) : random.pick(contents)(random);
  const key = random.share() < 0.25 ? random.pick(attributes) : undefined;
  switch (random.below(4)) {
    case 0:
      return { parent: random.share() < 0.1 ? random.pick(["body:en", "fields"]) : id(), key, content };
    case 1:
      return { origin: id(), key, content };
    case 2: {
      // As an editor does: right behind its neighbour.
      const [client, at] = someId(doc, random);
      const item =
        at < Y.getState(doc.store, client) ? Y.getItem(doc.store, Y.createID(client, at)) : undefined;
      const next = item instanceof Y.Item ? item.right : null;
      const origin: ForgedId =
        item instanceof Y.Item ? [item.lastId.client, item.lastId.clock] : [client, at];
      return { origin, ...(next ? { right: [next.id.client, next.id.clock] as const } : {}), content };
    }
    default:
      return { origin: random.share() < 0.7 ? id() : undefined, right: id(), content };
  }
}

const lengthOf = ({ content }: ForgedStruct) => {
  const weighed = weighUpdate(forge([{ client: 1, structs: [{ parent: "body:en", content }] }]));
  return weighed.ok ? weighed.update.structs[0]!.length : 1;
};

/** What an editor might send, and what none would: beside anything, under anything, deleting anything. */
export function someUpdate(doc: Y.Doc, random: Random): Uint8Array {
  const start = Y.getState(doc.store, forger);
  let clock = start;
  const structs: ForgedStruct[] = [];
  for (let left = 1 + random.below(3); left > 0; left--) {
    const struct = someStruct(doc, random, clock);
    structs.push(struct);
    clock += lengthOf(struct);
  }
  const [client, at] = someId(doc, random);
  return forge(
    random.share() < 0.9 ? [{ client: forger, clock: start, structs }] : [],
    random.share() < 0.2 ? { [client]: [[at, 1 + random.below(4)]] } : {},
  );
}

/** The text of the first paragraph; undefined when someone has deleted it. */
const textOf = (doc: Y.Doc) =>
  ((doc.getXmlFragment("body:en").get(0) as Y.XmlElement).get(1) as Y.XmlElement).get(0) as
    | Y.XmlText
    | undefined;

/** Several clients put characters between any two others, in any order, as no editor would. */
export function entangled(doc: Y.Doc, random: Random): Uint8Array {
  const ids: ForgedId[] = [];
  for (let item = textOf(doc)?._start; item; item = item.right)
    for (let i = 0; i < item.length; i++) ids.push([item.id.client, item.id.clock + i]);
  if (ids.length === 0) return forge([]);
  const clients = [9, 5, 3].map((client) => {
    const clock = Y.getState(doc.store, client);
    const structs: ForgedStruct[] = [];
    for (let left = 1 + random.below(5), at = clock; left > 0; left--) {
      const text = "abcd".slice(random.below(4));
      const origin = random.pick(ids);
      structs.push({
        origin,
        right: random.share() < 0.1 ? origin : random.share() < 0.7 ? random.pick(ids) : undefined,
        content: characters(text),
      });
      for (let i = 0; i < text.length; i++) ids.push([client, at++]);
    }
    return { client, clock, structs };
  });
  return forge(clients);
}

/**
 * Three clients crowd one paragraph: they type on, come between, set one attribute over and over, repeat with
 * another ending what is known, delete, and take the paragraph away.
 */
export function crowded(doc: Y.Doc, random: Random): Uint8Array {
  const section = doc.getXmlFragment("body:en").get(0) as Y.XmlElement;
  const paragraphs = section.toArray().filter((node) => (node as Y.XmlElement).nodeName === "paragraph");
  const paragraph = paragraphs[0] as Y.XmlElement | undefined;
  if (paragraph === undefined) return forge([]);
  const text = paragraph.get(0) as Y.XmlText | undefined;
  const places: ForgedId[] = [];
  for (let item = text?._start ?? null; item; item = item.right)
    for (let i = 0; i < item.length; i++) places.push([item.id.client, item.id.clock + i]);
  if (places.length === 0) return forge([]);
  const right = random.pick(places);
  const clients = [9, 5, 3].slice(random.below(3)).map((client) => {
    const known = Y.getState(doc.store, client);
    const clock = random.share() < 0.15 ? Math.max(0, known - 1 - random.below(4)) : known;
    const structs: ForgedStruct[] = [];
    for (let left = 1 + random.below(8), at = clock; left > 0; left--) {
      const struct = crowdedStruct(client, at, random, places, right, paragraph);
      structs.push(struct);
      for (let i = lengthOf(struct); i > 0; i--, at++)
        if (struct.key === undefined && at >= known) places.push([client, at]);
    }
    return { client, clock, structs };
  });
  const [client, clock] = random.pick(places);
  const { _item } = random.share() < 0.5 ? paragraph : (text ?? paragraph);
  const isFarewell = random.share() < 0.004;
  const deletes = isFarewell
    ? { [_item!.id.client]: [[_item!.id.clock, 1] as const] }
    : { [client]: [[clock, 1 + random.below(3)] as const] };
  return forge(random.share() < 0.9 ? clients : [], isFarewell || random.share() < 0.3 ? deletes : {});
}

function crowdedStruct(
  client: number,
  clock: number,
  random: Random,
  places: readonly ForgedId[],
  right: ForgedId,
  paragraph: Y.XmlElement,
): ForgedStruct {
  const content = random.pick([
    characters("abcd".slice(random.below(4))),
    characters("x"),
    deleted(1 + random.below(3)),
    format("bold", random.pick(["{}", "null"])),
  ]);
  const behindOwn: ForgedStruct = { origin: [client, Math.max(0, clock - 1)], content };
  const place = random.share() < 0.5 ? right : random.pick(places);
  switch (clock === 0 ? 2 + random.below(4) : random.below(8)) {
    case 0:
      return behindOwn;
    case 1:
      return { ...behindOwn, right: place };
    case 2:
      return { origin: random.pick(places), right: place, content };
    case 3:
      return { origin: random.pick(places), content };
    case 4:
      return { right: place, content };
    case 5: {
      const { client: of, clock: at } = paragraph._item!.id;
      const value =
        random.share() < 0.2 ? deleted(1) : values("left", ...(random.share() < 0.3 ? ["right"] : []));
      return { parent: [of, at], key: random.pick(["align", "id"]), content: value };
    }
    default:
      return { ...behindOwn, right };
  }
}
