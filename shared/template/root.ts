import type { Shared } from "./common";
import { checkConditions } from "./conditions";
import { commonFileName } from "./format";
import { checkKeys, knows } from "./keys";
import type { Mistake } from "./mistakes";
import { partReader } from "./parts";
import type { TemplateFile } from "./read";
import { checkSigns } from "./signs";
import { teller } from "./tell";
import type { Template, TemplateSection } from "./template";

/** A whole template, one that extends nothing. */
export function assembleRoot(
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
