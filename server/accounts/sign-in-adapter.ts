import type { Adapter, DatabaseSession } from "lucia";
import type { Sql } from "../db/open";

/** Idle and absolute limits of a sign-in, in ms. */
export const signInLimits = { idle: 12 * 3_600_000, absolute: 14 * 86_400_000, devices: 10 } as const;

/** Lucia judges by the machine's clock and renews at half-time; we judge by ours, so it is told "never". */
const never = new Date(8_640_000_000_000_000);

/**
 * Lucia's view of our rows. It is only ever given SHA-256 digests as ids. A sign-in that is too old or
 * was idle too long does not exist for it.
 */
export function signInAdapter(sql: Sql, now: () => number): Adapter {
  return {
    async getSessionAndUser(id) {
      const row = await sql
        .selectFrom("sign_in")
        .innerJoin("user", "user.id", "sign_in.user_id")
        .where("sign_in.id", "=", id)
        .where("sign_in.expires_at", ">", now())
        .where("sign_in.seen_at", ">", now() - signInLimits.idle)
        .where("user.disabled_at", "is", null)
        .select(["sign_in.id", "user_id", "seen_at", "name", "email"])
        .executeTakeFirst();
      if (!row) return [null, null];
      return [
        { id: row.id, userId: row.user_id, expiresAt: never, attributes: { agent: "", seenAt: row.seen_at } },
        { id: row.user_id, attributes: { name: row.name, email: row.email } },
      ];
    },
    async getUserSessions(user) {
      const rows = await sql
        .selectFrom("sign_in")
        .where("user_id", "=", user)
        .orderBy("created_at")
        .select(["id", "agent", "seen_at"])
        .execute();
      return rows.map(
        (row): DatabaseSession => ({
          id: row.id,
          userId: user,
          expiresAt: never,
          attributes: { agent: row.agent, seenAt: row.seen_at },
        }),
      );
    },
    async setSession({ id, userId, attributes }) {
      await sql
        .insertInto("sign_in")
        .values({
          id,
          user_id: userId,
          expires_at: now() + signInLimits.absolute,
          created_at: now(),
          seen_at: now(),
          agent: attributes.agent,
        })
        .execute();
    },
    async updateSessionExpiration() {
      // Never renewed: the absolute limit is absolute.
    },
    async deleteSession(id) {
      await sql.deleteFrom("sign_in").where("id", "=", id).execute();
    },
    async deleteUserSessions(user) {
      await sql.deleteFrom("sign_in").where("user_id", "=", user).execute();
    },
    async deleteExpiredSessions() {
      await sql
        .deleteFrom("sign_in")
        .where((row) =>
          row.or([row("expires_at", "<=", now()), row("seen_at", "<=", now() - signInLimits.idle)]),
        )
        .execute();
    },
  };
}

declare module "lucia" {
  interface Register {
    DatabaseUserAttributes: { name: string; email: string };
    DatabaseSessionAttributes: { agent: string; seenAt: number };
  }
}
