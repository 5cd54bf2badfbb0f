import * as Y from "yjs";
import type { DocumentId } from "../../shared/ids";
import { createLock, type Lock } from "../db/lock";
import type { Compaction } from "./compaction";
import type { Journal } from "./journal";
import { partsOf } from "./stored";
import { applyStored } from "./text-work";

/** A Y.Doc takes 20 times the bytes that it was made of: only a few stay, and not for long. */
const most = 6;
const keptAtMost = 5_000;
/** Further behind, a copy is made anew, of a compacted state: that takes less time on the main loop. */
const mostBehind = 1000;

type Copy = {
  doc: Y.Doc;
  /** Number of the last update in it; -1 before it was filled. */
  seq: number;
  lock: Lock;
  timer: NodeJS.Timeout;
  /** It holds what is not on disk: who waits for it must take another. */
  isSpoilt: boolean;
};

export type Copies = ReturnType<typeof createCopies>;

/**
 * Y.Docs of what is on disk, made when the server itself must read or write a text, and let go soon after. A
 * copy that is still there catches up with the rows since.
 */
export function createCopies({
  journal,
  compaction,
  idle,
}: {
  journal: Journal;
  compaction: Compaction;
  /** How long an unused text stays ready for who comes back, in ms. */
  idle: number;
}) {
  const keptFor = Math.min(idle, keptAtMost);
  /** The one used last stands last. */
  const kept = new Map<DocumentId, Copy>();

  function drop(document: DocumentId, copy: Copy) {
    clearTimeout(copy.timer);
    if (kept.get(document) === copy) kept.delete(document);
  }

  function spoil(document: DocumentId, copy: Copy) {
    copy.isSpoilt = true;
    drop(document, copy);
  }

  function keep(document: DocumentId, copy: Copy) {
    copy.timer.refresh();
    kept.delete(document);
    kept.set(document, copy);
    for (const [oldest, old] of kept) {
      if (kept.size <= most) break;
      drop(oldest, old);
    }
  }

  function begin(document: DocumentId): Copy {
    const timer = setTimeout(() => drop(document, copy), keptFor);
    timer.unref();
    const copy: Copy = { doc: new Y.Doc({ gc: true }), seq: -1, lock: createLock(), timer, isSpoilt: false };
    return copy;
  }

  /** Brings the copy to what is on disk; false when that takes a new one. */
  const catchUp = (document: DocumentId, copy: Copy) =>
    journal.since(document, copy.seq, (rows) => {
      if (rows === undefined || rows.length > mostBehind) return false;
      if (rows.length === 0) return true;
      applyStored(
        copy.doc,
        rows.map(({ bytes }) => bytes),
      );
      copy.seq = rows.at(-1)!.seq;
      return true;
    });

  async function fill(document: DocumentId, copy: Copy) {
    await compaction.readable(document);
    await journal.load(document, (stored) => {
      applyStored(copy.doc, partsOf(stored));
      copy.seq = stored.seq;
    });
  }

  async function present(document: DocumentId): Promise<{ copy: Copy; release: () => void }> {
    const known = kept.get(document);
    const copy = known ?? begin(document);
    // Before anything is awaited: who comes next waits for this one.
    keep(document, copy);
    const release = await copy.lock.take();
    try {
      if (copy.seq < 0 && !copy.isSpoilt) await fill(document, copy);
      else if (copy.isSpoilt || !(await catchUp(document, copy))) {
        spoil(document, copy);
        release();
        return present(document);
      }
      return { copy, release };
    } catch (error) {
      spoil(document, copy);
      release();
      throw error;
    }
  }

  return {
    /** Reads the text as it is on disk. `work` must not keep the Y.Doc, nor await anything. */
    async read<T>(document: DocumentId, work: (doc: Y.Doc) => T): Promise<T> {
      const { copy, release } = await present(document);
      try {
        return work(copy.doc);
      } finally {
        release();
      }
    },

    /**
     * Changes the text under the server's client id and gives `store` what changed, undefined if nothing did; it
     * answers the number under which that is on disk. When either throws, nothing has happened. The caller sees
     * to it that nobody else writes meanwhile.
     */
    async write<T>(
      document: DocumentId,
      client: number,
      change: (doc: Y.Doc) => T,
      store: (update: Uint8Array | undefined, result: T) => Promise<number>,
    ): Promise<T> {
      const { copy, release } = await present(document);
      const { doc } = copy;
      const updates: Uint8Array[] = [];
      const listen = (update: Uint8Array) => void updates.push(update);
      doc.on("update", listen);
      try {
        doc.clientID = client;
        let result!: T;
        doc.transact(() => {
          result = change(doc);
        }, "server");
        copy.seq = await store(updates.length > 1 ? Y.mergeUpdates(updates) : updates[0], result);
        return result;
      } catch (error) {
        if (updates.length > 0) spoil(document, copy);
        throw error;
      } finally {
        doc.off("update", listen);
        release();
      }
    },

    close() {
      for (const [document, copy] of kept) drop(document, copy);
    },
  };
}
