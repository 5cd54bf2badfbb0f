import type { OutboxAnswer } from "../../shared/answers";
import type { ProjectId } from "../../shared/ids";
import type { Sql } from "../db/open";
import type { Ground } from "../ground";
import type { Mail } from "./mail-words";
import type { Post } from "./post";

export type Outbox = ReturnType<typeof createOutbox>;

/** Shown in place of a secret link in what is kept: who reads the file must not be able to use it. */
const withheld = "…";

/**
 * Keeps what was written to people. With a mail server it is also sent, after the commit; without one the
 * secretariat reads here what to tell whom, and passes the link on itself.
 */
export function createOutbox({ db, now, log, newId, post }: Ground & { newId: () => string; post: Post }) {
  return {
    /** Keeps a mail within the deed's transaction; the answer sends it, after the commit. */
    async put(tx: Sql, project: ProjectId | null, recipient: string, mail: Mail): Promise<{ send(): void }> {
      const id = newId();
      await tx
        .insertInto("outbox")
        .values({
          id,
          project_id: project,
          recipient,
          subject: mail.subject,
          body: mail.body(withheld),
          at: now(),
          sent_at: null,
        })
        .execute();
      return {
        send: () => {
          if (post.isOpen) void deliver(id, recipient, mail);
        },
      };
    },

    async read(project: ProjectId): Promise<OutboxAnswer> {
      return await db.sql
        .selectFrom("outbox")
        .where("project_id", "=", project)
        .where("sent_at", "is", null)
        .orderBy("at", "desc")
        .orderBy("id", "desc")
        .limit(200)
        .select(["id", "recipient", "subject", "body", "at"])
        .execute();
    },
  };

  async function deliver(id: string, recipient: string, mail: Mail) {
    try {
      await post.send({ to: recipient, subject: mail.subject, text: mail.body(mail.link) });
      await db.sql.updateTable("outbox").set({ sent_at: now() }).where("id", "=", id).execute();
    } catch (error) {
      // It stays in the outbox, where the secretariat sees that it did not go out.
      log.error({ mail: id, err: error }, "mail not sent");
    }
  }
}
