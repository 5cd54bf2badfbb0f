// @vitest-environment jsdom
import { expect, test } from "vitest";
import * as Y from "yjs";
import { gatedRoom } from "./gated-room";
import { type Random, randomFrom } from "./random";
import { seeds } from "./seeds";
import { acts, openWriter, seededDoc, serverActs, type Writer } from "./writers";

const isLong = process.env.LONG === "1";
const newRuns = isLong ? 400 : 12;
const steps = isLong ? 160 : 90;
const base = Number(process.env.SEED ?? (isLong ? Math.floor(Date.now() / 1000) : 20261124));

const names = Object.keys(acts);
/** Seeds at which an editor threw while others wrote. */
const faults: number[] = [];
const seen = new Map<string, number>();

async function write(seed: number) {
  const random = randomFrom(seed);
  const room = gatedRoom(seededDoc(), random);
  const writers: Writer[] = [];
  const languages = ["en", "en", "id"];
  for (const language of languages) {
    const line = room.join();
    const writer = await openWriter(line.doc, language);
    line.onFault = () => {
      faults.push(seed);
      writer.redraw();
    };
    writers.push(writer);
  }
  for (let step = 0; step < steps && room.refused.length === 0; step++) {
    const index = random.below(writers.length);
    const line = room.lines[index]!;
    if (random.share() < 0.08) {
      if (line.isOnline) line.isOnline = false;
      else room.reconnect(line);
    }
    if (random.share() < 0.06)
      room.serve((copy) => serverActs[random.pick(Object.keys(serverActs))]!(copy, random));
    if (random.share() < 0.3) writers[index]!.undo.stopCapturing();
    act(random.pick(names), writers[index]!, random);
  }
  for (const line of room.lines) if (!line.isOnline) room.reconnect(line);
  await new Promise((done) => setTimeout(done, 1));
  for (const line of room.lines) {
    Y.applyUpdate(line.doc, Y.encodeStateAsUpdate(room.doc, Y.encodeStateVector(line.doc)), "room");
    room.take(Y.encodeStateAsUpdate(line.doc, Y.encodeStateVector(room.doc)), line);
  }
  const texts = room.lines.map((line) => line.doc.getXmlFragment("body:en").toString());
  for (const writer of writers) writer.close();
  return {
    refused: room.refused,
    passed: room.passed,
    mostSteps: room.mostSteps,
    texts,
    text: room.doc.getXmlFragment("body:en").toString(),
  };
}

function act(name: string, writer: Writer, random: Random) {
  try {
    acts[name]!(writer, random);
    seen.set(name, (seen.get(name) ?? 0) + 1);
  } catch (error) {
    // A command that does not fit where the chance put it; what the gate or Yjs throws is another matter.
    if (!(error instanceof RangeError)) throw error;
  }
}

test(
  "no update that real editors send is ever refused",
  async () => {
    let passed = 0;
    let mostSteps = 0;
    const started = performance.now();
    for (const seed of [...seeds.genuine, ...Array.from({ length: newRuns }, (_, run) => base + run)]) {
      const result = await write(seed);
      const reasons = result.refused.map(
        ({ why, bytes }) => `${why} ${Buffer.from(bytes).toString("base64")}`,
      );
      expect({ seed, reasons }).toEqual({ seed, reasons: [] });
      for (const text of result.texts) expect(text === result.text, `seed ${seed} converges`).toBe(true);
      passed += result.passed;
      mostSteps = Math.max(mostSteps, result.mostSteps);
    }
    console.log(
      `genuine updates: ${passed} passed, 0 refused, at most ${mostSteps} steps, ${faults.length} faults of editors ${faults.slice(0, 5)} (seeds from ${base}, ${Math.round(performance.now() - started)} ms)`,
    );
    expect(passed).toBeGreaterThan(newRuns * 40);
    expect([...seen.keys()].sort()).toEqual([...names].sort());
  },
  isLong ? 3_600_000 : 120_000,
);
