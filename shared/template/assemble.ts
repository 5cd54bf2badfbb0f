import type { FieldDefinition, FieldValue } from "../document/form";
import { checkConditions } from "./conditions";
import { type CommonFile, commonFileName, type RootFile, type StarterFile } from "./format";
import { type Mistake, TemplateMistakes } from "./mistakes";
import { factOf, type PartReader, partReader } from "./parts";
import { readTemplate, type TemplateFile } from "./read";
import { checkSigns } from "./signs";
import type { Template, TemplatePart, TemplateSection } from "./template";
import type { Path, YamlFile } from "./yaml";

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

type Shared = {
  content: CommonFile;
  bound: Record<string, FieldDefinition>;
  covers: Map<string, { definitions: FieldDefinition[]; facts: Record<string, FieldValue> }>;
};

/** Tells of a mistake at a path of one file. */
type Tell = (path: Path, message: string) => void;

const teller =
  (yaml: YamlFile, mistakes: Mistake[]): Tell =>
  (path, message) => {
    mistakes.push(yaml.mistakeAt(path, message));
  };

function readCommon({ yaml, content }: TemplateFile & { role: "common" }, mistakes: Mistake[]): Shared {
  const tell = teller(yaml, mistakes);
  checkSigns(yaml, tell, () => false);
  const reader = partReader({ tables: content.tables, tell });
  const bound: Record<string, FieldDefinition> = {};
  content.bound.forEach((entry, index) => {
    const part = reader.read(entry, ["bound", index]);
    if (part.as === "field") bound[entry.key] = { ...part.definition, bound: true };
    else tell(["bound", index, "type"], "a bound key is a fact, not a text, table or signature");
  });
  const covers: Shared["covers"] = new Map();
  for (const [name, entries] of Object.entries(content.covers)) {
    const definitions: FieldDefinition[] = [];
    entries.forEach((entry, index) => {
      const path = ["covers", name, index];
      if (typeof entry === "string") {
        const definition = Object.hasOwn(bound, entry) ? bound[entry] : undefined;
        if (definition) definitions.push(definition);
        else tell(path, `there is no bound key "${entry}"`);
        return;
      }
      const part = reader.read(entry, path);
      if (part.as === "field") definitions.push(part.definition);
      else tell([...path, "type"], "a cover holds facts only");
    });
    covers.set(name, { definitions, facts: reader.takeFacts() });
  }
  return { content, bound, covers };
}

function assembleRoot(
  { yaml, content }: TemplateFile & { role: "root" },
  shared: Shared,
  mistakes: Mistake[],
): Template {
  const tell = teller(yaml, mistakes);
  const cover = shared.covers.get(content.cover);
  if (!cover) tell(["cover"], `there is no cover "${content.cover}" in ${commonFileName}`);
  const profiles = content.profiles ?? [];
  content.offered_profiles?.forEach((profile, index) => {
    if (!profiles.includes(profile))
      tell(["offered_profiles", index], `"${profile}" is not one of the profiles`);
  });
  if (!content.languages.includes(content.binding_language)) {
    tell(["binding_language"], "is not one of the languages");
  }
  const reader = partReader({ tables: shared.content.tables, tell });
  const sections = content.sections.map(
    (section, at): TemplateSection => ({
      key: section.key,
      required: section.required,
      heading: section.heading,
      guidance: section.guidance,
      ...(section.profiles ? { profiles: section.profiles } : {}),
      ...(section.when ? { when: section.when } : {}),
      ...(section.hint ? { hint: section.hint } : {}),
      parts: section.fields.map((field, index) => reader.read(field, ["sections", at, "fields", index])),
    }),
  );
  const { page } = content;
  const template: Template = {
    id: content.id,
    kind: content.kind,
    languages: content.languages,
    bindingLanguage: content.binding_language,
    name: content.name,
    title: content.title,
    page: { size: page.size, orientation: page.orientation, margins: page.margins_mm },
    numbering: content.numbering,
    profiles: content.offered_profiles ?? profiles,
    activity: null,
    cover: cover?.definitions ?? [],
    sections,
    bound: shared.bound,
    choices: reader.takeChoices(),
    facts: { ...cover?.facts, ...reader.takeFacts() },
  };
  checkKeys(template, yaml, content, tell);
  checkConditions(content, template, tell);
  checkSigns(yaml, tell, knows(template));
  return template;
}

function assembleStarter(
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
  } else {
    tell(path, "a signature cannot be given beforehand");
  }
  return part;
}

/** A key names one thing in a document: a fact, a part, a section's place. */
function checkKeys(template: Template, yaml: YamlFile, content: RootFile | StarterFile, tell: Tell) {
  const seen = new Set<string>([...Object.keys(template.bound), ...template.cover.map((one) => one.key)]);
  const twice = new Set<string>();
  for (const part of template.sections.flatMap((section) => section.parts)) {
    if (seen.has(part.key)) twice.add(part.key);
    seen.add(part.key);
  }
  const entries: [Path, string][] =
    "sections" in content
      ? content.sections.flatMap((section, at) =>
          section.fields.map((field, index): [Path, string] => [
            ["sections", at, "fields", index, "key"],
            field.key,
          ]),
        )
      : (content.extra_fields ?? []).map((field, index): [Path, string] => [
          ["extra_fields", index, "key"],
          field.key,
        ]);
  for (const key of twice) {
    const path = entries.findLast(([, one]) => one === key)?.[0];
    if (path) tell(path, `the key "${key}" is used twice (bound keys and the cover count too)`);
  }
  const sections = template.sections.map((section) => section.key);
  sections.forEach((key, index) => {
    if (sections.indexOf(key) !== index)
      tell(["sections", index, "key"], `there are two sections "${key}" in ${yaml.name}`);
  });
}

function knows(template: Template): (key: string) => boolean {
  const keys = new Set([
    ...Object.keys(template.bound),
    ...template.cover.map((definition) => definition.key),
    ...template.sections.flatMap((section) =>
      section.parts.flatMap((part) => (part.as === "field" ? [part.key] : [])),
    ),
  ]);
  return (key) => keys.has(key);
}
