import type { ComingWorkshop, WaitingMinutes } from "../../shared/answers";
import type { UserId } from "../../shared/ids";
import { type DocumentAudience, roleSees } from "../../shared/roles";
import { type Membership, seesWorkshop, workshopFacts } from "../access/access";
import { can } from "../access/can";
import type { Sql } from "../db/open";

const most = 10;

/** Workshops that are held now or still to come, the nearest first; those whose day is open come last. */
export async function comingWorkshops(
  sql: Sql,
  members: readonly Membership[],
  today: string,
): Promise<ComingWorkshop[]> {
  if (members.length === 0) return [];
  const seatIn = new Map(members.map((member) => [member.project, member]));
  const rows = await sql
    .selectFrom("workshop")
    .innerJoin("project", "project.id", "workshop.project_id")
    .where("workshop.project_id", "in", [...seatIn.keys()])
    .where((is) =>
      is.or([
        is("workshop.state", "=", "in-progress"),
        is.and([
          is("workshop.state", "!=", "closed"),
          is.or([is("workshop.date", "is", null), is("workshop.date", ">=", today)]),
        ]),
      ]),
    )
    .selectAll("workshop")
    .select("project.name as project_name")
    .orderBy((by) => by.case().when("workshop.state", "=", "in-progress").then(0).else(1).end())
    .orderBy("workshop.date", (order) => order.asc().nullsLast())
    .orderBy("workshop.number")
    .execute();
  return rows
    .map(({ project_name, ...row }) => ({ name: JSON.parse(project_name), workshop: workshopFacts(row) }))
    .filter(({ workshop }) => seesWorkshop(seatIn.get(workshop.project)!.role, workshop.state))
    .slice(0, most)
    .map(({ name, workshop: { id, project, number, title, state, date, time, end, zone } }) => ({
      ...{ id, number, title, state, date, time, end, zone },
      project: { id: project, name },
    }));
}

/** Minutes that go round, shown to the person, open for their comments, and not agreed to by them yet. */
export async function waitingMinutes(
  sql: Sql,
  { user, members, today }: { user: UserId; members: readonly Membership[]; today: string },
): Promise<WaitingMinutes[]> {
  const commenting = members.filter((member) => can(member, "thread.write"));
  if (commenting.length === 0) return [];
  const seatIn = new Map<string, Membership>(commenting.map((member) => [member.project, member]));
  const rows = await sql
    .selectFrom("workshop")
    .innerJoin("document", "document.id", "workshop.minutes_id")
    .innerJoin("project", "project.id", "workshop.project_id")
    .where("workshop.project_id", "in", [...seatIn.keys()])
    .leftJoin("minutes_reader", (join) =>
      join.onRef("minutes_reader.document_id", "=", "document.id").on("minutes_reader.user_id", "=", user),
    )
    .where("document.circulated_at", "is not", null)
    .where("document.comments_until", ">=", today)
    .where("document.confirmed_at", "is", null)
    .where("minutes_reader.agreed_at", "is", null)
    .where("document.archived_at", "is", null)
    .select([
      "workshop.number",
      "document.id as document",
      "document.title",
      "document.audience",
      "project.id as project",
      "project.name",
    ])
    .orderBy("document.changed_at", "desc")
    .execute();
  return rows
    .filter(({ audience, project }) => roleSees(seatIn.get(project)!.role, audience as DocumentAudience))
    .slice(0, most)
    .map((row) => ({
      document: row.document,
      title: JSON.parse(row.title),
      workshop: row.number,
      project: { id: row.project, name: JSON.parse(row.name) },
    }));
}
