// npm test: everything that CI checks, in the order in which it fails fastest. `--long` goes deep instead.
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { canBuild, root } from "./build.mjs";
import { findChromium } from "./find-chromium.mjs";

const isLong = process.argv.includes("--long");
const bin = (name) => join(root, "node_modules/.bin", name);
let passed = 0;
let failed = 0;

function check(title, command, args) {
  const began = Date.now();
  console.log(`\n── ${title}`);
  const { status } = spawnSync(command, args, { cwd: root, stdio: "inherit" });
  const seconds = ((Date.now() - began) / 1000).toFixed(1);
  if (status === 0) passed += 1;
  else failed += 1;
  console.log(`── ${title}: ${status === 0 ? "ok" : "FAILED"} (${seconds} s)`);
}

function tests(title, args, env = {}) {
  console.log(`\n── ${title}`);
  const folder = mkdtempSync(join(tmpdir(), "lokakarya-results-"));
  const file = join(folder, "results.json");
  const { status } = spawnSync(
    bin("vitest"),
    ["run", "--reporter=default", "--reporter=json", `--outputFile.json=${file}`, ...args],
    { cwd: root, stdio: "inherit", env: { ...process.env, ...env } },
  );
  try {
    const results = JSON.parse(readFileSync(file, "utf8"));
    passed += results.numPassedTests;
    failed += results.numFailedTests;
    // A file that does not even load has no tests to count; an error outside of one neither.
    const loadless = results.testResults.filter(
      (one) => one.status === "failed" && one.assertionResults.length === 0,
    );
    failed += loadless.length;
    if (status !== 0 && results.numFailedTests === 0 && loadless.length === 0) failed += 1;
    if (results.numTotalTests === 0) failed += 1;
  } catch {
    console.error("The tests ended without results.");
    failed += 1;
  }
  rmSync(folder, { recursive: true, force: true });
}

/** Browser tests drive the built program, as people get it. */
function testsOfBuilt(title, args, env = {}) {
  console.log("\n── build");
  const chromium = findChromium();
  if (chromium && canBuild()) tests(title, args, { ...env, CHROMIUM_PATH: chromium });
  else failed += 1;
}

if (isLong) {
  const folders = [
    "test/fuzz",
    "test/long",
    "test/durability",
    "test/browser/kill",
    "test/journeys",
    "test/server/http",
    "test/server/registers/property",
  ];
  testsOfBuilt("long: soaks, kill cycles, deep fuzz", folders, { LONG: "1" });
} else {
  check("format and lint", bin("biome"), ["check", "--error-on-warnings", "."]);
  check("types", bin("tsc"), ["-p", "."]);
  check("unused code and packages", bin("knip"), []);
  tests("unit, rules, server, client", ["--project", "server", "--project", "client"]);
  testsOfBuilt("browser", ["--project", "browser"]);
}

console.log(`\n${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
