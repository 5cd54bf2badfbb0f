import type { Server } from "node:http";
import { serve } from "@hono/node-server";
import { WebSocketServer } from "ws";
import { limits } from "../shared/room";
import { type App, type AppOptions, createApp } from "./app";
import type { Ground } from "./ground";

export type Serving = {
  app: App;
  /** Stops letting people in, commits, says goodbye, and closes the database. */
  close(): Promise<void>;
};

/** How long a request that is under way may take to finish while the server stops, in ms. */
const patience = 2_000;

/** Listens; rejects when the port cannot be had. */
export async function startServing(ground: Ground, options: AppOptions): Promise<Serving> {
  const { config, db, log } = ground;
  const app = createApp(ground, options);
  // A little more than a frame may have, so that the room answers with its own code and not with ws's.
  const sockets = new WebSocketServer({ noServer: true, maxPayload: limits.frameBytes + 1024 });
  const server = await new Promise<Server>((resolve, reject) => {
    const starting = serve(
      { fetch: app.fetch, port: config.port, hostname: config.host, websocket: { server: sockets } },
      () => {
        starting.off("error", reject);
        resolve(starting as Server);
      },
    );
    starting.once("error", reject);
  });
  server.on("error", (error) => log.error({ err: error }, "server"));

  const caughtUp = app.registers
    .catchUp()
    .catch((error) => log.error({ err: error }, "registers could not catch up"));

  let closing: Promise<void> | undefined;
  async function close() {
    const stopped = new Promise<void>((resolve) => server.close(() => resolve()));
    server.closeIdleConnections();
    await app.close();
    await caughtUp;
    for (const socket of sockets.clients) socket.close(1001);
    const timer = setTimeout(() => {
      for (const socket of sockets.clients) socket.terminate();
      server.closeAllConnections();
    }, patience);
    await stopped;
    clearTimeout(timer);
    await db.close();
  }
  return {
    app,
    close: () => {
      closing ??= close();
      return closing;
    },
  };
}
