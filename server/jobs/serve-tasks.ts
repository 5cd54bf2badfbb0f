import { parentPort } from "node:worker_threads";

/** What goes to a helper, and what comes back. `rss`: bytes that the whole process holds. */
export type TaskMessage = { id: number; task: unknown };
export type AnswerMessage =
  | { id: number; answer: unknown; rss: number }
  | { id: number; error: string; rss: number };

/** The other end of `one-at-a-time.ts`: does each task that arrives, in a thread or a child process. */
export function serveTasks<Task>(work: (task: Task) => unknown): void {
  const answer = async ({ id, task }: TaskMessage, send: (message: AnswerMessage) => void) => {
    try {
      const done = await work(task as Task);
      send({ id, answer: done, rss: process.memoryUsage.rss() });
    } catch (error) {
      const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
      send({ id, error: text, rss: process.memoryUsage.rss() });
    }
  };
  const port = parentPort;
  if (port) {
    port.on("message", (message: TaskMessage) => void answer(message, (back) => port.postMessage(back)));
    return;
  }
  process.on("message", (message: TaskMessage) => void answer(message, (back) => process.send?.(back)));
  // The server is gone, however it went: nobody waits for this process any more.
  process.on("disconnect", () => process.exit(0));
}
