import type { AgendaItemAnswer, WorkshopAnswer, WorkshopSummary } from "../../shared/answers";
import { actions, type DocumentAudience, roleMay, roleSees } from "../../shared/roles";
import { timesOf, warningsOf } from "../../shared/workshop/programme";
import type { Membership, SeenWorkshop, WorkshopFacts } from "../access/access";
import type { Sql } from "../db/open";
import { shownMaterials } from "./materials";
import { programmeOf } from "./programme-store";
import { attendanceOf, concernsOf, participationOf } from "./workshop-store";

/** `isMinutesShown`: the minutes are a document like others, with an audience of their own. */
export const workshopSummary = (workshop: WorkshopFacts, isMinutesShown: boolean): WorkshopSummary => ({
  id: workshop.id,
  number: workshop.number,
  title: workshop.title,
  state: workshop.state,
  date: workshop.date,
  time: workshop.time,
  end: workshop.end,
  zone: workshop.zone,
  venue: workshop.venue,
  link: workshop.link,
  languages: workshop.languages,
  minutes: isMinutesShown ? workshop.minutes : null,
});

/** Everything of a workshop that this person may see. */
export async function workshopAnswer(sql: Sql, { workshop, member }: SeenWorkshop): Promise<WorkshopAnswer> {
  const project = await sql
    .selectFrom("project")
    .where("id", "=", workshop.project)
    .select("name")
    .executeTakeFirstOrThrow();
  const { documents, ...concerns } = await concernsOf(sql, workshop);
  const items = await programmeOf(sql, workshop.id);
  const materials = await shownMaterials(sql, { workshop, member });
  const times = timesOf(items, workshop.time);
  const shownMinutes = await minutesShownTo(sql, member);
  return {
    ...workshopSummary(workshop, shownMinutes(workshop)),
    project: { id: workshop.project, name: JSON.parse(project.name) },
    may: actions.filter((action) => roleMay(member.role, action)),
    ...concerns,
    documents: documents
      .filter(({ audience }) => roleSees(member.role, audience as DocumentAudience))
      .map(({ id, title, kind }) => ({ id, title, kind: kind as "tor" | "minutes" })),
    programme: items.map(
      (item, index): AgendaItemAnswer => ({
        ...item,
        ...times[index]!,
        material: item.material && materials.has(item.material) ? item.material : null,
      }),
    ),
    warnings: warningsOf(items, workshop),
    attendance: await attendanceOf(sql, workshop.id),
    me: await participationOf(sql, workshop.id, member.user),
    current: workshop.current,
    isFollowed: workshop.isFollowed,
    shown: await shownTo(sql, member, workshop),
  };
}

/** A clause of a document that this person is not shown stays away from their screens. */
async function shownTo(
  sql: Sql,
  member: Membership,
  { project, shown }: WorkshopFacts,
): Promise<WorkshopFacts["shown"]> {
  if (!shown) return null;
  const document = await sql
    .selectFrom("document")
    .where("id", "=", shown.document)
    .where("project_id", "=", project)
    .select("audience")
    .executeTakeFirst();
  return document && roleSees(member.role, document.audience as DocumentAudience) ? shown : null;
}

/** Says of each workshop of the member's project whether its minutes are shown to them. */
export async function minutesShownTo(
  sql: Sql,
  member: Membership,
): Promise<(workshop: WorkshopFacts) => boolean> {
  const rows = await sql
    .selectFrom("workshop")
    .innerJoin("document", "document.id", "workshop.minutes_id")
    .where("workshop.project_id", "=", member.project)
    .select(["document.id", "document.audience"])
    .execute();
  const shown = new Set(
    rows.filter(({ audience }) => roleSees(member.role, audience as DocumentAudience)).map(({ id }) => id),
  );
  return ({ minutes }) => minutes !== null && shown.has(minutes);
}
