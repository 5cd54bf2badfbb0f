import type { CoordinationAnswer, CoordinationRow } from "../../shared/answers";
import { type CoordinationState, type RoleCode, roleCodes } from "../../shared/coordination/matrix";
import type { OrganisationId, ProjectId } from "../../shared/ids";
import type { ProblemKind } from "../../shared/problem";
import type { Membership } from "../access/access";
import { can } from "../access/can";
import { note } from "../audit/log";
import type { Tx } from "../db/open";
import type { Parts } from "../parts";
import { organisationsOf } from "../projects/organisations";
import type { CoordinationWish } from "./inputs";

type Done = { ok: true } | { ok: false; why: ProblemKind };
const no = (why: ProblemKind) => ({ ok: false, why }) as const;

/** The matrix of a project: a row for each organisation, its roles by activity, how far it has come. */
export function createCoordination({ db, now }: Pick<Parts, "db" | "now">) {
  const { sql } = db;

  async function areActivities(tx: Tx, project: ProjectId, ids: readonly string[]): Promise<boolean> {
    if (ids.length === 0) return true;
    const rows = await tx
      .selectFrom("activity")
      .where("project_id", "=", project)
      .where("id", "in", [...ids])
      .select("id")
      .execute();
    return rows.length === ids.length;
  }

  return {
    /** As this person may see it: how the focal point is reached is the secretariat's alone. */
    async read(member: Membership): Promise<CoordinationAnswer> {
      const { project } = member;
      const activities = await sql
        .selectFrom("activity")
        .where("project_id", "=", project)
        .orderBy("position")
        .select(["id", "code", "name"])
        .execute();
      const rows = await sql
        .selectFrom("coordination")
        .where("project_id", "=", project)
        .selectAll()
        .execute();
      const roles = await sql
        .selectFrom("coordination_role")
        .where("project_id", "=", project)
        .selectAll()
        .execute();
      const letters = await sql
        .selectFrom("letter")
        .where("project_id", "=", project)
        .where("organisation_id", "is not", null)
        .orderBy("created_at")
        .select(["id", "number", "organisation_id"])
        .execute();
      const mayReach = can(member, "coordination.manage");
      const organisations = (await organisationsOf(sql, project)).filter(({ id }) =>
        rows.some((row) => row.organisation_id === id),
      );
      return {
        activities: activities.map((one) => ({ ...one, name: JSON.parse(one.name) })),
        rows: organisations.map((organisation): CoordinationRow => {
          const row = rows.find((one) => one.organisation_id === organisation.id)!;
          return {
            organisation: { id: organisation.id, name: organisation.name, side: organisation.side },
            unit: row.unit,
            contact: {
              name: row.contact_name,
              position: row.contact_position,
              phone: mayReach ? row.contact_phone : null,
              email: mayReach ? row.contact_email : null,
            },
            roles: Object.fromEntries(
              roles
                .filter((one) => one.organisation_id === organisation.id)
                .map((one) => [one.activity_id, JSON.parse(one.roles) as RoleCode[]]),
            ),
            state: row.state as CoordinationState,
            support: row.support,
            neededBy: row.needed_by,
            notes: row.notes,
            letters: letters
              .filter((one) => one.organisation_id === organisation.id)
              .map(({ id, number }) => ({ id, number })),
            changedAt: row.changed_at,
          };
        }),
      };
    },

    /** Puts the organisation into the matrix, or changes what is named. */
    async change(
      { project, user }: Membership,
      organisation: string | undefined,
      { roles, contact, ...wish }: CoordinationWish,
    ): Promise<Done> {
      return await sql.transaction().execute(async (tx): Promise<Done> => {
        const known = (await organisationsOf(tx, project)).some(({ id }) => id === organisation);
        if (!known || !organisation) return no("not-found");
        if (!(await areActivities(tx, project, Object.keys(roles ?? {})))) return no("not-found");
        const named = {
          unit: wish.unit,
          support: wish.support,
          notes: wish.notes,
          state: wish.state,
          needed_by: wish.neededBy,
          contact_name: contact?.name,
          contact_position: contact?.position,
          contact_phone: contact?.phone,
          contact_email: contact?.email,
        };
        const columns = {
          ...Object.fromEntries(Object.entries(named).filter(([, value]) => value !== undefined)),
          changed_at: now(),
          changed_by: user,
        };
        await tx
          .insertInto("coordination")
          .values({ project_id: project, organisation_id: organisation, ...columns })
          .onConflict((row) => row.columns(["project_id", "organisation_id"]).doUpdateSet(columns))
          .execute();
        for (const [activity, codes] of Object.entries(roles ?? {})) {
          const key = { project_id: project, organisation_id: organisation, activity_id: activity };
          await tx
            .deleteFrom("coordination_role")
            .where("project_id", "=", project)
            .where("organisation_id", "=", organisation)
            .where("activity_id", "=", activity)
            .execute();
          const ordered = roleCodes.filter((code) => codes.includes(code));
          if (ordered.length > 0)
            await tx
              .insertInto("coordination_role")
              .values({ ...key, roles: JSON.stringify(ordered) })
              .execute();
        }
        // Names and numbers stay in the row, where they can be erased.
        await note(tx, {
          at: now(),
          actor: user,
          action: "coordination.changed",
          target: organisation,
          project,
          detail: {
            what: Object.keys({ ...wish, ...(roles ? { roles } : {}), ...(contact ? { contact } : {}) }),
          },
        });
        return { ok: true };
      });
    },

    async remove({ project, user }: Membership, organisation: string | undefined): Promise<Done> {
      return await sql.transaction().execute(async (tx): Promise<Done> => {
        const gone = await tx
          .deleteFrom("coordination")
          .where("project_id", "=", project)
          .where("organisation_id", "=", organisation ?? "")
          .returning("organisation_id")
          .executeTakeFirst();
        if (!gone) return no("not-found");
        const target = gone.organisation_id as OrganisationId;
        await note(tx, { at: now(), actor: user, action: "coordination.removed", target, project });
        return { ok: true };
      });
    },
  };
}
