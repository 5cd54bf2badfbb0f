import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { TemplateAnswer } from "../../shared/answers";
import { assembleTemplates } from "../../shared/template/assemble";
import type { Template } from "../../shared/template/template";
import { titleOf } from "../../shared/template/title";
import { type LetterTemplates, loadLetterTemplates } from "../letters/letter-templates";

export type Templates = {
  /** For `GET /api/templates`: starters after what they begin from. */
  list: () => TemplateAnswer[];
  get: (id: string) => Template | undefined;
  letters: LetterTemplates;
};

/** Reads every template of the folder, once, at the start. Throws TemplateMistakes with file and line. */
export function loadTemplates(dir: string): Templates {
  const files = readdirSync(dir)
    .filter((name) => name.endsWith(".yaml"))
    .sort()
    .map((name) => ({ name, text: readFileSync(join(dir, name), "utf8") }));
  const templates = new Map(assembleTemplates(files).map((template) => [template.id, template]));
  const answers = [...templates.values()].map(answerOf);
  return { list: () => answers, get: (id) => templates.get(id), letters: loadLetterTemplates(dir) };
}

function answerOf(template: Template): TemplateAnswer {
  return {
    id: template.id,
    kind: template.kind,
    languages: template.languages,
    bindingLanguage: template.bindingLanguage,
    title: Object.fromEntries(template.languages.map((language) => [language, titleOf(template, language)])),
    name: template.name,
    profiles: template.profiles,
    activity: template.activity,
  };
}
