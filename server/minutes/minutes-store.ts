import type { DocumentId, UserId } from "../../shared/ids";
import type { Role, Side } from "../../shared/roles";
import type { DocumentFacts } from "../access/access";
import type { Sql, Tx } from "../db/open";

type Step = {
  at: number;
  by: UserId;
  what: "circulated" | "confirmed" | "reopened";
  until?: string | null;
  reason?: string | null;
  guests?: number;
};

export async function insertStep(tx: Tx, step: Step & { id: string; document: DocumentId }): Promise<void> {
  await tx
    .insertInto("minutes_step")
    .values({
      id: step.id,
      document_id: step.document,
      at: step.at,
      by_user: step.by,
      what: step.what,
      until: step.until ?? null,
      reason: step.reason ?? null,
      guests: step.guests ?? 0,
    })
    .execute();
}

export async function stepsOf(sql: Sql, document: DocumentId): Promise<Step[]> {
  const rows = await sql
    .selectFrom("minutes_step")
    .where("document_id", "=", document)
    .orderBy("at")
    .orderBy("id")
    .selectAll()
    .execute();
  return rows.map((row) => ({ ...row, by: row.by_user as UserId, what: row.what as Step["what"] }));
}

export async function readersOf(sql: Sql, document: DocumentId) {
  return await sql
    .selectFrom("minutes_reader")
    .innerJoin("user", "user.id", "minutes_reader.user_id")
    .where("document_id", "=", document)
    .orderBy("user.name")
    .orderBy("user.id")
    .select(["user_id as user", "agreed_at as agreedAt"])
    .execute();
}

/** When each last wrote a comment since then, of those comments that this side is shown. */
export async function commentersOf(
  sql: Sql,
  document: DocumentId,
  since: number,
  side: Side,
): Promise<Map<string, number>> {
  const rows = await sql
    .selectFrom("reply")
    .innerJoin("thread", "thread.id", "reply.thread_id")
    .where("thread.document_id", "=", document)
    .where("reply.at", ">=", since)
    .where((is) => is.or([is("thread.audience", "=", "all"), is("thread.side", "=", side)]))
    .groupBy("reply.by_user")
    .select(["reply.by_user as user", (row) => row.fn.max("reply.at").as("at")])
    .execute();
  return new Map(rows.map(({ user, at }) => [user, Number(at)]));
}

/** The project's members, and who took part in the workshop without an account but left an address. */
export async function toBeTold(tx: Tx, { project, workshop }: DocumentFacts) {
  const members = await tx
    .selectFrom("member")
    .innerJoin("user", "user.id", "member.user_id")
    .leftJoin("participant", (join) =>
      join
        .onRef("participant.user_id", "=", "member.user_id")
        .on("participant.workshop_id", "=", workshop ?? ""),
    )
    .where("member.project_id", "=", project)
    .where("user.disabled_at", "is", null)
    .orderBy("member.position")
    .select([
      "user.id as user",
      "user.email",
      "user.name",
      "user.language",
      "member.role",
      "participant.id as participant",
    ])
    .execute();
  const known = new Set(members.map(({ email }) => email.toLowerCase()));
  const guests = workshop
    ? await tx
        .selectFrom("participant")
        .where("workshop_id", "=", workshop)
        .where("user_id", "is", null)
        .where("email", "is not", null)
        .orderBy("created_at")
        .select(["id as participant", "email", "name"])
        .execute()
    : [];
  const byAddress = new Map(
    guests.map((guest) => [guest.email!.toLowerCase(), { ...guest, email: guest.email! }]),
  );
  return {
    members: members.map(({ participant, role, ...one }) => ({
      ...one,
      role: role as Role,
      takesPart: participant !== null,
    })),
    guests: [...byAddress].filter(([address]) => !known.has(address)).map(([, guest]) => guest),
  };
}
