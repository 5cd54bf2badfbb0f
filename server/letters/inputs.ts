import { z } from "zod";
import { longestMask } from "../../shared/letter/mask";
import { isDate } from "../../shared/locale/dates";
import { languages } from "../../shared/locale/languages";
import { Line } from "../accounts/inputs";

const Id = z.string().max(64);
const Day = z.string().refine(isDate);

/** Of as many kinds as fields have; what a field holds is judged with its template. */
const Fact = z.union([z.string().max(5000), z.strictObject({ start: Day, end: Day })]);

const about = {
  language: z.enum(languages),
  organisation: Id.nullable(),
  activity: Id.nullable(),
  workshop: Id.nullable(),
  /** Only those that are named change. */
  facts: z.record(z.string().max(48), Fact.nullable()),
};

export const NewLetter = z
  .strictObject(about)
  .partial()
  .extend({ template: z.string().max(64) });

export const LetterChanges = z
  .strictObject({
    ...about,
    /** Null brings back the template's words. */
    paragraphs: z.array(z.string().max(10_000)).max(40).nullable(),
    state: z.enum(["drafted", "sent"]),
  })
  .partial();

export const LetterNumber = z.strictObject({ number: Line(120).optional() });

export const LetterheadQuery = z.strictObject({ name: Line(200) });

export const LetterSettings = z.strictObject({ mask: z.union([z.literal(""), Line(longestMask)]) });

export const LetterExport = z.strictObject({
  language: z.enum(languages).optional(),
  /** Number, date and signatory as the variables of the national e-office, which fills them in when it is signed. */
  variables: z.literal("srikandi").optional(),
});

export type LetterWish = Omit<z.output<typeof LetterChanges>, "state">;
