import type { Logger } from "pino";
import type { DocumentId } from "../../shared/ids";
import type { Journal } from "./journal";
import type { Tail } from "./stored";
import type { TextWorker } from "./text-worker";

/** So much may stand behind a state before it is compacted while people write. */
const wanted: Tail = { count: 500, bytes: 1 << 20 };
/** So much is never read as it stands: whoever wants the text waits until it is compacted. */
const most: Tail = { count: 2000, bytes: 4 << 20 };

export type Compaction = ReturnType<typeof createCompaction>;

const exceeds = (tail: Tail, limit: Tail) => tail.count > limit.count || tail.bytes > limit.bytes;
export const isDue = (tail: Tail) => exceeds(tail, wanted);

/**
 * Makes one state of a document's state and updates, beside whatever goes on with it: what is written meanwhile
 * stays behind the new state. Killed at any point, the old state and its updates are still there.
 */
export function createCompaction(parts: {
  journal: Journal;
  worker: TextWorker;
  now: () => number;
  log: Logger;
  /** How much of an open room's tail is gone. */
  onCompacted: (document: DocumentId, gone: Tail) => void;
}) {
  const { journal, worker, now, log } = parts;
  const underway = new Map<DocumentId, Promise<void>>();

  async function run(document: DocumentId) {
    const compacted = await worker.compact(document);
    if (!compacted) return;
    const { seq, state, vector, gone } = compacted;
    await journal.compact(document, { seq, state, vector, at: now() });
    parts.onCompacted(document, gone);
  }

  /** One at a time for each document; who asks meanwhile gets the one that is under way. */
  function compact(document: DocumentId): Promise<void> {
    const already = underway.get(document);
    if (already) return already;
    const running = run(document).finally(() => underway.delete(document));
    underway.set(document, running);
    return running;
  }

  return {
    compact,

    /** Resolves when the document can be read without its tail holding up everybody. */
    async readable(document: DocumentId): Promise<void> {
      if (exceeds(await journal.size(document), most)) await compact(document);
    },

    /** Documents that nobody has open, and that a kill has left with a tail. */
    async compactClosed(isOpen: (document: DocumentId) => boolean): Promise<void> {
      for (const { document } of await journal.tails()) {
        if (isOpen(document)) continue;
        await compact(document).catch((err) =>
          log.error({ err, document }, "compaction of a closed document"),
        );
      }
    },

    /** Resolves when nothing is under way. */
    idle: () => Promise.allSettled(underway.values()),
  };
}
