import type { Organisation } from "../../shared/answers";
import { type OrganisationId, type ProjectId, readId, type UserId, type WorkshopId } from "../../shared/ids";
import type { Localised } from "../../shared/locale/languages";
import { type WorkshopFacts, workshopFacts } from "../access/access";
import type { Sql } from "../db/open";
import { organisationsOf } from "../projects/organisations";
import type { WorkshopWish } from "./inputs";

export async function workshopsOf(sql: Sql, project: ProjectId): Promise<WorkshopFacts[]> {
  const rows = await sql
    .selectFrom("workshop")
    .where("project_id", "=", project)
    .orderBy("number", "desc")
    .selectAll()
    .execute();
  return rows.map(workshopFacts);
}

export async function insertWorkshop(
  tx: Sql,
  { id, project, at }: { id: WorkshopId; project: ProjectId; at: number },
  wish: WorkshopWish,
) {
  const last = await tx
    .selectFrom("workshop")
    .where("project_id", "=", project)
    .select((row) => row.fn.max("number").as("number"))
    .executeTakeFirst();
  await tx
    .insertInto("workshop")
    .values({
      id,
      project_id: project,
      number: (last?.number ?? 0) + 1,
      title: JSON.stringify(wish.title),
      date: wish.date ?? null,
      venue: wish.venue ?? null,
      created_at: at,
    })
    .execute();
  await setFacts(tx, id, wish);
}

/** What is left out stays; a title is changed in the languages that are named. */
export async function setFacts(tx: Sql, id: WorkshopId, wish: WorkshopWish, present?: Localised) {
  const { title, date, time, end, zone, venue, link, languages } = wish;
  const set = {
    ...(title === undefined ? {} : { title: JSON.stringify({ ...present, ...title }) }),
    ...(date === undefined ? {} : { date }),
    ...(time === undefined ? {} : { time }),
    ...(end === undefined ? {} : { end_time: end }),
    ...(zone === undefined ? {} : { zone }),
    ...(venue === undefined ? {} : { venue }),
    ...(link === undefined ? {} : { link }),
    ...(languages === undefined ? {} : { languages: JSON.stringify([...new Set(languages)]) }),
  };
  if (Object.keys(set).length > 0) await tx.updateTable("workshop").set(set).where("id", "=", id).execute();
  await setConcerns(tx, id, wish);
}

async function setConcerns(tx: Sql, id: WorkshopId, { activities, documents, parties }: WorkshopWish) {
  if (activities) {
    await tx.deleteFrom("workshop_activity").where("workshop_id", "=", id).execute();
    for (const activity_id of new Set(activities))
      await tx.insertInto("workshop_activity").values({ workshop_id: id, activity_id }).execute();
  }
  if (documents) {
    await tx.deleteFrom("workshop_document").where("workshop_id", "=", id).execute();
    for (const document_id of new Set(documents))
      await tx.insertInto("workshop_document").values({ workshop_id: id, document_id }).execute();
  }
  if (parties) {
    await tx.deleteFrom("workshop_party").where("workshop_id", "=", id).execute();
    for (const organisation_id of new Set(parties))
      await tx.insertInto("workshop_party").values({ workshop_id: id, organisation_id }).execute();
  }
}

/** Whether all that the workshop is to concern is of its own project. */
export async function areOfProject(
  sql: Sql,
  project: ProjectId,
  { activities = [], documents = [], parties = [] }: WorkshopWish,
): Promise<boolean> {
  const all = [...activities, ...documents, ...parties];
  if (!all.every((id) => readId(id))) return false;
  const inProject = async (table: "activity" | "document", ids: string[]) => {
    if (ids.length === 0) return true;
    const rows = await sql
      .selectFrom(table)
      .where("project_id", "=", project)
      .where("id", "in", ids)
      .select("id")
      .execute();
    return rows.length === new Set(ids).size;
  };
  const seen = new Set((await organisationsOf(sql, project)).map(({ id }) => id));
  return (
    parties.every((id) => seen.has(id)) &&
    (await inProject("activity", activities)) &&
    (await inProject("document", documents))
  );
}

export async function concernsOf(sql: Sql, workshop: WorkshopFacts) {
  const activities = await sql
    .selectFrom("workshop_activity")
    .innerJoin("activity", "activity.id", "workshop_activity.activity_id")
    .where("workshop_id", "=", workshop.id)
    .orderBy("activity.position")
    .select(["activity.id", "activity.code", "activity.name"])
    .execute();
  const documents = await sql
    .selectFrom("workshop_document")
    .innerJoin("document", "document.id", "workshop_document.document_id")
    .where("workshop_document.workshop_id", "=", workshop.id)
    .orderBy("document.created_at")
    .select(["document.id", "document.title", "document.kind", "document.audience"])
    .execute();
  const ids = await sql
    .selectFrom("workshop_party")
    .where("workshop_id", "=", workshop.id)
    .select("organisation_id")
    .execute();
  const isParty = new Set(ids.map((row) => row.organisation_id as OrganisationId));
  const parties: Organisation[] = (await organisationsOf(sql, workshop.project)).filter(({ id }) =>
    isParty.has(id as OrganisationId),
  );
  return {
    parties,
    activities: activities.map((one) => ({ ...one, name: JSON.parse(one.name) as Localised })),
    documents: documents.map((one) => ({ ...one, title: JSON.parse(one.title) as Localised })),
  };
}

export async function attendanceOf(sql: Sql, workshop: WorkshopId) {
  const { count, countAll } = sql.fn;
  return await sql
    .selectFrom("participant")
    .where("workshop_id", "=", workshop)
    .select([
      count<number>("invited_at").as("invited"),
      count<number>("accepted_at").as("accepted"),
      count<number>("attended_at").as("attended"),
      countAll<number>().as("all"),
    ])
    .executeTakeFirstOrThrow();
}

/** A person's own line on the list of participants. */
export async function participationOf(sql: Sql, workshop: WorkshopId, user: UserId) {
  const row = await sql
    .selectFrom("participant")
    .where("workshop_id", "=", workshop)
    .where("user_id", "=", user)
    .select(["invited_at as invitedAt", "accepted_at as acceptedAt", "attended_at as attendedAt"])
    .executeTakeFirst();
  return row ?? null;
}
