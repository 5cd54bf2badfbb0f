import { createHash } from "node:crypto";
import { fieldShower } from "../../shared/document/fields";
import { fieldsOf } from "../../shared/document/from-yjs";
import type { DocumentId, UserId } from "../../shared/ids";
import { blocksOf, type RegisterBlock, type RegisterKind } from "../../shared/register/blocks";
import { type DocumentFacts, documentFacts } from "../access/access";
import { note } from "../audit/log";
import type { Tx } from "../db/open";
import { documentStore } from "../documents/document-store";
import type { Rooms } from "../live/rooms";
import type { Parts } from "../parts";
import { areInText, blockToFollow, type Said, takeOutOfText } from "./confidences";
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
    const { hasChanged, inConfidence } = await follow(document, by, blocks);
    await takeOut(document, inConfidence);
    lastSeen.set(document.id, digest);
    return hasChanged;
  }

  /** What was said in confidence stands in the register by now. The comments on it lose its words, too. */
  async function takeOut(document: DocumentFacts, ids: ReadonlySet<string>) {
    const places = { of: document.languages, ids };
    if (ids.size === 0 || !(await rooms.read(document.id, (doc) => areInText(doc, places)))) return;
    await rooms.write(document.id, {
      by: null,
      isInKeeping: true,
      change: (doc) => takeOutOfText(doc, places),
      alongside: async (tx, threads) => {
        for (const thread of threads)
          await tx
            .updateTable("thread")
            .set({ quote: "", before: "", after: "" })
            .where("id", "=", thread)
            .where("document_id", "=", document.id)
            .execute();
      },
    });
    await rooms.compact(document.id);
  }

  async function follow(document: DocumentFacts, by: UserId | null, blocks: readonly RegisterBlock[]) {
    const at = now();
    return await sql.transaction().execute(async (tx) => {
      const rows = new Map(
        (await rowsOfDocument(tx, document.id)).map((row) => [nameInDocument(row.kind, row.block!), row]),
      );
      const tell = (name: RowName, what: "entered" | "withdrawn" | "back") =>
        noteOnRow(tx, name, { id: newId(), at, by, what, detail: {} });
      let hasChanged = false;
      const inConfidence = new Set<string>();
      for (const [position, inText] of blocks.entries()) {
        const key = nameInDocument(inText.kind, inText.id);
        const row = rows.get(key);
        rows.delete(key);
        const block = blockToFollow(inText, row);
        if (block.visibility === "confidential") inConfidence.add(block.id);
        if (row && isInStep(row, block, position)) continue;
        hasChanged = true;
        if (row) {
          await followBlock(tx, row, block, { position, at });
          if (row.withdrawnAt !== null) await tell(row, "back");
          continue;
        }
        const name = await enterBlock(tx, document, block, { position, at });
        await tell(name, "entered");
      }
      // The text of what is confirmed is what it was.
      if ((await confirmedAt(tx, document.id)) !== null)
        return { hasChanged, inConfidence: new Set<string>() };
      for (const gone of rows.values()) {
        if (gone.withdrawnAt !== null) continue;
        hasChanged = true;
        await withdrawRow(tx, gone, at);
        await tell(gone, "withdrawn");
      }
      return { hasChanged, inConfidence };
    });
  }

  async function enterBlock(
    tx: Tx,
    { id: document, project }: DocumentFacts,
    block: RegisterBlock,
    about: { position: number; at: number },
  ): Promise<RowName> {
    const isTaken = await tx
      .selectFrom("register_row")
      .where("project_id", "=", project)
      .where("kind", "=", block.kind)
      .where("id", "=", block.id)
      .select("id")
      .executeTakeFirst();
    // Pasted from other minutes: the row there keeps the name that its block has.
    const name = { project, kind: block.kind, id: isTaken ? newBlockId() : block.id };
    await insertRow(tx, name, block, { document, ...about, by: null });
    return name;
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

    /** What stands in the minutes as said in confidence, in the order of the text. */
    async confidencesIn(document: DocumentId): Promise<(Said & { kind: RegisterKind; block: string })[]> {
      const rows = await sql.transaction().execute((tx) => rowsOfDocument(tx, document));
      return rows
        .filter((row) => row.visibility === "confidential" && row.withdrawnAt === null)
        .sort((one, other) => one.position - other.position)
        .map(({ kind, block, text, by, topic, concerns, owner, person, due }) => ({
          kind,
          block: block!,
          ...{ text, by, topic, concerns, owner, person, due },
        }));
    },

    /**
     * Keeps of a block of the minutes, public or not until now, only where it stands; what is known of it becomes the
     * register's, without ever having been in the text. False where the text has no such block, or is closed.
     */
    async confide(
      document: DocumentFacts,
      by: UserId,
      { kind, block: id, said }: { kind: RegisterKind; block: string; said: Said },
    ): Promise<boolean> {
      const { project } = document;
      const isKept = await inTurn(document.id, async () => {
        await look(document, by);
        const row = await sql.transaction().execute(async (tx) => {
          const rows = await rowsOfDocument(tx, document.id);
          const name = rows.find(
            (each) => each.block === id && each.kind === kind && each.withdrawnAt === null,
          );
          if (!name || (await confirmedAt(tx, document.id)) !== null) return undefined;
          const at = now();
          const block: RegisterBlock = { ...name, ...said, visibility: "confidential" };
          await followBlock(tx, name, block, { position: name.position, at });
          // Which facts, not what they say.
          const detail = { entered: Object.keys(said) };
          await noteOnRow(tx, name, { id: newId(), at, by, what: "changed", detail });
          await note(tx, {
            at,
            actor: by,
            action: "register.changed",
            target: name.id,
            project,
            detail: { kind },
          });
          return name;
        });
        if (row) await takeOut(document, new Set([id]));
        return row !== undefined;
      });
      if (isKept) rooms.announceTo(project, { type: "registers" });
      return isKept;
    },

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

async function confirmedAt(tx: Tx, document: DocumentId): Promise<number | null> {
  const { confirmed_at } = await tx
    .selectFrom("document")
    .where("id", "=", document)
    .select("confirmed_at")
    .executeTakeFirstOrThrow();
  return confirmed_at;
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
