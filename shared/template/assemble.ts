import { readCommon } from "./common";
import { commonFileName } from "./format";
import { type Mistake, TemplateMistakes } from "./mistakes";
import { readTemplate, type TemplateFile } from "./read";
import { assembleRoot } from "./root";
import { assembleStarter } from "./starter";
import type { Template } from "./template";

/**
 * Reads and puts together all files of the folder: common tables and cover, starters on what they
 * extend. Throws TemplateMistakes that names every mistake of every file. Starters come after the
 * template that they extend.
 */
export function assembleTemplates(files: readonly { name: string; text: string }[]): Template[] {
  const mistakes: Mistake[] = [];
  const read = files.flatMap((file) => attempt(() => readTemplate(file.text, file.name), mistakes));
  const common = read.find((file) => file.role === "common");
  if (!common && !files.some((file) => file.name === commonFileName)) {
    mistakes.push({ file: commonFileName, line: 1, column: 1, message: "is missing" });
  }
  if (mistakes.length > 0 || !common) throw new TemplateMistakes(mistakes);
  const shared = readCommon(common, mistakes);
  const templates: Template[] = [];
  for (const root of read.filter((file) => file.role === "root")) {
    const template = assembleRoot(root, shared, mistakes);
    templates.push(template);
    for (const starter of read.filter((file) => file.role === "starter")) {
      if (starter.content.extends === root.content.id) {
        templates.push(assembleStarter(starter, template, shared, mistakes));
      }
    }
  }
  for (const starter of read.filter((file) => file.role === "starter")) {
    if (templates.some((template) => template.id === starter.content.id)) continue;
    const isStarter = read.some(
      (file) => file.role === "starter" && file.content.id === starter.content.extends,
    );
    mistakes.push(
      starter.yaml.mistakeAt(
        ["extends"],
        isStarter
          ? `extends "${starter.content.extends}", which itself extends another: only a whole template can be extended`
          : `extends "${starter.content.extends}", and there is no such template`,
      ),
    );
  }
  if (mistakes.length > 0) throw new TemplateMistakes(mistakes);
  return templates;
}

function attempt(read: () => TemplateFile, mistakes: Mistake[]): TemplateFile[] {
  try {
    return [read()];
  } catch (error) {
    if (!(error instanceof TemplateMistakes)) throw error;
    mistakes.push(...error.mistakes);
    return [];
  }
}
