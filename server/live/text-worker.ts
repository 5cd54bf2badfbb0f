import { oneAtATime } from "../jobs/one-at-a-time";
import { startThread } from "../jobs/start";
import type { TextTask } from "./text-thread";
import { type Compacted, compact, diff } from "./text-work";

/** Up to so many bytes and updates a text is worked on at once: a few ms, less than asking a thread costs. */
const light = { bytes: 48 << 10, updates: 300 };

/** More texts than this are never asked for at once but by mischief. */
const mostWaiting = 2000;

export type TextWorker = ReturnType<typeof createTextWorker>;

/** Work on whole texts: on the main loop where it is light, else in a thread that is let go when idle. */
export function createTextWorker() {
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
    async compact(parts: Uint8Array[]): Promise<Compacted> {
      const bytes = parts.reduce((sum, part) => sum + part.byteLength, 0);
      const isLight = bytes <= light.bytes && parts.length <= light.updates;
      return isLight ? compact(parts) : inThread({ work: "compact", parts });
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
