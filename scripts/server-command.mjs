// npm run backup -- FILE, npm run restore -- FILE [--set-aside]
import { buildIfNeeded } from "./build.mjs";
import { runBuilt } from "./run.mjs";

buildIfNeeded();
runBuilt("store.js", process.argv.slice(2));
