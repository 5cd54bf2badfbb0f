import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { serverCore } from "./process";

const program = fileURLToPath(new URL("commit-probe.ts", import.meta.url));

/** What one SQLite commit of one small row costs in this folder, on the server's core, one every `apart` ms: p50 and p99, in ms. */
export async function commitTime(folder: string, apart: number): Promise<{ p50: number; p99: number }> {
  const node = [process.execPath, "--import", import.meta.resolve("tsx"), program, folder, String(apart)];
  const { stdout } = await promisify(execFile)("taskset", ["-c", serverCore, ...node]);
  return JSON.parse(stdout);
}
