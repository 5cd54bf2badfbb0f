/**
 * The format of the files in `templates/`, described for those who write them in `templates/README.md`.
 * Here stands what can be said of one file alone; the rest of this folder checks what files say of each other.
 */
import { z } from "zod";
import { readNumbering } from "../document/numbering";
import { isLanguage, type Language, languages } from "../locale/languages";

const key = z
  .string()
  .regex(/^[a-z][a-z0-9_]{0,47}$/, "is not a key: small letters, digits and _, beginning with a letter");
const name = z
  .string()
  .regex(/^[a-z][a-z0-9-]{0,47}$/, "is not a name: small letters, digits and -, beginning with a letter");
const requirement = z.enum(["M", "C", "O"], {
  error: "must be M (mandatory), C (conditional) or O (optional)",
});

/** What a field may be, as the domain's outlines name it; `parts.ts` says what each becomes. */
export const fieldTypes = [
  "text",
  "longtext",
  "richtext",
  "integer",
  "decimal",
  "money",
  "percent",
  "date",
  "month",
  "daterange",
  "time",
  "duration_min",
  "enum",
  "multienum",
  "person",
  "org",
  "orglist",
  "activity",
  "clause",
  "docref",
  "regulation_list",
  "standard_list",
  "docnumber",
  "phone",
  "email",
  "url",
  "signature",
  "programme",
  "attendance",
  "table",
  "checkbox",
  "lang",
] as const;

/** Every text must be there in each of these languages. */
function shapes(required: readonly Language[]) {
  const words = z.string().min(1, "is empty").max(20_000, "is longer than 20,000 characters");
  const text = z.strictObject({
    en: required.includes("en") ? words : words.optional(),
    id: required.includes("id") ? words : words.optional(),
    ja: required.includes("ja") ? words : words.optional(),
  });
  const condition = z.union(
    [
      z.strictObject({ profile: z.array(name).min(1) }),
      z.strictObject({ activity: z.array(z.string()).min(1) }),
      z.strictObject({ field: key, is: z.array(z.union([z.string(), z.boolean()])).min(1) }),
    ],
    {
      error:
        "must be {profile: […]}, {activity: […]} or {field: …, is: […]}; anything else is a hint in words",
    },
  );
  const column = z.strictObject({ key, label: text });
  const cell = z.union([text, z.string().max(2000)], {
    error: `must be a text, or a text in each of ${required.join(", ")}`,
  });
  const row = z.union([text, z.record(key, cell)], {
    error: `must be a text in each of ${required.join(", ")}, or a map from columns to such texts`,
  });
  const option = z.strictObject({ key: z.string().min(1).max(64), label: text, text: text.optional() });
  const field = z.strictObject({
    key,
    type: z.enum(fieldTypes, { error: `must be one of ${fieldTypes.join(", ")}` }),
    required: requirement,
    label: text,
    when: condition.optional(),
    hint: text.optional(),
    options: z.array(option).min(2, "needs two options or more").optional(),
    use: key.optional(),
    columns: z.array(column).min(1).max(60).optional(),
    default_rows: z.array(row).max(200).optional(),
    kind: z.enum(["schedule", "budget"], { error: "must be schedule or budget" }).optional(),
    weekday: z.literal(true).optional(),
    value: z.unknown().optional(),
  });
  const section = z.strictObject({
    key,
    required: requirement,
    heading: text,
    guidance: text,
    profiles: z.array(name).min(1).optional(),
    when: condition.optional(),
    hint: text.optional(),
    fields: z.array(field).min(1),
  });
  const numbering = z
    .string()
    .refine((pattern) => readNumbering(pattern) !== undefined, 'is not like "1 / 1.1 / (1) / a)"');
  const millimetres = z.number().min(5).max(60);
  const either = {
    id: name,
    kind: z.enum(["tor", "minutes"], { error: "must be tor or minutes" }),
    languages: z.array(z.enum(languages)).min(1),
    name: text,
    title: text,
  };
  const root = z.strictObject({
    ...either,
    binding_language: z.enum(languages),
    page: z.strictObject({
      size: z.literal("A4"),
      orientation: z.literal("portrait"),
      margins_mm: z.strictObject({
        top: millimetres,
        right: millimetres,
        bottom: millimetres,
        left: millimetres,
      }),
    }),
    numbering: z.strictObject({
      en: required.includes("en") ? numbering : numbering.optional(),
      id: required.includes("id") ? numbering : numbering.optional(),
      ja: required.includes("ja") ? numbering : numbering.optional(),
    }),
    cover: key,
    profiles: z.array(name).min(1).optional(),
    offered_profiles: z.array(name).min(1).optional(),
    sections: z.array(section).min(1).max(100),
  });
  const starter = z.strictObject({
    ...either,
    extends: name,
    activity: z.strictObject({
      code: z.string().regex(/^[A-Z0-9-]{1,20}$/, "is not a code such as ACT-1"),
      source: z.enum(["activity", "discussion_issue"], { error: "must be activity or discussion_issue" }),
    }),
    /** By key of a field: a text for texts, rows for tables, a value for facts. */
    prefill: z.record(
      key,
      z.union([text, z.array(row).min(1).max(200), z.string(), z.number(), z.boolean()]),
    ),
    extra_fields: z.array(field.extend({ section: key })).optional(),
  });
  const common = z.strictObject({
    bound: z.array(field),
    /** A plain key is one of the bound ones. */
    covers: z.record(
      key,
      z.array(z.union([key, field], { error: "must be a bound key, or a field" })).min(1),
    ),
    tables: z.record(key, z.array(column).min(1)),
  });
  return { root, starter, common };
}

type Shapes = ReturnType<typeof shapes>;
export type RootFile = z.output<Shapes["root"]>;
export type StarterFile = z.output<Shapes["starter"]>;
export type CommonFile = z.output<Shapes["common"]>;
export type FieldEntry = RootFile["sections"][number]["fields"][number];
export type RowEntry = NonNullable<FieldEntry["default_rows"]>[number];

/** The name of the one file that holds what several templates use. */
export const commonFileName = "_common.yaml";

/** The shape that a file of this name and content must have. */
export function shapeOf(
  fileName: string,
  value: unknown,
): Shapes["root"] | Shapes["starter"] | Shapes["common"] {
  if (fileName === commonFileName) return shapes(languages).common;
  const said = typeof value === "object" && value !== null ? value : {};
  const asked = "languages" in said && Array.isArray(said.languages) ? said.languages.filter(isLanguage) : [];
  const { root, starter } = shapes(asked.length > 0 ? asked : languages);
  return "extends" in said ? starter : root;
}
