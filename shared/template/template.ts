/** A template as the program uses it: read from YAML, checked, with everything that it extends or uses put in. */
import type { Condition, DocumentForm, FieldDefinition, FieldValue } from "../document/form";
import type { Language, Localised } from "../locale/languages";

export type Requirement = "M" | "C" | "O";

export type TemplateColumn = { key: string; label: Localised };

/** Cells by column; a cell is a text in each language, or the same text in all. */
export type TemplateRow = Readonly<Record<string, Localised | string>>;

type Part = {
  key: string;
  label: Localised;
  required: Requirement;
  when?: Condition;
  hint?: Localised;
};

/** One part of a section, by what it becomes in a document. */
export type TemplatePart =
  | (Part & { as: "field"; definition: FieldDefinition })
  /** A sub-heading with paragraphs under it; `text` is what a starter brings. */
  | (Part & { as: "text"; text?: Localised })
  | (Part & {
      as: "table";
      kind: "plain" | "schedule" | "budget";
      columns: TemplateColumn[];
      rows: TemplateRow[];
    })
  | (Part & { as: "signature" })
  /** Drawn from the workshop's data. */
  | (Part & { as: "programme" | "attendance" });

export type TemplateSection = {
  key: string;
  required: Requirement;
  heading: Localised;
  guidance: Localised;
  /** Kept only in these profiles; in all of them when absent. */
  profiles?: string[];
  when?: Condition;
  hint?: Localised;
  parts: TemplatePart[];
};

export type Template = {
  id: string;
  kind: DocumentForm["kind"];
  languages: Language[];
  bindingLanguage: Language;
  /** Short name for lists. */
  name: Localised;
  /** With `{{bound keys}}`; what stands in single brackets goes when a key in it is unknown. */
  title: Localised;
  page: DocumentForm["page"];
  numbering: Localised;
  /** Profiles that may be chosen now, the first being the usual one. */
  profiles: string[];
  activity: { code: string; source: "activity" | "discussion_issue" } | null;
  cover: FieldDefinition[];
  sections: TemplateSection[];
  /** Every key that is a row of the project, activity, workshop or document. */
  bound: Record<string, FieldDefinition>;
  /** What stood as `<<a | b>>` in its texts. */
  choices: FieldDefinition[];
  /** Facts that the template knows from the start. */
  facts: Record<string, FieldValue>;
};
