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

const textOf = (doc: Y.Doc) =>
  ((doc.getXmlFragment("body:en").get(0) as Y.XmlElement).get(1) as Y.XmlElement).get(0) as Y.XmlText;

/** Several clients put characters between any two others, in any order, as no editor would. */
export function entangled(doc: Y.Doc, random: Random): Uint8Array {
  const ids: ForgedId[] = [];
  for (let item = textOf(doc)._start; item; item = item.right)
    for (let i = 0; i < item.length; i++) ids.push([item.id.client, item.id.clock + i]);
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
