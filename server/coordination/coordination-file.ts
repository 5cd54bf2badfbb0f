import type { CoordinationAnswer, CoordinationRow } from "../../shared/answers";
import { coordinationStateWords, roleCodes, roleCodeWords } from "../../shared/coordination/matrix";
import { showDate } from "../../shared/locale/dates";
import { inLanguage, type Language, type Localised } from "../../shared/locale/languages";
import type { ExportInput } from "../exports/input";
import { type Cell, writeXlsx } from "../registers/xlsx";
import { paperInput } from "../workshops/paper";
import { coordinationWords } from "./words";

type About = { language: Language; isPersonal: boolean };

const lettersOf = ({ letters }: CoordinationRow): string =>
  letters.flatMap(({ number }) => number ?? []).join("\n");

/** The matrix as a sheet. Who the focal points are leaves only when it was asked for. */
export function coordinationSheet(
  { activities, rows }: CoordinationAnswer,
  { language, isPersonal }: About,
): Uint8Array {
  const words = coordinationWords[language];
  const personal: [string, number, (row: CoordinationRow) => Cell][] = [
    [words.focal, 24, ({ contact }) => contact.name],
    [words.position, 22, ({ contact }) => contact.position],
    [words.phone, 18, ({ contact }) => contact.phone],
    [words.email, 24, ({ contact }) => contact.email],
  ];
  const columns: [string, number, (row: CoordinationRow) => Cell][] = [
    [words.organisation, 34, ({ organisation }) => inLanguage(organisation.name, language)],
    [words.unit, 22, ({ unit }) => unit],
    ...(isPersonal ? personal : []),
    ...activities.map(({ id, code, name }): [string, number, (row: CoordinationRow) => Cell] => [
      `${code} ${inLanguage(name, language)}`,
      16,
      ({ roles }) => (roles[id] ?? []).map((role) => `${role} ${roleCodeWords[language][role]}`).join("\n"),
    ]),
    [words.state, 20, ({ state }) => coordinationStateWords[language][state]],
    [words.letter, 24, lettersOf],
    [words.neededBy, 14, ({ neededBy }) => (neededBy === null ? null : { day: neededBy })],
    [words.support, 36, ({ support }) => support],
    [words.notes, 36, ({ notes }) => notes],
  ];
  return writeXlsx({
    name: words.title,
    columns: columns.map(([title, width]) => ({ title, width })),
    rows: rows.map((row) => columns.map(([, , cell]) => cell(row))),
  });
}

/** The matrix as a paper: codes in the cells, what they mean above. */
export function coordinationPaper(
  { activities, rows }: CoordinationAnswer,
  { language, isPersonal, now }: About & { now: number },
): ExportInput {
  const words = coordinationWords[language];
  const title: Localised = { [language]: words.title };
  const legend = roleCodes.map((code) => `${code} ${roleCodeWords[language][code]}`).join(" · ");
  return paperInput<string>({
    language,
    title,
    facts: activities.map(({ code, name }) => ({ label: code, text: inLanguage(name, language) })),
    parties: [],
    heading: words.title,
    notice: `${words.legend}: ${legend}`,
    columns: {
      organisation: words.organisation,
      unit: words.unit,
      ...(isPersonal ? { focal: words.focal } : {}),
      ...Object.fromEntries(activities.map(({ id, code }) => [id, code])),
      state: words.state,
      letter: words.letter,
      neededBy: words.neededBy,
      support: words.support,
    },
    rows: rows.map((row) => ({
      organisation: inLanguage(row.organisation.name, language),
      unit: row.unit,
      focal: reachedBy(row),
      ...Object.fromEntries(activities.map(({ id }) => [id, (row.roles[id] ?? []).join(", ")])),
      state: coordinationStateWords[language][row.state],
      letter: lettersOf(row),
      neededBy: row.neededBy === null ? "" : showDate(row.neededBy, language),
      support: row.support,
    })),
    date: null,
    changedAt: now,
    isLandscape: true,
  });
}

const reachedBy = ({ contact }: CoordinationRow): string =>
  [contact.name, contact.position, contact.phone, contact.email].filter(Boolean).join(", ");
