// Finds a Chromium for the browser tests, or fetches one where that is allowed.
import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";

const names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

/** The path of a Chromium; undefined after saying what to do. */
export function findChromium() {
  const found = givenPath() ?? onPath() ?? (installByApt() && onPath());
  if (found) return found;
  console.error(
    "The browser tests need Chromium. Install it (Debian, Ubuntu: apt-get install chromium; macOS: brew install --cask chromium), or set CHROMIUM_PATH to one.",
  );
  return undefined;
}

function givenPath() {
  const given = process.env.CHROMIUM_PATH;
  if (given && existsSync(given)) return given;
  if (given) console.error(`CHROMIUM_PATH names ${given}, where nothing is.`);
  return undefined;
}

function onPath() {
  for (const name of names) {
    const { status, stdout } = spawnSync("which", [name], { encoding: "utf8" });
    if (status === 0) return stdout.trim();
  }
  return undefined;
}

function installByApt() {
  const isDebian = existsSync("/etc/os-release") && /debian/i.test(readFileSync("/etc/os-release", "utf8"));
  if (!isDebian || process.getuid?.() !== 0) return false;
  console.log("Installing Chromium by apt …");
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  try {
    execFileSync("apt-get", ["update", "-qq"], { stdio: "inherit", env });
    execFileSync("apt-get", ["install", "-y", "-qq", "--no-install-recommends", "chromium"], {
      stdio: "inherit",
      env,
    });
    return true;
  } catch (error) {
    console.error(`apt could not install it: ${error.message}`);
    return false;
  }
}
