import type { AttendanceAnswer, ParticipantAnswer } from "../../shared/answers";
import { type OrganisationId, type ParticipantId, readId, type WorkshopId } from "../../shared/ids";
import { inLanguage, type Language, type Localised } from "../../shared/locale/languages";
import type { ProblemKind } from "../../shared/problem";
import type { Side } from "../../shared/roles";
import type { Membership, SeenWorkshop, WorkshopFacts } from "../access/access";
import { can } from "../access/can";
import { note } from "../audit/log";
import type { Sql, Tx } from "../db/open";
import { resolveOrganisation } from "../projects/organisations";
import type { ParticipantWish } from "./inputs";
import type { WorkshopParts } from "./workshops";

type Done<More = object> = ({ ok: true } & More) | { ok: false; why: ProblemKind };
const no = (why: ProblemKind) => ({ ok: false, why }) as const;

/** More than any of these rooms hold; a flood ends here. */
export const mostParticipants = 5_000;

/** Looked at from a seat, or by a guest's link from none. */
type SeenByAnybody = { workshop: WorkshopFacts; member: Membership | null };

/** Personal data leaves only for whoever looks after the list. */
export async function participantsOf(
  sql: Sql,
  { workshop, member }: SeenByAnybody,
): Promise<ParticipantAnswer[]> {
  const isPersonal = member !== null && can(member, "participant.manage");
  const rows = await sql
    .selectFrom("participant")
    .leftJoin("organisation", "organisation.id", "participant.organisation_id")
    .where("workshop_id", "=", workshop.id)
    .orderBy("participant.created_at")
    .orderBy("participant.id")
    .selectAll("participant")
    .select("organisation.name as organisation")
    .execute();
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    position: row.position,
    organisation:
      row.organisation_id && row.organisation
        ? { id: row.organisation_id, name: JSON.parse(row.organisation) }
        : null,
    organisationName: row.organisation_name,
    side: row.side as Side,
    user: row.user_id,
    invitedAt: row.invited_at,
    acceptedAt: row.accepted_at,
    attendedAt: row.attended_at,
    source: row.source as ParticipantAnswer["source"],
    personal: isPersonal
      ? { nip: row.nip, phone: row.phone, email: row.email, consentedAt: row.consented_at }
      : null,
  }));
}

/** Who attended, as the sheet is printed: by organisation, then by name. */
export async function attendanceSheet(
  sql: Sql,
  seen: SeenByAnybody,
  { isPersonal, language }: { isPersonal: boolean; language: Language },
): Promise<AttendanceAnswer> {
  const { id, number, title, date, time, end, zone, venue } = seen.workshop;
  const organisationOf = (one: ParticipantAnswer): Localised | string =>
    one.organisation?.name ?? one.organisationName;
  const shown = (one: ParticipantAnswer) => {
    const organisation = organisationOf(one);
    return typeof organisation === "string" ? organisation : inLanguage(organisation, language);
  };
  const order = new Intl.Collator(language);
  const present = (await participantsOf(sql, seen))
    .filter(({ attendedAt }) => attendedAt !== null)
    .toSorted((a, b) => order.compare(shown(a), shown(b)) || order.compare(a.name, b.name));
  return {
    workshop: { id, number, title, date, time, end, zone, venue },
    rows: present.map((one, index) => ({
      number: index + 1,
      name: one.name,
      position: one.position,
      organisation: organisationOf(one),
      side: one.side,
      attendedAt: one.attendedAt!,
      personal:
        isPersonal && one.personal
          ? { nip: one.personal.nip, phone: one.personal.phone, email: one.personal.email }
          : null,
    })),
  };
}

export type Participants = ReturnType<typeof createParticipants>;

/** The list of participants, kept by the secretariat. */
export function createParticipants({ db, now, newId, rooms }: WorkshopParts) {
  const tell = ({ project, id }: SeenWorkshop["workshop"]) =>
    rooms.announceTo(project, { type: "arrivals", workshop: id }, "participant.manage");

  const noteOn = (tx: Tx, { workshop, member }: SeenWorkshop, action: string, target: string) =>
    note(tx, {
      at: now(),
      actor: member.user,
      action,
      target,
      project: workshop.project,
      detail: { workshop: workshop.id },
    });

  const placed = (tx: Tx, seen: SeenWorkshop, language: Language, { organisation, side }: ParticipantWish) =>
    resolveOrganisation(tx, {
      project: seen.workshop.project,
      organisation: organisation!,
      side,
      language,
      newId: () => newId<OrganisationId>(),
      at: now(),
    });

  /** A mark that is set again keeps its time; one that is taken away loses it. */
  const marked = (is: boolean | undefined, present: number | null) =>
    is === undefined ? present : is ? (present ?? now()) : null;

  return {
    async add(
      seen: SeenWorkshop,
      wish: ParticipantWish,
      language: Language,
    ): Promise<Done<{ id: ParticipantId }>> {
      const { workshop } = seen;
      const id = newId<ParticipantId>();
      const added = await db.sql.transaction().execute(async (tx): Promise<Done> => {
        const person = wish.user === undefined ? undefined : await memberOf(tx, workshop.project, wish.user);
        if (wish.user !== undefined && !person) return no("not-found");
        if (person && (await isThere(tx, workshop.id, person.user))) return no("already-participant");
        if ((await countOf(tx, workshop.id)) >= mostParticipants) return no("too-large");
        const named = wish.organisation ? await placed(tx, seen, language, wish) : undefined;
        if (wish.organisation && !named) return no("not-found");
        await tx
          .insertInto("participant")
          .values({
            id,
            workshop_id: workshop.id,
            user_id: person?.user ?? null,
            name: wish.name ?? person!.name,
            position: wish.position ?? "",
            organisation_id: named?.id ?? person?.organisation ?? null,
            organisation_name: "",
            side: named?.side ?? wish.side ?? person?.side ?? "other",
            invited_at: marked(wish.invited, null),
            accepted_at: marked(wish.accepted, null),
            attended_at: marked(wish.attended, null),
            source: "added",
            hand_in: null,
            consented_at: null,
            corrected_at: null,
            nip: wish.nip ?? null,
            phone: wish.phone ?? null,
            email: wish.email ?? null,
            created_at: now(),
          })
          .execute();
        await noteOn(tx, seen, "participant.added", id);
        return { ok: true };
      });
      if (!added.ok) return added;
      tell(workshop);
      return { ok: true, id };
    },

    /** What the secretariat has corrected, a repeated hand-in does not change back. */
    async correct(seen: SeenWorkshop, id: string, wish: ParticipantWish, language: Language): Promise<Done> {
      const corrected = await db.sql.transaction().execute(async (tx): Promise<Done> => {
        const row = await rowOf(tx, seen.workshop.id, id);
        if (!row) return no("not-found");
        const named = wish.organisation ? await placed(tx, seen, language, wish) : undefined;
        if (wish.organisation && !named) return no("not-found");
        const { name, position, side, nip, phone, email } = wish;
        await tx
          .updateTable("participant")
          .set({
            name: name ?? row.name,
            position: position ?? row.position,
            ...(wish.organisation === undefined
              ? {}
              : { organisation_id: named?.id ?? null, organisation_name: "" }),
            side: named?.side ?? side ?? row.side,
            invited_at: marked(wish.invited, row.invited_at),
            accepted_at: marked(wish.accepted, row.accepted_at),
            attended_at: marked(wish.attended, row.attended_at),
            ...(nip === undefined ? {} : { nip }),
            ...(phone === undefined ? {} : { phone }),
            ...(email === undefined ? {} : { email }),
            corrected_at: now(),
          })
          .where("id", "=", row.id)
          .execute();
        await noteOn(tx, seen, "participant.corrected", row.id);
        return { ok: true };
      });
      if (corrected.ok) tell(seen.workshop);
      return corrected;
    },

    /** What somebody who is invited answers for themselves. */
    async reply({ workshop, member }: SeenWorkshop, isAccepted: boolean): Promise<Done> {
      const replied = await db.sql.transaction().execute(async (tx): Promise<Done> => {
        const row = await tx
          .selectFrom("participant")
          .where("workshop_id", "=", workshop.id)
          .where("user_id", "=", member.user)
          .select(["id", "accepted_at"])
          .executeTakeFirst();
        if (!row) return no("not-found");
        await tx
          .updateTable("participant")
          .set({ accepted_at: marked(isAccepted, row.accepted_at) })
          .where("id", "=", row.id)
          .execute();
        await noteOn(tx, { workshop, member }, "participant.replied", row.id);
        return { ok: true };
      });
      if (replied.ok) tell(workshop);
      return replied;
    },

    async remove(seen: SeenWorkshop, id: string): Promise<Done> {
      const removed = await db.sql.transaction().execute(async (tx): Promise<Done> => {
        const row = await rowOf(tx, seen.workshop.id, id);
        if (!row) return no("not-found");
        await tx.deleteFrom("participant").where("id", "=", row.id).execute();
        await noteOn(tx, seen, "participant.removed", row.id);
        return { ok: true };
      });
      if (removed.ok) tell(seen.workshop);
      return removed;
    },
  };
}

const rowOf = (tx: Sql, workshop: WorkshopId, id: string) =>
  tx
    .selectFrom("participant")
    .where("id", "=", readId(id) ?? "")
    .where("workshop_id", "=", workshop)
    .selectAll()
    .executeTakeFirst();

async function memberOf(tx: Sql, project: Membership["project"], user: string) {
  const row = await tx
    .selectFrom("member")
    .innerJoin("user", "user.id", "member.user_id")
    .innerJoin("organisation", "organisation.id", "member.organisation_id")
    .where("member.project_id", "=", project)
    .where("member.user_id", "=", user)
    .select(["user.id as user", "user.name", "organisation.id as organisation", "organisation.side"])
    .executeTakeFirst();
  return row && { ...row, side: row.side as Side };
}

async function isThere(tx: Sql, workshop: WorkshopId, user: string): Promise<boolean> {
  const row = await tx
    .selectFrom("participant")
    .where("workshop_id", "=", workshop)
    .where("user_id", "=", user)
    .select("id")
    .executeTakeFirst();
  return row !== undefined;
}

export async function countOf(tx: Sql, workshop: WorkshopId): Promise<number> {
  const { count } = await tx
    .selectFrom("participant")
    .where("workshop_id", "=", workshop)
    .select((row) => row.fn.countAll<number>().as("count"))
    .executeTakeFirstOrThrow();
  return count;
}
