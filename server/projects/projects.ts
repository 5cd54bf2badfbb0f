import type { ProjectAnswer, ProjectSummary } from "../../shared/answers";
import type { ActivityId, MemberId, OrganisationId, ProjectId, TopicId, UserId } from "../../shared/ids";
import type { Localised } from "../../shared/locale/languages";
import { actions, type Role, roleMay } from "../../shared/roles";
import type { Membership } from "../access/access";
import { firstOrganisation, firstSecretariat } from "../accounts/setup";
import { note } from "../audit/log";
import type { Sql } from "../db/open";
import type { Parts } from "../parts";
import { nextPosition } from "./members";

export type NewProject = {
  name: Localised;
  start?: string | null | undefined;
  end?: string | null | undefined;
  activities?: NewActivity[] | undefined;
  topics?: { name: Localised }[] | undefined;
};
export type NewActivity = {
  code: string;
  name: Localised;
  source?: "activity" | "discussion_issue" | undefined;
};

/** Whoever set the installation up, and the secretariat of any project, may begin another. */
export async function mayBeginProject(sql: Sql, user: UserId): Promise<boolean> {
  const first = await sql
    .selectFrom("setting")
    .where("key", "=", firstSecretariat)
    .where("value", "=", user)
    .select("key")
    .executeTakeFirst();
  if (first) return true;
  const seat = await sql
    .selectFrom("member")
    .where("user_id", "=", user)
    .where("role", "=", "secretariat" satisfies Role)
    .select("id")
    .executeTakeFirst();
  return seat !== undefined;
}

/** Begins a project with its first secretariat. */
export async function beginProject(parts: Parts, user: UserId, wanted: NewProject): Promise<ProjectId> {
  const { db, now, newId } = parts;
  const project = newId<ProjectId>();
  await db.sql.transaction().execute(async (tx) => {
    await tx
      .insertInto("project")
      .values({
        id: project,
        name: JSON.stringify(wanted.name),
        start: wanted.start ?? null,
        end: wanted.end ?? null,
        created_at: now(),
        created_by: user,
        archived_at: null,
      })
      .execute();
    await seatSecretariat(parts, tx, project, user);
    await addActivities(parts, tx, project, wanted.activities ?? []);
    await addTopics(parts, tx, project, wanted.topics ?? []);
    await note(tx, { at: now(), actor: user, action: "project.begun", target: project, project });
  });
  return project;
}

/** The first seat of a project, in the organisation in which the person works already. */
export async function seatSecretariat(
  parts: Pick<Parts, "newId" | "now">,
  tx: Sql,
  project: ProjectId,
  user: UserId,
): Promise<void> {
  await tx
    .insertInto("member")
    .values({
      id: parts.newId<MemberId>(),
      project_id: project,
      user_id: user,
      organisation_id: await ownOrganisation(parts, tx, project, user),
      role: "secretariat" satisfies Role,
      position: await nextPosition(tx, project),
      created_at: parts.now(),
    })
    .execute();
}

/** Changes a project's facts; activities are matched by code, topics by position. */
export async function changeProject(
  parts: Parts,
  member: Membership,
  changes: Partial<NewProject>,
): Promise<void> {
  const { db, now, changes: told } = parts;
  const { project } = member;
  await db.sql.transaction().execute(async (tx) => {
    const { name, start, end } = changes;
    if (name !== undefined || start !== undefined || end !== undefined) {
      await tx
        .updateTable("project")
        .set({
          ...(name === undefined ? {} : { name: JSON.stringify(name) }),
          ...(start === undefined ? {} : { start }),
          ...(end === undefined ? {} : { end }),
        })
        .where("id", "=", project)
        .execute();
    }
    await addActivities(parts, tx, project, changes.activities ?? []);
    await addTopics(parts, tx, project, changes.topics ?? []);
    await note(tx, { at: now(), actor: member.user, action: "project.changed", target: project, project });
  });
  told.changed(project);
}

/** The projects in which the person has a seat, newest first. `documents` is left to the caller's count. */
export async function projectsOf(sql: Sql, user: UserId): Promise<Omit<ProjectSummary, "documents">[]> {
  const rows = await sql
    .selectFrom("member")
    .innerJoin("project", "project.id", "member.project_id")
    .where("member.user_id", "=", user)
    .where("project.archived_at", "is", null)
    .orderBy("project.created_at", "desc")
    .orderBy("project.id", "desc")
    .select(["project.id", "project.name", "project.start", "project.end", "member.role"])
    .execute();
  return rows.map((row) => ({ ...row, name: JSON.parse(row.name), role: row.role as Role }));
}

export async function projectAnswer(
  sql: Sql,
  member: Membership,
): Promise<Omit<ProjectAnswer, "documents"> | undefined> {
  const row = await sql
    .selectFrom("project")
    .where("id", "=", member.project)
    .select(["id", "name", "start", "end"])
    .executeTakeFirst();
  if (!row) return undefined;
  const activities = await sql
    .selectFrom("activity")
    .where("project_id", "=", row.id)
    .orderBy("position")
    .select(["id", "code", "name", "source"])
    .execute();
  const topics = await sql
    .selectFrom("topic")
    .where("project_id", "=", row.id)
    .orderBy("position")
    .select(["id", "name"])
    .execute();
  return {
    ...row,
    name: JSON.parse(row.name),
    role: member.role,
    may: actions.filter((action) => roleMay(member.role, action)),
    activities: activities.map((one) => ({
      ...one,
      name: JSON.parse(one.name),
      source: one.source as "activity" | "discussion_issue",
    })),
    topics: topics.map((one) => ({ ...one, name: JSON.parse(one.name) })),
  };
}

/** Null where a date is not known yet. */
export async function projectDates(
  sql: Sql,
  project: ProjectId,
): Promise<{ start: string | null; end: string | null }> {
  return await sql
    .selectFrom("project")
    .where("id", "=", project)
    .select(["start", "end"])
    .executeTakeFirstOrThrow();
}

async function addActivities({ newId }: Parts, tx: Sql, project: ProjectId, activities: NewActivity[]) {
  for (const [position, one] of activities.entries()) {
    const values = {
      name: JSON.stringify(one.name),
      source: one.source ?? "activity",
      position,
    };
    await tx
      .insertInto("activity")
      .values({ id: newId<ActivityId>(), project_id: project, code: one.code, ...values })
      .onConflict((conflict) => conflict.columns(["project_id", "code"]).doUpdateSet(values))
      .execute();
  }
}

async function addTopics({ newId }: Parts, tx: Sql, project: ProjectId, topics: { name: Localised }[]) {
  for (const [position, one] of topics.entries()) {
    const name = JSON.stringify(one.name);
    const known = await tx
      .updateTable("topic")
      .set({ name })
      .where("project_id", "=", project)
      .where("position", "=", position)
      .executeTakeFirst();
    if (known.numUpdatedRows > 0n) continue;
    await tx
      .insertInto("topic")
      .values({ id: newId<TopicId>(), project_id: project, name, position })
      .execute();
  }
}

/** The organisation in which the person works already, taken over into the new project if it was another's own. */
async function ownOrganisation(
  { newId, now }: Pick<Parts, "newId" | "now">,
  tx: Sql,
  project: ProjectId,
  user: UserId,
): Promise<OrganisationId> {
  const seat = await tx
    .selectFrom("member")
    .innerJoin("organisation", "organisation.id", "member.organisation_id")
    .where("member.user_id", "=", user)
    .orderBy("member.created_at", "desc")
    .selectAll("organisation")
    .executeTakeFirst();
  if (!seat) {
    const first = await tx
      .selectFrom("setting")
      .where("key", "=", firstOrganisation)
      .select("value")
      .executeTakeFirstOrThrow();
    return first.value as OrganisationId;
  }
  if (seat.project_id === null) return seat.id as OrganisationId;
  const id = newId<OrganisationId>();
  await tx
    .insertInto("organisation")
    .values({ ...seat, id, project_id: project, created_at: now() })
    .execute();
  return id;
}
