import type { DocumentId } from "../../shared/ids";
import { oneAtATime } from "../jobs/one-at-a-time";
import { startThread } from "../jobs/start";
import type { Journal } from "./journal";
import type { TextTask } from "./text-thread";
import { type Compacted, compactStored, diff } from "./text-work";

/** Up to so many bytes and updates a text is worked on at once: a few ms, less than asking a thread costs. */
const light = { bytes: 48 << 10, updates: 300 };

/** More texts than this are never asked for at once but by mischief. */
const mostWaiting = 2000;

export type TextWorker = ReturnType<typeof createTextWorker>;

/** Work on whole texts: on the main loop where it is light, else in a thread that is let go when idle. */
export function createTextWorker(journal: Journal, file: string) {
  const thread = oneAtATime<TextTask, Compacted | Uint8Array>({
    start: () => startThread("text"),
    timeLimit: 60_000,
    mostWaiting,
    idleLimit: 15_000,
  });

  async function inThread<Answer extends Compacted | Uint8Array>(task: TextTask): Promise<Answer> {
    const outcome = await thread.run(task);
    if (!outcome.ok) throw new Error(`${task.work} of a text: ${outcome.why}: ${outcome.detail}`);
    return outcome.answer as Answer;
  }

  return {
    /** Undefined when there is nothing behind the state. */
    async compact(document: DocumentId): Promise<Compacted | undefined> {
      const { count, bytes, state } = await journal.size(document);
      if (count === 0) return undefined;
      const isLight = state + bytes <= light.bytes && count <= light.updates;
      return isLight
        ? journal.load(document, compactStored)
        : inThread<Compacted>({ work: "compact", file, document });
    },
    /** Rejects when the vector is none. */
    async diff(state: Uint8Array, vector: Uint8Array): Promise<Uint8Array> {
      return state.byteLength <= light.bytes
        ? diff(state, vector)
        : inThread({ work: "diff", state, vector });
    },
    close: () => thread.close(),
  };
}
