import type { Organisation, ThreadAnswer } from "../../shared/answers";
import type { ShownField } from "../../shared/document/fields";
import type { DocumentForm } from "../../shared/document/form";
import type { NodeJson } from "../../shared/document/json";
import type { Language, Localised } from "../../shared/locale/languages";

export const formats = ["docx", "pdf", "html", "md"] as const;
export type Format = (typeof formats)[number];

export const commentChoices = ["none", "open", "all"] as const;
export type CommentChoice = (typeof commentChoices)[number];

/** Everything an export needs, as plain data: it crosses to a worker or a child process. */
export type ExportInput = {
  language: Language;
  bindingLanguage: Language;
  title: Localised;
  form: DocumentForm;
  /** The document in this language: the `doc` node. */
  body: NodeJson;
  /** By key, as the screen shows them. A key that is not here prints as a gap with its own name. */
  fields: Record<string, ShownField>;
  /** Only those that may leave in a file; `comments` chooses among them. */
  threads: ThreadAnswer[];
  comments: CommentChoice;
  /** The facts of the cover, in order. */
  cover: { label: string; text: string; isEmpty: boolean }[];
  parties: Organisation[];
  /** The document's own date, `YYYY-MM-DD`. Nothing prints today's. */
  date: string | null;
  /** When the content last changed, UTC milliseconds: the file's date where the document has none of its own. */
  changedAt: number;
  /** For header and cover, e.g. "Draft" or "Version 3"; "" prints nothing. */
  versionLabel: string;
  /** A paper of a page or two: title and facts stand over the text, without a cover or contents. */
  isShort?: boolean;
  /** For a table of many columns. */
  isLandscape?: boolean;
};
