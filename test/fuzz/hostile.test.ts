import { yXmlFragmentToProsemirrorJSON } from "@tiptap/y-tiptap";
import { expect, test } from "vitest";
import * as Y from "yjs";
import { documentSchema } from "../../shared/document/extensions";
import { placeUpdate, readPresence, weighUpdate, yDocParents } from "../../shared/update-gate";
import { characters, forge } from "./forge";
import { forger, someUpdate } from "./forged-updates";
import { randomFrom } from "./random";
import { seeds } from "./seeds";
import { seededDoc } from "./writers";

const isLong = process.env.LONG === "1";
const base = Number(process.env.SEED ?? (isLong ? Math.floor(Date.now() / 1000) : 20261124));

test("200,000 frames of garbage never throw and cost no more than their bytes", () => {
  const random = randomFrom(base);
  const rounds = isLong ? 2_000_000 : 200_000;
  let slowest = 0;
  let bytes = 0;
  let passed = 0;
  const started = performance.now();
  for (let round = 0; round < rounds; round++) {
    const frame = random.bytes(1 + random.below(60));
    // Half of them begin like an honest update, or nothing but the first count would ever be read.
    if (round % 2 === 0) frame.set([1, 1 + (frame[1]! & 7), frame[2]! & 63, 0].slice(0, frame.length));
    const before = performance.now();
    if (weighUpdate(frame).ok) passed++;
    readPresence(frame);
    slowest = Math.max(slowest, performance.now() - before);
    bytes += frame.length;
  }
  const spent = performance.now() - started;
  console.log(
    `garbage: ${rounds} frames, ${passed} weighed as well formed, ${((spent / bytes) * 1e3).toFixed(2)} µs a byte with making them, slowest ${slowest.toFixed(1)} ms`,
  );
  expect(slowest).toBeLessThan(500);
}, 600_000);

test("the time to weigh grows with the bytes and not faster", () => {
  const time = (structs: number) => {
    const text = { parent: "body:en", content: characters("x") };
    const bytes = forge([{ client: 7, structs: Array.from({ length: structs }, () => text) }]);
    const runs = Array.from({ length: 5 }, () => {
      const started = performance.now();
      expect(weighUpdate(bytes).ok).toBe(true);
      return performance.now() - started;
    });
    return Math.min(...runs) / bytes.length;
  };
  time(1000);
  const ratio = time(50_000) / time(500);
  console.log(`time a byte at 50,000 structs against 500: ${ratio.toFixed(2)}`);
  // Work that grows with the square would make it a hundred; a busy machine some times one.
  expect(ratio).toBeLessThan(40);
});

/** Why the room is no longer sound, or undefined. */
function harm(doc: Y.Doc, sections: readonly string[]): string | undefined {
  if (doc.store.pendingStructs || doc.store.pendingDs) return "something is left waiting";
  for (const language of ["en", "id"]) {
    const body = doc.getXmlFragment(`body:${language}`);
    const node = documentSchema.nodeFromJSON(yXmlFragmentToProsemirrorJSON(body));
    node.check();
    const found = node.children.map(({ attrs, firstChild }) => `${attrs.id} ${firstChild?.type.name}`);
    const lost = sections.filter((id) => !found.includes(`${id} title`));
    if (lost.length > 0 || found.length !== sections.length) return `sections: ${found}`;
  }
  return doc.getXmlFragment("body:ja").length > 0 ? "a new section" : undefined;
}

function soundness(doc: Y.Doc, sections: readonly string[]): string {
  try {
    return harm(doc, sections) ?? "sound";
  } catch (error) {
    return `broken: ${(error as Error).message}`;
  }
}

/** Applies what passes; tells the verdict. */
function take(doc: Y.Doc, bytes: Uint8Array): string {
  const weighed = weighUpdate(bytes);
  if (!weighed.ok) return weighed.why;
  const placed = placeUpdate(weighed.update, yDocParents(doc));
  if (!placed.ok) return placed.why;
  Y.applyUpdate(doc, bytes);
  return "ok";
}

const sections = ["a", "b"];
test("whatever passes, forged or not, Yjs applies wholly and the document stays sound", () => {
  const rooms = isLong ? 2000 : 25;
  const tries = 400;
  let passed = 0;
  const reasons = new Map<string, number>();
  for (const seed of [...seeds.hostile, ...Array.from({ length: rooms }, (_, room) => base + room)]) {
    const random = randomFrom(seed);
    const doc = seededDoc(sections);
    for (let round = 0; round < tries; round++) {
      const bytes = someUpdate(doc, random);
      const verdict = take(doc, bytes);
      const short = verdict.split(":")[0]!;
      reasons.set(short, (reasons.get(short) ?? 0) + 1);
      if (verdict !== "ok") continue;
      passed++;
      const found = {
        seed,
        round,
        update: Buffer.from(bytes).toString("base64"),
        is: soundness(doc, sections),
      };
      expect(found).toEqual({ ...found, is: "sound" });
    }
  }
  console.log(`forged: ${passed} of ${rooms * tries} passed`, Object.fromEntries(reasons));
  expect(passed).toBeGreaterThan(rooms * 20);
}, 3_600_000);

test("genuine updates with bits flipped do not throw, and what passes does no harm", () => {
  const trials = isLong ? 200_000 : 4000;
  const random = randomFrom(base);
  const origin = seededDoc(sections);
  const state = Y.encodeStateAsUpdate(origin);
  const genuine = genuineUpdates(state);
  let passed = 0;
  for (let trial = 0; trial < trials; trial++) {
    const bytes = Uint8Array.from(random.pick(genuine));
    for (let flips = 1 + random.below(4); flips > 0; flips--)
      bytes[random.below(bytes.length)]! ^= 1 << random.below(8);
    if (verdictOn(origin, bytes) !== "ok") continue;
    passed++;
    const doc = new Y.Doc();
    Y.applyUpdate(doc, state);
    Y.applyUpdate(doc, bytes);
    const found = { trial, update: Buffer.from(bytes).toString("base64"), is: soundness(doc, sections) };
    expect(found).toEqual({ ...found, is: "sound" });
  }
  console.log(`flipped: ${passed} of ${trials} passed, none did harm (seed ${base})`);
  expect(passed).toBeGreaterThan(0);
}, 3_600_000);

function verdictOn(doc: Y.Doc, bytes: Uint8Array): string {
  const weighed = weighUpdate(bytes);
  if (!weighed.ok) return weighed.why;
  const placed = placeUpdate(weighed.update, yDocParents(doc));
  return placed.ok ? "ok" : placed.why;
}

/** Small ones that lean on the same state, as a client of that state would send them. */
function genuineUpdates(state: Uint8Array): Uint8Array[] {
  const deeds: ((section: Y.XmlElement) => void)[] = [
    (section) => (section.get(1) as Y.XmlElement).setAttribute("align", "center"),
    (section) => ((section.get(1) as Y.XmlElement).get(0) as Y.XmlText).insert(4, "日本 text"),
    (section) => ((section.get(1) as Y.XmlElement).get(0) as Y.XmlText).format(2, 5, { bold: {} }),
    (section) => ((section.get(0) as Y.XmlElement).get(0) as Y.XmlText).delete(0, 3),
    (section) => section.delete(2, 2),
    (section) => {
      const paragraph = new Y.XmlElement("paragraph");
      paragraph.setAttribute("id", "new");
      paragraph.insert(0, [new Y.XmlText("words"), new Y.XmlElement("hardBreak")]);
      section.insert(3, [paragraph, new Y.XmlElement("blockquote")]);
    },
  ];
  return deeds.map((deed) => {
    const doc = new Y.Doc();
    Y.applyUpdate(doc, state);
    const before = Y.encodeStateVector(doc);
    doc.clientID = forger;
    doc.transact(() => deed(doc.getXmlFragment("body:en").get(0) as Y.XmlElement));
    const update = Y.encodeStateAsUpdate(doc, before);
    expect(verdictOn(docOf(state), update)).toBe("ok");
    return update;
  });
}

function docOf(state: Uint8Array): Y.Doc {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, state);
  return doc;
}
