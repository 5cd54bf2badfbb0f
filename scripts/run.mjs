// Runs a built program in this terminal and ends as it ends.
import { spawn } from "node:child_process";
import { join } from "node:path";
import { root } from "./build.mjs";

export function runBuilt(name, args = []) {
  const child = spawn(process.execPath, ["--enable-source-maps", join(root, "dist/server", name), ...args], {
    stdio: "inherit",
  });
  // The child gets the same signals from the terminal, or from here when only this process was told.
  for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => child.kill(signal));
  child.on("exit", (code, signal) => process.exit(code ?? (signal ? 1 : 0)));
}
