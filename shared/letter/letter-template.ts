/** The format of the files in `templates/letters/`: what a letter says, and which facts it needs for that. */
import { z } from "zod";
import type { Localised } from "../locale/languages";
import { languages } from "../locale/languages";
import { type Mistake, TemplateMistakes } from "../template/mistakes";
import { readYaml } from "../template/yaml";

const Text = z.strictObject({ en: z.string().min(1), id: z.string().min(1), ja: z.string().min(1) });
const key = z.string().regex(/^[a-z][a-z0-9_]{0,47}$/);

export const letterFieldTypes = ["line", "lines", "number", "date", "period", "choice", "nip"] as const;
export type LetterFieldType = (typeof letterFieldTypes)[number];

/** What a letter is about beside its facts: rows of the project. */
export const letterNeeds = ["organisation", "activity", "workshop"] as const;
export type LetterNeed = (typeof letterNeeds)[number];

/** Values that are rows elsewhere. */
export const boundInLetters = [
  "project_name",
  "activity_name",
  "survey_name",
  "workshop_title",
  "workshop_date",
  "workshop_time",
  "workshop_venue",
  "organisation_name",
] as const;
export type BoundInLetters = (typeof boundInLetters)[number];

const File = z.strictObject({
  id: z.string().regex(/^letter-[a-z-]{1,40}$/),
  binding_language: z.enum(languages),
  name: Text,
  subject: Text,
  needs: z.array(z.enum(letterNeeds)),
  fields: z
    .array(
      z.strictObject({
        key,
        type: z.enum(letterFieldTypes),
        required: z.enum(["M", "O"]),
        label: Text,
        options: z.array(z.strictObject({ key: z.string(), label: Text })).optional(),
      }),
    )
    .min(1),
  paragraphs: z.array(Text).min(1),
  /** Keys set out one below the other, after so many paragraphs; after all of them when it is not said. */
  details: z.array(key).optional(),
  details_after: z.int().min(0).optional(),
  attachments: z.array(Text).optional(),
});

export type LetterField = {
  key: string;
  type: LetterFieldType;
  isRequired: boolean;
  label: Localised;
  options: { key: string; label: Localised }[];
};

export type LetterTemplate = {
  id: string;
  bindingLanguage: z.output<typeof File>["binding_language"];
  name: Localised;
  subject: Localised;
  needs: LetterNeed[];
  fields: LetterField[];
  paragraphs: Localised[];
  details: string[];
  detailsAfter: number;
  attachments: Localised[];
};

/** Throws TemplateMistakes that name file and line. */
export function readLetterTemplate(text: string, name: string): LetterTemplate {
  const yaml = readYaml(text, name);
  const read = File.safeParse(yaml.value);
  if (!read.success)
    throw new TemplateMistakes(
      read.error.issues.map(
        (issue): Mistake => yaml.mistakeAt(issue.path, `${issue.path.join(".")}: ${issue.message}`),
      ),
    );
  const file = read.data;
  if (name !== `${file.id}.yaml`)
    throw new TemplateMistakes([yaml.mistakeAt(["id"], "id must be the file's name without .yaml")]);
  const known = new Set<string>([...boundInLetters, ...file.fields.map((field) => field.key)]);
  const unknown = [
    ...placeholdersIn(JSON.stringify([file.subject, file.paragraphs])),
    ...(file.details ?? []),
  ].filter((one) => !known.has(one));
  if (unknown.length > 0)
    throw new TemplateMistakes([yaml.mistakeAt(["paragraphs"], `there is no field ${unknown.join(", ")}`)]);
  return {
    id: file.id,
    bindingLanguage: file.binding_language,
    name: file.name,
    subject: file.subject,
    needs: file.needs,
    fields: file.fields.map(({ required, options = [], ...field }) => ({
      ...field,
      isRequired: required === "M",
      options,
    })),
    paragraphs: file.paragraphs,
    details: file.details ?? [],
    detailsAfter: file.details_after ?? file.paragraphs.length,
    attachments: file.attachments ?? [],
  };
}

const placeholdersIn = (text: string): string[] =>
  [...text.matchAll(/\{\{([a-z_0-9]+)\}\}/g)].map(([, one = ""]) => one);
