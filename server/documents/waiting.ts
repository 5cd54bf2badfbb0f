import type { WaitingThread } from "../../shared/answers";
import type { UserId } from "../../shared/ids";
import { type DocumentAudience, type Role, roleMay, roleSees, type Side } from "../../shared/roles";
import type { Sql } from "../db/open";

const most = 50;

/**
 * Open threads that wait for this person: the last word is somebody else's, and it mentions them or
 * answers a thread of theirs. Newest first.
 */
export async function waitingThreads(sql: Sql, user: UserId): Promise<WaitingThread[]> {
  const seats = await sql
    .selectFrom("member")
    .innerJoin("organisation", "organisation.id", "member.organisation_id")
    .where("member.user_id", "=", user)
    .select(["member.project_id", "member.role", "organisation.side"])
    .execute();
  const mayRead = seats.filter((seat) => roleMay(seat.role as Role, "thread.read"));
  if (mayRead.length === 0) return [];
  const seatIn = new Map(mayRead.map((seat) => [seat.project_id, seat]));

  const rows = await sql
    .selectFrom("thread")
    .innerJoin("document", "document.id", "thread.document_id")
    .innerJoin("project", "project.id", "document.project_id")
    .innerJoin("reply", (join) =>
      join
        .onRef("reply.thread_id", "=", "thread.id")
        .on("reply.id", "=", (last) =>
          last
            .selectFrom("reply as other")
            .whereRef("other.thread_id", "=", "thread.id")
            .select("other.id")
            .orderBy("other.at", "desc")
            .orderBy("other.id", "desc")
            .limit(1),
        ),
    )
    .innerJoin("user", "user.id", "reply.by_user")
    .where("document.project_id", "in", [...seatIn.keys()])
    .where("document.archived_at", "is", null)
    .where("thread.resolved_at", "is", null)
    .where("reply.by_user", "!=", user)
    .where((is) =>
      is.or([
        is("thread.created_by", "=", user),
        is.exists(
          is
            .selectFrom("mention")
            .innerJoin("reply as said", "said.id", "mention.reply_id")
            .whereRef("said.thread_id", "=", "thread.id")
            .where("mention.user_id", "=", user)
            .select("mention.user_id"),
        ),
        is.exists(
          is
            .selectFrom("reply as mine")
            .whereRef("mine.thread_id", "=", "thread.id")
            .where("mine.by_user", "=", user)
            .select("mine.id"),
        ),
      ]),
    )
    .select((is) => [
      "thread.id",
      "thread.quote",
      "thread.audience",
      "thread.side",
      "document.id as document_id",
      "document.title",
      "document.audience as document_audience",
      "project.id as project_id",
      "project.name",
      "reply.body",
      "reply.at",
      "user.name as by",
      is
        .exists(
          is
            .selectFrom("mention")
            .whereRef("mention.reply_id", "=", "reply.id")
            .where("mention.user_id", "=", user)
            .select("mention.user_id"),
        )
        .as("mentions_me"),
    ])
    .orderBy("reply.at", "desc")
    .limit(most)
    .execute();

  return rows
    .filter((row) => {
      const seat = seatIn.get(row.project_id)!;
      const isShown = row.audience === "all" || row.side === (seat.side as Side);
      return isShown && roleSees(seat.role as Role, row.document_audience as DocumentAudience);
    })
    .map((row) => ({
      thread: row.id,
      why: row.mentions_me ? "mention" : "answer",
      quote: row.quote,
      project: { id: row.project_id, name: JSON.parse(row.name) },
      document: { id: row.document_id, title: JSON.parse(row.title) },
      last: { by: row.by, at: row.at, body: row.body },
    }));
}
