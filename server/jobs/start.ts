/**
 * Starts what must not run on the server's main loop: a thread for what is only slow, a process for what may
 * eat memory or crash. Works from sources (Vitest, tsx) and from `dist`, where each job is an entry of
 * the server build under its own name (`vite.config.ts`).
 */
import { fork } from "node:child_process";
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { Worker } from "node:worker_threads";

/** Where each job begins, seen from here. */
const sources = {
  "export-writer": "../exports/writer-thread.ts",
  typst: "../exports/pdf/typst-child.ts",
  text: "../live/text-thread.ts",
  archive: "../archive/archive-thread.ts",
} as const;
export type JobName = keyof typeof sources;
export const jobNames = Object.keys(sources) as JobName[];

/** A thread or a process, spoken to in messages of plain data. */
export type Helper = {
  send(message: unknown): void;
  onMessage(listener: (message: unknown) => void): void;
  /** It has ended, by itself or stopped; `why` is for the log. Called once. */
  onEnd(listener: (why: string) => void): void;
  /** At once, whatever it is doing. */
  stop(): void;
};

/** @param from this module's own address; a test gives that of a build. */
export function startThread(job: JobName, from = import.meta.url): Helper {
  const { url, isSource } = locate(job, from);
  const options = { env: {}, resourceLimits: { maxOldGenerationSizeMb: 512 } };
  // Node 20 gives a worker no loader of its own: `new Worker("x.ts")` fails.
  const worker = isSource
    ? new Worker(
        `import(${JSON.stringify(import.meta.resolve("tsx/esm/api"))}).then((tsx) => { tsx.register(); return import(${JSON.stringify(url.href)}); });`,
        { ...options, eval: true },
      )
    : new Worker(url, options);
  let why = "";
  worker.on("error", (error) => {
    why = error instanceof Error ? (error.stack ?? error.message) : String(error);
  });
  return {
    send: (message) => worker.postMessage(message),
    onMessage: (listener) => worker.on("message", listener),
    onEnd: (listener) => worker.on("exit", (code) => listener(why || `ended with ${code}`)),
    stop: () => void worker.terminate(),
  };
}

/** @param from this module's own address; a test gives that of a build. */
export function startProcess(job: JobName, from = import.meta.url): Helper {
  const { url, isSource } = locate(job, from);
  const child = fork(fileURLToPath(url), [], {
    serialization: "advanced",
    execArgv: isSource ? ["--import", import.meta.resolve("tsx")] : [],
    // Nothing of the server's own environment: it holds secrets.
    env: pick(process.env, ["PATH", "HOME", "TMPDIR"]),
    stdio: ["ignore", "ignore", "inherit", "ipc"],
  });
  let hasEnded = false;
  const listeners: ((why: string) => void)[] = [];
  const end = (why: string) => {
    if (hasEnded) return;
    hasEnded = true;
    for (const listener of listeners) listener(why);
  };
  child.on("error", (error) => end(error.message));
  child.on("exit", (code, signal) => end(`ended with ${signal ?? code}`));
  return {
    // A child that has just died takes no message; its end is told by `onEnd`.
    send: (message) => void (child.connected && child.send(message as object, () => {})),
    onMessage: (listener) => child.on("message", listener),
    onEnd: (listener) => listeners.push(listener),
    stop: () => void child.kill("SIGKILL"),
  };
}

function locate(job: JobName, from: string): { url: URL; isSource: boolean } {
  if (from.endsWith(".ts")) return { url: new URL(sources[job], from), isSource: true };
  // The bundler may have put this module into a chunk beside or below the entries.
  const places = [`./${job}.js`, `../${job}.js`].map((place) => new URL(place, from));
  const url = places.find((place) => existsSync(place));
  if (!url) throw new Error(`The build has no entry for the job ${job}.`);
  return { url, isSource: false };
}

const pick = (from: NodeJS.ProcessEnv, names: string[]) =>
  Object.fromEntries(names.flatMap((name) => (from[name] === undefined ? [] : [[name, from[name]]])));
