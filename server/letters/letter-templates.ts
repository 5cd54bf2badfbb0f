import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { type LetterTemplate, readLetterTemplate } from "../../shared/letter/letter-template";

export type LetterTemplates = ReadonlyMap<string, LetterTemplate>;

/** Every letter of the folder `letters/` beside the templates of documents. Throws TemplateMistakes. */
export function loadLetterTemplates(templates: string): LetterTemplates {
  const folder = join(templates, "letters");
  const names = readdirSync(folder)
    .filter((name) => name.endsWith(".yaml"))
    .sort();
  const read = names.map((name) => readLetterTemplate(readFileSync(join(folder, name), "utf8"), name));
  return new Map(read.map((template) => [template.id, template]));
}
