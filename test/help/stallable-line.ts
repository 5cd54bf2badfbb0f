/** A line in front of a server that can fall silent without closing: a cable pulled, a laptop shut, a dead router. */
import { connect, createServer, type Socket } from "node:net";

export type StallableLine = Awaited<ReturnType<typeof openStallableLine>>;

/** Forwards to `port` from a port of its own. */
export async function openStallableLine(port: number) {
  const ends = new Set<Socket>();
  const cameAt: number[] = [];
  let isStalled = false;

  const line = createServer((near) => {
    cameAt.push(Date.now());
    const far = connect(port, "127.0.0.1");
    join(near, far);
    join(far, near);
  });

  function join(from: Socket, to: Socket) {
    ends.add(from);
    from.on("data", (bytes) => to.write(bytes));
    from.on("error", () => from.destroy());
    from.on("close", () => {
      ends.delete(from);
      // While the line is dead, nobody hears of an end either.
      const pass = () => (isStalled ? setTimeout(pass, 50) : to.destroy());
      pass();
    });
    if (isStalled) from.pause();
  }

  await new Promise<void>((resolve) => line.listen(0, "127.0.0.1", resolve));
  const address = line.address();
  if (address === null || typeof address === "string") throw new Error("No port.");
  return {
    port: address.port,
    /** When each connection was made. */
    cameAt: cameAt as readonly number[],
    /** From now on nothing passes, either way, on old lines and new. */
    stall() {
      isStalled = true;
      for (const end of ends) end.pause();
    },
    /** What waited passes, and what comes. */
    resume() {
      isStalled = false;
      for (const end of ends) end.resume();
    },
    async close() {
      isStalled = false;
      const closed = new Promise<void>((resolve) => line.close(() => resolve()));
      for (const end of ends) end.destroy();
      await closed;
    },
  };
}
