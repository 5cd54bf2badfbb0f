import type { UserId } from "../../shared/ids";
import { note } from "../audit/log";
import type { Sql } from "../db/open";
import type { Parts } from "../parts";
import type { Begun } from "./accounts";
import { digestOf, newSecret } from "./secret";
import { userById } from "./users";

/** Long enough to be passed on by hand across two time zones. */
export const resetLife = 24 * 3_600_000;

/**
 * A link may only be made, and used, where it gives its maker no more than they have: they share a project, and in
 * every project of the person the maker is secretariat. Else the secretariat of one project could enter another
 * as its member.
 */
export async function mayReset(sql: Sql, maker: UserId, user: UserId): Promise<boolean> {
  const seats = await sql
    .selectFrom("member as theirs")
    .leftJoin("member as makers", (join) =>
      join
        .onRef("makers.project_id", "=", "theirs.project_id")
        .on("makers.user_id", "=", maker)
        .on("makers.role", "=", "secretariat"),
    )
    .where("theirs.user_id", "=", user)
    .select("makers.id")
    .execute();
  return seats.length > 0 && seats.every((seat) => seat.id !== null);
}

/** Makes the link's token; earlier links of the same person stop working. */
export async function makePasswordReset(
  { now, random, newId }: Parts,
  tx: Sql,
  maker: UserId,
  user: UserId,
): Promise<string> {
  const { token, digest } = newSecret(random);
  await tx
    .updateTable("password_reset")
    .set({ used_at: now() })
    .where("user_id", "=", user)
    .where("used_at", "is", null)
    .execute();
  await tx
    .insertInto("password_reset")
    .values({
      id: newId(),
      user_id: user,
      token_digest: digest,
      made_by: maker,
      created_at: now(),
      expires_at: now() + resetLife,
      used_at: null,
    })
    .execute();
  return token;
}

type Used =
  | { ok: true; user: { id: UserId; email: string }; begun: Begun }
  | { ok: false; why: "link-spent" | "busy" };

/** Sets the password, once, and ends every other sign-in of the person. */
export async function usePasswordReset(
  parts: Parts,
  token: string,
  password: string,
  agent: string,
): Promise<Used> {
  const { db, now, accounts } = parts;
  // Before the look-up, so that a spent link costs as much time as a good one.
  const passwordHash = await accounts.passwords.hash(password);
  if (!passwordHash) return { ok: false, why: "busy" };
  return await db.sql.transaction().execute(async (tx): Promise<Used> => {
    const reset = await tx
      .updateTable("password_reset")
      .set({ used_at: now() })
      .where("token_digest", "=", digestOf(token))
      .where("used_at", "is", null)
      .where("expires_at", ">", now())
      .returning(["user_id", "made_by"])
      .executeTakeFirst();
    const user = reset && (await userById(tx, reset.user_id as UserId));
    if (!user || !(await mayReset(tx, reset.made_by as UserId, user.id)))
      return { ok: false, why: "link-spent" };
    await tx.updateTable("user").set({ password_hash: passwordHash }).where("id", "=", user.id).execute();
    await accounts.signIns.endAll(tx, user.id);
    await note(tx, { at: now(), actor: user.id, action: "password.reset", target: user.id });
    const begun = await accounts.signIns.begin(tx, user.id, agent);
    return { ok: true, user, begun };
  });
}
