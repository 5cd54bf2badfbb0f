import { Lucia } from "lucia";
import type { UserId } from "../../shared/ids";
import { closeCode } from "../../shared/room";
import type { Doors } from "../access/doors";
import { note } from "../audit/log";
import type { Sql, Tx } from "../db/open";
import type { Ground } from "../ground";
import type { CurrentUser } from "../http/context";
import { type Cookies, createCookies } from "./cookies";
import { digestOf, newSecret } from "./secret";
import { signInAdapter, signInLimits } from "./sign-in-adapter";

export type SignIns = ReturnType<typeof createSignIns>;
export type NewSignIn = { token: string; id: string };

/** How stale `seen_at` may be, in ms: a write for every request would cost a disk sync each. */
const seenEvery = 60_000;

/**
 * Who is signed in. Lucia stays behind this file: only digests reach it, and our clock decides what is over.
 */
export function createSignIns({ db, now, random, config, doors }: Ground & { doors: Doors }) {
  const luciaOn = (sql: Sql) =>
    new Lucia(signInAdapter(sql, now), {
      getUserAttributes: ({ name, email }) => ({ name, email }),
      getSessionAttributes: ({ seenAt }) => ({ seenAt }),
    });
  const lucia = luciaOn(db.sql);
  const cookies: Cookies = createCookies(config);

  async function read(token: string | undefined): Promise<{ user: CurrentUser; signIn: string } | undefined> {
    if (!token) return undefined;
    const { user, session } = await lucia.validateSession(digestOf(token));
    if (!user) return undefined;
    if (session.seenAt <= now() - seenEvery) await touch(session.id);
    return { user: { id: user.id as UserId, name: user.name, email: user.email }, signIn: session.id };
  }

  /** Counts as a sign of life; an open live socket gives one now and then. */
  async function touch(signIn: string): Promise<void> {
    await db.sql.updateTable("sign_in").set({ seen_at: now() }).where("id", "=", signIn).execute();
  }

  return {
    cookies,
    read,
    touch,

    /** For the live socket, which has a Cookie header and no Hono context. */
    readSignIn: (cookieHeader: string | undefined) => read(cookies.read(cookieHeader)),

    /** Whether it still holds by our clock; asked of open sockets every minute. */
    async holds(signIn: string): Promise<boolean> {
      return (await lucia.validateSession(signIn)).session !== null;
    },

    /**
     * Begins a sign-in within the deed's transaction. Beyond ten devices the longest unused ones end; their
     * ids are answered, for `closeEnded` after the commit.
     */
    async begin(tx: Tx, user: UserId, agent: string): Promise<NewSignIn & { ended: string[] }> {
      const { token, digest } = newSecret(random);
      await luciaOn(tx).createSession(
        user,
        { agent: agent.slice(0, 200), seenAt: now() },
        { sessionId: digest },
      );
      const all = await tx
        .selectFrom("sign_in")
        .where("user_id", "=", user)
        .where("id", "!=", digest)
        .orderBy("seen_at", "desc")
        .select("id")
        .execute();
      const ended = all.slice(signInLimits.devices - 1).map((row) => row.id);
      for (const id of ended) await luciaOn(tx).invalidateSession(id);
      await note(tx, {
        at: now(),
        actor: user,
        action: "sign-in.begun",
        target: user,
        detail: { ended: ended.length },
      });
      return { token, id: digest, ended };
    },

    async end(user: UserId, signIn: string): Promise<void> {
      await db.sql.transaction().execute(async (tx) => {
        await luciaOn(tx).invalidateSession(signIn);
        await note(tx, { at: now(), actor: user, action: "sign-in.ended", target: user });
      });
      doors.shut({ user, signIn }, closeCode.signedOut);
    },

    /** Ends them all within the deed's transaction; the caller then calls `closeAll`. */
    endAll: (tx: Tx, user: UserId) => luciaOn(tx).invalidateUserSessions(user),

    async endOthers(tx: Tx, user: UserId, except: string): Promise<void> {
      await tx.deleteFrom("sign_in").where("user_id", "=", user).where("id", "!=", except).execute();
    },

    closeEnded(user: UserId, ended: string[]) {
      for (const signIn of ended) doors.shut({ user, signIn }, closeCode.signedOut);
    },

    closeOthers(user: UserId, exceptSignIn: string) {
      doors.shut({ user, exceptSignIn }, closeCode.signedOut);
    },

    forgetExpired: () => lucia.deleteExpiredSessions(),
  };
}

declare module "lucia" {
  interface Register {
    Lucia: Lucia<{ seenAt: number }, { name: string; email: string }>;
  }
}
