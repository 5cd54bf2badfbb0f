import { mkdtemp, rm } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { schemaVersion } from "../../shared/document/schema";
import { limits, roomPath } from "../../shared/room";
import { createPerson, type Person } from "../help/person";
import type { Contender } from "./contender";
import { freePort } from "./free-port";
import { prepareText } from "./prepare-text";
import { startProcess } from "./process";

const setupToken = "the-set-up-token-of-the-bench";
const password = "kayu manis di tepi danau";
const main = fileURLToPath(new URL("../../dist/server/main.js", import.meta.url));

/** A thousand seats, and of each person two stay free for sockets that are still closing. */
const accounts = Math.ceil(1000 / (limits.socketsPerPerson - 2));

/** Our built server, started as `npm start` starts it, on a data folder of its own. */
export const ours = (dataIn: string): Contender => ({
  name: "ours",
  label: "Lokakarya, all checks on, synchronous=FULL",
  persists: true,
  async start() {
    const folder = await mkdtemp(join(dataIn, "bench-ours-"));
    const port = await freePort();
    const inspectPort = await freePort();
    const origin = `http://localhost:${port}`;
    const address = `http://127.0.0.1:${port}`;
    const launch = () =>
      startProcess({
        argv: [process.execPath, "--enable-source-maps", main],
        cwd: folder,
        port,
        inspectPort,
        log: join(folder, "server.log"),
        env: {
          NODE_ENV: "production",
          PORT: String(port),
          HOST: "127.0.0.1",
          DATA_DIR: join(folder, "data"),
          SETUP_TOKEN: setupToken,
        },
      });
    let server = await launch();
    const chief = createPerson({ url: address, origin });
    await chief.post("/api/setup", {
      token: setupToken,
      name: "Sekretariat",
      email: "secretariat@example.org",
      password,
      organisation: "Sekretariat",
      side: "indonesia",
    });
    const project = await idOf(
      chief.post("/api/projects", {
        name: { en: "Bench" },
        activities: [{ code: "1", name: { en: "Battery standardisation" } }],
      }),
    );
    const people: Promise<Person>[] = [];

    async function invite(number: number): Promise<Person> {
      const invited = await chief.post<{ url: string }>(`/api/projects/${project}/invitations`, {
        name: `Editor ${number}`,
        email: `editor-${number}@example.org`,
        organisation: "Kementerian Perindustrian",
        role: "editor",
      });
      const person = createPerson({ url: address, origin });
      const token = invited.body.url?.split("#")[1];
      const accepted = await person.post("/api/invitations/accept", { token, password });
      if (accepted.status !== 201) throw new Error(`No account: ${JSON.stringify(accepted.body)}`);
      return person;
    }
    const personOfSeat = (seat: number) => {
      const number = seat % accounts;
      people[number] ??= invite(number);
      return people[number];
    };

    return {
      get pid() {
        return server.pid;
      },
      get isAlive() {
        return server.isAlive;
      },
      address,
      folder,
      inspectPort,
      async room() {
        const document = await idOf(
          chief.post(`/api/projects/${project}/documents`, {
            template: "tor-battery-standardisation",
            languages: ["en"],
          }),
        );
        const { parent, draft } = await prepareText({
          server: { url: address, origin },
          as: chief,
          document,
        });
        const url = `${address.replace("http", "ws")}${roomPath(document)}?events=1&schema=${schemaVersion}`;
        return {
          parent,
          draft,
          caretRoot: "body:en",
          async line(seat) {
            const person = await personOfSeat(seat);
            return {
              url,
              headers: { cookie: person.cookieHeader(), origin },
              room: document,
              dialect: "ours",
            };
          },
        };
      },
      async openCheckIn() {
        const workshop = await idOf(
          chief.post(`/api/projects/${project}/workshops`, { title: { en: "Workshop" }, languages: ["en"] }),
        );
        const at = `/api/workshops/${workshop}`;
        await chief.patch(at, { state: "in-progress" });
        const { code } = (await chief.post<{ code: string }>(`${at}/check-in`)).body;
        return {
          async handIn(guest) {
            const stranger = createPerson({ url: address, origin });
            const handed = await stranger.post(`/api/check-in/${code}`, {
              name: `Guest ${guest}`,
              organisation: `Association ${guest % 30}`,
              position: "",
              consent: true,
              key: `phone-of-guest-${String(guest).padStart(6, "0")}`,
            });
            return handed.status;
          },
          count: async () => (await chief.get<unknown[]>(`${at}/participants`)).body.length,
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

async function idOf(asking: ReturnType<Person["post"]>): Promise<string> {
  const { status, body } = await asking;
  if (status !== 201) throw new Error(`Not made: ${JSON.stringify(body)}`);
  return (body as { id: string }).id;
}
