import type { InvitationAnswer } from "../../shared/answers";
import {
  type InvitationId,
  type MemberId,
  type OrganisationId,
  type ProjectId,
  readId,
  type UserId,
} from "../../shared/ids";
import { inLanguage, type Language, type Localised } from "../../shared/locale/languages";
import { isNoHigherThan, type Role } from "../../shared/roles";
import type { Membership } from "../access/access";
import { digestOf, newSecret } from "../accounts/secret";
import { note } from "../audit/log";
import type { Sql, Tx } from "../db/open";
import { invitationMail } from "../notify/mail-words";
import type { Parts } from "../parts";
import { seatMember } from "./members";

export const invitationLife = 7 * 86_400_000;

/** An invitation that can be accepted now. */
export type OpenInvitation = {
  id: InvitationId;
  project: ProjectId;
  projectName: Localised;
  email: string;
  name: string;
  organisation: OrganisationId;
  role: Role;
  inviter: UserId;
  inviterName: string;
};

type Wanted = { email: string; name: string; organisation: OrganisationId; role: Role };

/** Writes an invitation and answers its link; an older open one for the same address stops working. */
export async function invite(
  parts: Parts,
  tx: Tx,
  me: Membership,
  wanted: Wanted,
  language: Language,
): Promise<{ id: InvitationId; url: string; send(): void }> {
  const { now, random, newId, outbox, config } = parts;
  const { token, digest } = newSecret(random);
  const id = newId<InvitationId>();
  await tx
    .updateTable("invitation")
    .set({ revoked_at: now() })
    .where("project_id", "=", me.project)
    .where("email", "=", wanted.email)
    .where("used_at", "is", null)
    .where("revoked_at", "is", null)
    .execute();
  await tx
    .insertInto("invitation")
    .values({
      id,
      project_id: me.project,
      email: wanted.email,
      name: wanted.name,
      organisation_id: wanted.organisation,
      role: wanted.role,
      token_digest: digest,
      invited_by: me.user,
      created_at: now(),
      expires_at: now() + invitationLife,
      used_at: null,
      revoked_at: null,
    })
    .execute();
  await note(tx, {
    at: now(),
    actor: me.user,
    action: "member.invited",
    target: id,
    project: me.project,
    detail: { role: wanted.role },
  });
  const names = await tx
    .selectFrom("project")
    .innerJoin("user", (join) => join.on("user.id", "=", me.user))
    .where("project.id", "=", me.project)
    .select(["project.name as project", "user.name as inviter"])
    .executeTakeFirstOrThrow();
  const url = `${config.origins[0]}/invitation#${token}`;
  const mail = invitationMail(language, {
    name: wanted.name,
    inviter: names.inviter,
    project: inLanguage(JSON.parse(names.project), language),
    link: url,
    days: invitationLife / 86_400_000,
  });
  const { send } = await outbox.put(tx, me.project, wanted.email, mail);
  return { id, url, send };
}

export async function invitationsOf(sql: Sql, project: ProjectId, now: number): Promise<InvitationAnswer[]> {
  const rows = await sql
    .selectFrom("invitation")
    .innerJoin("organisation", "organisation.id", "invitation.organisation_id")
    .where("invitation.project_id", "=", project)
    .orderBy("invitation.created_at", "desc")
    .orderBy("invitation.id", "desc")
    .limit(500)
    .select([
      "invitation.id",
      "invitation.name",
      "email",
      "organisation.name as organisation",
      "role",
      "invitation.created_at as createdAt",
      "expires_at as expiresAt",
      "used_at",
      "revoked_at",
    ])
    .execute();
  return rows.map(({ used_at, revoked_at, ...row }) => ({
    ...row,
    organisation: JSON.parse(row.organisation),
    role: row.role as Role,
    state:
      used_at !== null ? "used" : revoked_at !== null ? "revoked" : row.expiresAt <= now ? "expired" : "open",
  }));
}

/** False when there is no open invitation by this id in the project. */
export async function revokeInvitation(
  { db, now }: Parts,
  me: Membership,
  id: string | undefined,
): Promise<boolean> {
  const invitation = readId<InvitationId>(id);
  if (!invitation) return false;
  return await db.sql.transaction().execute(async (tx) => {
    const revoked = await tx
      .updateTable("invitation")
      .set({ revoked_at: now() })
      .where("id", "=", invitation)
      .where("project_id", "=", me.project)
      .where("used_at", "is", null)
      .where("revoked_at", "is", null)
      .executeTakeFirst();
    if (revoked.numUpdatedRows === 0n) return false;
    await note(tx, {
      at: now(),
      actor: me.user,
      action: "invitation.revoked",
      target: invitation,
      project: me.project,
    });
    return true;
  });
}

/** The open invitation behind a link. It holds no longer than its writer could still give the role. */
export async function findInvitation(
  sql: Sql,
  token: string,
  now: number,
): Promise<OpenInvitation | undefined> {
  const row = await sql
    .selectFrom("invitation")
    .innerJoin("project", "project.id", "invitation.project_id")
    .innerJoin("user", "user.id", "invitation.invited_by")
    .innerJoin("member", (join) =>
      join
        .onRef("member.user_id", "=", "invitation.invited_by")
        .onRef("member.project_id", "=", "invitation.project_id"),
    )
    .where("token_digest", "=", digestOf(token))
    .where("used_at", "is", null)
    .where("revoked_at", "is", null)
    .where("expires_at", ">", now)
    .select([
      "invitation.id",
      "invitation.project_id",
      "project.name as project_name",
      "invitation.email",
      "invitation.name",
      "invitation.organisation_id",
      "invitation.role",
      "invitation.invited_by",
      "user.name as inviter_name",
      "member.role as inviter_role",
    ])
    .executeTakeFirst();
  if (!row || !isNoHigherThan(row.role as Role, row.inviter_role as Role)) return undefined;
  return {
    id: row.id as InvitationId,
    project: row.project_id as ProjectId,
    projectName: JSON.parse(row.project_name),
    email: row.email,
    name: row.name,
    organisation: row.organisation_id as OrganisationId,
    role: row.role as Role,
    inviter: row.invited_by as UserId,
    inviterName: row.inviter_name,
  };
}

/** Spends the invitation and seats the person, unless somebody else was faster. */
export async function takeInvitation(
  { now, newId }: Pick<Parts, "now" | "newId">,
  tx: Tx,
  invitation: OpenInvitation,
  user: UserId,
): Promise<boolean> {
  const spent = await tx
    .updateTable("invitation")
    .set({ used_at: now() })
    .where("id", "=", invitation.id)
    .where("used_at", "is", null)
    .where("revoked_at", "is", null)
    .executeTakeFirst();
  if (spent.numUpdatedRows === 0n) return false;
  const isSeated = await tx
    .selectFrom("member")
    .where("project_id", "=", invitation.project)
    .where("user_id", "=", user)
    .select("id")
    .executeTakeFirst();
  if (!isSeated) {
    await seatMember(tx, {
      id: newId<MemberId>(),
      project: invitation.project,
      user,
      organisation: invitation.organisation,
      role: invitation.role,
      at: now(),
    });
  }
  await note(tx, {
    at: now(),
    actor: user,
    action: "invitation.accepted",
    target: invitation.id,
    project: invitation.project,
    detail: { role: invitation.role },
  });
  return true;
}
