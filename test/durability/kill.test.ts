/** The server killed without warning at any moment while people write: what it called durable is in its file. */
import { copyFileSync, existsSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import * as Y from "yjs";
import { type Random, randomFrom } from "../fuzz/random";
import { firstText, pause, until } from "../help/live";
import { buildProgram, type Program, startProgram } from "../help/program";
import { beginStudy, type Study } from "../help/study";
import { covers } from "../long/covers";
import { type Line, openLine } from "../long/line";
import { wholeText } from "../long/whole-text";
import { integrity, storedDoc } from "./stored";

const cycles = Number(process.env.CYCLES ?? (process.env.LONG ? 1_000 : 5));
const seed = Number(process.env.SEED ?? 20261124);
const writers = 4;
/** Each lives through so many kills; a text that only grows would slow the later ones down. */
const killsPerDocument = 40;

let folder: string;
let built: ReturnType<typeof buildProgram>;
let program: Program;
let study: Study;
let lines: Line[] = [];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "lokakarya-kill9-"));
  built = buildProgram();
  program = await startProgram(built.main, folder);
  study = await beginStudy(program);
}, 60_000);
afterAll(async () => {
  for (const line of lines) line.drop();
  await program?.kill();
  built?.remove();
  await rm(folder, { recursive: true, force: true });
});

/** The dead server's file beside its log of late writes, so that looking does not mend what a start would find. */
function asItDied(copy: string): string {
  for (const rest of ["", "-wal"]) {
    if (existsSync(program.file + rest)) copyFileSync(program.file + rest, copy + rest);
  }
  return copy;
}

async function openDocument(random: Random): Promise<{ document: string; lines: Line[] }> {
  const document = await study.document("minutes-of-workshop", ["en"]);
  const opened: Line[] = [];
  for (let count = 0; count < writers; count++) {
    const as = people[count]!;
    const line = openLine({ server: program, as, document, doc: new Y.Doc(), random });
    await line.connect();
    await until(() => line.isSynced);
    opened.push(line);
  }
  return { document, lines: opened };
}

const people: Awaited<ReturnType<Study["join"]>>[] = [];

/** Types, and now and then deletes, until it is told to stop. */
async function write(line: Line, random: Random, isOver: () => boolean) {
  while (!isOver()) {
    const text = firstText(line.doc);
    if (text.length > 60 && random.share() < 0.2)
      text.delete(random.below(text.length - 8), 1 + random.below(8));
    else
      text.insert(
        random.below(text.length + 1),
        random.pick(["laporan ", "日程", "😀", "a", "Rp1.250.000 "]),
      );
    if (line.isOpen) line.ask();
    await pause(random.below(6));
  }
}

test(
  `nothing that was called durable is lost, and no file is damaged, in ${cycles} kills at any moment`,
  async () => {
    const random = randomFrom(seed);
    for (let count = 0; count < writers; count++) people.push(await study.join("editor"));
    const began = performance.now();
    let document = "";
    let asked = 0;
    for (let cycle = 0; cycle < cycles; cycle++) {
      if (cycle % killsPerDocument === 0) {
        for (const line of lines) line.drop();
        ({ document, lines } = await openDocument(random));
      }
      const moment = 5 + random.below(495);
      let isOver = false;
      const writing = lines.map((line) => write(line, random, () => isOver));
      await pause(moment);
      await program.kill();
      isOver = true;
      await Promise.all(writing);

      const file = asItDied(join(folder, `as-it-died-${cycle}.db`));
      const found = storedDoc(file, document);
      for (const [writer, line] of lines.entries()) {
        if (!line.acknowledged) continue;
        asked += 1;
        expect(covers(found, line.acknowledged), `cycle ${cycle}, writer ${writer}, seed ${seed}`).toBe(true);
      }
      expect(integrity(file)).toBe("ok");
      for (const rest of ["", "-wal", "-shm"]) await rm(file + rest, { force: true });

      await program.start();
      for (const line of lines) await line.connect();
      await until(() => lines.every((line) => line.isSynced), 15_000);
      for (const line of lines) line.ask();
      await until(() => lines.every((line) => line.unanswered === 0), 15_000);
      const state = wholeText(storedDoc(program.file, document));
      await until(() => lines.every(({ doc }) => wholeText(doc) === state), 5_000);
      expect(lines.flatMap(({ codes }) => codes).filter((code) => code >= 4400 && code < 4500)).toEqual([]);
    }
    expect(asked).toBeGreaterThan(cycles);
    const seconds = (performance.now() - began) / 1000;
    console.log(
      `${cycles} kills, ${asked} acknowledged texts looked for, 0 lost: ${(seconds / cycles).toFixed(2)} s each (seed ${seed})`,
    );
  },
  60_000 + cycles * 10_000,
);
