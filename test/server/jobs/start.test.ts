import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openDb } from "../../../server/db/open";
import { type Helper, type JobName, jobNames, startProcess, startThread } from "../../../server/jobs/start";
import { input } from "../exports/corpus";

const root = fileURLToPath(new URL("../../..", import.meta.url));
// Inside the project: a build finds its packages from where it lies.
const built = join(root, "node_modules", ".cache", `jobs-test-${process.pid}`);

const folder = mkdtempSync(join(tmpdir(), "lokakarya-jobs-"));
const archiveTask = {
  database: join(folder, "lokakarya.db"),
  to: join(folder, "archive.zip"),
  project: "",
  user: "",
  side: "other",
  isPersonal: false,
  at: 0,
};

beforeAll(async () => {
  await (await openDb(archiveTask.database)).close();
  mkdirSync(built, { recursive: true });
  execFileSync(
    process.execPath,
    [
      join(root, "node_modules/vite/bin/vite.js"),
      "build",
      "--mode",
      "server",
      "--outDir",
      built,
      "--logLevel",
      "error",
    ],
    { cwd: root, stdio: ["ignore", "inherit", "inherit"], env: { PATH: process.env.PATH } },
  );
}, 120_000);
afterAll(() => {
  for (const made of [built, folder]) rmSync(made, { recursive: true, force: true });
});

const ways: Record<JobName, { start: (job: JobName, from?: string) => Helper; task: unknown }> = {
  "export-writer": { start: startThread, task: { input: input("en"), format: "md" } },
  typst: { start: startProcess, task: input("en") },
  text: { start: startThread, task: { work: "diff", state: Uint8Array.of(0, 0), vector: Uint8Array.of(0) } },
  archive: { start: startThread, task: archiveTask },
};

/** Sends one task and waits for its answer, or for the end. */
function ask(helper: Helper, task: unknown): Promise<Record<string, unknown>> {
  return new Promise((resolve, reject) => {
    helper.onMessage((message) => resolve(message as Record<string, unknown>));
    helper.onEnd((why) => reject(new Error(why)));
    helper.send({ id: 7, task });
  });
}

describe.each(jobNames)("the job %s", (job) => {
  const { start, task } = ways[job];

  test("starts from the sources and does a task", async () => {
    const helper = start(job);
    const answer = await ask(helper, task);
    helper.stop();
    expect(answer.error).toBeUndefined();
    expect(answer).toMatchObject({ id: 7, rss: expect.any(Number) });
  });

  test("starts from the build, from an entry and from a chunk, and does a task", async () => {
    expect(readdirSync(built)).toContain(`${job}.js`);
    for (const place of ["main.js", "chunks/part.js"]) {
      const helper = start(job, pathToFileURL(join(built, place)).href);
      const answer = await ask(helper, task);
      helper.stop();
      expect(answer.error).toBeUndefined();
      expect(answer.id).toBe(7);
    }
  });

  test("tells its end when it is stopped in the middle", async () => {
    const helper = start(job);
    const ended = new Promise<string>((resolve) => helper.onEnd(resolve));
    helper.send({ id: 1, task });
    helper.stop();
    expect(await ended).toMatch(/ended with/);
  });
});

test("a job that the build lacks is named", () => {
  expect(() => startThread("export-writer", "file:///nowhere/main.js")).toThrow(/export-writer/);
});
