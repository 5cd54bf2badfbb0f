import type { Transaction } from "kysely";
import type { Person, ThreadAnswer } from "../../shared/answers";
import type { DocumentId, ProjectId, ReplyId, ThreadId, UserId } from "../../shared/ids";
import type { Language } from "../../shared/locale/languages";
import type { Side, ThreadAudience } from "../../shared/roles";
import { note } from "../audit/log";
import type { Sql } from "../db/open";
import type { Tables } from "../db/tables";
import { peopleOf } from "../projects/people";

export type NewThread = {
  id: ThreadId;
  document: DocumentId;
  project: ProjectId;
  language: Language;
  node: string | null;
  quote: string;
  before: string;
  after: string;
  audience: ThreadAudience;
  side: Side;
  by: UserId;
  at: number;
  first: NewReply;
};
export type NewReply = { id: ReplyId; body: string; mentions: readonly UserId[] };

/** What the watch over the anchors needs of a thread. */
export type Anchored = {
  id: ThreadId;
  language: Language;
  node: string | null;
  quote: string;
  before: string;
  after: string;
  isDetached: boolean;
};

export type ThreadStore = ReturnType<typeof threadStore>;

export function threadStore(sql: Sql) {
  async function insertReply(
    tx: Transaction<Tables>,
    thread: ThreadId,
    reply: NewReply,
    by: UserId,
    at: number,
  ) {
    await tx
      .insertInto("reply")
      .values({ id: reply.id, thread_id: thread, body: reply.body, at, by_user: by })
      .execute();
    for (const user of reply.mentions) {
      await tx.insertInto("mention").values({ reply_id: reply.id, user_id: user }).execute();
    }
  }

  return {
    /** Stores the thread's rows, in the transaction that also writes its mark. */
    async insert(tx: Transaction<Tables>, thread: NewThread) {
      await tx
        .insertInto("thread")
        .values({
          id: thread.id,
          document_id: thread.document,
          language: thread.language,
          node: thread.node,
          quote: thread.quote,
          before: thread.before,
          after: thread.after,
          audience: thread.audience,
          side: thread.side,
          created_at: thread.at,
          created_by: thread.by,
          detached_at: null,
          resolved_at: null,
          resolved_by: null,
        })
        .execute();
      await insertReply(tx, thread.id, thread.first, thread.by, thread.at);
      await note(tx, {
        at: thread.at,
        actor: thread.by,
        action: "thread.begin",
        target: thread.id,
        project: thread.project,
        detail: { document: thread.document },
      });
    },

    /** False when the thread has been resolved meanwhile. */
    reply: (thread: ThreadId, project: ProjectId, reply: NewReply, by: UserId, at: number) =>
      sql.transaction().execute(async (tx) => {
        const open = await tx
          .selectFrom("thread")
          .where("id", "=", thread)
          .where("resolved_at", "is", null)
          .select("id")
          .executeTakeFirst();
        if (!open) return false;
        await insertReply(tx, thread, reply, by, at);
        await note(tx, { at, actor: by, action: "thread.reply", target: thread, project });
        return true;
      }),

    resolve: (thread: ThreadId, project: ProjectId, resolved: boolean, by: UserId, at: number) =>
      sql.transaction().execute(async (tx) => {
        await tx
          .updateTable("thread")
          .set(resolved ? { resolved_at: at, resolved_by: by } : { resolved_at: null, resolved_by: null })
          .where("id", "=", thread)
          .execute();
        await note(tx, {
          at,
          actor: by,
          action: resolved ? "thread.resolve" : "thread.reopen",
          target: thread,
          project,
        });
      }),

    /** All threads of a document that are shown to everybody or to this side, oldest first. */
    async list(of: {
      document: DocumentId;
      project: ProjectId;
      side: Side;
      thread?: ThreadId;
    }): Promise<Omit<ThreadAnswer, "mayResolve">[]> {
      const people = await peopleOf(sql, of.project);
      const threads = await sql
        .selectFrom("thread")
        .where("document_id", "=", of.document)
        .$if(of.thread !== undefined, (query) => query.where("id", "=", of.thread as string))
        .where((is) => is.or([is("audience", "=", "all"), is("side", "=", of.side)]))
        .selectAll()
        .orderBy("created_at")
        .orderBy("id")
        .execute();
      const replies = await sql
        .selectFrom("reply")
        .innerJoin("thread", "thread.id", "reply.thread_id")
        .where("thread.document_id", "=", of.document)
        .$if(of.thread !== undefined, (query) => query.where("thread.id", "=", of.thread as string))
        .select(["reply.id", "reply.thread_id", "reply.body", "reply.at", "reply.by_user"])
        .orderBy("reply.at")
        .orderBy("reply.id")
        .execute();
      const repliesOf = new Map<string, typeof replies>();
      for (const reply of replies) {
        const of = repliesOf.get(reply.thread_id);
        if (of) of.push(reply);
        else repliesOf.set(reply.thread_id, [reply]);
      }
      const person = (id: string): Person => people.get(id) ?? unknownPerson(id);
      return threads.map((row) => ({
        id: row.id,
        document: row.document_id,
        language: row.language as Language,
        node: row.node,
        quote: row.quote,
        audience: row.audience as ThreadAudience,
        detached: row.detached_at !== null,
        resolved:
          row.resolved_at && row.resolved_by
            ? { at: row.resolved_at, by: person(row.resolved_by).name }
            : null,
        createdAt: row.created_at,
        by: person(row.created_by),
        replies: (repliesOf.get(row.id) ?? []).map((reply) => ({
          id: reply.id,
          by: person(reply.by_user),
          at: reply.at,
          body: reply.body,
        })),
      }));
    },

    async anchored(document: DocumentId): Promise<Anchored[]> {
      const rows = await sql
        .selectFrom("thread")
        .where("document_id", "=", document)
        .select(["id", "language", "node", "quote", "before", "after", "detached_at"])
        .execute();
      return rows.map((row) => ({
        id: row.id as ThreadId,
        language: row.language as Language,
        node: row.node,
        quote: row.quote,
        before: row.before,
        after: row.after,
        isDetached: row.detached_at !== null,
      }));
    },

    setDetached: (threads: readonly ThreadId[], at: number | null) =>
      threads.length === 0
        ? Promise.resolve()
        : sql
            .updateTable("thread")
            .set({ detached_at: at })
            .where("id", "in", [...threads])
            .execute()
            .then(() => undefined),
  };
}

const unknownPerson = (id: string): Person => ({ id, name: "–", organisation: {}, side: "other", colour: 7 });
