import type { FollowUpAnswer } from "../../shared/register/answers";
import { isOver } from "../../shared/register/states";
import type { Membership, WorkshopFacts } from "../access/access";
import type { Db } from "../db/open";
import type { Registers } from "../registers/registers";

export type CarriedOver = ReturnType<typeof createCarriedOver>;

/** The follow-ups that earlier workshops of the series left open, as far as this person may see them. */
export function createCarriedOver({ db, registers }: { db: Db; registers: Registers }) {
  /** To a workshop by its number: those that it found open, what has been finished since among them. */
  async function to(
    member: Membership,
    { number, begunAt }: { number: number; begunAt: number },
  ): Promise<FollowUpAnswer[]> {
    const rows = await db.sql
      .selectFrom("workshop")
      .where("project_id", "=", member.project)
      .where("number", "<", number)
      .select("id")
      .execute();
    const earlier = new Set(rows.map(({ id }) => id));
    const all = await registers.seen.list(member, "followUp");
    return all
      .filter(
        ({ workshop, withdrawnAt, createdAt }) =>
          withdrawnAt === null && (workshop === null ? createdAt < begunAt : earlier.has(workshop)),
      )
      .filter(({ state, closedAt }) => !isOver(state) || (closedAt ?? 0) >= begunAt)
      .sort((a, b) => Number(b.isOverdue) - Number(a.isOverdue) || a.number - b.number);
  }

  return {
    to,

    async toWorkshop(member: Membership, { id, number }: WorkshopFacts): Promise<FollowUpAnswer[]> {
      const { created_at } = await db.sql
        .selectFrom("workshop")
        .where("id", "=", id)
        .select("created_at")
        .executeTakeFirstOrThrow();
      return to(member, { number, begunAt: created_at });
    },
  };
}
