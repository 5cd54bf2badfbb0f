import { beforeEach, expect, test } from "vitest";
import * as Y from "yjs";
import { type ItemIndex, placeUpdate, weighUpdate, yDocParents } from "../../../shared/update-gate";
import {
  characters,
  type ForgedDeletes,
  type ForgedId,
  type ForgedStruct,
  forge,
  textType,
  values,
} from "../../fuzz/forge";
import { indexOf } from "../../fuzz/twin-indexes";
import { seededDoc } from "../../fuzz/writers";

const many = 60;
const author = 50;
const last = 2 * many;
let doc: Y.Doc;
let index: ItemIndex;

/** One long item in a new text, by `author`: the text has clock 0, its characters those from 1 to `last`. */
beforeEach(() => {
  doc = seededDoc(["a"]);
  index = indexOf(Y.encodeStateAsUpdate(doc));
  const section = doc.getXmlFragment("body:en").get(0) as Y.XmlElement;
  const { client, clock } = (section.get(1) as Y.XmlElement)._item!.id;
  const long = { parent: [author, 0] as const, content: characters("x".repeat(last)) };
  const text = { parent: [client, clock] as const, content: textType };
  take(forge([{ client: author, structs: [text, long] }]));
});
function judge(bytes: Uint8Array) {
  const weighed = weighUpdate(bytes);
  if (!weighed.ok) throw new Error(weighed.why);
  const exact = placeUpdate(weighed.update, yDocParents(doc));
  const counted = placeUpdate(weighed.update, index);
  if (!exact.ok) throw new Error(exact.why);
  if (!counted.ok) throw new Error(counted.why);
  expect(counted.steps).toBeGreaterThanOrEqual(exact.steps);
  return { exact: exact.steps, counted: counted.steps, update: weighed.update };
}

function take(bytes: Uint8Array) {
  const { update } = judge(bytes);
  index.take(update);
  Y.applyUpdate(doc, bytes);
}

function takeStructs(client: number, structs: ForgedStruct[]) {
  for (const [clock, struct] of structs.entries()) take(forge([{ client, clock, structs: [struct] }]));
}
const x = characters("x");

/** One character that has to pass everything from the first character on: the work is there, and counted. */
function expectCounted(origin: ForgedId = [author, 1], client = 99) {
  const { exact, counted } = judge(forge([{ client, structs: [{ origin, content: x }] }]));
  expect(exact).toBeGreaterThanOrEqual(many);
  expect(counted).toBeLessThanOrEqual(3 * exact + 10);
}

test("characters put between those of a long item count with the pieces that they leave of it", () => {
  takeStructs(
    7,
    Array.from({ length: many }, (_, i) => ({ origin: [author, 2 * i + 1] as const, content: x })),
  );
  expectCounted();
});

test("characters deleted here and there count with the pieces that they leave", () => {
  for (let i = 0; i < many; i++) take(forge([], { [author]: [[2 * i + 2, 1]] }));
  expectCounted();
});

test("many deletes at once count as those one by one", () => {
  const ranges: ForgedDeletes = { [author]: Array.from({ length: many }, (_, i) => [2 * i + 2, 1] as const) };
  take(forge([], ranges));
  expectCounted();
});

test("characters of one author in a row, each with another right neighbour, are many items", () => {
  const structs = Array.from({ length: many }, (_, i) => ({
    origin: (i === 0 ? [author, 1] : [7, i - 1]) as ForgedId,
    right: [author, last - (i % 2)] as const,
    content: x,
  }));
  takeStructs(7, structs);
  expectCounted([7, 0]);
});

test("what many people put behind the last character of another is all passed by who comes last", () => {
  for (let client = 100; client < 100 + many; client++)
    take(forge([{ client, structs: [{ origin: [author, last], content: x }] }]));
  expectCounted([author, last], 1000);
});

test("what many clients of one update put behind its own characters is counted", () => {
  const first = {
    client: 5000,
    structs: [{ origin: [author, 1] as const, right: [author, 2] as const, content: x }],
  };
  const others = Array.from({ length: many }, (_, i) => ({
    client: 100 + i,
    structs: [{ origin: [5000, 0] as const, right: [author, 3 + i] as const, content: x }],
  }));
  const { exact, counted } = judge(forge([first, ...others.toReversed()]));
  expect(exact).toBeGreaterThan((many * many) / 2);
  expect(counted).toBeLessThan(4 * exact);
});

test("pieces that an update cuts for itself are counted within it", () => {
  const structs = Array.from({ length: many }, (_, i) => ({
    origin: [author, 1] as const,
    right: [author, 2 * i + 2] as const,
    content: x,
  }));
  const { exact, counted } = judge(forge([{ client: 7, structs }]));
  expect(exact).toBeGreaterThan((many * many) / 2);
  expect(counted).toBeLessThan(4 * exact);
});

test("the look that ends it is counted too, also between neighbours that are crossed", () => {
  const inTheMiddle: ForgedStruct[] = [
    { origin: [author, 1], content: characters("long text") },
    { origin: [7, 4], right: [author, 1], content: x },
  ];
  expect(judge(forge([{ client: 7, structs: inTheMiddle }])).exact).toBe(3);
  judge(forge([{ client: 7, structs: [{ origin: [author, 9], right: [author, 9], content: x }] }]));
  judge(forge([{ client: 7, structs: [{ origin: [author, 9], right: [author, 2], content: x }] }]));
});

test("an attribute set from the beginning again and again", () => {
  const { client, clock } = (doc.getXmlFragment("body:en").get(0) as Y.XmlElement)._item!.id;
  const section: ForgedId = [client, clock];
  const set = { parent: section, key: "locked", content: values(false) };
  for (let i = 0; i < many; i++) take(forge([{ client: 100 + i, structs: [set] }]));
  const { exact, counted } = judge(forge([{ client: 99, structs: [set, set] }]));
  expect(exact).toBeGreaterThan(many);
  expect(counted).toBeLessThan(5 * exact);
});
