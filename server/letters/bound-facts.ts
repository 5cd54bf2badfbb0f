import type { LetterBound } from "../../shared/letter/fill";
import { showDate, showTime } from "../../shared/locale/dates";
import { type Language, type Localised, languages } from "../../shared/locale/languages";
import { type Zone, zones } from "../../shared/workshop/zones";
import type { Sql } from "../db/open";
import type { LetterRow } from "./letters";

const inEach = (of: (language: Language) => string): Localised =>
  Object.fromEntries(languages.map((language) => [language, of(language)]));

/** What a letter says of the project, the activity and the workshop, as they are now: shown, never copied. */
export async function boundFacts(
  sql: Sql,
  { project_id, activity_id, workshop_id, organisation_id }: LetterRow,
): Promise<LetterBound> {
  const project = await sql
    .selectFrom("project")
    .where("id", "=", project_id)
    .select("name")
    .executeTakeFirstOrThrow();
  const activity = await sql
    .selectFrom("activity")
    .where("id", "=", activity_id ?? "")
    .select("name")
    .executeTakeFirst();
  const workshop = await sql
    .selectFrom("workshop")
    .where("id", "=", workshop_id ?? "")
    .select(["title", "date", "time", "end_time", "zone", "venue", "link"])
    .executeTakeFirst();
  const organisation = await sql
    .selectFrom("organisation")
    .where("id", "=", organisation_id ?? "")
    .select("name")
    .executeTakeFirst();
  const named = (row: { name: string } | undefined): Localised | null => (row ? JSON.parse(row.name) : null);
  const { date, time, end_time, zone, venue, link } = workshop ?? {};
  return {
    project_name: named(project),
    activity_name: named(activity),
    survey_name: named(activity),
    organisation_name: named(organisation),
    workshop_title: workshop ? JSON.parse(workshop.title) : null,
    workshop_date: date ? inEach((language) => showDate(date, language, { weekday: true })) : null,
    workshop_time: time
      ? inEach((language) => {
          const hours = [time, end_time].flatMap((at) => (at ? showTime(at, language) : [])).join("–");
          return `${hours} (${zones[zone as Zone].short})`;
        })
      : null,
    workshop_venue: venue || link ? inEach(() => [venue, link].filter(Boolean).join("\n")) : null,
  };
}
