import { randomBytes } from "node:crypto";
import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { pino } from "pino";
import { TemplateMistakes } from "../shared/template/mistakes";
import { isSetUp } from "./accounts/setup";
import { type Config, readConfig, WrongConfig } from "./config";
import { holdFolderAlone } from "./db/only-one";
import { CannotOpenDatabase, openDb } from "./db/open";
import { tellStory } from "./demo/tell-story";
import { keepHeapSmall } from "./heap";
import { type Serving, startServing } from "./serve";
import { templatesFolder } from "./templates/folder";
import { loadTemplates } from "./templates/load";

/** The composition root: the only reader of the environment and the only caller of `process.exit`. */
const isDemo = process.argv.includes("--demo");

/** For trouble whose message is written for the person who starts the program. */
function giveUp(message: string): never {
  console.error(message);
  process.exit(1);
}

function configOrStop(): Config {
  try {
    return readConfig(process.env, { demo: isDemo });
  } catch (error) {
    if (error instanceof WrongConfig) giveUp(error.message);
    throw error;
  }
}

async function main(): Promise<Serving> {
  keepHeapSmall();
  const config = configOrStop();
  const root = dirname(templatesFolder());
  const templates = loadTemplates(join(root, "templates"));
  holdFolderAlone(config.dataDir);
  const db = await openDb(join(config.dataDir, "lokakarya.db"));
  const setupToken = config.setupToken ?? randomBytes(18).toString("base64url");
  const serving = await startServing(
    {
      config,
      db,
      log: pino({ level: config.logLevel }),
      now: () => Date.now(),
      random: (bytes) => randomBytes(bytes),
    },
    { templates, setupToken, clientFolder: join(root, "dist", "client") },
  );
  if (!existsSync(join(root, "dist", "client")))
    console.error("The client is not built: run `npm start`, or `npm run dev` while developing.");
  const [address] = config.origins;
  if (config.demo) await showDemo(serving, config);
  console.log(`Lokakarya: ${address}`);
  if (!(await isSetUp(db.sql))) {
    console.log(
      `Nobody has an account yet. The first secretariat signs up at ${address}/setup with this code:\n  ${setupToken}`,
    );
  }
  return serving;
}

/** Tells the story if it has not been told, and prints how to become each of its people. */
async function showDemo({ app }: Serving, { port }: Config) {
  const people = await tellStory(app);
  console.log("\nOpen these side by side; each signs you in as one person:");
  for (const { key, name, role, user } of people) {
    const token = app.parts.accounts.demoLinks.offer(user);
    console.log(`  ${name.padEnd(20)} ${role.padEnd(12)} http://${key}.localhost:${port}/demo#${token}`);
  }
  console.log("");
}

const starting = main();
starting.catch((error: NodeJS.ErrnoException) => {
  if (error instanceof CannotOpenDatabase) giveUp(error.message);
  if (error.code === "EADDRINUSE") giveUp("PORT is in use by another program. Set another PORT.");
  if (error.code === "EACCES") giveUp(`Not permitted: ${error.message}`);
  if (error instanceof TemplateMistakes) giveUp(error.message);
  giveUp(`It could not start: ${error.stack}`);
});

// One request that goes wrong in an unforeseen way must not take everybody's documents down with it.
process.on("unhandledRejection", (error) => {
  void starting.then(({ app }) => app.parts.log.error({ err: error }, "nobody waited for this to fail"));
});

for (const signal of ["SIGTERM", "SIGINT"] as const) {
  process.once(signal, () => {
    // Whatever hangs must not keep the machine from stopping; what was acknowledged is on disk already.
    setTimeout(() => process.exit(1), 4_500).unref();
    void starting
      .then((serving) => serving.close())
      .then(
        () => process.exit(0),
        (error) => giveUp(`Not stopped cleanly: ${(error as Error).message}`),
      );
  });
}
