/**
 * The real server for tests: real file, real port, real cookies; only clock, mail and chance are given.
 * `const server = await startServer()`, then `const chief = await server.setUp()`,
 * `const editor = await server.join(chief, project, "editor")`, `await editor.post("/api/…", body)`.
 */
import { randomBytes } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pino } from "pino";
import { type Config, readConfig } from "../../server/config";
import { openDb } from "../../server/db/open";
import { type Serving, startServing } from "../../server/serve";
import { templatesFolder } from "../../server/templates/folder";
import { loadTemplates } from "../../server/templates/load";
import type { Role, Side } from "../../shared/roles";
import { createPerson, type Person } from "./person";

export const setupToken = "the-set-up-token-of-the-tests";

/** A password that no list knows. */
export const goodPassword = "kayu manis di tepi danau";

export type TestServer = Awaited<ReturnType<typeof startServer>>;

export type TestServerOptions = {
  /** Beyond what the environment could say: `{ demo: true }`, `{ secureCookie: true }` … */
  config?: Partial<Config>;
  /** To start again on the same data. */
  folder?: string;
  port?: number;
  clientFolder?: string;
  idle?: number;
  quiet?: number;
};

const templates = loadTemplates(templatesFolder());

export async function startServer(options: TestServerOptions = {}) {
  const folder = options.folder ?? (await mkdtemp(join(tmpdir(), "lokakarya-test-")));
  // Real time plus what the test adds: sockets and timeouts go on as they would.
  let ahead = 0;
  const log: string[] = [];
  let serving: Serving | undefined;
  let config: Config | undefined;
  for (let tries = 0; !serving; tries++) {
    const port = options.port ?? (await freePort());
    config = { ...readConfig({ PORT: String(port), DATA_DIR: folder }), logLevel: "info", ...options.config };
    const db = await openDb(join(folder, "lokakarya.db"));
    try {
      serving = await startServing(
        {
          config,
          db,
          log: pino({ level: config.logLevel }, { write: (line: string) => void log.push(line) }),
          now: () => Date.now() + ahead,
          random: (bytes) => randomBytes(bytes),
        },
        {
          templates,
          setupToken,
          clientFolder: options.clientFolder ?? join(folder, "no-client"),
          ...(options.idle === undefined ? {} : { idle: options.idle }),
          ...(options.quiet === undefined ? {} : { quiet: options.quiet }),
        },
      );
    } catch (error) {
      await db.close();
      if ((error as NodeJS.ErrnoException).code !== "EADDRINUSE" || tries > 5) throw error;
    }
  }
  const running = serving;
  const settled = config!;
  const url = `http://localhost:${settled.port}`;
  const origin = settled.origins[0]!;
  const stranger = createPerson({ url, origin });
  let count = 0;

  async function invite(
    by: Person,
    project: string,
    role: Role,
    about: { name?: string; email?: string; organisation?: string; side?: Side } = {},
  ): Promise<string> {
    count += 1;
    const answer = await by.post<{ url: string }>(`/api/projects/${project}/invitations`, {
      name: about.name ?? `${role} ${count}`,
      email: about.email ?? `${role}-${count}@example.org`,
      organisation: about.organisation ?? "Kementerian Perindustrian",
      role,
      ...(about.side ? { side: about.side } : {}),
    });
    if (answer.status !== 201) throw new Error(`Not invited: ${JSON.stringify(answer.body)}`);
    return answer.body.url.split("#")[1]!;
  }

  return {
    url,
    origin,
    folder,
    config: settled,
    app: running.app,
    parts: running.app.parts,
    rooms: running.app.rooms,
    /** Every line that was logged. */
    log,
    /** Somebody who is not signed in; each call is another browser. */
    stranger: () => createPerson({ url, origin }),
    /** Moves the server's clock forward. */
    passTime(ms: number) {
      ahead += ms;
    },
    now: () => Date.now() + ahead,

    /** The first secretariat, signed in. */
    async setUp(about: { name?: string; email?: string; organisation?: string; side?: Side } = {}) {
      const person = createPerson({ url, origin });
      const answer = await person.post<{ id: string }>("/api/setup", {
        token: setupToken,
        name: about.name ?? "Sekretariat A",
        email: about.email ?? "secretariat@example.org",
        password: goodPassword,
        organisation: about.organisation ?? "Sekretariat",
        side: about.side ?? "indonesia",
      });
      if (answer.status !== 201) throw new Error(`Not set up: ${JSON.stringify(answer.body)}`);
      person.id = answer.body.id;
      return person;
    },

    /** A project of this person's; answers its id. */
    async project(by: Person, name = "Studi kendaraan listrik") {
      const answer = await by.post<{ id: string }>("/api/projects", {
        name: { id: name, en: name },
        activities: [
          { code: "1", name: { en: "Battery standardisation" } },
          { code: "2", name: { en: "Demand survey" } },
        ],
      });
      if (answer.status !== 201) throw new Error(`No project: ${JSON.stringify(answer.body)}`);
      return answer.body.id;
    },

    /** Invites; answers the token of the link. */
    invite,

    /** Invites a new person and accepts as them; they are signed in. */
    async join(
      by: Person,
      project: string,
      role: Role,
      about: { name?: string; email?: string; organisation?: string; side?: Side } = {},
    ) {
      const token = await invite(by, project, role, about);
      const person = createPerson({ url, origin });
      const answer = await person.post("/api/invitations/accept", { token, password: goodPassword });
      if (answer.status !== 201) throw new Error(`Not accepted: ${JSON.stringify(answer.body)}`);
      const me = await person.get<{ id: string }>("/api/me");
      person.id = me.body.id;
      return person;
    },

    /** Another browser of somebody who has an account. */
    async signIn(email: string, password = goodPassword) {
      const person = createPerson({ url, origin });
      const answer = await person.post<{ id: string }>("/api/sign-in", { email, password });
      if (answer.status !== 200) throw new Error(`Not signed in: ${JSON.stringify(answer.body)}`);
      person.id = answer.body.id;
      return person;
    },

    /** Stops and leaves the data, to start again with `startServer({ folder, port })`. */
    stop: () => running.close(),
    /** Stops and removes the data. */
    async close() {
      await running.close();
      await rm(folder, { recursive: true, force: true });
    },
    get: stranger.get,
  };
}

export async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve) => probe.listen(0, "127.0.0.1", resolve));
  const address = probe.address();
  await new Promise<void>((resolve) => probe.close(() => resolve()));
  if (address === null || typeof address === "string") throw new Error("No port.");
  return address.port;
}
