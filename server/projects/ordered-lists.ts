import type { ProjectId } from "../../shared/ids";
import type { ProblemKind } from "../../shared/problem";
import type { Membership } from "../access/access";
import { note } from "../audit/log";
import type { Tx } from "../db/open";
import type { Parts } from "../parts";

export type OrderedList = "topic" | "activity";
type Done = { ok: true } | { ok: false; why: ProblemKind };
const no = (why: ProblemKind) => ({ ok: false, why }) as const;

/** Topics and activities of a project: put in order, and taken away while nothing points at them. */
export function orderedLists({ db, now, changes }: Pick<Parts, "db" | "now" | "changes">) {
  const change = async (
    me: Membership,
    list: OrderedList,
    id: string,
    what: "placed" | "removed",
    work: (tx: Tx, order: string[]) => Promise<Done>,
  ): Promise<Done> => {
    const done = await db.sql.transaction().execute(async (tx) => {
      const order = await orderOf(tx, list, me.project);
      if (!order.includes(id)) return no("not-found");
      const worked = await work(tx, order);
      if (worked.ok)
        await note(tx, {
          at: now(),
          actor: me.user,
          action: `${list}.${what}`,
          target: id,
          project: me.project,
        });
      return worked;
    });
    if (done.ok) changes.changed(me.project);
    return done;
  };

  return {
    /** Puts it behind another of the list, or first. */
    place: (me: Membership, list: OrderedList, id: string, after: string | null) =>
      change(me, list, id, "placed", async (tx, order) => {
        if (after !== null && !order.includes(after)) return no("not-found");
        if (after === id) return { ok: true };
        const others = order.filter((one) => one !== id);
        others.splice(after === null ? 0 : others.indexOf(after) + 1, 0, id);
        await number(tx, list, others);
        return { ok: true };
      }),

    remove: (me: Membership, list: OrderedList, id: string) =>
      change(me, list, id, "removed", async (tx, order) => {
        if (await isPointedAt[list](tx, me.project, id)) return no(`${list}-in-use`);
        await tx.deleteFrom(list).where("id", "=", id).execute();
        // Without gaps: whoever sends the whole list names topics by their places.
        await number(
          tx,
          list,
          order.filter((one) => one !== id),
        );
        return { ok: true };
      }),
  };
}

async function orderOf(tx: Tx, list: OrderedList, project: ProjectId): Promise<string[]> {
  const rows = await tx
    .selectFrom(list)
    .where("project_id", "=", project)
    .orderBy("position")
    .orderBy("id")
    .select("id")
    .execute();
  return rows.map(({ id }) => id);
}

async function number(tx: Tx, list: OrderedList, order: readonly string[]) {
  for (const [position, id] of order.entries())
    await tx.updateTable(list).set({ position }).where("id", "=", id).execute();
}

/** Rows that would lose what they are about; some of these tables would let them, silently. */
const isPointedAt: Record<OrderedList, (tx: Tx, project: ProjectId, id: string) => Promise<boolean>> = {
  async topic(tx, project, id) {
    const item = await tx
      .selectFrom("agenda_item")
      .where("topic_id", "=", id)
      .select("id")
      .executeTakeFirst();
    const row = await tx
      .selectFrom("register_row")
      .where("project_id", "=", project)
      .where("topic", "=", id)
      .select("id")
      .executeTakeFirst();
    return Boolean(item ?? row);
  },
  async activity(tx, _project, id) {
    for (const table of ["document", "letter", "workshop_activity", "coordination_role"] as const) {
      const row = await tx
        .selectFrom(table)
        .where("activity_id", "=", id)
        .select("activity_id")
        .executeTakeFirst();
      if (row) return true;
    }
    return false;
  },
};
