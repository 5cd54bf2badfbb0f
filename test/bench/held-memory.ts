import { setTimeout as sleep } from "node:timers/promises";
import { WebSocket } from "ws";
import type { Running } from "./contender";

/** MiB: what a process holds once its garbage is gone, and what the system has given it. */
export type Held = { heldMiB: number; residentMiB: number };

const expression = "JSON.stringify(process.memoryUsage())";

/**
 * Has a Node server collect its garbage and asks what it still holds: heap and the buffers beside it. Through the debugger that
 * each Node process has for SIGUSR1, so that it works on every server, unchanged. Resident memory stays as high as it ever was.
 */
export async function heldMemory(running: Running): Promise<Held> {
  process.kill(running.pid, "SIGUSR1");
  const socket = new WebSocket(await debuggerOf(running.inspectPort));
  await new Promise((resolve, reject) => {
    socket.once("open", resolve);
    socket.once("error", reject);
  });
  let asked = 0;
  const ask = (method: string, params: object = {}) =>
    new Promise<{ result?: { value?: string } }>((resolve) => {
      const id = ++asked;
      socket.on("message", function hear(bytes) {
        const answer = JSON.parse(String(bytes));
        if (answer.id !== id) return;
        socket.off("message", hear);
        resolve(answer.result);
      });
      socket.send(JSON.stringify({ id, method, params }));
    });
  await ask("HeapProfiler.collectGarbage");
  // What a finalizer lets go of is only gone with the second.
  await ask("HeapProfiler.collectGarbage");
  const { result } = await ask("Runtime.evaluate", { expression });
  socket.terminate();
  const usage = JSON.parse(result?.value ?? "{}") as NodeJS.MemoryUsage;
  return { heldMiB: (usage.heapUsed + usage.external) / 2 ** 20, residentMiB: usage.rss / 2 ** 20 };
}

async function debuggerOf(port: number): Promise<string> {
  for (let tries = 0; ; tries++) {
    try {
      const [target] = await (await fetch(`http://127.0.0.1:${port}/json/list`)).json();
      return target.webSocketDebuggerUrl;
    } catch (reason) {
      // It listens from the next turn of the server's loop on.
      if (tries > 200) throw reason;
      await sleep(25);
    }
  }
}
