// npm run read-archive -- FILE --for E-MAIL
import { buildIfNeeded } from "./build.mjs";
import { runBuilt } from "./run.mjs";

buildIfNeeded();
runBuilt("read-archive.js", process.argv.slice(2));
