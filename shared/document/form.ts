/**
 * What a template leaves behind in a document: its sections with their guidance, its fields with their
 * labels. A document keeps its own copy (the row's `form`), so that a later template changes nothing in it.
 */
import type { Language, Localised } from "../locale/languages";

export const fieldKinds = [
  "text",
  "number",
  "percent",
  "money",
  "date",
  "month",
  "period",
  "time",
  "choice",
  "choices",
  "checkbox",
  "person",
  "organisation",
  "activity",
  "document_number",
  "language",
] as const;
export type FieldKind = (typeof fieldKinds)[number];

/** A fact. Texts are per language; the other values are one for all and shown in each language's own form. */
export type FieldValue =
  | { kind: "text" | "person" | "organisation"; value: Localised }
  | { kind: "document_number"; value: string }
  /** A number of at most 15 digits; `percent` 12.5 is 12.5 %. */
  | { kind: "number" | "percent"; value: number }
  /** Integer in minor units of an ISO 4217 currency: {minor: 125000000, currency: "IDR"} is Rp1.250.000,00. */
  | { kind: "money"; value: { minor: number; currency: string } }
  /** `YYYY-MM-DD` */
  | { kind: "date"; value: string }
  /** `YYYY-MM` */
  | { kind: "month"; value: string }
  | { kind: "period"; value: { start: string; end: string } }
  /** `HH:MM` */
  | { kind: "time"; value: string }
  /** Keys of the field's options. */
  | { kind: "choice"; value: string }
  | { kind: "choices"; value: string[] }
  | { kind: "checkbox"; value: boolean }
  | { kind: "language"; value: Language }
  /** The id of an activity of the project. */
  | { kind: "activity"; value: string };

/** A `when` of the template that is data; others stay a `hint` in words, shown to whoever writes. */
export type Condition =
  | { profile: string[] }
  | { activity: string[] }
  | { field: string; is: (string | boolean)[] };

export type FieldDefinition = {
  key: string;
  kind: FieldKind;
  label: Localised;
  required: "M" | "C" | "O";
  options?: { key: string; label: Localised; text?: Localised }[];
  when?: Condition;
  hint?: Localised;
  /** A date shown with its day of the week. */
  weekday?: true;
  /** The value is a row of the project, activity, workshop or document; it is shown here, never copied. */
  bound?: true;
};

export type SectionDefinition = {
  /** The same id in every language; the `id` attribute of the section node. */
  id: string;
  key: string;
  required: "M" | "C" | "O";
  heading: Localised;
  guidance: Localised;
  when?: Condition;
  hint?: Localised;
  /** Guidance-bearing parts of the section, in order: sub-headings and tables carry the same `key`. */
  parts: {
    key: string;
    label: Localised;
    required: "M" | "C" | "O";
    as: "text" | "table" | "field" | "signature" | "programme" | "attendance";
    when?: Condition;
    hint?: Localised;
  }[];
};

export type DocumentForm = {
  template: string;
  kind: "tor" | "minutes";
  page: {
    size: "A4";
    orientation: "portrait";
    margins: { top: number; right: number; bottom: number; left: number };
  };
  /** As the outline writes it, e.g. "1 / 1.1 / (1) / a)"; read by `numbering.ts`. */
  numbering: Localised;
  /** Keys of the fields on the cover, in order. */
  cover: string[];
  sections: SectionDefinition[];
  fields: Record<string, FieldDefinition>;
};
