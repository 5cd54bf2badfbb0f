/**
 * People who come, write and go for a long time, over many documents: the program must not grow.
 * `LONG=1 MINUTES=30` is the soak; else a few seconds show that nothing runs away.
 */
import { mkdtemp, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import * as Y from "yjs";
import { randomFrom } from "../fuzz/random";
import { firstText, openRaw, pause, presenceFrameOf, syncFrame, until } from "../help/live";
import type { Person } from "../help/person";
import { buildProgram, type Program, startProgram } from "../help/program";
import { beginStudy, type Study } from "../help/study";
import { openLine } from "./line";

const minutes = Number(process.env.MINUTES ?? (process.env.LONG ? 30 : 0.25));
const isShort = minutes < 2;

/** A text that took more visits than this would be a large one, and the program larger for it. */
const visitsPerDocument = 60;

/** After the first third, in which caches fill and code is compiled. */
const mayGrow = isShort ? 96 << 20 : 24 << 20;

let folder: string;
let built: ReturnType<typeof buildProgram>;
let program: Program;
let study: Study;
const people: Person[] = [];
const documents: string[] = [];
const visitsTo: number[] = [];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "lokakarya-soak-"));
  built = buildProgram();
  program = await startProgram(built.main, folder);
  study = await beginStudy(program);
  for (let count = 0; count < 6; count++) people.push(await study.join("editor"));
  for (let count = 0; count < 8; count++) documents.push(await newDocument());
}, 90_000);
afterAll(async () => {
  await program?.kill();
  built?.remove();
  await rm(folder, { recursive: true, force: true });
});

const newDocument = () => study.document("minutes-of-workshop", ["en"]);

/** One of eight texts, each in turn replaced by a new one. */
async function documentFor(visit: number): Promise<string> {
  const slot = visit % documents.length;
  visitsTo[slot] = (visitsTo[slot] ?? 0) + 1;
  if (visitsTo[slot] % visitsPerDocument === 0) documents[slot] = await newDocument();
  return documents[slot]!;
}

/** One visit: opens a document, writes and deletes as much again, shows a caret, leaves; now and then misbehaves. */
async function visit(as: Person, document: string, seed: number) {
  const random = randomFrom(seed);
  const line = openLine({ server: program, as, document, doc: new Y.Doc(), random });
  await line.connect();
  await until(() => line.isSynced, 20_000);
  const text = firstText(line.doc);
  for (let count = 0; count < 40; count++) {
    text.insert(random.below(text.length + 1), "laporan 日程 ");
    if (text.length > 300) text.delete(random.below(text.length - 200), 150);
    await pause(5);
  }
  line.ask();
  await until(() => line.unanswered === 0, 20_000);
  line.drop();
  line.doc.destroy();
  const raw = await openRaw({ server: program, as, document });
  raw.send(presenceFrameOf(random.below(1e9), 1, { cursor: null }));
  if (random.share() < 0.3) raw.send(syncFrame("update", random.bytes(60)));
  await as.get(`/api/documents/${document}/content?language=en`);
  raw.close();
}

test(
  `${minutes} minutes of people coming, writing and going leave the program as large as it was`,
  async () => {
    const end = Date.now() + minutes * 60_000;
    const sizes: { at: number; bytes: number }[] = [];
    const began = Date.now();
    let visits = 0;
    const measuring = setInterval(
      () => {
        sizes.push({ at: Date.now() - began, bytes: program.memory() });
      },
      Math.min(5_000, (minutes * 60_000) / 20),
    );
    await Promise.all(
      people.map(async (person, index) => {
        while (Date.now() < end) {
          visits += 1;
          await visit(person, await documentFor(visits + index), visits);
        }
      }),
    );
    clearInterval(measuring);
    const lowest = (from: number, to: number) =>
      Math.min(
        ...sizes
          .filter(({ at }) => at >= from * minutes * 60_000 && at < to * minutes * 60_000)
          .map(({ bytes }) => bytes),
      );
    const early = lowest(1 / 3, 2 / 3);
    const late = lowest(2 / 3, 1);
    const wal = (await stat(`${program.file}-wal`).catch(() => ({ size: 0 }))).size;
    const mib = (bytes: number) => (bytes / (1 << 20)).toFixed(0);
    console.log(
      `${visits} visits in ${minutes} min: ${mib(early)} MiB in the second third, ${mib(late)} MiB in the last, log of late writes ${mib(wal)} MiB`,
    );
    expect(late - early).toBeLessThan(mayGrow);
    expect(wal).toBeLessThan(64 << 20);
    expect(await program.health()).toBe(200);
    for (const document of documents) expect(await study.textOf(document)).toContain('"section"');
  },
  minutes * 60_000 + 60_000,
);
