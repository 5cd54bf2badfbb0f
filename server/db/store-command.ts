/** `npm run backup -- FILE` and `npm run restore -- FILE [--set-aside]`; both find the data by DATA_DIR. */
import { join, resolve } from "node:path";
import { backUp } from "./backup";
import type { Checked } from "./check";
import { CannotOpenDatabase } from "./open";
import { restore } from "./restore";

const [command, ...words] = process.argv.slice(2);
const file = words.find((word) => !word.startsWith("--"));
const unknown = words.find((word) => word.startsWith("--") && word !== "--set-aside");
const dataDir = process.env.DATA_DIR || "./data";

async function run(): Promise<string> {
  if (unknown) throw new CannotOpenDatabase(`There is no option ${unknown}.`);
  if (!file) throw new CannotOpenDatabase(`Name a file: npm run ${command} -- FILE`);
  if (command === "backup") {
    const checked = await backUp(join(dataDir, "lokakarya.db"), resolve(file));
    return `Backed up to ${file}: ${told(checked)}.`;
  }
  if (command === "restore") {
    const restored = restore(resolve(file), dataDir, {
      now: Date.now(),
      setAside: words.includes("--set-aside"),
    });
    const kept = restored.setAside ? ` What stood there is kept as ${restored.setAside}.` : "";
    return `Restored into ${dataDir}: ${told(restored)}.${kept} Everybody signs in anew.`;
  }
  throw new CannotOpenDatabase("Say backup or restore.");
}

const told = ({ documents, people, audit }: Checked) =>
  `${documents} documents, ${people} people, ${audit.entries} entries of the audit log${
    audit.entries > 0 ? `, the last ${audit.head}` : ""
  }`;

run().then(
  (line) => console.log(line),
  (error: Error) => {
    console.error(error instanceof CannotOpenDatabase ? error.message : error);
    process.exitCode = 1;
  },
);
