import * as Y from "yjs";
import type { DocumentId } from "../../shared/ids";
import type { Compaction } from "./compaction";
import type { Journal } from "./journal";
import { partsOf, type Row, type Stored } from "./stored";
import type { TextWorker } from "./text-worker";

/** The text as one update, as it was after update number `seq`. */
type Image = { bytes: Uint8Array; seq: number };

/** So few updates, and so small a text, are merged at once. */
const light = { updates: 100, bytes: 48 << 10 };
/** With more behind it, an image is made anew. */
const stale = 200;
const keptFor = 5_000;
/** Up to so many bytes an image takes the rows behind it along when it is sent: a few ms. */
const mergedAtOnce = 256 << 10;

const emptyVector = (vector: Uint8Array) => vector.length === 0 || (vector.length === 1 && vector[0] === 0);

export type Images = ReturnType<typeof createImages>;

/**
 * What people who come are sent: the stored text without a Y.Doc. The last image stays for a while, so that many who
 * come at once, while others write, cost one.
 */
export function createImages(parts: { journal: Journal; worker: TextWorker; compaction: Compaction }) {
  const { journal, worker, compaction } = parts;
  const kept = new Map<DocumentId, { image: Promise<Image>; timer: NodeJS.Timeout }>();

  async function make(document: DocumentId): Promise<Image> {
    const { count, bytes, state } = await journal.size(document);
    const isLight = count === 0 || (count <= light.updates && state + bytes <= light.bytes);
    if (!isLight) await compaction.compact(document);
    return journal.load(document, isLight ? merged : compacted);
  }

  function forget(document: DocumentId) {
    clearTimeout(kept.get(document)?.timer);
    kept.delete(document);
  }

  function of(document: DocumentId): Promise<Image> {
    const present = kept.get(document);
    if (present) return present.image;
    const image = make(document);
    const timer = setTimeout(() => kept.delete(document), keptFor);
    timer.unref();
    kept.set(document, { image, timer });
    image.catch(() => forget(document));
    return image;
  }

  return {
    /**
     * Gives `deliver`, in one turn and while nothing can be written, what the text holds beyond the state
     * vector: an update, and the rows after it. `last` is the number of the last update that is in it. Rejects when the
     * vector is none.
     */
    async beyond(
      document: DocumentId,
      vector: Uint8Array,
      deliver: (update: Uint8Array, rows: Row[], last: number) => void,
    ): Promise<void> {
      for (let isNew = false; ; isNew = true) {
        const image = await of(document);
        const update = emptyVector(vector) ? image.bytes : await worker.diff(image.bytes, vector);
        const isDelivered = await journal.since(document, image.seq, (rows) => {
          if (rows === undefined || (rows.length > stale && !isNew)) return false;
          const last = rows.at(-1)?.seq ?? image.seq;
          // Whoever is told "this is all" should have all: the rows go along where that is no work to speak of.
          const isLight = rows.length > 0 && rows.length <= stale && update.byteLength <= mergedAtOnce;
          if (isLight) deliver(Y.mergeUpdates([update, ...rows.map(({ bytes }) => bytes)]), [], last);
          else deliver(update, rows, last);
          return true;
        });
        if (isDelivered) return;
        forget(document);
      }
    },
    close() {
      for (const { timer } of kept.values()) clearTimeout(timer);
      kept.clear();
    },
  };
}

function merged(stored: Stored): Image {
  const parts = partsOf(stored);
  return { bytes: parts.length === 1 ? parts[0]! : Y.mergeUpdates(parts), seq: stored.seq };
}

/** What was written meanwhile goes along as rows: waiting for a moment without any would have no end. */
function compacted({ state }: Stored): Image {
  if (!state) throw new Error("A text has no state.");
  return { bytes: state.bytes, seq: state.seq };
}
