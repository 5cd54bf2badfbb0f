// npm run dev: the server restarts on change, Vite serves the client on port 5173 and passes the rest on.
import { spawn } from "node:child_process";
import { join } from "node:path";
import { root } from "./build.mjs";

const port = process.env.PORT || "3000";
const client = "http://localhost:5173";
const env = { ...process.env, PORT: port, PUBLIC_URL: client, SERVER_URL: `http://localhost:${port}` };
const inBin = (name) => join(root, "node_modules/.bin", name);

const children = [
  spawn(inBin("tsx"), ["watch", "--clear-screen=false", "server/main.ts"], {
    cwd: root,
    env,
    stdio: "inherit",
  }),
  spawn(inBin("vite"), [], { cwd: root, env, stdio: "inherit" }),
];
let isEnding = false;
function end(code) {
  if (isEnding) return;
  isEnding = true;
  for (const child of children) child.kill("SIGTERM");
  process.exitCode = code;
}
for (const child of children) child.on("exit", (code) => end(code ?? 1));
for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => end(0));
