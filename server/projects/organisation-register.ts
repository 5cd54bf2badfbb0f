import type { OrganisationAnswer } from "../../shared/answers";
import type { OrganisationId, ProjectId, UserId } from "../../shared/ids";
import { type Localised, languages } from "../../shared/locale/languages";
import { isCalled } from "../../shared/organisation-name";
import type { ProblemKind } from "../../shared/problem";
import type { Side } from "../../shared/roles";
import { closeCode } from "../../shared/room";
import type { Membership } from "../access/access";
import { firstSecretariat } from "../accounts/setup";
import { note } from "../audit/log";
import { mergeRows } from "../coordination/merge-rows";
import type { Sql, Tx } from "../db/open";
import type { Parts } from "../parts";
import { knownOrganisations } from "./known-organisations";
import { insertOrganisation, organisationsOf } from "./organisations";

type Wish = {
  side?: Side | undefined;
  name?: Localised | undefined;
  short?: Localised | undefined;
  validFrom?: string | null | undefined;
  validTo?: string | null | undefined;
  successor?: string | null | undefined;
};
type Done<More = object> = ({ ok: true } & More) | { ok: false; why: ProblemKind };
const no = (why: ProblemKind) => ({ ok: false, why }) as const;

/** The project's list of organisations: entered, corrected, taken over, merged. */
export function organisationRegister({ db, now, newId, doors, changes }: Parts) {
  const find = async (tx: Sql, project: ProjectId, id: string) =>
    (await organisationsOf(tx, project)).find((one) => one.id === id);

  const noteOn = (tx: Tx, me: Membership, action: string, target: string, detail = {}) =>
    note(tx, { at: now(), actor: me.user, action, target, project: me.project, detail });

  /** Their lines show side and organisation as they were: they come in again by the new door. */
  const letInAgain = (project: ProjectId, users: readonly string[]) => {
    for (const user of users) doors.shut({ user: user as UserId, project }, closeCode.tryLater);
    changes.changed(project);
  };

  return {
    async add(
      me: Membership,
      wish: Wish & { side: Side; name: Localised },
    ): Promise<Done<{ id: OrganisationId }>> {
      if (isReversed(wish)) return no("dates-reversed");
      const id = newId<OrganisationId>();
      return await db.sql.transaction().execute(async (tx) => {
        if (wish.successor && !(await find(tx, me.project, wish.successor))) return no("not-found");
        await insertOrganisation(tx, { ...wish, id, project: me.project, at: now() });
        await noteOn(tx, me, "organisation.added", id);
        return { ok: true, id } as const;
      });
    },

    /** One of the whole installation is corrected only by whoever set it up, since other projects show it too. */
    async correct(me: Membership, id: string, wish: Wish): Promise<Done> {
      const corrected = await db.sql.transaction().execute(async (tx) => {
        const one = await find(tx, me.project, id);
        if (!one) return no("not-found");
        if (!one.isOwn && !(await isFirstSecretariat(tx, me.user))) return no("forbidden");
        const { successor } = wish;
        if (successor && (successor === id || !(await find(tx, me.project, successor))))
          return no("not-found");
        if (isReversed({ ...one, ...wish })) return no("dates-reversed");
        await tx.updateTable("organisation").set(columnsOf(one, wish)).where("id", "=", id).execute();
        await noteOn(tx, me, "organisation.corrected", id, { facts: Object.keys(wish) });
        const isMoved = wish.side !== undefined && wish.side !== one.side;
        return { ok: true, moved: isMoved ? await peopleOfOrganisation(tx, me.project, id) : [] } as const;
      });
      if (!corrected.ok) return corrected;
      letInAgain(me.project, corrected.moved);
      return { ok: true };
    },

    /** Takes over those of the list that ships which the project does not have by any of their names. */
    async takeKnown(me: Membership): Promise<number> {
      return await db.sql.transaction().execute(async (tx) => {
        const present = await organisationsOf(tx, me.project);
        const missing = knownOrganisations.filter(({ name, short }) => {
          const names = [...languages.map((language) => name[language]), short];
          return !present.some((one) => names.some((text) => text && isCalled(one, text)));
        });
        for (const { key, side, name, short, validTo } of missing)
          await insertOrganisation(tx, {
            id: newId<OrganisationId>(),
            project: me.project,
            key: (await hasKey(tx, me.project, key)) ? undefined : key,
            side,
            name,
            short: short ? Object.fromEntries(languages.map((language) => [language, short])) : {},
            validTo,
            at: now(),
          });
        if (missing.length > 0)
          await noteOn(tx, me, "organisation.known-taken", me.project, { count: missing.length });
        return missing.length;
      });
    },

    /** Everybody and everything of the one is the other's from now on; its names lead there. */
    async merge(me: Membership, id: string, into: string): Promise<Done> {
      const merged = await db.sql.transaction().execute(async (tx) => {
        const one = await find(tx, me.project, id);
        const other = await find(tx, me.project, into);
        if (!one || !other || id === into) return no("not-found");
        if (!one.isOwn) return no("forbidden");
        const moved = await peopleOfOrganisation(tx, me.project, id);
        for (const table of ["member", "past_member", "invitation", "participant", "letter"] as const)
          await tx
            .updateTable(table)
            .set({ organisation_id: into })
            .where("organisation_id", "=", id)
            .execute();
        // A guest keeps the side of the organisation that they are counted under.
        await tx
          .updateTable("participant")
          .set({ side: other.side })
          .where("organisation_id", "=", into)
          .execute();
        await tx
          .insertInto("workshop_party")
          .columns(["workshop_id", "organisation_id"])
          .expression((row) =>
            row
              .selectFrom("workshop_party")
              .where("organisation_id", "=", id)
              .select((is) => ["workshop_id", is.val(into).as("organisation_id")]),
          )
          .onConflict((conflict) => conflict.doNothing())
          .execute();
        await tx.deleteFrom("workshop_party").where("organisation_id", "=", id).execute();
        await mergeRows(tx, id, into);
        await tx
          .updateTable("organisation")
          .set({ successor_id: into })
          .where("successor_id", "=", id)
          .where("id", "!=", into)
          .execute();
        await tx
          .updateTable("organisation")
          .set({ successor_id: null })
          .where("successor_id", "=", id)
          .where("id", "=", into)
          .execute();
        await tx
          .updateTable("organisation")
          .set({ merged_into: into })
          .where((row) => row.or([row("id", "=", id), row("merged_into", "=", id)]))
          .execute();
        await noteOn(tx, me, "organisation.merged", id, { into });
        return { ok: true, moved } as const;
      });
      if (!merged.ok) return merged;
      letInAgain(me.project, merged.moved);
      return { ok: true };
    },
  };
}

function columnsOf(one: OrganisationAnswer, { side, name, short, validFrom, validTo, successor }: Wish) {
  return {
    side: side ?? one.side,
    name: JSON.stringify({ ...one.name, ...name }),
    short: JSON.stringify({ ...one.short, ...short }),
    valid_from: validFrom === undefined ? one.validFrom : validFrom,
    valid_to: validTo === undefined ? one.validTo : validTo,
    successor_id: successor === undefined ? one.successor : successor,
  };
}

async function peopleOfOrganisation(tx: Sql, project: ProjectId, id: string): Promise<string[]> {
  const rows = await tx
    .selectFrom("member")
    .where("project_id", "=", project)
    .where("organisation_id", "=", id)
    .select("user_id")
    .execute();
  return rows.map((row) => row.user_id);
}

async function isFirstSecretariat(tx: Sql, user: UserId): Promise<boolean> {
  const row = await tx
    .selectFrom("setting")
    .where("key", "=", firstSecretariat)
    .where("value", "=", user)
    .select("key")
    .executeTakeFirst();
  return row !== undefined;
}

async function hasKey(tx: Sql, project: ProjectId, key: string): Promise<boolean> {
  const row = await tx
    .selectFrom("organisation")
    .where("project_id", "=", project)
    .where("key", "=", key)
    .select("id")
    .executeTakeFirst();
  return row !== undefined;
}

const isReversed = ({ validFrom, validTo }: Wish): boolean =>
  Boolean(validFrom && validTo && validTo < validFrom);
