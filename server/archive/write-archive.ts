import { createHash } from "node:crypto";
import { gunzipSync } from "node:zlib";
import type Database from "better-sqlite3";
import { Zip, ZipDeflate, ZipPassThrough } from "fflate";
import * as Y from "yjs";
import type { DocumentId } from "../../shared/ids";
import type { Language } from "../../shared/locale/languages";
import { contentOf } from "../documents/content";
import { storedReader } from "../live/stored";
import { compactStored } from "../live/text-work";
import {
  type ArchivedPerson,
  type ArchivedTable,
  archivedNames,
  formatName,
  formatVersion,
  type Head,
  headPath,
  keptOf,
  type ListedFile,
  letterheadPath,
  materialPath,
  mostBytes,
  noMail,
  peoplePath,
  plainTextPath,
  tablePath,
  textPath,
  userColumns,
  versionContentPath,
  versionStatePath,
} from "./format";

export type ArchiveWish = {
  project: string;
  /** Through whose eyes it is seen: a secretariat. */
  user: string;
  side: string;
  isPersonal: boolean;
  at: number;
};

/** Its files would not fit into one zip. */
export class ArchiveTooLarge extends Error {}

type Row = Record<string, unknown>;

/**
 * Writes the archive piece by piece; nothing but the file at hand is held in memory. `handle` reads from one moment:
 * whoever calls it has begun a transaction.
 */
export function writeArchive(
  handle: Database.Database,
  wish: ArchiveWish,
  write: (bytes: Uint8Array) => void,
): void {
  const { project, user, side } = wish;
  const files: Record<string, ListedFile> = {};
  const ids = new Set<string>();
  let total = 0;
  const zip = new Zip((error, bytes) => {
    if (error) throw error;
    write(bytes);
  });

  function add(path: string, pieces: Iterable<Uint8Array>, isPacked = false) {
    // The day that every zip can name: the same project is the same archive.
    const entry = isPacked ? new ZipPassThrough(path) : new ZipDeflate(path, { level: 6 });
    entry.mtime = new Date("1980-01-02T00:00:00");
    zip.add(entry);
    const hash = createHash("sha256");
    let bytes = 0;
    for (const piece of pieces) {
      hash.update(piece);
      bytes += piece.byteLength;
      total += piece.byteLength;
      if (total > mostBytes) throw new ArchiveTooLarge();
      entry.push(piece);
    }
    entry.push(new Uint8Array(), true);
    if (path !== headPath) files[path] = { bytes, sha256: hash.digest("hex") };
  }
  const addJson = (path: string, value: unknown) => add(path, [encode(JSON.stringify(value))]);

  function rowsOf(table: ArchivedTable): Row[] {
    const { where, order, without = [], personal = [] } = keptOf(table);
    const hidden = [...without, ...(wish.isPersonal ? [] : personal)];
    const rows = handle
      .prepare(`select * from "${table}" where ${where} order by ${order}`)
      .all(needed(where, { project, user, side })) as Row[];
    return rows.map((row) =>
      Object.fromEntries(Object.entries(row).filter(([column]) => !hidden.includes(column))),
    );
  }

  const tables = new Map(archivedNames.map((table) => [table, rowsOf(table)]));
  const shown = new Set(tables.get("material")!.map(({ id }) => id));
  for (const item of tables.get("agenda_item")!) if (!shown.has(item.material_id)) item.material_id = null;
  for (const table of archivedNames) {
    const rows = tables.get(table)!;
    for (const row of rows) for (const column of userColumns) if (row[column]) ids.add(row[column] as string);
    addJson(tablePath(table), rows);
  }
  addJson(peoplePath, peopleOf(handle, wish, ids));

  const stored = storedReader(handle);
  for (const { id, languages } of tables.get("document")! as { id: DocumentId; languages: string }[]) {
    const { state } = compactStored(stored.all(id));
    add(textPath(id), [state]);
    for (const [language, body] of Object.entries(plainTexts(state, JSON.parse(languages))))
      addJson(plainTextPath(id, language), body);
  }
  for (const { id } of tables.get("version")! as { id: string }[]) {
    const { content, state } = handle.prepare("select content, state from version where id = ?").get(id) as {
      content: Uint8Array;
      state: Uint8Array | null;
    };
    add(versionContentPath(id), [gunzipSync(content)]);
    if (state) add(versionStatePath(id), [gunzipSync(state)]);
  }
  const pieces = handle.prepare("select bytes from material_piece where material_id = ? order by number");
  for (const { id } of tables.get("material")! as { id: string }[])
    add(materialPath(id), piecesIn(pieces, id), true);

  const letterhead = handle
    .prepare("select letterhead from letter_setting where project_id = ? and letterhead is not null")
    .pluck()
    .get(project) as Uint8Array | undefined;
  if (letterhead) add(letterheadPath, [letterhead], true);

  const head: Head = {
    format: formatName,
    version: formatVersion,
    migration: handle
      .prepare("select name from kysely_migration order by name desc limit 1")
      .pluck()
      .get() as string,
    project,
    at: wish.at,
    isPersonal: wish.isPersonal,
    files,
  };
  addJson(headPath, head);
  zip.end();
}

const encode = (text: string) => new TextEncoder().encode(text);

/** The driver takes no parameter that the statement does not name. */
const needed = (where: string, values: Record<string, string>) =>
  Object.fromEntries(Object.entries(values).filter(([name]) => where.includes(`@${name}`)));

function* piecesIn(pieces: Database.Statement, material: string): Generator<Uint8Array> {
  for (const row of pieces.iterate(material)) yield (row as { bytes: Uint8Array }).bytes;
}

function plainTexts(state: Uint8Array, languages: Language[]) {
  const doc = new Y.Doc();
  try {
    Y.applyUpdate(doc, state);
    return contentOf(doc, languages).languages;
  } finally {
    doc.destroy();
  }
}

/** Everybody with a seat, now or once, and whoever else wrote or is named by a row. */
function peopleOf(
  handle: Database.Database,
  { project, isPersonal }: ArchiveWish,
  ids: ReadonlySet<string>,
): ArchivedPerson[] {
  const seats = handle
    .prepare(
      `select user_id, organisation_id, position, role from member where project_id = @project
       union all select user_id, organisation_id, position, null from past_member where project_id = @project
         and user_id not in (select user_id from member where project_id = @project)`,
    )
    .all({ project }) as {
    user_id: string;
    organisation_id: string;
    position: number;
    role: string | null;
  }[];
  const seatOf = new Map(seats.map((seat) => [seat.user_id, seat]));
  const known = handle.prepare("select id, name, email from user where id = ?");
  return [...new Set([...seatOf.keys(), ...ids])]
    .flatMap((id) => (known.get(id) ?? []) as { id: string; name: string; email: string } | [])
    .map(({ id, name, email }) => {
      const seat = seatOf.get(id);
      return {
        id,
        name,
        email: isPersonal && !email.endsWith(`@${noMail}`) ? email : null,
        organisation: seat?.organisation_id ?? null,
        position: seat?.position ?? null,
        role: seat?.role ?? null,
      };
    })
    .sort((a, b) => (a.position ?? 1e9) - (b.position ?? 1e9) || a.id.localeCompare(b.id));
}
