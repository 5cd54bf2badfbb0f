import { type AgendaItemId, readId, type WorkshopId } from "../../shared/ids";
import type { AgendaItem, ItemKind } from "../../shared/workshop/programme";
import type { Sql } from "../db/open";
import type { ItemWish } from "./inputs";

export type StoredItem = AgendaItem & { id: AgendaItemId; section: string | null };

/** More items than any programme has, and few enough to be read at each look. */
export const mostItems = 200;

export async function programmeOf(sql: Sql, workshop: WorkshopId): Promise<StoredItem[]> {
  const rows = await sql
    .selectFrom("agenda_item")
    .where("workshop_id", "=", workshop)
    .orderBy("position")
    .selectAll()
    .execute();
  return rows.map((row) => ({
    id: row.id as AgendaItemId,
    kind: row.kind as ItemKind,
    title: JSON.parse(row.title),
    minutes: row.minutes,
    speaker: row.speaker,
    topic: row.topic_id,
    material: row.material_id,
    section: row.section_id,
  }));
}

/** Whether topic, material and the item to stand behind are of this very workshop. */
export async function isOfWorkshop(
  tx: Sql,
  { project, workshop }: { project: string; workshop: WorkshopId },
  { topic, material, after }: ItemWish,
): Promise<boolean> {
  const holds = async (id: string | null | undefined, find: (id: string) => Promise<unknown>) =>
    id === undefined || id === null || (readId(id) !== undefined && (await find(id)) !== undefined);
  const isTopic = await holds(topic, (id) =>
    tx
      .selectFrom("topic")
      .where("id", "=", id)
      .where("project_id", "=", project)
      .select("id")
      .executeTakeFirst(),
  );
  const isMaterial = await holds(material, (id) =>
    tx
      .selectFrom("material")
      .where("id", "=", id)
      .where("workshop_id", "=", workshop)
      .where("is_whole", "=", 1)
      .select("id")
      .executeTakeFirst(),
  );
  const isItem = await holds(after, (id) =>
    tx
      .selectFrom("agenda_item")
      .where("id", "=", id)
      .where("workshop_id", "=", workshop)
      .select("id")
      .executeTakeFirst(),
  );
  return isTopic && isMaterial && isItem;
}

export async function insertItem(
  tx: Sql,
  workshop: WorkshopId,
  id: AgendaItemId,
  { kind = "talk", title, minutes = null, speaker = "", topic = null, material = null, after }: ItemWish,
) {
  const order = await orderOf(tx, workshop);
  await tx
    .insertInto("agenda_item")
    .values({
      id,
      workshop_id: workshop,
      position: order.length,
      kind,
      title: JSON.stringify(title),
      minutes,
      speaker,
      topic_id: topic,
      material_id: material,
      section_id: null,
    })
    .execute();
  if (after !== undefined) await place(tx, workshop, id, after);
}

/** Only the named fields, and of the title only the named languages: others may be changing the rest. */
export async function changeItem(tx: Sql, item: StoredItem, changes: ItemWish) {
  const { kind, title, minutes, speaker, topic, material } = changes;
  const set = {
    ...(kind === undefined ? {} : { kind }),
    ...(title === undefined ? {} : { title: JSON.stringify({ ...item.title, ...title }) }),
    ...(minutes === undefined ? {} : { minutes }),
    ...(speaker === undefined ? {} : { speaker }),
    ...(topic === undefined ? {} : { topic_id: topic }),
    ...(material === undefined ? {} : { material_id: material }),
  };
  if (Object.keys(set).length > 0)
    await tx.updateTable("agenda_item").set(set).where("id", "=", item.id).execute();
}

export async function deleteItem(tx: Sql, workshop: WorkshopId, id: AgendaItemId) {
  await tx.deleteFrom("agenda_item").where("id", "=", id).execute();
  await number(tx, await orderOf(tx, workshop));
}

/** Puts an item behind another, or first. Behind itself it stays. */
export async function place(tx: Sql, workshop: WorkshopId, id: AgendaItemId, after: string | null) {
  if (after === id) return;
  const order = (await orderOf(tx, workshop)).filter((one) => one !== id);
  order.splice(after === null ? 0 : order.indexOf(after) + 1, 0, id);
  await number(tx, order);
}

async function orderOf(tx: Sql, workshop: WorkshopId): Promise<string[]> {
  const rows = await tx
    .selectFrom("agenda_item")
    .where("workshop_id", "=", workshop)
    .orderBy("position")
    .select("id")
    .execute();
  return rows.map(({ id }) => id);
}

async function number(tx: Sql, order: readonly string[]) {
  for (const [position, id] of order.entries())
    await tx
      .updateTable("agenda_item")
      .set({ position })
      .where("id", "=", id)
      .where("position", "!=", position)
      .execute();
}
