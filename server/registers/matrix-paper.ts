import type { ProjectId } from "../../shared/ids";
import { showDate } from "../../shared/locale/dates";
import { inLanguage, type Language, type Localised } from "../../shared/locale/languages";
import type { RegisterKind } from "../../shared/register/blocks";
import { dispositionCodes, dispositionWords } from "../../shared/register/dispositions";
import type { Sql } from "../db/open";
import { documentStore } from "../documents/document-store";
import type { ExportInput } from "../exports/input";
import { paperInput } from "../workshops/paper";
import { dayInJakarta } from "./seen-rows";
import type { Sheet } from "./sheet";
import { type ColumnName, sheetWords } from "./words";
import type { Cell } from "./xlsx";

/** A sheet of paper has less room than a spreadsheet: these columns, each so wide beside the others. */
const printed: Record<RegisterKind, Partial<Record<ColumnName, number>>> = {
  input: {
    id: 62,
    by: 100,
    topic: 90,
    input: 230,
    code: 44,
    answer: 220,
    takenUp: 150,
    becomes: 170,
    state: 84,
  },
  decision: { id: 62, decision: 330, topic: 110, minutes: 150, state: 84, takenUp: 180 },
  followUp: {
    id: 62,
    action: 270,
    owner: 140,
    person: 110,
    due: 90,
    state: 84,
    blockedBy: 120,
    progress: 190,
  },
};

/** A register as a paper in landscape: the row of headings stands on every page. */
export async function matrixPaper(
  sql: Sql,
  sheet: Sheet,
  about: { project: ProjectId; kind: RegisterKind; language: Language; now: number },
): Promise<ExportInput> {
  const { project, kind, language, now } = about;
  const words = sheetWords[language];
  const { name } = await sql
    .selectFrom("project")
    .where("id", "=", project)
    .select("name")
    .executeTakeFirstOrThrow();
  const projectName: Localised = JSON.parse(name);
  const kept = sheet.columns.flatMap((column, at) => {
    const width = printed[kind][column.name];
    return width === undefined ? [] : [{ ...column, at, width }];
  });
  const by = <Value>(value: (column: (typeof kept)[number]) => Value) =>
    Object.fromEntries(kept.map((column) => [column.name, value(column)])) as Record<string, Value>;
  return paperInput<string>({
    language,
    title: { [language]: `${words[kind].paper}: ${inLanguage(projectName, language)}` },
    facts: [
      { label: words.rows, text: String(sheet.rows.length) },
      {
        label: words.asOf,
        text: sheet.changedAt === null ? null : showDate(dayInJakarta(sheet.changedAt), language),
      },
    ],
    parties: await documentStore(sql).parties(project),
    heading: words[kind].paper,
    notice: kind === "input" ? legend(language) : "",
    columns: by(({ title }) => title),
    widths: by(({ width }) => width),
    rows: sheet.rows.map((cells) => by(({ at }) => printedCell(cells[at] ?? null, language))),
    date: null,
    changedAt: sheet.changedAt ?? now,
    isLandscape: true,
  });
}

/** What the codes mean, for whoever has only the paper. */
const legend = (language: Language): string =>
  dispositionCodes.map((code) => `${code}: ${dispositionWords[language][code]}`).join("; ");

const printedCell = (cell: Cell, language: Language): string => {
  if (cell === null) return "";
  return typeof cell === "object" ? showDate(cell.day, language) : String(cell);
};
