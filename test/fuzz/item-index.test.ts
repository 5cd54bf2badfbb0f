// @vitest-environment jsdom
import { expect, test } from "vitest";
import * as Y from "yjs";
import { placeUpdate, weighUpdate, yDocParents } from "../../shared/update-gate";
import { crowded, entangled, someUpdate } from "./forged-updates";
import { gatedRoom } from "./gated-room";
import { randomFrom } from "./random";
import { seeds } from "./seeds";
import { twinIndexes } from "./twin-indexes";
import { acts, openWriter, seededDoc, serverActs } from "./writers";

const isLong = process.env.LONG === "1";
const base = Number(process.env.SEED ?? (isLong ? Math.floor(Date.now() / 1000) : 20261124));
const allow = (error: unknown) => {
  // A command that does not fit where the chance put it, or y-tiptap restoring a selection.
  if (!(error instanceof RangeError)) throw error;
};

async function write(seed: number, steps: number) {
  const random = randomFrom(seed);
  const doc = seededDoc();
  const twins = twinIndexes(doc, seed);
  const room = gatedRoom(doc, random, twins.judge);
  const writers = [];
  for (const language of ["en", "en", "id"]) {
    const line = room.join();
    const writer = await openWriter(line.doc, language);
    line.onFault = () => writer.redraw();
    writers.push(writer);
  }
  for (let step = 0; step < steps; step++) {
    const index = random.below(writers.length);
    const line = room.lines[index]!;
    if (random.share() < 0.08) {
      if (line.isOnline) line.isOnline = false;
      else room.reconnect(line);
    }
    if (random.share() < 0.06)
      room.serve((copy) => serverActs[random.pick(Object.keys(serverActs))]!(copy, random));
    if (random.share() < 0.3) writers[index]!.undo.stopCapturing();
    try {
      acts[random.pick(Object.keys(acts))]!(writers[index]!, random);
    } catch (error) {
      allow(error);
    }
  }
  for (const line of room.lines) if (!line.isOnline) room.reconnect(line);
  await new Promise((done) => setTimeout(done, 1));
  twins.compare();
  twins.compareMirror();
  for (const writer of writers) writer.close();
  return { passed: room.passed, twins };
}

test(
  "an item index lets genuine updates pass without a second look, and takes them as Yjs does",
  async () => {
    let judged = 0;
    const looks = new Map<string, number>();
    const runs = isLong ? 400 : 12;
    for (let seed = base; seed < base + runs; seed++) {
      const { twins } = await write(seed, isLong ? 160 : 90);
      judged += twins.judged;
      for (const why of twins.secondLooks) looks.set(why, (looks.get(why) ?? 0) + 1);
    }
    const second = [...looks.values()].reduce((sum, count) => sum + count, 0);
    console.log(
      `genuine: ${judged} judged by an index, ${second} needed a second look`,
      Object.fromEntries(looks),
    );
    expect(judged).toBeGreaterThan(runs * 80);
    expect(second / judged).toBeLessThan(0.001);
  },
  isLong ? 3_600_000 : 120_000,
);

const makers = { someUpdate: someUpdate, entangled, crowded };

test.each(Object.entries(makers))(
  "what an item index lets pass, a Y.Doc would have let pass, and is taken alike (%s)",
  (_, make) => {
    let judged = 0;
    let passed = 0;
    let mostSteps = 0;
    const reasons = new Map<string, number>();
    const runs = Array.from({ length: isLong ? 1000 : 12 }, (_, run) => base + run);
    for (const seed of [...seeds.index, ...runs]) {
      const random = randomFrom(seed);
      const doc = seededDoc(["a", "b"]);
      const room = yDocParents(doc);
      const twins = twinIndexes(doc, seed);
      for (let round = 0; round < 250; round++) {
        const bytes = random.share() < 0.9 ? make(doc, random) : someUpdate(doc, random);
        const weighed = weighUpdate(bytes);
        if (!weighed.ok) continue;
        const isServer = random.share() < 0.03;
        const verdict = placeUpdate(weighed.update, room, { isServer });
        twins.judge(weighed.update, bytes, { ...verdict, isServer });
        if (!verdict.ok) continue;
        passed++;
        mostSteps = Math.max(mostSteps, verdict.steps);
        Y.applyUpdate(doc, bytes);
      }
      twins.compare();
      judged += twins.judged;
      for (const why of twins.secondLooks) reasons.set(why, (reasons.get(why) ?? 0) + 1);
    }
    console.log(
      `forged: ${judged} judged, ${passed} passed with at most ${mostSteps} steps; at second look:`,
      Object.fromEntries(reasons),
    );
    expect(passed).toBeGreaterThan(500);
  },
  3_600_000,
);
