/** A calendar of follow-ups behind a secret address, each time as its owner would see them now. */
import type { ProjectId, UserId } from "../../shared/ids";
import { isLanguage, type Language } from "../../shared/locale/languages";
import type { Access, Membership } from "../access/access";
import { can } from "../access/can";
import { digestOf, newSecret } from "../accounts/secret";
import { note } from "../audit/log";
import type { Parts } from "../parts";
import { followUpCalendar } from "./calendar";
import type { SeenRows } from "./seen-rows";

export function createCalendarFeeds({
  db,
  now,
  newId,
  random,
  config,
  access,
  seen,
}: Pick<Parts, "db" | "now" | "newId" | "random" | "config"> & { access: Access; seen: SeenRows }) {
  const { sql } = db;

  const revokeWithin = (tx: typeof sql, project: ProjectId, user: UserId) =>
    tx
      .updateTable("calendar_feed")
      .set({ revoked_at: now() })
      .where("project_id", "=", project)
      .where("user_id", "=", user)
      .where("revoked_at", "is", null)
      .execute();

  return {
    /** The address that works; one that the person had before stops. */
    async make({ project, user }: Membership): Promise<string> {
      const { token, digest } = newSecret(random);
      await sql.transaction().execute(async (tx) => {
        await revokeWithin(tx, project, user);
        await tx
          .insertInto("calendar_feed")
          .values({
            id: newId(),
            project_id: project,
            user_id: user,
            token_digest: digest,
            created_at: now(),
            revoked_at: null,
          })
          .execute();
        await note(tx, { at: now(), actor: user, action: "calendar.make", target: project, project });
      });
      return `${config.origins[0]}/api/calendar?key=${token}`;
    },

    async revoke({ project, user }: Membership) {
      await sql.transaction().execute(async (tx) => {
        await revokeWithin(tx, project, user);
        await note(tx, { at: now(), actor: user, action: "calendar.revoke", target: project, project });
      });
    },

    async read(key: string): Promise<string | undefined> {
      const feed = await sql
        .selectFrom("calendar_feed")
        .innerJoin("project", "project.id", "calendar_feed.project_id")
        .innerJoin("user", "user.id", "calendar_feed.user_id")
        .where("token_digest", "=", digestOf(key))
        .where("revoked_at", "is", null)
        .select(["project_id", "user_id", "project.name", "user.language"])
        .executeTakeFirst();
      const member = feed && (await access.membership(feed.user_id as UserId, feed.project_id));
      if (!member || !can(member, "register.read")) return undefined;
      const language: Language = isLanguage(feed.language) ? feed.language : "id";
      const rows = await seen.list(member, "followUp");
      return followUpCalendar(rows, {
        name: JSON.parse(feed.name),
        language,
        page: `${config.origins[0]}/p/${member.project}/follow-ups`,
      });
    },
  };
}
