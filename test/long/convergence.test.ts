/**
 * Eight people write everything there is to write, over lines that stall, repeat, swap and break, to a server that
 * is stopped or killed: all end with one text, which is the stored one, and with all that was called durable.
 * `SEEDS=5000 LONG=1` goes through so many (from `SEED`), killing a server of its own; else a few in this process.
 */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { storedDoc } from "../durability/stored";
import "../help/dom";
import { buildProgram, startProgram } from "../help/program";
import { startServer } from "../help/server";
import { beginStudy, type Study } from "../help/study";
import { failedSeeds } from "./seeds";
import { simulate, type World } from "./simulated-people";

const isLong = Boolean(process.env.LONG);
const runs = Number(process.env.SEEDS ?? (isLong ? 5_000 : 3));
const base = Number(process.env.SEED ?? (isLong ? Math.floor(Date.now() / 1000) : 20261124));
const steps = isLong ? 160 : 110;

let ground: Awaited<ReturnType<typeof killed>>;
let study: Study;
let people: World["people"];

beforeAll(async () => {
  ground = await (isLong ? killed() : stopped());
  study = await beginStudy(ground.where);
  const seats = [];
  for (let count = 0; count < 8; count++) seats.push(await study.join("editor"));
  people = seats;
}, 60_000);
afterAll(() => ground?.close());

/** The program in a process of its own, killed without warning. */
async function killed() {
  const folder = await mkdtemp(join(tmpdir(), "lokakarya-seeds-"));
  const built = buildProgram();
  const program = await startProgram(built.main, folder);
  return {
    where: { url: program.url, origin: program.origin },
    file: program.file,
    async restart(look: () => void) {
      await program.kill();
      try {
        look();
      } finally {
        await program.start();
      }
    },
    async close() {
      await program.kill();
      built.remove();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** In this process, stopped in the middle of writing. */
async function stopped() {
  let server = await startServer({ idle: 300 });
  const { url, origin, folder } = server;
  return {
    where: { url, origin },
    file: join(folder, "lokakarya.db"),
    async restart(look: () => void) {
      await server.stop();
      try {
        look();
      } finally {
        server = await startServer({ idle: 300, folder, port: server.config.port });
      }
    },
    close: () => server.close(),
  };
}

test(
  `eight people end with one text, the stored one, and nothing called durable is lost (${runs} seeds)`,
  async () => {
    const began = performance.now();
    const sum = { passed: 0, restarts: 0, drops: 0 };
    const seeds = [...failedSeeds, ...Array.from({ length: runs }, (_, run) => base + run)];
    const failed: string[] = [];
    for (const seed of seeds) {
      const document = await study.document("minutes-of-workshop", ["en", "id"]);
      const stored = () => storedDoc(ground.file, document);
      try {
        const outcome = await simulate(
          {
            server: ground.where,
            document,
            people,
            stored,
            restart: (look) => ground.restart(() => look(stored())),
          },
          { seed, steps },
        );
        for (const key of Object.keys(sum) as (keyof typeof sum)[]) sum[key] += outcome[key];
      } catch (error) {
        failed.push(`seed ${seed}: ${(error as Error).message}`);
        console.error(failed.at(-1));
      }
    }
    const each = (performance.now() - began) / 1000 / seeds.length;
    console.log(
      `${seeds.length} seeds from ${base}, ${each.toFixed(2)} s each: ${sum.passed} edits, ${sum.drops} drops, ${sum.restarts} restarts`,
    );
    expect(failed).toEqual([]);
    expect(sum.drops).toBeGreaterThan(0);
    expect(sum.restarts).toBeGreaterThan(0);
  },
  60_000 + runs * 60_000,
);
