import type { Person } from "../../shared/answers";
import type { ProjectId, UserId } from "../../shared/ids";
import type { Side } from "../../shared/roles";
import type { Sql } from "../db/open";

/**
 * Everybody who is or ever was in the project, by user id: whoever left is still named beside what they wrote.
 * Colours go round by order of joining and stay with a person.
 */
export async function peopleOf(sql: Sql, project: ProjectId | string): Promise<Map<string, Person>> {
  const columns = [
    "user.id",
    "user.name",
    "organisation.name as organisation",
    "organisation.side",
    "position",
  ] as const;
  const members = await sql
    .selectFrom("member")
    .innerJoin("user", "user.id", "member.user_id")
    .innerJoin("organisation", "organisation.id", "member.organisation_id")
    .where("member.project_id", "=", project)
    .select(columns)
    .execute();
  const past = await sql
    .selectFrom("past_member")
    .innerJoin("user", "user.id", "past_member.user_id")
    .innerJoin("organisation", "organisation.id", "past_member.organisation_id")
    .where("past_member.project_id", "=", project)
    .select(columns)
    .execute();
  return new Map([...past, ...members].map((row) => [row.id, personOf(row)]));
}

/** One of them. */
export async function personIn(
  sql: Sql,
  project: ProjectId | string,
  user: UserId | string,
): Promise<Person | undefined> {
  return (await peopleOf(sql, project)).get(user);
}

export function personOf(row: {
  id: string;
  name: string;
  organisation: string;
  side: string;
  position: number;
}): Person {
  return {
    id: row.id,
    name: row.name,
    organisation: JSON.parse(row.organisation),
    side: row.side as Side,
    colour: (row.position % 8) + 1,
  };
}
