import { promisify } from "node:util";
import { gunzip, gzip, gzipSync } from "node:zlib";
import type { Transaction } from "kysely";
import * as Y from "yjs";
import type { VersionAnswer } from "../../shared/answers";
import { schemaVersion } from "../../shared/document/schema";
import type { DocumentId, UserId, VersionId } from "../../shared/ids";
import type { DocumentFacts } from "../access/access";
import { note } from "../audit/log";
import type { Sql } from "../db/open";
import type { Tables } from "../db/tables";
import type { Rooms } from "../live/rooms";
import { type Content, canonicalHash } from "./canonical";
import { contentOf } from "./content";
import { restoreText } from "./restore-text";

const pack = promisify(gzip);
const unpack = promisify(gunzip);

type Kind = VersionAnswer["kind"];
type NewVersion = { kind: Kind; name?: string; why: string; by: UserId | null };

export type Versions = ReturnType<typeof createVersions>;

export type VersionsParts = { sql: Sql; rooms: Rooms; now: () => number; newId: () => string };

/** What a document once was: rows that are never changed. Restoring one is an edit forward. */
export function createVersions({ sql, rooms, now, newId }: VersionsParts) {
  async function insert(
    tx: Transaction<Tables>,
    document: DocumentFacts,
    { kind, name, why, by }: NewVersion,
    content: Content,
    packed: { content: Uint8Array; state: Uint8Array | null },
  ): Promise<VersionId> {
    const last = await tx
      .selectFrom("version")
      .where("document_id", "=", document.id)
      .select((max) => max.fn.max("number").as("number"))
      .executeTakeFirst();
    const id = newId() as VersionId;
    await tx
      .insertInto("version")
      .values({
        id,
        document_id: document.id,
        number: Number(last?.number ?? 0) + 1,
        kind,
        name: name ?? null,
        why,
        content: packed.content,
        sha256: canonicalHash(content),
        state: packed.state,
        schema_version: schemaVersion,
        at: now(),
        by_user: by,
      })
      .execute();
    await note(tx, {
      at: now(),
      actor: by,
      action: "version.store",
      target: id,
      project: document.project,
      detail: { document: document.id, kind },
    });
    return id;
  }

  /** What is on disk now, to be stored in a deed's own transaction; undefined for an automatic one that equals the last. */
  async function take(document: DocumentFacts, version: NewVersion) {
    const { content, state } = await rooms.read(document.id, (doc) => ({
      content: contentOf(doc, document.languages),
      state: version.kind === "automatic" ? null : Y.encodeStateAsUpdate(doc),
    }));
    if (version.kind === "automatic" && (await lastHash(document.id)) === canonicalHash(content))
      return undefined;
    const packed = {
      content: await pack(JSON.stringify(content)),
      state: state && (await pack(state)),
    };
    return (tx: Transaction<Tables>) => insert(tx, document, version, content, packed);
  }

  async function store(document: DocumentFacts, version: NewVersion): Promise<VersionId | undefined> {
    const taken = await take(document, version);
    if (!taken) return undefined;
    const id = await sql.transaction().execute(taken);
    rooms.announce(document.id, { type: "versions" });
    return id;
  }

  async function lastHash(document: DocumentId): Promise<string | undefined> {
    const row = await sql
      .selectFrom("version")
      .where("document_id", "=", document)
      .select("sha256")
      .orderBy("number", "desc")
      .executeTakeFirst();
    return row?.sha256;
  }

  async function contentOfVersion(document: DocumentId, version: string): Promise<Content | undefined> {
    const row = await sql
      .selectFrom("version")
      .where("document_id", "=", document)
      .where("id", "=", version)
      .select("content")
      .executeTakeFirst();
    return row && JSON.parse((await unpack(row.content)).toString("utf8"));
  }

  const restoring = new Map<DocumentId, Promise<unknown>>();

  return {
    take,
    store,

    async list(document: DocumentId): Promise<VersionAnswer[]> {
      const rows = await sql
        .selectFrom("version")
        .leftJoin("user", "user.id", "version.by_user")
        .where("document_id", "=", document)
        .select([
          "version.id",
          "version.number",
          "version.kind",
          "version.name",
          "version.why",
          "version.at",
          "version.sha256",
          "user.name as by",
        ])
        .orderBy("version.number", "desc")
        .execute();
      return rows.map((row) => ({ ...row, kind: row.kind as Kind }));
    },

    /** One restore at a time; two at once would merge both contents. False when there is no such version. */
    async restore(document: DocumentFacts, version: string, by: UserId, byName: string): Promise<boolean> {
      const content = await contentOfVersion(document.id, version);
      if (!content) return false;
      const before = restoring.get(document.id) ?? Promise.resolve();
      const mine = before.catch(() => {}).then(() => restoreNow(document, version, content, by));
      restoring.set(document.id, mine);
      try {
        await mine;
      } finally {
        if (restoring.get(document.id) === mine) restoring.delete(document.id);
      }
      rooms.announce(document.id, { type: "restored", by: byName });
      return true;
    },
  };

  /** Takes what is there and puts the old content in its place in one write: no key falls between. */
  async function restoreNow(document: DocumentFacts, version: string, content: Content, by: UserId) {
    // Read and replaced in one step of the room: nothing may be awaited in between, so it is packed at once.
    await rooms.write(document.id, {
      by,
      change: (doc) => {
        const present = contentOf(doc, document.languages);
        const state = Y.encodeStateAsUpdate(doc);
        restoreText(doc, content);
        return { present, packed: { content: gzipSync(JSON.stringify(present)), state: gzipSync(state) } };
      },
      alongside: async (tx, { present, packed }) => {
        await insert(tx, document, { kind: "before_restore", why: "restore", by }, present, packed);
        await note(tx, {
          at: now(),
          actor: by,
          action: "version.restore",
          target: version,
          project: document.project,
          detail: { document: document.id },
        });
      },
    });
  }
}
