import { isFieldValue } from "../document/fields";
import type { FieldDefinition, FieldKind, FieldValue } from "../document/form";
import { isLanguage, type Localised } from "../locale/languages";
import { readChoices } from "./choices";
import type { CommonFile, FieldEntry, fieldTypes, RowEntry } from "./format";
import type { TemplateColumn, TemplatePart, TemplateRow } from "./template";
import type { Path } from "./yaml";

/** What each type of field becomes in a document: a fact of some kind, or a part of the text. */
const becomes: Record<
  (typeof fieldTypes)[number],
  FieldKind | "longtext" | "table" | "signature" | "programme" | "attendance"
> = {
  text: "text",
  longtext: "longtext",
  richtext: "longtext",
  integer: "number",
  decimal: "number",
  money: "money",
  percent: "percent",
  date: "date",
  month: "month",
  daterange: "period",
  time: "time",
  duration_min: "number",
  enum: "choice",
  multienum: "choices",
  person: "person",
  org: "organisation",
  orglist: "organisation",
  activity: "activity",
  clause: "text",
  docref: "text",
  regulation_list: "table",
  standard_list: "table",
  docnumber: "document_number",
  phone: "text",
  email: "text",
  url: "text",
  signature: "signature",
  programme: "programme",
  attendance: "attendance",
  table: "table",
  checkbox: "checkbox",
  lang: "language",
};

/** A table that names no columns is a numbered list. */
const listColumns: TemplateColumn[] = [
  { key: "num", label: { en: "No.", id: "No.", ja: "番号" } },
  { key: "description", label: { en: "Description", id: "Uraian", ja: "内容" } },
];

export type PartReader = ReturnType<typeof partReader>;

/** Turns fields of a file into parts, telling of what is wrong; choices and facts met are gathered. */
export function partReader({
  tables,
  tell,
}: {
  tables: CommonFile["tables"];
  tell: (path: Path, message: string) => void;
}) {
  let choices: FieldDefinition[] = [];
  let facts: Record<string, FieldValue> = {};

  function text(given: Localised, key: string, path: Path): Localised {
    const read = readChoices(given, `${key}_choice_${choices.length + 1}`);
    if ("mistake" in read) {
      tell(path, read.mistake);
      return given;
    }
    choices.push(...read.definitions);
    return read.text;
  }

  function rows(
    given: readonly RowEntry[],
    table: { key: string; columns: TemplateColumn[] },
    path: Path,
  ): TemplateRow[] {
    const first = table.columns.find((column) => column.key !== "num") ?? table.columns[0]!;
    const isCounted = table.columns.some((column) => column.key === "num");
    return given.map((row, index) => {
      const cells = isText(row) ? { [first.key]: row } : (row as TemplateRow);
      const out: Record<string, Localised | string> = isCounted ? { num: String(index + 1) } : {};
      for (const [column, cell] of Object.entries(cells)) {
        if (!table.columns.some((one) => one.key === column)) {
          tell([...path, index, column], `the table "${table.key}" has no column "${column}"`);
        } else {
          out[column] = typeof cell === "string" ? cell : text(cell, table.key, [...path, index, column]);
        }
      }
      return out;
    });
  }

  function columnsOf(entry: FieldEntry, path: Path): TemplateColumn[] {
    if (entry.use === undefined) return entry.columns ?? listColumns;
    if (entry.columns) tell([...path, "columns"], "a table has either columns or use");
    if (Object.hasOwn(tables, entry.use)) return tables[entry.use]!;
    tell([...path, "use"], `there is no common table "${entry.use}"`);
    return listColumns;
  }

  function read(entry: FieldEntry, path: Path): TemplatePart {
    const kind = becomes[entry.type];
    const part = {
      key: entry.key,
      label: entry.label,
      required: entry.required,
      ...(entry.when ? { when: entry.when } : {}),
      ...(entry.hint ? { hint: entry.hint } : {}),
    };
    for (const [name, isAllowed] of Object.entries(allowed(kind))) {
      if (name in entry && !isAllowed) tell([...path, name], `a field of type ${entry.type} has no ${name}`);
    }
    if (kind === "signature" || kind === "programme" || kind === "attendance") return { ...part, as: kind };
    if (kind === "longtext") return { ...part, as: "text" };
    if (kind === "table") {
      const columns = columnsOf(entry, path);
      const table = { key: entry.key, columns };
      const kept = rows(entry.default_rows ?? [], table, [...path, "default_rows"]);
      const usual = entry.use === "schedule_table" ? "schedule" : "plain";
      return { ...part, as: "table", kind: entry.kind ?? usual, columns, rows: kept };
    }
    const definition: FieldDefinition = {
      ...part,
      kind,
      ...(entry.options ? { options: entry.options } : {}),
      ...(entry.weekday ? { weekday: true } : {}),
    };
    if ((kind === "choice" || kind === "choices") && !entry.options)
      tell(path, `${entry.key}: options are missing`);
    if ("value" in entry) {
      const fact = factOf(definition, entry.value);
      if (fact) facts[entry.key] = fact;
      else tell([...path, "value"], `is not a value of this field (${kind})`);
    }
    return { ...part, as: "field", definition };
  }

  return {
    read,
    rows,
    text,
    noteFact: (key: string, fact: FieldValue) => {
      facts[key] = fact;
    },
    takeChoices: () => {
      const taken = choices;
      choices = [];
      return taken;
    },
    takeFacts: () => {
      const taken = facts;
      facts = {};
      return taken;
    },
  };
}

const allowed = (kind: (typeof becomes)[keyof typeof becomes]) => {
  const isFact = !(["longtext", "table", "signature", "programme", "attendance"] as string[]).includes(kind);
  return {
    options: kind === "choice" || kind === "choices",
    use: kind === "table",
    columns: kind === "table",
    default_rows: kind === "table",
    kind: kind === "table",
    weekday: kind === "date",
    value: isFact,
  };
};

/** The value that a file gives a fact, if it is one. */
export function factOf(definition: FieldDefinition, value: unknown): FieldValue | undefined {
  const fact = { kind: definition.kind, value };
  return isFieldValue(fact, definition) ? fact : undefined;
}

const isText = (row: RowEntry): row is Localised => Object.keys(row).every(isLanguage);
