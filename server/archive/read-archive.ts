import { gzipSync } from "node:zlib";
import { sql } from "kysely";
import * as Y from "yjs";
import { documentSchema } from "../../shared/document/extensions";
import { bodyOf } from "../../shared/document/from-yjs";
import { type ProjectId, readId, type UserId, uuidv7 } from "../../shared/ids";
import { type Language, languages } from "../../shared/locale/languages";
import { note } from "../audit/log";
import type { Db, Tx } from "../db/open";
import { type Content, canonicalHash } from "../documents/canonical";
import { isLetterhead, type LetterheadKind } from "../exports/letter/letterhead";
import { seatSecretariat } from "../projects/projects";
import { fileKindOf } from "../workshops/file-kind";
import { pieceBytes } from "../workshops/materials";
import {
  type ArchivedPerson,
  type ArchivedTable,
  archivedNames,
  everyId,
  keptOf,
  letterheadPath,
  materialPath,
  noMail,
  peoplePath,
  tablePath,
  textPath,
  userColumns,
  versionContentPath,
  versionStatePath,
} from "./format";
import { jsonColumns, People, VersionContent } from "./shapes";
import { BadArchive, type Unpacked, unpack } from "./unpack";

export type Reading = {
  db: Db;
  now: () => number;
  random: (bytes: number) => Uint8Array;
  /** Those that ship: a letter of another could not be shown. */
  letterTemplates: { has: (id: string) => boolean };
};

type Cell = string | number | null;
type Row = Record<string, Cell>;
type Rename = (text: string) => string;

/**
 * Makes a new project of an archive, whole or not at all; whoever reads it back is its secretariat. Ids stay where they
 * are free; one that is taken gets another everywhere, in rows and in texts. Nobody who is named gets an account or a
 * seat by it, and no words are put into the mouth of anybody who has one: people stand there by their names.
 */
export async function readArchive(
  { db, now, random, letterTemplates }: Reading,
  zip: Uint8Array,
  secretariat: UserId,
): Promise<ProjectId> {
  const archive = unpack(zip);
  await refuseNewer(db, archive);
  const newId = <Id extends string>() => uuidv7(now(), random(10)) as Id;
  const people = shaped(People, archive.json(peoplePath), peoplePath) as ArchivedPerson[];
  const tables = new Map<ArchivedTable, Row[]>();
  for (const table of archivedNames) tables.set(table, await rowsOf(db, archive, table));
  if (tables.get("project")!.length !== 1 || tables.get("project")![0]!.id !== archive.head.project)
    throw new BadArchive("It holds not one project.");
  if (tables.get("letter")!.some(({ template }) => !letterTemplates.has(String(template))))
    throw new BadArchive("It has a letter of a template that is not known here.");
  checkBelonging(tables, new Set(people.map(({ id }) => id)));

  return await db.sql
    .transaction()
    .execute(async (tx) => {
      // Rows name each other in circles: a workshop its minutes, the minutes their workshop.
      await sql`pragma defer_foreign_keys = on`.execute(tx);
      const ids = await newIds(tx, tables, people, newId);
      const rename: Rename = (text) => text.replace(everyId, (id) => ids.get(id) ?? id);
      const project = rename(archive.head.project) as ProjectId;
      for (const person of people) await addPerson(tx, person, { rename, at: now() });
      for (const table of archivedNames)
        for (const row of tables.get(table)!) await addRow(tx, table, row, { archive, rename, project });
      for (const person of people)
        await addPastSeat(tx, person, {
          rename,
          project,
          at: now(),
          organisations: tables.get("organisation")!,
        });
      for (const row of tables.get("document")!) await addText(tx, row, { archive, rename, at: now() });
      for (const row of tables.get("material")!) await addMaterial(tx, row, { archive, rename });
      await seatSecretariat({ newId, now }, tx, project, secretariat);
      await note(tx, {
        at: now(),
        actor: secretariat,
        action: "project.read-back",
        target: project,
        project,
        detail: { from: archive.head.project, archivedAt: archive.head.at },
      });
      return project;
    })
    .catch((error: unknown) => {
      // A row that another table, a check or a type refuses is the file's fault, and nothing of it has been kept.
      if (String((error as { code?: unknown }).code).startsWith("SQLITE_CONSTRAINT"))
        throw new BadArchive(`Its rows do not fit together: ${(error as Error).message}.`);
      throw error;
    });
}

async function refuseNewer({ sql: rows }: Db, { head }: Unpacked) {
  const { rows: known } = await sql<{ name: string }>`select name from kysely_migration`.execute(rows);
  if (!known.some(({ name }) => name === head.migration))
    throw new BadArchive("It was written by a newer version of this program. Read it back with that one.");
}

/** The rows of a table, each with nothing but columns that are there, and JSON where JSON belongs. */
async function rowsOf({ sql: rows }: Db, archive: Unpacked, table: ArchivedTable): Promise<Row[]> {
  const path = tablePath(table);
  const given = archive.json(path);
  if (!Array.isArray(given)) throw new BadArchive(`${path} is no list.`);
  const columns = await sql<{ name: string }>`select name from pragma_table_info(${table})`.execute(rows);
  const known = new Set(columns.rows.map(({ name }) => name));
  for (const name of keptOf(table).without ?? []) known.delete(name);
  const shapes = Object.entries(jsonColumns[table] ?? {});
  for (const row of given) {
    if (row === null || typeof row !== "object" || Array.isArray(row))
      throw new BadArchive(`${path} holds something that is no row.`);
    for (const [name, value] of Object.entries(row)) {
      if (!known.has(name))
        throw new BadArchive(`${path} has a column that is not known: ${name.slice(0, 40)}.`);
      if (value !== null && typeof value !== "string" && typeof value !== "number")
        throw new BadArchive(`${path}: ${name} is neither a text nor a number.`);
    }
    for (const [name, shape] of shapes) shaped(shape, parsed(row[name]), `${path}: ${name}`);
  }
  return given as Row[];
}

function parsed(value: unknown): unknown {
  try {
    return JSON.parse(String(value));
  } catch {
    return undefined;
  }
}

function shaped<Value>(
  shape: { safeParse: (value: unknown) => { success: true; data: Value } | { success: false } },
  value: unknown,
  where: string,
): Value {
  const result = shape.safeParse(value);
  if (!result.success) throw new BadArchive(`${where} is not as this program writes it.`);
  return result.data;
}

/** What each row names must be in the archive: none may reach another project or anybody's account. */
function checkBelonging(tables: ReadonlyMap<ArchivedTable, Row[]>, people: ReadonlySet<Cell | undefined>) {
  const idsIn = (table: ArchivedTable) => new Set(tables.get(table)!.map(({ id }) => id));
  const owners: Partial<Record<string, ReadonlySet<Cell | undefined>>> = {
    project_id: idsIn("project"),
    workshop_id: idsIn("workshop"),
    document_id: idsIn("document"),
    minutes_id: idsIn("document"),
    shown_document: idsIn("document"),
    thread_id: idsIn("thread"),
    reply_id: idsIn("reply"),
    organisation_id: idsIn("organisation"),
    successor_id: idsIn("organisation"),
    merged_into: idsIn("organisation"),
    activity_id: idsIn("activity"),
    topic_id: idsIn("topic"),
    material_id: idsIn("material"),
    ...Object.fromEntries(userColumns.map((column) => [column, people])),
  };
  for (const [table, rows] of tables)
    for (const row of rows) {
      if ("id" in row && table !== "register_row" && readId(row.id) === undefined)
        throw new BadArchive(`${tablePath(table)} has an id that is none.`);
      for (const [column, known] of Object.entries(owners)) {
        if (row[column] != null && !known!.has(row[column]))
          throw new BadArchive(`${tablePath(table)} names what is not in the archive.`);
      }
    }
}

/** The other id of each that is taken here. People always get one that is free, in their table as in any. */
async function newIds(
  tx: Tx,
  tables: ReadonlyMap<ArchivedTable, Row[]>,
  people: readonly ArchivedPerson[],
  newId: () => string,
): Promise<Map<string, string>> {
  const ids = new Map<string, string>();
  const give = async (table: string, id: string) => {
    if (readId(id) === undefined) throw new BadArchive("It has an id that is none.");
    if (ids.has(id)) throw new BadArchive("It has one id for two things.");
    const { rows } = await sql`select 1 from ${sql.table(table)} where id = ${id}`.execute(tx);
    ids.set(id, rows.length > 0 ? newId() : id);
  };
  for (const [table, rows] of tables)
    if (table !== "register_row")
      for (const row of rows) if (typeof row.id === "string") await give(table, row.id);
  for (const { id } of people) await give("user", id);
  return ids;
}

async function addPerson(tx: Tx, person: ArchivedPerson, { rename, at }: { rename: Rename; at: number }) {
  const id = rename(person.id);
  await tx
    .insertInto("user")
    .values({
      id,
      email: `${id}@${noMail}`,
      name: person.name,
      password_hash: null,
      language: null,
      created_at: at,
      disabled_at: at,
    })
    .execute();
}

/** So that they are named, in their colour and with their organisation, beside what they wrote. */
async function addPastSeat(
  tx: Tx,
  { id, organisation, position }: ArchivedPerson,
  {
    rename,
    project,
    at,
    organisations,
  }: { rename: Rename; project: string; at: number; organisations: readonly Row[] },
) {
  if (organisation === null || position === null) return;
  if (!organisations.some((one) => one.id === organisation))
    throw new BadArchive(`${peoplePath} names an organisation that is not in the archive.`);
  await tx
    .insertInto("past_member")
    .values({
      project_id: project,
      user_id: rename(id),
      organisation_id: rename(organisation),
      position,
      left_at: at,
    })
    .execute();
}

async function addRow(
  tx: Tx,
  table: ArchivedTable,
  row: Row,
  { archive, rename, project }: { archive: Unpacked; rename: Rename; project: string },
) {
  const values = Object.fromEntries(
    Object.entries(row).map(([name, value]) => [name, typeof value === "string" ? rename(value) : value]),
  );
  const own: Record<string, unknown> =
    table === "organisation"
      ? { project_id: project }
      : table === "version"
        ? versionFiles(archive, row, rename)
        : table === "letter_setting"
          ? letterheadFile(archive, row)
          : {};
  await tx
    .insertInto(table as "project")
    .values({ ...values, ...own } as never)
    .execute();
}

/** What a version says may name ids too, so it is packed and hashed anew; before, it must be what was hashed. */
function versionFiles(archive: Unpacked, row: Row, rename: Rename) {
  const id = String(row.id);
  const given = shaped(VersionContent, archive.json(versionContentPath(id)), `Version ${id}`) as Content;
  if (canonicalHash(given) !== row.sha256) throw new BadArchive(`Version ${id} is not what was stored.`);
  for (const body of Object.values(given.languages)) checkBody(body, `Version ${id}`);
  const json = rename(JSON.stringify(given));
  const state = archive.has(versionStatePath(id)) ? archive.file(versionStatePath(id)) : null;
  if (state) checkText(state, `Version ${id}`);
  return {
    content: gzipSync(json),
    sha256: canonicalHash(JSON.parse(json)),
    state: state && gzipSync(renamedState(state, rename)),
  };
}

function letterheadFile(archive: Unpacked, { letterhead_kind: kind }: Row) {
  if (!kind) return {};
  const bytes = archive.file(letterheadPath);
  if (!isLetterhead({ kind: kind as LetterheadKind, bytes }))
    throw new BadArchive(`${letterheadPath} is not the file that its row names.`);
  return { letterhead: bytes };
}

async function addText(
  tx: Tx,
  row: Row,
  { archive, rename, at }: { archive: Unpacked; rename: Rename; at: number },
) {
  const id = String(row.id);
  const state = archive.file(textPath(id));
  checkText(state, textPath(id));
  await tx
    .insertInto("document_state")
    .values({ document_id: rename(id), seq: 1, bytes: renamedState(state, rename), at })
    .execute();
}

/** An id is 36 letters in Yjs as everywhere: another of as many takes its place without moving anything. */
function renamedState(state: Uint8Array, rename: Rename): Uint8Array {
  return Buffer.from(rename(Buffer.from(state).toString("latin1")), "latin1");
}

/** A text that our editor could not show would turn away whoever opens it. */
function checkText(state: Uint8Array, where: string) {
  const doc = new Y.Doc();
  try {
    Y.applyUpdate(doc, state);
    for (const language of languages) checkBody(bodyOf(doc, language as Language), where);
  } catch (error) {
    if (error instanceof BadArchive) throw error;
    throw new BadArchive(`${where} is no text of ours.`);
  } finally {
    doc.destroy();
  }
}

function checkBody(body: unknown, where: string) {
  if ((body as { content?: unknown[] }).content?.length === 0) return;
  try {
    documentSchema.nodeFromJSON(body).check();
  } catch {
    throw new BadArchive(`${where} is no text of ours.`);
  }
}

async function addMaterial(tx: Tx, row: Row, { archive, rename }: { archive: Unpacked; rename: Rename }) {
  const id = String(row.id);
  const bytes = archive.file(materialPath(id));
  if (bytes.byteLength !== row.bytes || fileKindOf(bytes) !== row.kind)
    throw new BadArchive(`${materialPath(id)} is not the file that its row names.`);
  for (let from = 0, number = 0; from < bytes.byteLength; from += pieceBytes, number++)
    await tx
      .insertInto("material_piece")
      .values({ material_id: rename(id), number, bytes: bytes.subarray(from, from + pieceBytes) })
      .execute();
}
