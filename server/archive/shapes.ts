/** What the columns that hold JSON must hold: the database knows them as texts only. */
import { z } from "zod";
import type { SectionDefinition } from "../../shared/document/form";
import { languages } from "../../shared/locale/languages";
import type { ArchivedTable } from "./format";

const Text = z.string().max(100_000);
const Localised = z.strictObject({ en: Text, id: Text, ja: Text }).partial();
const Languages = z.array(z.enum(languages)).min(1).max(3);
const Facts = z.record(z.string(), z.unknown());
const Required = z.enum(["M", "C", "O"]);
const Millimetres = z.number().min(0).max(200);

/** A kind that is added in the form is missed here by the compiler. */
const partKinds = {
  text: true,
  table: true,
  field: true,
  signature: true,
  programme: true,
  attendance: true,
} satisfies Record<SectionDefinition["parts"][number]["as"], true>;

const Form = z.looseObject({
  template: z.string().max(100),
  kind: z.enum(["tor", "minutes"]),
  page: z.looseObject({
    size: z.literal("A4"),
    orientation: z.literal("portrait"),
    margins: z.object({ top: Millimetres, right: Millimetres, bottom: Millimetres, left: Millimetres }),
  }),
  numbering: Localised,
  cover: z.array(z.string().max(100)),
  sections: z.array(
    z.looseObject({
      id: z.string().max(40),
      key: z.string().max(100),
      required: Required,
      heading: Localised,
      guidance: Localised,
      parts: z.array(
        z.looseObject({
          key: z.string().max(100),
          label: Localised,
          required: Required,
          as: z.enum(Object.keys(partKinds)),
        }),
      ),
    }),
  ),
  fields: z.record(
    z.string(),
    z.looseObject({ key: z.string().max(100), kind: z.string().max(40), label: Localised }),
  ),
});

const LetterFacts = z.record(z.string(), z.union([Text, z.strictObject({ start: Text, end: Text })]));
const LetterTexts = z.partialRecord(z.enum(languages), z.array(Text));

export const jsonColumns: Partial<Record<ArchivedTable, Record<string, z.ZodType>>> = {
  project: { name: Localised },
  organisation: { name: Localised, short: Localised },
  activity: { name: Localised },
  topic: { name: Localised },
  workshop: { title: Localised, languages: Languages },
  agenda_item: { title: Localised },
  document: { title: Localised, languages: Languages, form: Form, summary: Facts },
  register_row: { text: Localised, answer: Localised },
  register_deed: { detail: Facts },
  letter: { facts: LetterFacts, text: LetterTexts },
};

const Id = z.string().max(64);
export const People = z
  .array(
    z.strictObject({
      id: Id,
      name: z.string().min(1).max(200),
      email: z.string().max(320).nullable(),
      organisation: Id.nullable(),
      position: z.number().int().nullable(),
      role: z.string().max(20).nullable(),
    }),
  )
  .max(10_000);

export const VersionContent = z.strictObject({
  languages: z.partialRecord(z.enum(languages), z.looseObject({ type: z.literal("doc") })),
  fields: Facts,
});
