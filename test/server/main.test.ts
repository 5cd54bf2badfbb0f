/** The program itself, as a process of its own. */
import { type ChildProcess, spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, expect, test, vi } from "vitest";
import WebSocket from "ws";
import { createPerson } from "../help/person";
import { freePort, goodPassword } from "../help/server";

// Each start compiles the sources anew.
vi.setConfig({ testTimeout: 90_000 });

let folder: string;
const running = new Set<ChildProcess>();
afterEach(() => {
  for (const child of running) child.kill("SIGKILL");
});
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "lokakarya-main-"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

function run(env: Record<string, string>, args: string[] = []) {
  const child = spawn(process.execPath, ["--import", "tsx", "server/main.ts", ...args], {
    env: { PATH: process.env.PATH ?? "", DATA_DIR: folder, LOG_LEVEL: "warn", ...env },
  });
  running.add(child);
  child.on("exit", () => running.delete(child));
  let said = "";
  for (const stream of [child.stdout, child.stderr])
    stream.on("data", (data) => {
      said += data;
    });
  const ended = new Promise<number | null>((resolve) => child.on("exit", (code) => resolve(code)));
  return {
    child: child as ChildProcess,
    ended,
    said: () => said,
    async says(pattern: RegExp): Promise<string> {
      for (let waited = 0; waited < 60_000; waited += 20) {
        const found = said.match(pattern);
        if (found) return found[1] ?? found[0];
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
      throw new Error(`It never said ${pattern}, but:\n${said}`);
    },
  };
}

test("it prints its address and the set-up code, keeps others out of its data, and stops politely", async () => {
  const port = await freePort();
  const program = run({ PORT: String(port) });
  const url = await program.says(/Lokakarya: (http:\/\/localhost:\d+)/);
  const token = await program.says(/with this code:\s+(\S+)/);
  const person = createPerson({ url, origin: url });
  const setUp = await person.post("/api/setup", {
    token,
    name: "Sekretariat A",
    email: "s@example.org",
    password: goodPassword,
    organisation: "Sekretariat",
  });
  expect(setUp.status).toBe(201);

  const second = run({ PORT: String(await freePort()) });
  expect(await second.ended).toBe(1);
  expect(second.said()).toMatch(/is in use by another server/);
  expect(second.said()).not.toMatch(/\bat .+:\d+:\d+/);

  const made = await person.post<{ id: string }>("/api/projects", { name: { en: "P" } });
  const document = await person.post<{ id: string }>(`/api/projects/${made.body.id}/documents`, {
    template: "minutes-of-workshop",
    languages: ["en"],
  });
  expect(document.status).toBe(201);
  const sockets = await Promise.all(
    Array.from({ length: 3 }, async () => {
      const socket = new WebSocket(`${url.replace("http", "ws")}/sync/${document.body.id}`, {
        headers: { cookie: person.cookieHeader(), origin: url },
      });
      await new Promise((resolve, reject) => {
        socket.on("open", resolve);
        socket.on("error", reject);
      });
      return socket;
    }),
  );
  const codes = Promise.all(
    sockets.map((socket) => new Promise<number>((resolve) => socket.on("close", (code) => resolve(code)))),
  );
  const began = performance.now();
  program.child.kill("SIGTERM");
  expect(await program.ended).toBe(0);
  expect(performance.now() - began).toBeLessThan(5000);
  expect(await codes).toEqual([1001, 1001, 1001]);

  const again = run({ PORT: String(port) });
  await again.says(/Lokakarya: /);
  expect(again.said()).not.toMatch(/with this code/);
  again.child.kill("SIGINT");
  expect(await again.ended).toBe(0);
});

test("a wrong environment, a taken port and a foreign data file stop the start with words, not with a stack", async () => {
  const wrong = run({ PORT: "x", LOG_LEVEL: "loud" });
  expect(await wrong.ended).toBe(1);
  expect(wrong.said()).toMatch(/2 mistakes:\n- PORT .+\n- LOG_LEVEL /s);

  const port = await freePort();
  const first = run({ PORT: String(port), DATA_DIR: join(folder, "one") });
  await first.says(/Lokakarya: /);
  const second = run({ PORT: String(port), DATA_DIR: join(folder, "two") });
  expect(await second.ended).toBe(1);
  expect(second.said()).toMatch(/^PORT is in use/);
  first.child.kill("SIGTERM");
  expect(await first.ended).toBe(0);
});
