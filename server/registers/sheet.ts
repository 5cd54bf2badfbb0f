/** A register as a table: the same rows for a spreadsheet and for a paper. */
import type { ProjectId } from "../../shared/ids";
import { inLanguage, type Language } from "../../shared/locale/languages";
import type {
  DecisionAnswer,
  FollowUpAnswer,
  InputAnswer,
  RegisterLinkAnswer,
} from "../../shared/register/answers";
import type { RegisterKind } from "../../shared/register/blocks";
import { dispositionWords } from "../../shared/register/dispositions";
import { stateWords } from "../../shared/register/states";
import type { RegisterRoutesParts } from "./register-routes";
import { sectionTitles } from "./section-titles";
import { dayInJakarta } from "./seen-rows";
import { type ColumnName, rowNumber, sheetWords } from "./words";
import type { Cell, Column } from "./xlsx";

export type AnswerOf = { input: InputAnswer; decision: DecisionAnswer; followUp: FollowUpAnswer };
type Row = AnswerOf[RegisterKind];

/** What the cells need to name by its words. */
type Names = {
  language: Language;
  topics: ReadonlyMap<string, string>;
  section: (link: RegisterLinkAnswer) => string;
};
type Columns<Each> = Partial<Record<ColumnName, { width: number; cell: (row: Each, names: Names) => Cell }>>;

export type Sheet = { columns: (Column & { name: ColumnName })[]; rows: Cell[][]; changedAt: number | null };

/**
 * A file goes from hand to hand: whoever asks, what was said in confidence is not in it, nor who gave what is not for
 * attribution.
 */
export async function sheetOf<Kind extends RegisterKind>(
  { registers, db }: Pick<RegisterRoutesParts, "registers" | "db">,
  about: { project: ProjectId; kind: Kind; language: Language },
  rows: readonly AnswerOf[Kind][],
): Promise<Sheet> {
  const { project, kind, language } = about;
  const shown = rows
    .filter((row) => row.visibility !== "confidential")
    .map((row) => (row.visibility === "not_for_attribution" ? { ...row, by: null } : row));
  const topics = await db.sql
    .selectFrom("topic")
    .where("project_id", "=", project)
    .select(["id", "name"])
    .execute();
  const names: Names = {
    language,
    topics: new Map(topics.map(({ id, name }) => [id, inLanguage(JSON.parse(name), language)])),
    section: await sectionNames(registers.rooms, shown, language),
  };
  const columns = Object.entries(columnsOf[kind] as Columns<AnswerOf[Kind]>);
  return {
    columns: columns.map(([name, { width }]) => ({
      name: name as ColumnName,
      title: sheetWords[language].column[name as ColumnName],
      width,
    })),
    rows: shown.map((row) => columns.map(([, { cell }]) => cell(row, names))),
    changedAt: shown.length === 0 ? null : Math.max(...shown.map((row) => row.changedAt)),
  };
}

async function sectionNames(
  rooms: RegisterRoutesParts["registers"]["rooms"],
  rows: readonly Row[],
  language: Language,
): Promise<Names["section"]> {
  const linked = rows.flatMap((row) => ("links" in row ? row.links : []));
  const titleOf = await sectionTitles(
    rooms,
    linked.map(({ document, section }) => ({ document: document.id, section })),
  );
  return ({ document, section }) =>
    [inLanguage(document.title, language), inLanguage(titleOf({ document: document.id, section }), language)]
      .filter(Boolean)
      .join(" – ");
}

const day = (date: string | null): Cell => (date === null ? null : { day: date });
const dayOf = (at: number | null): Cell => (at === null ? null : { day: dayInJakarta(at) });
const lines = (texts: readonly (string | null)[]): Cell => texts.filter(Boolean).join("\n") || null;

const said = <Each extends Row>(kind: RegisterKind) =>
  ({
    id: { width: 10, cell: (row: Each) => rowNumber(kind, row.number) },
  }) as const;

const minutes = {
  width: 28,
  cell: (row: Row, { language }: Names) => inLanguage(row.document?.title, language) || null,
};
const topic = {
  width: 20,
  cell: (row: Row, { topics }: Names) => (row.topic === null ? null : (topics.get(row.topic) ?? row.topic)),
};
const text = { width: 50, cell: (row: Row, { language }: Names) => inLanguage(row.text, language) };
const state = { width: 16, cell: (row: Row, { language }: Names) => stateWords[language][row.state] };
const circulation = {
  width: 16,
  cell: (row: Row, { language }: Names) => sheetWords[language].visibility[row.visibility],
};
const missing = {
  width: 16,
  cell: (row: Row, { language }: Names) =>
    row.missing.map((code) => sheetWords[language].missing[code]).join(", ") || null,
};
const takenUp = {
  width: 36,
  cell: (row: InputAnswer | DecisionAnswer, { section }: Names) => lines(row.links.map(section)),
};

/** In the order in which they are printed. */
const columnsOf: { [Kind in RegisterKind]: Columns<AnswerOf[Kind]> } = {
  input: {
    ...said<InputAnswer>("input"),
    by: { width: 22, cell: (row) => row.by },
    received: { width: 12, cell: (row) => day(row.received) },
    channel: {
      width: 12,
      cell: (row, { language }) => (row.channel ? sheetWords[language].channel[row.channel] : null),
    },
    minutes,
    topic,
    input: text,
    code: { width: 7, cell: (row) => row.disposition },
    disposition: {
      width: 18,
      cell: (row, { language }) => row.disposition && dispositionWords[language][row.disposition],
    },
    answer: { width: 50, cell: (row, { language }) => inLanguage(row.answer, language) || null },
    destination: { width: 22, cell: (row) => row.destination },
    state,
    responsible: { width: 20, cell: (row) => row.responsible },
    takenUp,
    was: { width: 36, cell: (row) => lines(row.links.map((link) => link.was)) },
    becomes: { width: 36, cell: (row) => lines(row.links.map((link) => link.becomes)) },
    circulation,
    missing,
  },
  decision: {
    ...said<DecisionAnswer>("decision"),
    decision: text,
    by: { width: 22, cell: (row) => row.by },
    topic,
    minutes,
    state,
    takenUp,
    circulation,
    missing,
  },
  followUp: {
    ...said<FollowUpAnswer>("followUp"),
    action: text,
    owner: { width: 22, cell: (row) => row.owner },
    person: { width: 20, cell: (row) => row.person },
    due: { width: 12, cell: (row) => day(row.due) },
    dueInMinutes: { width: 12, cell: (row) => day(row.dueInMinutes) },
    overdue: { width: 10, cell: (row, { language }) => (row.isOverdue ? sheetWords[language].yes : null) },
    state,
    blockedBy: { width: 24, cell: (row) => row.blockedBy },
    progress: { width: 36, cell: (row) => row.progress?.note ?? null },
    minutes,
    closed: { width: 12, cell: (row) => dayOf(row.closedAt) },
    circulation,
    missing,
  },
};
