import type { z } from "zod";
import type { CheckInAnswer, CheckInLook } from "../../shared/answers";
import type { ParticipantId, UserId } from "../../shared/ids";
import { plainName } from "../../shared/organisation-name";
import type { ProblemKind } from "../../shared/problem";
import { checkInCodeFrom, readCheckInCode } from "../../shared/workshop/check-in-code";
import { takesCheckIns } from "../../shared/workshop/states";
import { instantOf } from "../../shared/workshop/zones";
import { type WorkshopFacts, workshopFacts } from "../access/access";
import { note } from "../audit/log";
import type { Sql, Tx } from "../db/open";
import { knownOrganisation } from "../projects/organisations";
import type { HandIn } from "./inputs";
import { countOf, mostParticipants } from "./participants";
import type { WorkshopParts } from "./workshops";

type Done<More = object> = ({ ok: true } & More) | { ok: false; why: ProblemKind };
const no = (why: ProblemKind) => ({ ok: false, why }) as const;
type Handed = z.output<typeof HandIn>;

/** A working day and its preparation, in ms. */
export const codeLife = 12 * 3_600_000;

/** A sheet is printed before the day: the code holds to the end of it, whenever the list is opened. */
export function codeExpiry({ date, zone }: Pick<WorkshopFacts, "date" | "zone">, now: number): number {
  const usual = now + codeLife;
  return date === null ? usual : Math.max(usual, instantOf(date, 24 * 60, zone));
}

/** The workshop whose list is open, and who opened it: in their name a guest's file is kept. */
export type OpenList = { workshop: WorkshopFacts; openedBy: UserId };

export type CheckIn = ReturnType<typeof createCheckIn>;

/** The attendance list that guests sign from their phones. */
export function createCheckIn({ db, now, newId, random, rooms, config }: WorkshopParts) {
  const answer = (row: { code: string; expires_at: number }): CheckInAnswer => ({
    code: row.code,
    url: `${config.origins[0]}/check-in/${row.code}`,
    expires: row.expires_at,
  });

  /** Unknown, ended and not announced are one answer. */
  async function opened(sql: Sql, typed: string): Promise<OpenList | undefined> {
    const code = readCheckInCode(typed);
    if (!code) return undefined;
    const row = await sql
      .selectFrom("workshop")
      .innerJoin("check_in", "check_in.workshop_id", "workshop.id")
      .where("check_in.code", "=", code)
      .where("check_in.expires_at", ">", now())
      .selectAll("workshop")
      .select("check_in.created_by as opened_by")
      .executeTakeFirst();
    if (!row) return undefined;
    const workshop = workshopFacts(row);
    return takesCheckIns(workshop.state) ? { workshop, openedBy: row.opened_by as UserId } : undefined;
  }

  const workshopOf = async (sql: Sql, typed: string) => (await opened(sql, typed))?.workshop;

  /** Marks whoever was expected under this name, else puts them on the list. */
  async function writeDown(tx: Tx, workshop: WorkshopFacts, handed: Handed): Promise<string | undefined> {
    const organisation = await knownOrganisation(tx, workshop.project, handed.organisation);
    const written = {
      name: handed.name,
      position: handed.position,
      organisation_id: organisation?.id ?? null,
      organisation_name: organisation ? "" : handed.organisation,
      side: organisation?.side ?? "other",
    };
    const before = handed.key ? await byHandIn(tx, workshop, handed.key) : undefined;
    if (before) {
      if (before.corrected_at === null && before.source === "check-in")
        await tx.updateTable("participant").set(written).where("id", "=", before.id).execute();
      return before.id;
    }
    const same = await byName(tx, workshop, handed, written);
    if (same) {
      await tx
        .updateTable("participant")
        .set({ attended_at: now(), consented_at: now(), hand_in: handed.key ?? null })
        .where("id", "=", same.id)
        .where("attended_at", "is", null)
        .execute();
      return same.id;
    }
    if ((await countOf(tx, workshop.id)) >= mostParticipants) return undefined;
    const id = newId<ParticipantId>();
    await tx
      .insertInto("participant")
      .values({
        ...written,
        id,
        workshop_id: workshop.id,
        user_id: null,
        invited_at: null,
        accepted_at: null,
        attended_at: now(),
        source: "check-in",
        hand_in: handed.key ?? null,
        consented_at: now(),
        corrected_at: null,
        nip: null,
        phone: null,
        email: null,
        created_at: now(),
      })
      .execute();
    return id;
  }

  return {
    /** What stands behind a code, for what else a guest may do there. */
    find: (typed: string) => opened(db.sql, typed),

    /** The code while it holds. */
    async current(workshop: WorkshopFacts): Promise<CheckInAnswer | null> {
      const row = await db.sql
        .selectFrom("check_in")
        .where("workshop_id", "=", workshop.id)
        .where("expires_at", ">", now())
        .select(["code", "expires_at"])
        .executeTakeFirst();
      return row ? answer(row) : null;
    },

    /** Opens the list, or keeps it open longer under the code that hangs on the wall already. */
    async open(workshop: WorkshopFacts, by: UserId): Promise<Done<{ checkIn: CheckInAnswer }>> {
      if (!takesCheckIns(workshop.state)) return no("wrong-move");
      return await db.sql.transaction().execute(async (tx) => {
        const present = await tx
          .selectFrom("check_in")
          .where("workshop_id", "=", workshop.id)
          .where("expires_at", ">", now())
          .select("code")
          .executeTakeFirst();
        const row = {
          code: present?.code ?? checkInCodeFrom(random(8)),
          expires_at: codeExpiry(workshop, now()),
        };
        await tx
          .insertInto("check_in")
          .values({ workshop_id: workshop.id, created_by: by, ...row })
          .onConflict((conflict) => conflict.column("workshop_id").doUpdateSet(row))
          .execute();
        const { project } = workshop;
        await note(tx, { at: now(), actor: by, action: "check-in.opened", target: workshop.id, project });
        return { ok: true, checkIn: answer(row) } as const;
      });
    },

    async close(workshop: WorkshopFacts, by: UserId): Promise<Done> {
      return await db.sql.transaction().execute(async (tx) => {
        const closed = await tx
          .deleteFrom("check_in")
          .where("workshop_id", "=", workshop.id)
          .returning("code")
          .executeTakeFirst();
        if (!closed) return no("no-check-in");
        const { project } = workshop;
        await note(tx, { at: now(), actor: by, action: "check-in.closed", target: workshop.id, project });
        return { ok: true } as const;
      });
    },

    /** What a code tells: nothing of who is on the list. */
    async look(code: string): Promise<CheckInLook | undefined> {
      const workshop = await workshopOf(db.sql, code);
      return workshop && { title: workshop.title, date: workshop.date, languages: workshop.languages };
    },

    /** Sent again with the same key it is the same hand-in, corrected by its giver. */
    async handIn(code: string, handed: Handed): Promise<Done> {
      const done = await db.sql.transaction().execute(async (tx) => {
        const workshop = await workshopOf(tx, code);
        if (!workshop) return no("no-check-in");
        const participant = await writeDown(tx, workshop, handed);
        if (!participant) return no("too-many");
        await note(tx, {
          at: now(),
          actor: null,
          action: "participant.checked-in",
          target: participant,
          project: workshop.project,
          detail: { workshop: workshop.id },
        });
        return { ok: true, workshop } as const;
      });
      if (!done.ok) return done;
      const { project, id } = done.workshop;
      rooms.announceTo(project, { type: "arrivals", workshop: id }, "participant.manage");
      return { ok: true };
    },
  };
}

const byHandIn = (tx: Sql, workshop: WorkshopFacts, key: string) =>
  tx
    .selectFrom("participant")
    .where("workshop_id", "=", workshop.id)
    .where("hand_in", "=", key)
    .select(["id", "corrected_at", "source"])
    .executeTakeFirst();

/**
 * The one person of this name who is expected and has not come yet, or the same words sent again by a phone that keeps
 * no key. Two of one name are not told apart here: both are written down, and the secretariat decides.
 */
async function byName(
  tx: Sql,
  workshop: WorkshopFacts,
  { name, key }: Handed,
  written: { organisation_id: string | null; organisation_name: string; position: string },
): Promise<{ id: string } | undefined> {
  const rows = await tx
    .selectFrom("participant")
    .where("workshop_id", "=", workshop.id)
    .select([
      "id",
      "name",
      "position",
      "organisation_id",
      "organisation_name",
      "attended_at",
      "hand_in",
      "source",
    ])
    .execute();
  const named = rows.filter((row) => plainName(row.name) === plainName(name));
  const sameHouse = (row: (typeof rows)[number]) =>
    row.organisation_id === written.organisation_id && row.organisation_name === written.organisation_name;
  const expected = named.filter(
    (row) => row.attended_at === null && (row.organisation_id === null || sameHouse(row)),
  );
  if (expected.length === 1) return expected[0];
  if (key) return undefined;
  return named.find(
    (row) =>
      row.source === "check-in" &&
      row.hand_in === null &&
      row.position === written.position &&
      sameHouse(row),
  );
}
