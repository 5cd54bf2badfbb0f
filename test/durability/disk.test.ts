/** The real program on a disk that is full or fails: it says so, keeps what it promised, and goes on when it can. */
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import * as Y from "yjs";
import { closeCode } from "../../shared/room";
import { randomFrom } from "../fuzz/random";
import { firstText, pause, until } from "../help/live";
import { buildProgram, type Program, startProgram } from "../help/program";
import { beginStudy, type Study, timesIn } from "../help/study";
import { covers } from "../long/covers";
import { type Line, openLine } from "../long/line";
import { integrity, storedDoc } from "./stored";

let folder: string;
let built: ReturnType<typeof buildProgram>;
let program: Program;
let study: Study;
let document: string;
let lines: Line[];
let isMounted = false;

/** A disk of its own needs the right to mount; where that is missing, only the failing disk is tried. */
const mayMount = canMount();

function canMount(): boolean {
  const trial = mkdtempSync(join(tmpdir(), "lokakarya-mount-"));
  try {
    execFileSync("mount", ["-t", "tmpfs", "-o", "size=1m", "none", trial], { stdio: "ignore" });
    execFileSync("umount", [trial]);
    return true;
  } catch {
    return false;
  } finally {
    rmSync(trial, { recursive: true, force: true });
  }
}

const mayLimit = canLimit();

function canLimit(): boolean {
  try {
    execFileSync("prlimit", ["--version"], { stdio: "ignore" });
    return process.platform === "linux";
  } catch {
    return false;
  }
}

beforeAll(() => {
  built = buildProgram();
}, 60_000);
afterAll(() => built?.remove());

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "lokakarya-disk-"));
});
afterEach(async () => {
  for (const line of lines ?? []) line.drop();
  await program?.kill();
  if (isMounted) execFileSync("umount", [folder]);
  isMounted = false;
  rmSync(folder, { recursive: true, force: true });
});

async function begin() {
  program = await startProgram(built.main, folder);
  study = await beginStudy(program);
  document = await study.document("minutes-of-workshop", ["en"]);
  lines = [];
  for (let count = 0; count < 2; count++) {
    const line = openLine({
      server: program,
      as: await study.join("editor"),
      document,
      doc: new Y.Doc(),
      random: randomFrom(count),
    });
    await line.connect();
    await until(() => line.isSynced);
    lines.push(line);
  }
}

async function allDurable() {
  for (const line of lines) if (!line.isOpen) await line.connect();
  await until(() => lines.every((line) => line.isSynced), 15_000);
  for (const line of lines) line.ask();
  await until(() => lines.every((line) => line.unanswered === 0), 15_000);
}

/** Writes until a line is closed; the trouble must show by then. */
async function writeUntilClosed(line: Line): Promise<number> {
  const codes = line.codes.length;
  let words = 0;
  for (; line.codes.length === codes && words < 5_000; words++) {
    firstText(line.doc).insert(0, `Word ${words} ${"that takes its room ".repeat(20)}`);
    line.ask();
    await pause(1);
  }
  return line.codes.at(-1)!;
}

async function isLoudThenRecovers(recover: () => void) {
  await allDurable();
  expect(await writeUntilClosed(lines[0]!)).toBe(closeCode.cannotStore);
  await until(async () => (await program.health()) === 503, 5_000);
  await until(() => program.said().includes("cannot store"));
  // What was called durable is in the file already, whatever comes.
  expect(covers(storedDoc(program.file, document), lines[0]!.acknowledged!)).toBe(true);
  // It is read on, by whoever comes now.
  expect(await study.textOf(document)).toContain('"section"');
  const reader = openLine({
    server: program,
    as: study.chief,
    document,
    doc: new Y.Doc(),
    random: randomFrom(3),
  });
  await reader.connect();
  await until(() => reader.isSynced);
  expect(covers(reader.doc, lines[0]!.acknowledged!)).toBe(true);
  reader.drop();

  recover();
  await until(async () => (await program.health()) === 200, 10_000);
  firstText(lines[1]!.doc).insert(0, "There is room again. ");
  await allDurable();
  const text = await study.textOf(document);
  expect(timesIn(text, "There is room again. ")).toBe(1);
  expect(timesIn(text, "Word 0 ")).toBe(1);
  const [one, two] = lines as [Line, Line];
  await until(() => firstText(one.doc).toString() === firstText(two.doc).toString());
  await program.kill();
  for (const line of lines) expect(covers(storedDoc(program.file, document), line.acknowledged!)).toBe(true);
  expect(integrity(program.file)).toBe("ok");
  expect(lines.flatMap(({ codes }) => codes).filter((code) => code >= 4400 && code < 4500)).toEqual([]);
}

test.skipIf(!mayMount)(
  "a full disk is said aloud, loses nothing that was called durable, and writing goes on when there is room",
  async () => {
    execFileSync("mount", ["-t", "tmpfs", "-o", "size=8m", "none", folder]);
    isMounted = true;
    await begin();
    const ballast = join(folder, "ballast");
    fillUp(ballast);
    await isLoudThenRecovers(() => rmSync(ballast));
  },
  90_000,
);

test.skipIf(!mayLimit)(
  "a disk that fails while writing is said aloud, loses nothing that was called durable, and is used again when it works",
  async () => {
    await begin();
    await allDurable();
    // Every write behind this byte of a file is an error of the device to SQLite (EFBIG, not "full").
    execFileSync("prlimit", [`--pid=${program.pid}`, "--fsize=400000:unlimited"]);
    await isLoudThenRecovers(() =>
      execFileSync("prlimit", [`--pid=${program.pid}`, "--fsize=unlimited:unlimited"]),
    );
    expect(program.said()).toContain("SQLITE_IOERR");
  },
  90_000,
);

/** Leaves some hundred kilobytes. */
function fillUp(ballast: string) {
  const free = Number(
    execFileSync("df", ["--output=avail", "-B1", folder]).toString().trim().split("\n").at(-1),
  );
  writeFileSync(ballast, Buffer.alloc(Math.max(0, free - 300_000)));
}
