import { existsSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import * as Y from "yjs";
import type { Line } from "./client";
import type { Contender } from "./contender";
import { freePort } from "./free-port";
import { startProcess } from "./process";

type Stranger = {
  name: string;
  label: string;
  dialect: Line["dialect"];
  persists: boolean;
  argv: string[];
  /** Variables that shall name the data folder. */
  folderIn?: string;
};

/** A server whose rooms come into being by their name. */
export const stranger = (about: Stranger, dataIn: string): Contender => ({
  name: about.name,
  label: about.label,
  persists: about.persists,
  async start() {
    const folder = await mkdtemp(join(dataIn, `bench-${about.name}-`));
    const port = await freePort();
    const inspectPort = await freePort();
    const launch = () =>
      startProcess({
        argv: about.argv,
        cwd: folder,
        port,
        inspectPort,
        log: join(folder, "server.log"),
        env: { PORT: String(port), HOST: "127.0.0.1", [about.folderIn ?? "DATA"]: folder },
      });
    let server = await launch();
    return {
      get pid() {
        return server.pid;
      },
      get isAlive() {
        return server.isAlive;
      },
      address: `http://127.0.0.1:${port}`,
      folder,
      inspectPort,
      async room(name) {
        const path = about.dialect === "hocuspocus" ? "" : name;
        const url = `ws://127.0.0.1:${port}/${path}`;
        return {
          parent: { root: "content" },
          caretRoot: "content",
          draft() {
            const doc = new Y.Doc();
            return { doc, text: doc.getText("content") };
          },
          line: async () => ({ url, headers: {}, room: name, dialect: about.dialect }),
        };
      },
      kill: (signal) => server.kill(signal),
      async restart() {
        server = await launch();
      },
      log: () => server.lastWords(),
      async close() {
        await server.kill();
        await rm(folder, { recursive: true, force: true });
      },
    };
  },
});

const here = fileURLToPath(new URL(".", import.meta.url));

export const relay = (dataIn: string) =>
  stranger(
    {
      name: "relay",
      label: "bare ws relay (the floor)",
      dialect: "relay",
      persists: false,
      argv: [process.execPath, "--import", import.meta.resolve("tsx"), join(here, "relay.ts")],
    },
    dataIn,
  );

/** Not a contender (its file says why): only measured when it is named. */
export const swiftRelay = (dataIn: string) =>
  stranger(
    {
      name: "swift-relay",
      label: "a relay with one write per socket and turn",
      dialect: "relay",
      persists: false,
      argv: [process.execPath, "--import", import.meta.resolve("tsx"), join(here, "swift-relay.ts")],
    },
    dataIn,
  );

/** Those of the known peers that are installed in this folder (README). */
export function peersIn(folder: string, dataIn: string): Contender[] {
  const at = (path: string) => join(folder, path);
  const known: Stranger[] = [
    {
      name: "hocuspocus-4",
      label: "@hocuspocus/server 4.7 + SQLite",
      dialect: "hocuspocus",
      persists: true,
      argv: [at("hp4/node_modules/node/bin/node"), at("hp4/server.mjs")],
    },
    {
      name: "hocuspocus-3",
      label: "@hocuspocus/server 3.4 + SQLite",
      dialect: "hocuspocus",
      persists: true,
      argv: [process.execPath, at("hp3/server.mjs")],
    },
    {
      name: "y-websocket-2",
      label: "y-websocket 2.1 + LevelDB",
      dialect: "plain",
      persists: true,
      argv: [process.execPath, at("yws2/node_modules/y-websocket/bin/server.cjs")],
      folderIn: "YPERSISTENCE",
    },
  ];
  return known.filter(({ argv }) => argv.every(existsSync)).map((peer) => stranger(peer, dataIn));
}
