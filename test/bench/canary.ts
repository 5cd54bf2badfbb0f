import { fork } from "node:child_process";
import { fileURLToPath } from "node:url";
import type { Running } from "./contender";
import type { Seats } from "./crowd";

/** Far from everybody else's seats: the pair has accounts of its own. */
const firstSeat = 900;
const program = fileURLToPath(new URL("canary-pair.ts", import.meta.url));

export type CanaryTask = Pick<Seats, "parent" | "caretRoot"> & {
  lines: Awaited<ReturnType<Seats["line"]>>[];
};
export type CanaryAsked = { forget: true } | { patience: number };
/** ms; `longest` is null when something never came. */
export type CanaryAnswer = { longest: number | null; ownLag: number; typed: number };

/**
 * Two people in a room of their own, typing all the time, in a process of their own: what the measuring side is busy with does
 * not delay them. `longest` is the longest an edit took from one to the other, `ownLag` the longest that their process was late, in ms.
 */
export async function startCanary(running: Running) {
  const { parent, caretRoot, line } = await running.room("canary");
  const lines = [await line(firstSeat), await line(firstSeat + 1)];
  const pair = fork(program, [], { execArgv: ["--import", import.meta.resolve("tsx")] });
  const gone = new Promise<never>((_, reject) => {
    pair.once("exit", () => reject(new Error("The canary's process has ended.")));
  });
  // Whoever asks hears of it.
  gone.catch(() => {});
  const ask = (message: CanaryTask | CanaryAsked) => {
    const answered = new Promise<CanaryAnswer>((resolve) => pair.once("message", resolve));
    pair.send(message);
    return Promise.race([answered, gone]);
  };
  await ask({ parent, caretRoot, lines });
  return {
    /** What was typed until now does not count any more. */
    forget: () => ask({ forget: true }),
    /** Waits up to `patience` ms for what is on its way; Infinity when something never came. */
    async longest(patience = 5_000) {
      const { longest, ownLag } = await ask({ patience });
      return { longest: longest ?? Number.POSITIVE_INFINITY, ownLag };
    },
    stop: () => pair.kill("SIGKILL"),
  };
}
