import { type ChildProcess, spawn } from "node:child_process";
import { closeSync, openSync, readFileSync } from "node:fs";
import { connect } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";

export type Command = {
  argv: string[];
  env: Record<string, string>;
  cwd: string;
  port: number;
  /** Where its debugger listens once it is called (held-memory.ts). */
  inspectPort: number;
  log: string;
};

/** Where the servers run; the side that measures has the other. */
export const serverCore = "0";

/** Starts a server on a core of its own and waits until its port answers. Its output goes into the file `log`. */
export async function startProcess({ argv, env, cwd, port, inspectPort, log }: Command) {
  const file = openSync(log, "a");
  // taskset becomes the server: the pid is the server's.
  const child: ChildProcess = spawn("taskset", ["-c", serverCore, ...argv], {
    cwd,
    env: { ...process.env, ...env, NODE_OPTIONS: `--inspect-port=127.0.0.1:${inspectPort}` },
    stdio: ["ignore", file, file],
  });
  closeSync(file);
  const exited = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  const hasExited = () => child.exitCode !== null || child.signalCode !== null;
  const lastWords = () => readFileSync(log, "utf8").slice(-1500);

  async function kill(signal: NodeJS.Signals = "SIGKILL") {
    if (hasExited()) return;
    child.kill(signal);
    const gone = await Promise.race([exited.then(() => true), sleep(6_000, false)]);
    if (gone) return;
    child.kill("SIGKILL");
    await exited;
  }

  for (let tries = 0; !(await answers(port)); tries++) {
    if (hasExited() || tries > 600) {
      await kill();
      throw new Error(`The server did not start:\n${lastWords()}`);
    }
    await sleep(25);
  }
  return {
    pid: child.pid!,
    get isAlive() {
      return !hasExited();
    },
    kill,
    lastWords,
  };
}

const answers = (port: number) =>
  new Promise<boolean>((resolve) => {
    const probe = connect(port, "127.0.0.1");
    probe.once("connect", () => {
      probe.destroy();
      resolve(true);
    });
    probe.once("error", () => resolve(false));
  });
