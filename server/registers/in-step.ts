import { createHash } from "node:crypto";
import { fieldShower } from "../../shared/document/fields";
import { fieldsOf } from "../../shared/document/from-yjs";
import type { DocumentId, UserId } from "../../shared/ids";
import { blocksOf, type RegisterBlock } from "../../shared/register/blocks";
import { type DocumentFacts, documentFacts } from "../access/access";
import { note } from "../audit/log";
import type { Tx } from "../db/open";
import { documentStore } from "../documents/document-store";
import type { Rooms } from "../live/rooms";
import type { Parts } from "../parts";
import {
  followBlock,
  insertRow,
  noteOnRow,
  type RegisterRow,
  type RowName,
  rowsOfDocument,
  withdrawRow,
} from "./register-store";

export type InStepParts = Pick<Parts, "db" | "now" | "random" | "newId" | "log"> & {
  rooms: Rooms;
  newBlockId: () => string;
};

/** The rows that stand in minutes, kept equal to their blocks. */
export function createInStep({ db, now, newId, newBlockId, log, rooms }: InStepParts) {
  const { sql } = db;
  const documents = documentStore(sql);
  const last = new Map<DocumentId, Promise<unknown>>();
  const lastSeen = new Map<DocumentId, string>();

  /** One look at a document at a time: a look that began earlier may not write over a later one. */
  async function inTurn<T>(document: DocumentId, work: () => Promise<T>): Promise<T> {
    const before = last.get(document) ?? Promise.resolve();
    const mine = before.catch(() => {}).then(work);
    last.set(document, mine);
    try {
      return await mine;
    } finally {
      if (last.get(document) === mine) last.delete(document);
    }
  }

  async function blocksNow(document: DocumentFacts): Promise<RegisterBlock[]> {
    const form = await documents.form(document.id);
    const bound = await documents.bound(document);
    const activities = await documents.activities(document.project);
    const { bindingLanguage } = document;
    const others = document.languages.filter((language) => language !== bindingLanguage);
    return await rooms.read(document.id, (doc) => {
      const fields = fieldsOf(doc);
      return blocksOf(doc, [bindingLanguage, ...others], (key, language) =>
        fieldShower({ form, fields, bound, language, activities })(key),
      );
    });
  }

  /** Answers whether anything was to do. Most changes of a text touch none of its blocks: then no row is read. */
  async function look(document: DocumentFacts, by: UserId | null): Promise<boolean> {
    const blocks = await blocksNow(document);
    const digest = createHash("sha256").update(JSON.stringify(blocks)).digest("base64");
    if (lastSeen.get(document.id) === digest) return false;
    const hasChanged = await follow(document, by, blocks);
    lastSeen.set(document.id, digest);
    return hasChanged;
  }

  async function follow(document: DocumentFacts, by: UserId | null, blocks: readonly RegisterBlock[]) {
    const at = now();
    const { project } = document;
    return await sql.transaction().execute(async (tx): Promise<boolean> => {
      const { confirmed_at } = await tx
        .selectFrom("document")
        .where("id", "=", document.id)
        .select("confirmed_at")
        .executeTakeFirstOrThrow();
      const rows = new Map(
        (await rowsOfDocument(tx, document.id)).map((row) => [nameInDocument(row.kind, row.block!), row]),
      );
      const tell = (name: RowName, what: "entered" | "withdrawn" | "back") =>
        noteOnRow(tx, name, { id: newId(), at, by, what, detail: {} });
      let hasChanged = false;
      for (const [position, block] of blocks.entries()) {
        const key = nameInDocument(block.kind, block.id);
        const row = rows.get(key);
        rows.delete(key);
        if (row && isInStep(row, block, position)) continue;
        hasChanged = true;
        if (row) {
          await followBlock(tx, row, block, { position, at });
          if (row.withdrawnAt !== null) await tell(row, "back");
          continue;
        }
        const isTaken = await tx
          .selectFrom("register_row")
          .where("project_id", "=", project)
          .where("kind", "=", block.kind)
          .where("id", "=", block.id)
          .select("id")
          .executeTakeFirst();
        // Pasted from other minutes: the row there keeps the name that its block has.
        const name = { project, kind: block.kind, id: isTaken ? newBlockId() : block.id };
        await insertRow(tx, name, block, { document: document.id, position, at, by: null });
        await tell(name, "entered");
      }
      if (confirmed_at !== null) return hasChanged;
      for (const gone of rows.values()) {
        if (gone.withdrawnAt !== null) continue;
        hasChanged = true;
        await withdrawRow(tx, gone, at);
        await tell(gone, "withdrawn");
      }
      return hasChanged;
    });
  }

  /** Of a text that is no minutes there is nothing to keep. */
  async function keepInStep(document: DocumentFacts, users: ReadonlySet<UserId | null> = new Set()) {
    if (document.kind !== "minutes") return;
    const [only = null] = users.size === 1 ? users : [];
    const hasChanged = await inTurn(document.id, () => look(document, only));
    if (hasChanged) rooms.announceTo(document.project, { type: "registers" });
  }

  return {
    keepInStep,

    /**
     * The last word of the text goes into the registers, and then no row of it is withdrawn any more. False when they
     * were confirmed already: then `alongside` has not run.
     */
    async confirm(
      document: DocumentFacts,
      by: UserId,
      alongside: (tx: Tx, at: number) => Promise<void> = async () => {},
    ): Promise<boolean> {
      const isConfirmed = await inTurn(document.id, async () => {
        await look(document, null);
        return await sql.transaction().execute(async (tx) => {
          const at = now();
          const closed = await tx
            .updateTable("document")
            .set({ confirmed_at: at })
            .where("id", "=", document.id)
            .where("confirmed_at", "is", null)
            .returning("id")
            .executeTakeFirst();
          if (!closed) return false;
          const { project } = document;
          await note(tx, { at, actor: by, action: "minutes.confirm", target: document.id, project });
          await alongside(tx, at);
          return true;
        });
      });
      rooms.announceTo(document.project, { type: "registers" });
      return isConfirmed;
    },

    /** After a start: a server that was killed may have stored text of which no register heard. */
    async catchUp() {
      const rows = await sql.selectFrom("document").where("kind", "=", "minutes").selectAll().execute();
      for (const row of rows) {
        if (rooms.isClosing) return;
        try {
          lastSeen.delete(row.id as DocumentId);
          await keepInStep(documentFacts(row));
        } catch (error) {
          if (!rooms.isClosing) log.error({ err: error, document: row.id }, "registers could not catch up");
        }
      }
    },
  };
}

/** A block that became another kind is another row. */
const nameInDocument = (kind: string, block: string) => `${kind} ${block}`;

function isInStep(row: RegisterRow, block: RegisterBlock, position: number): boolean {
  return (
    row.withdrawnAt === null &&
    row.position === position &&
    row.by === block.by &&
    row.topic === block.topic &&
    row.owner === block.owner &&
    row.person === block.person &&
    row.due === block.due &&
    row.visibility === block.visibility &&
    row.place === block.place &&
    JSON.stringify([row.text, row.concerns]) === JSON.stringify([block.text, block.concerns])
  );
}
