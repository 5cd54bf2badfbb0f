import { createServer } from "node:net";

/** Below where the system takes ports for outgoing sockets: none of ours may hold it while a server restarts. */
const first = 11_000;
const last = 32_000;
let next = first + ((process.pid * 53) % (last - first));

export async function freePort(): Promise<number> {
  for (;;) {
    const port = next;
    next = next >= last ? first : next + 1;
    if (await isFree(port)) return port;
  }
}

const isFree = (port: number) =>
  new Promise<boolean>((resolve) => {
    const probe = createServer();
    probe.once("error", () => resolve(false));
    probe.listen(port, "127.0.0.1", () => probe.close(() => resolve(true)));
  });
