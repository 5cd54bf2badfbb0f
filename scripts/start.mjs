// npm start: production, as the environment says (README, "Environment").
import { buildIfNeeded } from "./build.mjs";
import { runBuilt } from "./run.mjs";

buildIfNeeded();
runBuilt("main.js");
