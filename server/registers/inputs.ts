/** The shapes of what the registers' routes take. */
import { z } from "zod";
import { languages } from "../../shared/locale/languages";
import { visibilities } from "../../shared/register/blocks";
import { dispositionCodes } from "../../shared/register/dispositions";
import { decisionStates, followUpStates } from "../../shared/register/states";
import { Line } from "../accounts/inputs";
import { CalendarDate } from "../projects/inputs";
import { channels } from "./register-store";

const Text = (most: number) => z.string().trim().max(most);
const Fact = Line(500).nullable();
const Texts = (most: number) => z.strictObject({ en: Text(most), id: Text(most), ja: Text(most) }).partial();
const SomeTexts = Texts(10_000).refine((text) => languages.some((language) => text[language]));
const Id = z.string().max(64);

/** Each may be left out; another format than `json` answers the same rows as a file. */
export const RegisterQuery = z.strictObject({
  state: z.string().max(20).optional(),
  topic: Id.optional(),
  /** An organisation's id, or a name as it stands in the rows. */
  organisation: z.string().max(200).optional(),
  /** Rows that stand in it, concern it or were taken up by it. */
  document: Id.optional(),
  /** `yes`: those whose block is gone, for who drafts. */
  withdrawn: z.enum(["yes", "no"]).default("no"),
  format: z.enum(["json", "xlsx", "docx", "pdf"]).default("json"),
  /** Of the sheet; else the reader's. */
  language: z.enum(languages).optional(),
});
export type RegisterFilter = z.output<typeof RegisterQuery>;

const said = {
  by: Line(200).nullable(),
  topic: Id.nullable(),
  visibility: z.enum(visibilities),
};

export const NewInputBody = z.strictObject({
  text: SomeTexts,
  by: said.by.default(null),
  topic: said.topic.default(null),
  visibility: said.visibility.default("public"),
  channel: z.enum(channels),
  received: CalendarDate.nullable().default(null),
  document: Id.nullable().default(null),
  section: Id.nullable().default(null),
});

/** What was said in confidence, as a whole: what is left out is not known. */
export const ConfidenceBody = z.strictObject({
  text: Texts(10_000),
  by: said.by.default(null),
  topic: said.topic.default(null),
  document: Id.nullable().default(null),
  section: Id.nullable().default(null),
  owner: Line(200).nullable().default(null),
  person: Line(200).nullable().default(null),
  due: CalendarDate.nullable().default(null),
});

export const InputChangesBody = z
  .strictObject({
    state: z.enum(["open", "proposed", "answered", "closed"]),
    disposition: z.enum(dispositionCodes).nullable(),
    answer: Texts(10_000),
    destination: Fact,
    responsible: Fact,
    informed: z.boolean(),
    text: SomeTexts,
    ...said,
    /** Of an input that stands in no minutes: what it concerns. */
    document: Id.nullable(),
    section: Id.nullable(),
  })
  .partial();

export const DecisionChangesBody = z.strictObject({
  state: z.enum(decisionStates),
  supersededBy: Id.nullable().optional(),
});

export const FollowUpChangesBody = z
  .strictObject({
    state: z.enum(followUpStates),
    blockedBy: Fact,
    postponedTo: CalendarDate.nullable(),
    reason: Text(2000),
  })
  .partial();

export const ProgressBody = z.strictObject({
  note: Text(5000).min(1),
  state: z.enum(followUpStates).optional(),
});

export const LinkBody = z.strictObject({
  document: Id,
  section: Id,
  was: Text(10_000).nullable().default(null),
  becomes: Text(10_000).nullable().default(null),
});

export const MergeBody = z.strictObject({ into: Id });
