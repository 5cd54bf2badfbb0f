import type { Organisation } from "../../shared/answers";
import type { NodeJson } from "../../shared/document/json";
import type { Language, Localised } from "../../shared/locale/languages";
import type { ExportInput } from "../exports/input";

/** What stands in a table, by column; the columns in their order. */
export type Listed<Column extends string> = {
  columns: Record<Column, string>;
  rows: Record<Column, string>[];
  /** How wide each column is beside the others; else by what stands in them. */
  widths?: Record<Column, number>;
};

/** A heading, facts on the cover and one table: a programme, an attendance list. */
export type Paper<Column extends string> = Listed<Column> & {
  language: Language;
  title: Localised;
  /** What is not known yet prints as a gap to be filled by hand. */
  facts: { label: string; text: string | null }[];
  parties: Organisation[];
  heading: string;
  /** Below the heading; "" for none. */
  notice: string;
  date: string | null;
  changedAt: number;
  isLandscape?: boolean;
};

/** The paper as the exporters of documents take it, so that it looks like one of them. */
export function paperInput<Column extends string>(paper: Paper<Column>): ExportInput {
  const { language, title, facts, parties, heading, notice, date, changedAt } = paper;
  return {
    language,
    bindingLanguage: language,
    title,
    form: {
      template: "workshop-paper",
      kind: "minutes",
      page: { size: "A4", orientation: "portrait", margins: { top: 25, right: 20, bottom: 25, left: 25 } },
      numbering: { en: "1. / (1) / a)", id: "1. / a. / 1)", ja: "1. / (1) / ア" },
      cover: [],
      sections: [],
      fields: {},
    },
    body: {
      type: "doc",
      content: [
        {
          type: "section",
          attrs: { numbered: false },
          content: [
            { type: "title", content: text(heading) },
            ...(notice ? [paragraph(notice)] : []),
            tableOf(paper),
          ],
        },
      ],
    },
    fields: {},
    threads: [],
    comments: "none",
    cover: facts.map((fact) => ({ label: fact.label, text: fact.text ?? "", isEmpty: !fact.text })),
    parties,
    date,
    changedAt,
    versionLabel: "",
    isShort: true,
    isLandscape: paper.isLandscape ?? false,
  };
}

export function tableOf<Column extends string>({ columns, rows, widths }: Listed<Column>): NodeJson {
  const keys = Object.keys(columns) as Column[];
  const row = (type: "tableHeader" | "tableCell", texts: Record<Column, string>): NodeJson => ({
    type: "tableRow",
    content: keys.map((key) => ({
      type,
      ...(widths ? { attrs: { colwidth: [widths[key]] } } : {}),
      content: texts[key].split("\n").map(paragraph),
    })),
  });
  return {
    type: "table",
    attrs: { kind: "plain" },
    content: [row("tableHeader", columns), ...rows.map((one) => row("tableCell", one))],
  };
}

const paragraph = (words: string): NodeJson => ({ type: "paragraph", content: text(words) });

const text = (words: string): NodeJson[] => (words === "" ? [] : [{ type: "text", text: words }]);
