// npm run demo: fills DATA_DIR (default ./data/demo) with the story once, serves it, prints a sign-in link per role.
import { buildIfNeeded } from "./build.mjs";
import { runBuilt } from "./run.mjs";

buildIfNeeded();
runBuilt("main.js", ["--demo"]);
