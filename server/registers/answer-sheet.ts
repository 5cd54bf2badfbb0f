import type { Context } from "hono";
import { inLanguage, type Language } from "../../shared/locale/languages";
import type {
  DecisionAnswer,
  FollowUpAnswer,
  InputAnswer,
  RegisterLinkAnswer,
} from "../../shared/register/answers";
import type { RegisterKind } from "../../shared/register/blocks";
import type { Membership } from "../access/access";
import { attachment } from "../exports/file-name";
import type { Signed } from "../http/context";
import { problem } from "../http/problems";
import type { RegisterFilter } from "./inputs";
import { matrixPaper } from "./matrix-paper";
import type { RegisterRoutesParts } from "./register-routes";
import { sectionTitles } from "./section-titles";
import { dayInJakarta } from "./seen-rows";
import { type ColumnName, rowNumber, sheetWords } from "./words";
import { type Cell, writeXlsx } from "./xlsx";
import { type AnswerOf, sheetOf } from "./sheet";
import { sheetWords } from "./words";
import { writeXlsx } from "./xlsx";

/** The rows as a spreadsheet, or as a paper by the exporters of documents. */
export async function answerSheet<Kind extends RegisterKind>(
  parts: RegisterRoutesParts,
  c: Context<Signed>,
  member: Membership,
  kind: Kind,
  rows: readonly AnswerOf[Kind][],
  filter: RegisterFilter & { format: "xlsx" | "docx" | "pdf" },
) {
  const { registers, exports, db, log, now } = parts;
  const wait = registers.sheetAllowance.take(member.user);
  if (wait > 0) return problem(c, "too-many", { retryAfter: wait / 1000 });
  const language = filter.language ?? c.var.language;
  const sheet = await sheetOf(parts, { project: member.project, kind, language }, rows);
  const words = sheetWords[language][kind];
  const file = (bytes: Uint8Array, type: string, name: string) =>
    c.body(new Uint8Array(bytes), 200, {
      "content-type": type,
      "content-disposition": attachment(name),
      "content-length": String(bytes.byteLength),
      "cache-control": "private, no-store",
    });
  if (filter.format === "xlsx")
    return file(
      writeXlsx({ name: words.sheet, ...sheet }),
      "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
      `${words.sheet} (${language}).xlsx`,
    );
  const paper = await matrixPaper(db.sql, sheet, { project: member.project, kind, language, now: now() });
  const made = await exports.make(paper, filter.format);
  if (made.ok) return file(made.bytes, made.type, made.fileName);
  const { incident } = c.var;
  if (made.detail) log.error({ incident, path: c.req.path, kind: made.kind, detail: made.detail }, "export");
  return problem(c, made.kind, {
    ...(made.facts ? { facts: made.facts } : {}),
    ...(made.kind === "export-failed" ? { incident } : {}),
    ...(made.kind === "busy" ? { retryAfter: 10 } : {}),
  });
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
