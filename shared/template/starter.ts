import type { Shared } from "./common";
import { checkConditions } from "./conditions";
import type { StarterFile } from "./format";
import { checkKeys, knows } from "./keys";
import type { Mistake } from "./mistakes";
import { factOf, type PartReader, partReader } from "./parts";
import type { TemplateFile } from "./read";
import { checkSigns } from "./signs";
import { type Tell, teller } from "./tell";
import type { Template, TemplatePart, TemplateSection } from "./template";
import type { Path } from "./yaml";

/** A starter on what it extends: prefilled texts, rows and facts, further fields. */
export function assembleStarter(
  { yaml, content }: TemplateFile & { role: "starter" },
  base: Template,
  shared: Shared,
  mistakes: Mistake[],
): Template {
  const tell = teller(yaml, mistakes);
  content.languages.forEach((language, index) => {
    if (!base.languages.includes(language))
      tell(["languages", index], `"${base.id}" has no text in "${language}"`);
  });
  if (!content.languages.includes(base.bindingLanguage)) {
    tell(["languages"], `must hold "${base.bindingLanguage}", the binding language of "${base.id}"`);
  }
  const reader = partReader({ tables: shared.content.tables, tell });
  const sections = structuredClone(base.sections);
  content.extra_fields?.forEach((field, index) => {
    const path = ["extra_fields", index];
    const section = sections.find((one) => one.key === field.section);
    if (section) section.parts.push(reader.read(field, path));
    else tell([...path, "section"], `"${base.id}" has no section "${field.section}"`);
  });
  prefill(content, sections, reader, tell);
  const template: Template = {
    ...base,
    id: content.id,
    kind: content.kind,
    languages: content.languages,
    name: content.name,
    title: content.title,
    activity: content.activity,
    sections,
    choices: [...base.choices, ...reader.takeChoices()],
    facts: { ...base.facts, ...reader.takeFacts() },
  };
  checkKeys(template, yaml, content, tell);
  checkConditions(content, template, tell);
  checkSigns(yaml, tell, knows(template));
  return template;
}

function prefill(content: StarterFile, sections: TemplateSection[], reader: PartReader, tell: Tell) {
  for (const [key, given] of Object.entries(content.prefill)) {
    const path = ["prefill", key];
    const section = sections.find((one) => one.parts.some((part) => part.key === key));
    const at = section?.parts.findIndex((part) => part.key === key) ?? -1;
    const part = section?.parts[at];
    if (!section || !part) {
      tell(path, `"${content.extends}" has no field "${key}", and there is none among extra_fields`);
      continue;
    }
    section.parts[at] = filled(part, given, path, reader, tell);
  }
}

function filled(
  part: TemplatePart,
  given: StarterFile["prefill"][string],
  path: Path,
  reader: PartReader,
  tell: Tell,
): TemplatePart {
  if (part.as === "table") {
    if (Array.isArray(given)) return { ...part, rows: reader.rows(given, part, path) };
    tell(path, "must be a list of rows, for this is a table");
  } else if (part.as === "text") {
    if (typeof given === "object" && !Array.isArray(given)) {
      return { ...part, text: reader.text(given, part.key, path) };
    }
    tell(path, "must be a text in each language");
  } else if (part.as === "field") {
    const fact = factOf(part.definition, given);
    if (fact) reader.noteFact(part.key, fact);
    else tell(path, `is not a value of this field (${part.definition.kind})`);
  } else if (part.as === "signature") {
    tell(path, "a signature cannot be given beforehand");
  } else {
    tell(path, "what is shown from the workshop cannot be given beforehand");
  }
  return part;
}
