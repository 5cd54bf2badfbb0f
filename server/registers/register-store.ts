import type { Selectable, Transaction } from "kysely";
import type { DocumentId, ProjectId, UserId, WorkshopId } from "../../shared/ids";
import type { RegisterDeedAnswer } from "../../shared/register/answers";
import type { RegisterBlock, RegisterKind, Visibility } from "../../shared/register/blocks";
import type { Disposition } from "../../shared/register/dispositions";
import { firstState, type RegisterState } from "../../shared/register/states";
import type { Sql } from "../db/open";
import type { Tables } from "../db/tables";

/** How an input came, when it did not stand in minutes. */
export const channels = ["letter", "mail", "hand_in"] as const;
export type Channel = (typeof channels)[number];

/** A row as it is stored; what a reader may see of it is another matter (`seen-rows.ts`). */
export type RegisterRow = RegisterBlock & {
  project: ProjectId;
  number: number;
  /** The minutes in which it stands, and the block's id there. */
  document: DocumentId | null;
  block: string | null;
  position: number;
  /** At which it was handed in, where it stands in no minutes. */
  workshop: WorkshopId | null;
  withdrawnAt: number | null;
  channel: Channel | null;
  received: string | null;
  state: RegisterState;
  disposition: Disposition | null;
  answer: RegisterBlock["text"];
  destination: string | null;
  responsible: string | null;
  informedAt: number | null;
  /** The input with which it was merged, or the decision that took its place. */
  replacedBy: string | null;
  blockedBy: string | null;
  /** A later day, or the first one, for what the minutes cannot say any more. */
  postponedTo: string | null;
  closedAt: number | null;
  createdAt: number;
  changedAt: number;
};

/** Names one row of one register. */
export type RowName = { project: ProjectId; kind: RegisterKind; id: string };

export type RegisterDeed = Omit<RegisterDeedAnswer, "by"> & { by: UserId | null };

/** What the register itself keeps of a row. */
export type OwnChanges = Partial<
  Pick<
    RegisterRow,
    | "state"
    | "disposition"
    | "answer"
    | "destination"
    | "responsible"
    | "informedAt"
    | "replacedBy"
    | "blockedBy"
    | "postponedTo"
    | "closedAt"
  >
>;

type Tx = Transaction<Tables>;

export const readRow = (row: Selectable<Tables["register_row"]>): RegisterRow => ({
  project: row.project_id as ProjectId,
  kind: row.kind as RegisterKind,
  id: row.id,
  number: row.number,
  document: row.document_id as DocumentId | null,
  block: row.block_id,
  position: row.position,
  text: JSON.parse(row.text),
  by: row.said_by,
  topic: row.topic,
  concerns: { document: row.concerns_document, section: row.concerns_section },
  owner: row.owner,
  person: row.person,
  due: row.due,
  visibility: row.visibility as Visibility,
  place: row.place,
  withdrawnAt: row.withdrawn_at,
  workshop: row.workshop_id as WorkshopId | null,
  channel: row.channel as Channel | null,
  received: row.received,
  state: row.state as RegisterState,
  disposition: row.disposition as Disposition | null,
  answer: JSON.parse(row.answer),
  destination: row.destination,
  responsible: row.responsible,
  informedAt: row.informed_at,
  replacedBy: row.replaced_by,
  blockedBy: row.blocked_by,
  postponedTo: row.postponed_to,
  closedAt: row.closed_at,
  createdAt: row.created_at,
  changedAt: row.changed_at,
});

/** The columns that follow the block. */
const blockColumns = (block: RegisterBlock) => ({
  text: JSON.stringify(block.text),
  said_by: block.by,
  topic: block.topic,
  concerns_document: block.concerns.document,
  concerns_section: block.concerns.section,
  owner: block.owner,
  person: block.person,
  due: block.due,
  visibility: block.visibility,
  place: block.place,
});

export async function rowsOfDocument(tx: Tx, document: DocumentId): Promise<RegisterRow[]> {
  const rows = await tx.selectFrom("register_row").where("document_id", "=", document).selectAll().execute();
  return rows.map(readRow);
}

export async function rowsOf(sql: Sql, project: ProjectId, kind: RegisterKind): Promise<RegisterRow[]> {
  const rows = await sql
    .selectFrom("register_row")
    .where("project_id", "=", project)
    .where("kind", "=", kind)
    .selectAll()
    .orderBy("number")
    .execute();
  return rows.map(readRow);
}

/** What was sent again by the same phone under the same key. */
export async function handedRow(
  sql: Sql,
  { workshop, key }: { workshop: WorkshopId; key: string },
): Promise<string | undefined> {
  const row = await sql
    .selectFrom("register_row")
    .where("workshop_id", "=", workshop)
    .where("hand_in", "=", key)
    .select("id")
    .executeTakeFirst();
  return row?.id;
}

export async function rowNamed(sql: Sql, { project, kind, id }: RowName): Promise<RegisterRow | undefined> {
  const row = await sql
    .selectFrom("register_row")
    .where("project_id", "=", project)
    .where("kind", "=", kind)
    .where("id", "=", id)
    .selectAll()
    .executeTakeFirst();
  return row && readRow(row);
}

export async function insertRow(
  tx: Tx,
  name: RowName,
  block: RegisterBlock,
  about: { document: DocumentId | null; position: number; at: number } & (
    | { by: null }
    | {
        by: UserId | null;
        channel: Channel;
        received: string | null;
        /** The workshop at which a guest handed it in, and the phone's own key. */
        handIn: { workshop: WorkshopId; key: string } | null;
      }
  ),
): Promise<void> {
  const last = await tx
    .selectFrom("register_row")
    .where("project_id", "=", name.project)
    .where("kind", "=", name.kind)
    .select((row) => row.fn.max("number").as("number"))
    .executeTakeFirst();
  await tx
    .insertInto("register_row")
    .values({
      project_id: name.project,
      kind: name.kind,
      id: name.id,
      number: (last?.number ?? 0) + 1,
      document_id: about.document,
      block_id: about.document && block.id,
      position: about.position,
      ...blockColumns(block),
      ...("channel" in about
        ? {
            channel: about.channel,
            received: about.received,
            workshop_id: about.handIn?.workshop ?? null,
            hand_in: about.handIn?.key ?? null,
          }
        : {}),
      state: firstState[name.kind],
      created_at: about.at,
      created_by: about.by,
      changed_at: about.at,
    })
    .execute();
}

/** Brings what the block holds, and whether it is there, into the row. */
export async function followBlock(
  tx: Tx,
  { project, kind, id }: RowName,
  block: RegisterBlock,
  about: { position: number; at: number },
): Promise<void> {
  await tx
    .updateTable("register_row")
    .set({
      ...blockColumns(block),
      position: about.position,
      withdrawn_at: null,
      changed_at: about.at,
    })
    .where("project_id", "=", project)
    .where("kind", "=", kind)
    .where("id", "=", id)
    .execute();
}

export async function withdrawRow(tx: Tx, { project, kind, id }: RowName, at: number): Promise<void> {
  await tx
    .updateTable("register_row")
    .set({ withdrawn_at: at, changed_at: at })
    .where("project_id", "=", project)
    .where("kind", "=", kind)
    .where("id", "=", id)
    .execute();
}

export async function changeRow(
  tx: Tx,
  { project, kind, id }: RowName,
  { answer, informedAt, replacedBy, blockedBy, postponedTo, closedAt, ...plain }: OwnChanges,
  at: number,
): Promise<void> {
  const given = <Name extends string, Value>(name: Name, value: Value | undefined) =>
    value === undefined ? {} : { [name]: value };
  await tx
    .updateTable("register_row")
    .set({
      ...plain,
      ...given("answer", answer && JSON.stringify(answer)),
      ...given("informed_at", informedAt),
      ...given("replaced_by", replacedBy),
      ...given("blocked_by", blockedBy),
      ...given("postponed_to", postponedTo),
      ...given("closed_at", closedAt),
      changed_at: at,
    })
    .where("project_id", "=", project)
    .where("kind", "=", kind)
    .where("id", "=", id)
    .execute();
}

export async function noteOnRow(
  tx: Tx,
  { project, kind, id: row }: RowName,
  { id, at, by, what, detail }: RegisterDeed,
): Promise<void> {
  await tx
    .insertInto("register_deed")
    .values({
      id,
      project_id: project,
      kind,
      row_id: row,
      at,
      by_user: by,
      what,
      detail: JSON.stringify(detail),
    })
    .execute();
}

export async function deedsOn(sql: Sql, { project, kind, id }: RowName): Promise<RegisterDeed[]> {
  const rows = await sql
    .selectFrom("register_deed")
    .where("project_id", "=", project)
    .where("kind", "=", kind)
    .where("row_id", "=", id)
    .selectAll()
    .orderBy("at")
    .orderBy("id")
    .execute();
  return rows.map((row) => ({
    id: row.id,
    at: row.at,
    by: row.by_user as UserId | null,
    what: row.what as RegisterDeed["what"],
    detail: JSON.parse(row.detail),
  }));
}

/** A row and the section of a text that took it up. */
export type StoredLink = {
  id: string;
  row: string;
  document: DocumentId;
  section: string;
  was: string | null;
  becomes: string | null;
  at: number;
};

export async function readLinks(
  sql: Sql,
  project: ProjectId,
  kind: RegisterKind,
  row?: string,
): Promise<StoredLink[]> {
  const rows = await sql
    .selectFrom("register_link")
    .where("project_id", "=", project)
    .where("kind", "=", kind)
    .$if(row !== undefined, (query) => query.where("row_id", "=", row as string))
    .selectAll()
    .orderBy("at")
    .orderBy("id")
    .execute();
  return rows.map((link) => ({
    id: link.id,
    row: link.row_id,
    document: link.document_id as DocumentId,
    section: link.section_id,
    was: link.was,
    becomes: link.becomes,
    at: link.at,
  }));
}

/** What was last reported of each follow-up. */
export async function lastReports(
  sql: Sql,
  project: ProjectId,
): Promise<Map<string, { at: number; note: string }>> {
  const rows = await sql
    .selectFrom("register_deed")
    .where("project_id", "=", project)
    .where("kind", "=", "followUp")
    .where("what", "=", "progress")
    .select(["row_id", "at", "detail"])
    .orderBy("at")
    .orderBy("id")
    .execute();
  return new Map(rows.map(({ row_id, at, detail }) => [row_id, { at, note: JSON.parse(detail).note }]));
}
