import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/** The folder `templates/` beside `package.json`, from the sources and from `dist/server/` alike. */
export function templatesFolder(from: string = fileURLToPath(import.meta.url)): string {
  for (let folder = dirname(from); folder !== dirname(folder); folder = dirname(folder)) {
    const templates = join(folder, "templates");
    if (existsSync(join(folder, "package.json")) && existsSync(templates)) return templates;
  }
  throw new Error(
    `There is no folder "templates" beside package.json above ${from}: the installation is not whole.`,
  );
}
