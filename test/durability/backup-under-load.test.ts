/** Backups taken while four people write as fast as they can: each restores whole, with all that was durable before. */
import { execFile } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import Database from "better-sqlite3";
import { afterAll, beforeAll, expect, test } from "vitest";
import * as Y from "yjs";
import { restore } from "../../server/db/restore";
import { randomFrom } from "../fuzz/random";
import { firstText, pause, until } from "../help/live";
import { buildProgram, type Program, startProgram } from "../help/program";
import { beginStudy, type Study } from "../help/study";
import { covers } from "../long/covers";
import { type Line, openLine } from "../long/line";
import { integrity, storedDoc } from "./stored";

const backups = process.env.LONG ? 60 : 3;

let folder: string;
let built: ReturnType<typeof buildProgram>;
let program: Program;
let study: Study;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "lokakarya-backups-"));
  built = buildProgram();
  program = await startProgram(built.main, join(folder, "data"));
  study = await beginStudy(program);
}, 60_000);
afterAll(async () => {
  await program?.kill();
  built?.remove();
  await rm(folder, { recursive: true, force: true });
});

/** As `npm run backup -- FILE` runs it: beside the server, in a process of its own. */
const backUp = (file: string) =>
  promisify(execFile)(process.execPath, [join(dirname(built.main), "store.js"), "backup", file], {
    env: { PATH: process.env.PATH ?? "", DATA_DIR: program.folder },
    timeout: 15_000,
  });

/** To the size that it may have after a year: what takes longer to copy meets more writing. */
function enlarge(file: string) {
  const handle = new Database(file);
  const insert = handle.prepare("insert into setting (key, value) values (?, hex(randomblob(500000)))");
  for (let count = 0; count < 80; count++) insert.run(`ballast ${count}`);
  handle.close();
}

async function backUpsEnd() {
  const random = randomFrom(7);
  const document = await study.document();
  const lines: Line[] = [];

  for (let count = 0; count < 4; count++) {
    const as = await study.join("editor");
    lines.push(openLine({ server: program, as, document, doc: new Y.Doc(), random }));
  }
  for (const line of lines) {
    await line.connect();
    await until(() => line.isSynced);
    line.ask();
    await until(() => line.unanswered === 0);
  }
  let isOver = false;
  let typed = 0;
  const writing = lines.map(async (line) => {
    while (!isOver) {
      firstText(line.doc).insert(0, `w${typed++} `);
      line.ask();
      await pause(random.below(4));
    }
  });
  try {
    for (let count = 0; count < backups; count++) {
      await pause(50 + random.below(150));
      const before = typed;
      const durable = lines.map((line) => line.acknowledged);
      const file = join(folder, `copy-${document}-${count}.db`);
      await backUp(file);
      expect(typed).toBeGreaterThan(before);
      const into = join(folder, `restored-${document}-${count}`);
      restore(file, into, { now: Date.now(), setAside: false });
      const restored = join(into, "lokakarya.db");
      expect(integrity(restored)).toBe("ok");
      const text = storedDoc(restored, document);
      for (const each of durable) expect(each && covers(text, each)).toBe(true);
      await rm(into, { recursive: true });
      await rm(file);
    }
  } finally {
    isOver = true;
    await Promise.all(writing);
    for (const line of lines) line.drop();
  }
}

const patience = 60_000 + backups * 20_000;

test(
  `${backups} backups under load end, and restore clean with every text that was durable when they began`,
  backUpsEnd,
  patience,
);

test(
  "a backup of 80 MB ends too while four people write",
  async () => {
    enlarge(program.file);
    await backUpsEnd();
  },
  patience,
);
