import type { AnswerMessage, TaskMessage } from "./serve-tasks";
import type { Helper } from "./start";

export type Outcome<Answer> =
  | { ok: true; answer: Answer }
  | { ok: false; why: "busy" | "too-long" | "crashed"; detail: string };

export type Line<Task, Answer> = {
  /** Never throws: what goes wrong in a helper is an outcome. */
  run(task: Task): Promise<Outcome<Answer>>;
  close(): void;
};

type Options = {
  start: () => Helper;
  /** Milliseconds for one task, counted from when it is begun. */
  timeLimit: number;
  /** How many may wait behind the one that is done. */
  mostWaiting: number;
  /** A helper that holds more bytes than this after a task is replaced before the next. */
  memoryLimit?: number;
  /** Milliseconds without work after which the helper is let go. */
  idleLimit?: number;
};

type Waiting = { task: unknown; settle: (outcome: Outcome<unknown>) => void };

/** One helper and a line in front of it. A helper that dies or takes too long costs its own task only. */
export function oneAtATime<Task, Answer>(options: Options): Line<Task, Answer> {
  const { timeLimit, mostWaiting, memoryLimit = Number.POSITIVE_INFINITY, idleLimit = 300_000 } = options;
  const line: Waiting[] = [];
  let helper: Helper | undefined;
  let current: { id: number; waiting: Waiting; timer: NodeJS.Timeout } | undefined;
  let idle: NodeJS.Timeout | undefined;
  let lastId = 0;
  let isClosed = false;

  function letGo() {
    const old = helper;
    helper = undefined;
    old?.stop();
  }

  function settle(outcome: Outcome<unknown>) {
    if (!current) return;
    clearTimeout(current.timer);
    const { waiting } = current;
    current = undefined;
    waiting.settle(outcome);
    next();
  }

  function hire(): Helper {
    const fresh = options.start();
    fresh.onMessage((message) => {
      const back = message as AnswerMessage;
      if (fresh !== helper || back.id !== current?.id) return;
      if (back.rss > memoryLimit) letGo();
      settle(
        "error" in back
          ? { ok: false, why: "crashed", detail: back.error }
          : { ok: true, answer: back.answer },
      );
    });
    fresh.onEnd((why) => {
      if (fresh !== helper) return;
      helper = undefined;
      settle({ ok: false, why: "crashed", detail: why });
    });
    return fresh;
  }

  function next() {
    clearTimeout(idle);
    const waiting = line.shift();
    if (!waiting) {
      idle = setTimeout(letGo, idleLimit);
      idle.unref();
      return;
    }
    lastId += 1;
    const id = lastId;
    const timer = setTimeout(() => {
      letGo();
      settle({ ok: false, why: "too-long", detail: `no answer within ${timeLimit} ms` });
    }, timeLimit);
    current = { id, waiting, timer };
    try {
      helper ??= hire();
      helper.send({ id, task: waiting.task } satisfies TaskMessage);
    } catch (error) {
      letGo();
      settle({ ok: false, why: "crashed", detail: String(error) });
    }
  }

  return {
    run: (task) =>
      new Promise((resolve) => {
        if (isClosed || line.length >= mostWaiting) {
          resolve({ ok: false, why: "busy", detail: isClosed ? "closing" : `${line.length} are waiting` });
          return;
        }
        line.push({ task, settle: resolve as Waiting["settle"] });
        if (!current) next();
      }),
    close() {
      isClosed = true;
      for (const waiting of line.splice(0)) waiting.settle({ ok: false, why: "busy", detail: "closing" });
      letGo();
      settle({ ok: false, why: "busy", detail: "closing" });
      clearTimeout(idle);
    },
  };
}
