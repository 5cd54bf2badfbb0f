import type { MemberAnswer } from "../../shared/answers";
import { type MemberId, type OrganisationId, type ProjectId, readId, type UserId } from "../../shared/ids";
import { isNoHigherThan, type Role, roleMay } from "../../shared/roles";
import { closeCode } from "../../shared/room";
import type { Membership } from "../access/access";
import { note } from "../audit/log";
import type { Sql } from "../db/open";
import type { Parts } from "../parts";
import { personOf } from "./people";

export async function membersOf(sql: Sql, me: Membership): Promise<MemberAnswer[]> {
  const rows = await sql
    .selectFrom("member")
    .innerJoin("user", "user.id", "member.user_id")
    .innerJoin("organisation", "organisation.id", "member.organisation_id")
    .where("member.project_id", "=", me.project)
    .orderBy("member.position")
    .select([
      "member.id as member",
      "member.role",
      "member.position",
      "member.created_at as since",
      "user.id",
      "user.name",
      "user.email",
      "organisation.name as organisation",
      "organisation.side",
    ])
    .execute();
  return rows.map((row) => ({
    ...personOf(row),
    member: row.member,
    // An address is only for whoever looks after people, and for oneself.
    email: roleMay(me.role, "people.manage") || row.id === me.user ? row.email : null,
    role: row.role as Role,
    since: row.since,
    isMe: row.id === me.user,
  }));
}

export type Seat = { id: MemberId; user: UserId; name: string; email: string; role: Role };

/** A member of this very project; another project's id is as unknown as any. */
export async function memberIn(
  sql: Sql,
  project: ProjectId,
  id: string | undefined,
): Promise<Seat | undefined> {
  const member = readId<MemberId>(id);
  if (!member) return undefined;
  const row = await sql
    .selectFrom("member")
    .innerJoin("user", "user.id", "member.user_id")
    .where("member.id", "=", member)
    .where("member.project_id", "=", project)
    .select(["member.id", "user_id as user", "role", "user.name", "user.email"])
    .executeTakeFirst();
  return row && { ...row, id: row.id as MemberId, user: row.user as UserId, role: row.role as Role };
}

/** The next place in the order of joining; places of those who left are not given again. */
export async function nextPosition(tx: Sql, project: ProjectId): Promise<number> {
  const highest = async (table: "member" | "past_member") =>
    (
      await tx
        .selectFrom(table)
        .where("project_id", "=", project)
        .select((row) => row.fn.max("position").as("highest"))
        .executeTakeFirst()
    )?.highest ?? -1;
  return Math.max(await highest("member"), await highest("past_member")) + 1;
}

type Changed = { ok: true } | { ok: false; why: "not-found" | "last-secretariat" };

/** Gives a member another role or organisation. Who loses writing is put out of open documents at once. */
export async function changeMember(
  { db, now, doors }: Parts,
  me: Membership,
  id: string,
  changes: { role?: Role | undefined; organisation?: OrganisationId | undefined },
): Promise<Changed> {
  const result = await db.sql.transaction().execute(async (tx) => {
    const seat = await memberIn(tx, me.project, id);
    if (!seat) return { ok: false, why: "not-found" } as const;
    const { role = seat.role, organisation } = changes;
    if (role !== "secretariat" && (await isLastSecretariat(tx, me.project, seat)))
      return { ok: false, why: "last-secretariat" } as const;
    await tx
      .updateTable("member")
      .set({ role, ...(organisation ? { organisation_id: organisation } : {}) })
      .where("id", "=", seat.id)
      .execute();
    await note(tx, {
      at: now(),
      actor: me.user,
      action: "member.changed",
      target: seat.id,
      project: me.project,
      detail: { user: seat.user, from: seat.role, to: role, ...(organisation ? { organisation } : {}) },
    });
    return { ok: true, seat, role } as const;
  });
  if (!result.ok) return result;
  const { seat, role } = result;
  const isLowered = role !== seat.role && isNoHigherThan(role, seat.role);
  if (role !== seat.role || changes.organisation) {
    // Nothing is taken from whoever is raised: their client only has to come in again by the new door.
    doors.shut({ user: seat.user, project: me.project }, isLowered ? closeCode.noRight : closeCode.tryLater);
  }
  return { ok: true };
}

/** Takes a member out; they stay named beside what they wrote. */
export async function removeMember({ db, now, doors }: Parts, me: Membership, id: string): Promise<Changed> {
  const result = await db.sql.transaction().execute(async (tx) => {
    const seat = await memberIn(tx, me.project, id);
    if (!seat) return { ok: false, why: "not-found" } as const;
    if (await isLastSecretariat(tx, me.project, seat)) return { ok: false, why: "last-secretariat" } as const;
    const row = await tx
      .deleteFrom("member")
      .where("id", "=", seat.id)
      .returning(["organisation_id", "position"])
      .executeTakeFirstOrThrow();
    await tx
      .insertInto("past_member")
      .values({ project_id: me.project, user_id: seat.user, ...row, left_at: now() })
      .execute();
    await note(tx, {
      at: now(),
      actor: me.user,
      action: "member.removed",
      target: seat.id,
      project: me.project,
      detail: { user: seat.user, role: seat.role },
    });
    return { ok: true, seat } as const;
  });
  if (!result.ok) return result;
  doors.shut({ user: result.seat.user, project: me.project }, closeCode.noRight);
  return { ok: true };
}

/** Seats a person in a project; whoever comes back gets their old place, and so their colour. */
export async function seatMember(
  tx: Sql,
  seat: {
    id: MemberId;
    project: ProjectId;
    user: UserId;
    organisation: OrganisationId;
    role: Role;
    at: number;
  },
): Promise<void> {
  const before = await tx
    .deleteFrom("past_member")
    .where("project_id", "=", seat.project)
    .where("user_id", "=", seat.user)
    .returning("position")
    .executeTakeFirst();
  await tx
    .insertInto("member")
    .values({
      id: seat.id,
      project_id: seat.project,
      user_id: seat.user,
      organisation_id: seat.organisation,
      role: seat.role,
      position: before?.position ?? (await nextPosition(tx, seat.project)),
      created_at: seat.at,
    })
    .execute();
}

async function isLastSecretariat(tx: Sql, project: ProjectId, seat: Seat): Promise<boolean> {
  if (seat.role !== "secretariat") return false;
  const other = await tx
    .selectFrom("member")
    .innerJoin("user", "user.id", "member.user_id")
    .where("project_id", "=", project)
    .where("role", "=", "secretariat" satisfies Role)
    .where("user.disabled_at", "is", null)
    .where("member.id", "!=", seat.id)
    .select("member.id")
    .executeTakeFirst();
  return other === undefined;
}
