/** Facts: which values may be stored, and how each language shows them. */
import { readId } from "../ids";
import { isDate, isMonth, isTime, showDate, showMonth, showPeriod, showTime } from "../locale/dates";
import { inLanguage, isLanguage, type Language, type Localised, languages } from "../locale/languages";
import { isCurrency, showMoney } from "../locale/money";
import { isPlainNumber, showNumber, showPercent } from "../locale/numbers";
import type { DocumentForm, FieldDefinition, FieldKind, FieldValue } from "./form";

const longestText = 2000;
const mostChoices = 50;

/** What each kind holds, strictly: no further keys, no other types. */
const holds: Record<FieldKind, (value: unknown) => boolean> = {
  text: isLocalised,
  person: isLocalised,
  organisation: isLocalised,
  document_number: (value) => isShort(value, 200),
  number: isPlainNumber,
  percent: isPlainNumber,
  money: (value) =>
    isRecord(value, ["minor", "currency"]) && Number.isSafeInteger(value.minor) && isCurrency(value.currency),
  date: isDate,
  month: isMonth,
  // A start behind its end is somebody's slip to be shown, not a reason to refuse an edit.
  period: (value) => isRecord(value, ["start", "end"]) && isDate(value.start) && isDate(value.end),
  time: isTime,
  choice: (value) => isShort(value, 64),
  choices: (value) =>
    Array.isArray(value) &&
    value.length <= mostChoices &&
    value.every((option) => isShort(option, 64)) &&
    new Set(value).size === value.length,
  checkbox: (value) => typeof value === "boolean",
  language: isLanguage,
  activity: (value) => readId(value) !== undefined,
};

/** Is this what the map of facts may hold, under the given definition if there is one? */
export function isFieldValue(value: unknown, definition?: FieldDefinition): value is FieldValue {
  if (!isRecord(value, ["kind", "value"])) return false;
  const { kind } = value;
  if (typeof kind !== "string" || !Object.hasOwn(holds, kind)) return false;
  if (!holds[kind as FieldKind](value.value)) return false;
  if (!definition) return true;
  if (kind !== definition.kind) return false;
  if (kind !== "choice" && kind !== "choices") return true;
  const options = new Set(definition.options?.map((option) => option.key));
  return [value.value].flat().every((option) => options.has(option as string));
}

/** A fact as the text shows it; `[Label]` when there is none yet. */
export type ShownField = { text: string; isEmpty: boolean };

/** What a value of kind `activity` stands for. */
export type NamedActivity = { id: string; name: Localised };

export function showField(
  definition: FieldDefinition,
  value: unknown,
  language: Language,
  { activities = [] }: { activities?: readonly NamedActivity[] } = {},
): ShownField {
  const text = isFieldValue(value, definition) ? shown(definition, value, language, activities).trim() : "";
  return text === ""
    ? { text: `[${inLanguage(definition.label, language) || definition.key}]`, isEmpty: true }
    : { text, isEmpty: false };
}

/**
 * How every fact of a document is shown: bound ones from their rows (`bound`), the others from the
 * document's own map (`fields`). A key that the form does not know is a gap with its key.
 */
export function fieldShower(of: {
  form: Pick<DocumentForm, "fields">;
  fields: Readonly<Record<string, unknown>>;
  bound: Readonly<Record<string, unknown>>;
  language: Language;
  activities?: readonly NamedActivity[];
}): (key: string) => ShownField {
  return (key) => {
    const definition = own(of.form.fields, key);
    if (!definition) return { text: `[${key}]`, isEmpty: true };
    const value = own(definition.bound ? of.bound : of.fields, key);
    return showField(definition, value, of.language, { activities: of.activities });
  };
}

function shown(
  definition: FieldDefinition,
  field: FieldValue,
  language: Language,
  activities: readonly NamedActivity[],
): string {
  switch (field.kind) {
    case "text":
    case "person":
    case "organisation":
      return inLanguage(field.value, language);
    case "document_number":
      return field.value;
    case "number":
      return showNumber(field.value, language);
    case "percent":
      return showPercent(field.value, language);
    case "money":
      return isCurrency(field.value.currency)
        ? showMoney(field.value.minor, field.value.currency, language)
        : "";
    case "date":
      return showDate(field.value, language, { weekday: definition.weekday });
    case "month":
      return showMonth(field.value, language);
    case "period":
      return showPeriod(field.value.start, field.value.end, language);
    case "time":
      return showTime(field.value, language);
    case "choice":
      return showOption(definition, field.value, language);
    case "choices":
      return field.value.map((key) => showOption(definition, key, language)).join(listSeparator[language]);
    case "checkbox":
      return yesNo[language][field.value ? 0 : 1];
    case "language":
      return languageNames[language][field.value];
    case "activity":
      return inLanguage(activities.find((activity) => activity.id === field.value)?.name, language);
  }
}

function showOption(definition: FieldDefinition, key: string, language: Language): string {
  const option = definition.options?.find((one) => one.key === key);
  return inLanguage(option?.text, language) || inLanguage(option?.label, language);
}

const listSeparator: Record<Language, string> = { en: ", ", id: ", ", ja: "、" };

const yesNo: Record<Language, readonly [yes: string, no: string]> = {
  en: ["Yes", "No"],
  id: ["Ya", "Tidak"],
  ja: ["はい", "いいえ"],
};

const languageNames: Record<Language, Record<Language, string>> = {
  en: { en: "English", id: "Indonesian", ja: "Japanese" },
  id: { en: "bahasa Inggris", id: "bahasa Indonesia", ja: "bahasa Jepang" },
  ja: { en: "英語", id: "インドネシア語", ja: "日本語" },
};

function isLocalised(value: unknown): value is Localised {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return false;
  const entries = Object.entries(value);
  return (
    entries.length <= languages.length &&
    entries.every(([language, text]) => isLanguage(language) && isShort(text, longestText))
  );
}

function isRecord<Key extends string>(value: unknown, keys: readonly Key[]): value is Record<Key, unknown> {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return false;
  return Object.keys(value).length === keys.length && keys.every((key) => Object.hasOwn(value, key));
}

const isShort = (value: unknown, most: number): value is string =>
  typeof value === "string" && value.length <= most;

const own = <Value>(record: Readonly<Record<string, Value>>, key: string): Value | undefined =>
  Object.hasOwn(record, key) ? record[key] : undefined;
