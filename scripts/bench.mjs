// npm run bench: measures the built server beside a bare relay, and beside peers (test/bench/README.md).
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { buildIfNeeded, root } from "./build.mjs";

buildIfNeeded();
// The servers have core 0, what measures them core 1.
const command = [
  process.execPath,
  "--import",
  "tsx",
  join(root, "test/bench/run.ts"),
  ...process.argv.slice(2),
];
const { status } = spawnSync("taskset", ["-c", "1", ...command], { cwd: root, stdio: "inherit" });
process.exitCode = status ?? 1;
