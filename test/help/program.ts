/** The program itself in a process of its own, built from the sources as they are: to be killed, starved and started again. */
import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import { templatesFolder } from "../../server/templates/folder";
import { until } from "./live";
import { freePort, setupToken } from "./server";

const root = dirname(templatesFolder());

/** Builds the server beside the installed packages, where it finds them and its templates. */
export function buildProgram() {
  const cache = join(root, "node_modules", ".cache");
  mkdirSync(cache, { recursive: true });
  const folder = mkdtempSync(join(cache, "program-"));
  const { VITEST: _, ...env } = process.env;
  execFileSync(
    process.execPath,
    [
      join(root, "node_modules/vite/bin/vite.js"),
      "build",
      "--mode",
      "server",
      "--outDir",
      folder,
      "--logLevel",
      "warn",
    ],
    { cwd: root, env, stdio: ["ignore", "ignore", "inherit"] },
  );
  return {
    main: join(folder, "main.js"),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

export type Program = Awaited<ReturnType<typeof startProgram>>;

/** Starts it on this data folder and waits until it is well. */
export async function startProgram(main: string, folder: string, port?: number) {
  const settled = port ?? (await freePort());
  const url = `http://localhost:${settled}`;
  let child: ChildProcess | undefined;
  let said = "";

  async function start() {
    child = spawn(process.execPath, [main], {
      env: {
        PATH: process.env.PATH ?? "",
        PORT: String(settled),
        DATA_DIR: folder,
        SETUP_TOKEN: setupToken,
        LOG_LEVEL: "error",
      },
      stdio: ["ignore", "pipe", "pipe"],
    });
    for (const stream of [child.stdout, child.stderr])
      stream?.on("data", (data) => {
        said = (said + data).slice(-100_000);
      });
    const started = child;
    await until(async () => {
      if (started.exitCode !== null) throw new Error(`It ended by itself:\n${said}`);
      return (await health()) === 200;
    }, 30_000);
  }

  const health = async () => (await fetch(`${url}/health`).catch(() => undefined))?.status;

  async function end(signal: "SIGKILL" | "SIGTERM") {
    const ending = child;
    if (!ending || ending.exitCode !== null || ending.signalCode !== null) return;
    const gone = new Promise((resolve) => ending.once("exit", resolve));
    ending.kill(signal);
    await gone;
  }

  await start();
  return {
    url,
    origin: url,
    folder,
    file: join(folder, "lokakarya.db"),
    start,
    health,
    /** As a power cut would, but that what was written stays in the system's cache. */
    kill: () => end("SIGKILL"),
    stop: () => end("SIGTERM"),
    /** All that it has logged and printed of late. */
    said: () => said,
    get pid() {
      return child!.pid!;
    },
    /** Bytes of memory that the process holds. */
    memory: () => {
      const line = /VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${child!.pid}/status`, "utf8"));
      return Number(line?.[1]) * 1024;
    },
  };
}
