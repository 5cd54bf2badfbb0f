/** `npm run read-archive -- FILE --for E-MAIL`: a new project of an archive; finds the data by DATA_DIR. */
import { randomBytes } from "node:crypto";
import { readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { userByEmail } from "../accounts/users";
import { holdFolderAlone } from "../db/only-one";
import { CannotOpenDatabase, openDb } from "../db/open";
import { mayBeginProject } from "../projects/projects";
import { templatesFolder } from "../templates/folder";
import { loadTemplates } from "../templates/load";
import { mostBytes } from "./format";
import { readArchive } from "./read-archive";
import { BadArchive } from "./unpack";

const [file, option, email] = process.argv.slice(2);
const dataDir = process.env.DATA_DIR || "./data";

async function run(): Promise<string> {
  if (!file || option !== "--for" || !email)
    throw new BadArchive("Say npm run read-archive -- FILE --for E-MAIL (of who shall be its secretariat).");
  const size = statSync(file, { throwIfNoEntry: false })?.size;
  if (size === undefined) throw new BadArchive(`There is no file ${file}.`);
  if (size > mostBytes) throw new BadArchive("It is larger than any archive.");
  const alone = holdFolderAlone(dataDir);
  try {
    const db = await openDb(join(dataDir, "lokakarya.db"));
    try {
      const user = await userByEmail(db.sql, email);
      if (!user || !(await mayBeginProject(db.sql, user.id)))
        throw new BadArchive(`${email} has no account here that may begin a project.`);
      const now = () => Date.now();
      const random = (bytes: number) => randomBytes(bytes);
      const letterTemplates = loadTemplates(templatesFolder()).letters;
      const project = await readArchive({ db, now, random, letterTemplates }, readFileSync(file), user.id);
      return `Read back as a new project: /p/${project}. Its people stand there by name; invite them anew.`;
    } finally {
      await db.close();
    }
  } finally {
    alone.release();
  }
}

run().then(
  (line) => console.log(line),
  (error: Error) => {
    const isTold = error instanceof BadArchive || error instanceof CannotOpenDatabase;
    console.error(isTold ? `${error.message} Nothing was changed.` : error);
    process.exitCode = 1;
  },
);
