/** What an export gets for a document that was just begun from a shipped template. */
import type { ExportInput } from "../../../server/exports/input";
import { templatesFolder } from "../../../server/templates/folder";
import { loadTemplates } from "../../../server/templates/load";
import { fieldShower } from "../../../shared/document/fields";
import { inLanguage, type Language } from "../../../shared/locale/languages";
import { beginDocument } from "../../../shared/template/begin";
import { titleOf } from "../../../shared/template/title";
import { input } from "./corpus";

const templates = loadTemplates(templatesFolder());
export const templateIds = templates.list().map((template) => template.id);
export const languagesOf = (id: string): Language[] => templates.get(id)?.languages ?? [];

export function begunInput(id: string, language: Language): ExportInput {
  const template = templates.get(id)!;
  let last = 0;
  const begun = beginDocument({
    template,
    languages: [language],
    newId: () => {
      last += 1;
      return `id${last}`;
    },
  });
  const bound = {
    project_name: {
      kind: "text",
      value: { en: "JICA Project 2023", id: "Proyek JICA 2023", ja: "JICA 2023年案件" },
    },
  };
  const shown = fieldShower({ form: begun.form, fields: begun.fields, bound, language });
  return input(language, {
    bindingLanguage: template.bindingLanguage,
    title: { [language]: titleOf(template, language, bound) },
    form: begun.form,
    body: begun.bodies[language]!,
    fields: Object.fromEntries(Object.keys(begun.form.fields).map((key) => [key, shown(key)])),
    cover: begun.form.cover
      .filter((key) => key !== "doc_title")
      .map((key) => ({ label: inLanguage(begun.form.fields[key]?.label, language), ...shown(key) })),
    threads: [],
    comments: "none",
  });
}
