// Builds client and server unless what they were built from is unchanged.
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

export const root = dirname(dirname(fileURLToPath(import.meta.url)));
const sources = ["client", "server", "shared", "vite.config.ts", "tsconfig.json", "package-lock.json"];
const mark = join(root, "dist", "built-from");

/** Makes `dist` what the sources say; ends the process when they do not build. */
export function buildIfNeeded() {
  if (!canBuild()) process.exit(1);
}

/** The same, but tells whether it could. */
export function canBuild() {
  const now = fingerprint();
  if (existsSync(mark) && readFileSync(mark, "utf8") === now) return true;
  console.log("Building …");
  for (const mode of [[], ["--mode", "server"]]) {
    const { status } = spawnSync(
      process.execPath,
      [join(root, "node_modules/vite/bin/vite.js"), "build", "--logLevel", "warn", ...mode],
      { cwd: root, stdio: "inherit" },
    );
    if (status !== 0) return false;
  }
  writeFileSync(mark, now);
  return true;
}

/** Of names and contents: times lie after a checkout. */
function fingerprint() {
  const hash = createHash("sha256");
  for (const file of sources.flatMap(filesUnder).sort())
    hash.update(file).update("\0").update(readFileSync(file));
  return hash.digest("hex");
}

function filesUnder(name) {
  const path = join(root, name);
  if (!existsSync(path)) return [];
  if (/\.\w+$/.test(name)) return [path];
  return readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}
