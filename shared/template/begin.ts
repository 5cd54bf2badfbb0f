/**
 * How a template becomes a document. Facts (`field`) become one line each, before the sub-headings;
 * texts a sub-heading with the label and, under it, what the starter brings or an empty paragraph;
 * tables a table block with the columns' labels; `{{key}}` in a text a field atom. Guidance is no
 * text: it goes into the form, which the document keeps. The rules and their
 * reasons: `how-a-template-becomes-a-document.md`.
 */
import type {
  Condition,
  DocumentForm,
  FieldDefinition,
  FieldValue,
  SectionDefinition,
} from "../document/form";
import type { NodeJson } from "../document/json";
import type { Language } from "../locale/languages";
import { type StructureIds, sectionBody } from "./body";
import type { Template, TemplatePart, TemplateSection } from "./template";

export type Beginning = {
  template: Template;
  /** In which languages; each must be one of the template's. */
  languages: readonly Language[];
  /** One of `template.profiles`; the first when left out. */
  profile?: string;
  /** Code of the project's activity that the document is for; the template's own when left out. */
  activity?: string;
  /** Gives a new block id; asked once for each structure, so that it is the same in every language. */
  newId: () => string;
};

export type Begun = {
  form: DocumentForm;
  /** One ProseMirror document for each language asked for. */
  bodies: Partial<Record<Language, NodeJson>>;
  /** Facts that the template knows already, for the document's own map; bound keys are never among them. */
  fields: Record<string, FieldValue>;
};

/** Throws a RangeError for a language or profile that the template does not have: ask before. */
export function beginDocument({ template, languages, profile, activity, newId }: Beginning): Begun {
  const missing = languages.find((language) => !template.languages.includes(language));
  if (missing) throw new RangeError(`Template ${template.id} has no text in "${missing}".`);
  if (profile !== undefined && !template.profiles.includes(profile)) {
    throw new RangeError(`Template ${template.id} has no profile "${profile}".`);
  }
  const chosen: Chosen = {
    profile: profile ?? template.profiles[0],
    activity: activity ?? template.activity?.code,
  };
  const sections = template.sections.filter((section) => isWanted(section, chosen));
  const parts = new Map(
    sections.map((section) => [
      section.key,
      inBodyOrder(section.parts.filter((part) => isWanted(part, chosen))),
    ]),
  );
  const idOf = rememberIds(newId);
  const bodies: Begun["bodies"] = {};
  for (const language of languages) {
    bodies[language] = {
      type: "doc",
      content: sections.map((section) =>
        sectionBody(section, parts.get(section.key) ?? [], language, (path) =>
          idOf(`${section.key}/${path}`),
        ),
      ),
    };
  }
  const form = formOf(template, sections, parts, (section) => idOf(`${section.key}/`), !!chosen.activity);
  const fields = Object.fromEntries(
    Object.entries(template.facts).filter(([key]) => form.fields[key] && !form.fields[key].bound),
  );
  return { form, bodies, fields: structuredClone(fields) };
}

type Chosen = { profile: string | undefined; activity: string | undefined };

/** What a fact decides stays in: nobody has stated the fact yet. */
function isWanted(one: { profiles?: string[]; when?: Condition }, chosen: Chosen): boolean {
  if (one.profiles && !one.profiles.includes(chosen.profile ?? "")) return false;
  if (one.when && "profile" in one.when) return one.when.profile.includes(chosen.profile ?? "");
  if (one.when && "activity" in one.when) return one.when.activity.includes(chosen.activity ?? "");
  return true;
}

/** Facts first, or their lines would read as part of the sub-heading before them; signatures last. */
function inBodyOrder(parts: readonly TemplatePart[]): TemplatePart[] {
  const place = { field: 0, text: 1, table: 1, programme: 1, attendance: 1, signature: 2 } as const;
  return parts.toSorted((a, b) => place[a.as] - place[b.as]);
}

function rememberIds(newId: () => string): StructureIds {
  const ids = new Map<string, string>();
  return (path) => {
    const id = ids.get(path) ?? newId();
    ids.set(path, id);
    return id;
  };
}

function formOf(
  template: Template,
  sections: readonly TemplateSection[],
  parts: ReadonlyMap<string, TemplatePart[]>,
  idOf: (section: TemplateSection) => string,
  hasActivity: boolean,
): DocumentForm {
  const fields: Record<string, FieldDefinition> = {};
  const define = (definition: FieldDefinition) => {
    fields[definition.key] = definition;
  };
  Object.values(template.bound).forEach(define);
  template.cover.forEach(define);
  template.choices.forEach(define);
  for (const part of [...parts.values()].flat()) if (part.as === "field") define(part.definition);
  return structuredClone({
    template: template.id,
    kind: template.kind,
    page: template.page,
    numbering: template.numbering,
    // Minutes, or a TOR for the whole project, belong to no single activity: that is no gap.
    cover: template.cover
      .filter((definition) => definition.kind !== "activity" || hasActivity)
      .map((definition) => definition.key),
    sections: sections.map(
      (section): SectionDefinition => ({
        id: idOf(section),
        key: section.key,
        required: section.required,
        heading: section.heading,
        guidance: section.guidance,
        when: section.when,
        hint: section.hint,
        parts: (parts.get(section.key) ?? []).map(({ key, label, required, as, when, hint }) => ({
          key,
          label,
          required,
          as,
          when,
          hint,
        })),
      }),
    ),
    fields,
  });
}
