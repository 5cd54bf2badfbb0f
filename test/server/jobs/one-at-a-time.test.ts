import { expect, test } from "vitest";
import { oneAtATime } from "../../../server/jobs/one-at-a-time";
import type { AnswerMessage, TaskMessage } from "../../../server/jobs/serve-tasks";
import type { Helper } from "../../../server/jobs/start";

type Deed = "answer" | "throw" | "die" | "hang";

/** Helpers that do as the task says; `rss` grows with each task of one helper. */
function helpers() {
  const hired: { isStopped: boolean; tasks: unknown[] }[] = [];
  const start = (): Helper => {
    const record = { isStopped: false, tasks: [] as unknown[] };
    hired.push(record);
    const onMessage: ((message: unknown) => void)[] = [];
    const onEnd: ((why: string) => void)[] = [];
    return {
      send(message) {
        const { id, task } = message as TaskMessage;
        record.tasks.push(task);
        const back = (answer: AnswerMessage) => {
          for (const listener of onMessage) listener(answer);
        };
        setTimeout(() => {
          const rss = record.tasks.length * 100;
          if (record.isStopped || (task as Deed) === "hang") return;
          if (task === "die") for (const listener of onEnd) listener("ended with SIGSEGV");
          else if (task === "throw") back({ id, error: "Error: no", rss });
          else back({ id, answer: `${task} done`, rss });
        }, 5);
      },
      onMessage: (listener) => onMessage.push(listener),
      onEnd: (listener) => onEnd.push(listener),
      stop: () => {
        record.isStopped = true;
      },
    };
  };
  return { hired, start };
}

const line = (more: object = {}) => {
  const { hired, start } = helpers();
  return { hired, line: oneAtATime<string, string>({ start, timeLimit: 60, mostWaiting: 3, ...more }) };
};

test("tasks are done one after the other, by one helper", async () => {
  const { line: work, hired } = line();
  expect(hired).toHaveLength(0);
  const outcomes = await Promise.all([work.run("a"), work.run("b"), work.run("c")]);
  expect(outcomes).toEqual(["a", "b", "c"].map((task) => ({ ok: true, answer: `${task} done` })));
  expect(hired.map((each) => each.tasks)).toEqual([["a", "b", "c"]]);
  work.close();
});

test("a task that fails costs only itself", async () => {
  const { line: work, hired } = line();
  const [failed, next] = await Promise.all([work.run("throw"), work.run("b")]);
  expect(failed).toEqual({ ok: false, why: "crashed", detail: "Error: no" });
  expect(next).toMatchObject({ ok: true });
  expect(hired).toHaveLength(1);
  work.close();
});

test("a helper that dies is replaced, and those who wait are served", async () => {
  const { line: work, hired } = line();
  const [died, next] = await Promise.all([work.run("die"), work.run("b")]);
  expect(died).toEqual({ ok: false, why: "crashed", detail: "ended with SIGSEGV" });
  expect(next).toMatchObject({ ok: true });
  expect(hired).toHaveLength(2);
  work.close();
});

test("a task over its time is ended with its helper, and told so", async () => {
  const { line: work, hired } = line();
  const [late, next] = await Promise.all([work.run("hang"), work.run("b")]);
  expect(late).toMatchObject({ ok: false, why: "too-long" });
  expect(next).toMatchObject({ ok: true });
  expect(hired.map((each) => each.isStopped)).toEqual([true, false]);
  work.close();
});

test("whoever comes to a full line is told at once", async () => {
  const { line: work } = line();
  const all = Array.from({ length: 6 }, (_, i) => work.run(String(i)));
  expect((await Promise.all(all)).map((each) => each.ok)).toEqual([true, true, true, true, false, false]);
  expect(await all[5]).toMatchObject({ why: "busy" });
  work.close();
});

test("a helper that has grown too large is replaced before the next task", async () => {
  const { line: work, hired } = line({ memoryLimit: 250 });
  for (const task of ["a", "b", "c", "d"]) expect(await work.run(task)).toMatchObject({ ok: true });
  expect(hired.map((each) => [each.tasks.length, each.isStopped])).toEqual([
    [3, true],
    [1, false],
  ]);
  work.close();
});

test("a helper without work is let go, and another is hired when there is some", async () => {
  const { line: work, hired } = line({ idleLimit: 10 });
  await work.run("a");
  await new Promise((resolve) => setTimeout(resolve, 40));
  expect(hired[0]?.isStopped).toBe(true);
  expect(await work.run("b")).toMatchObject({ ok: true });
  expect(hired).toHaveLength(2);
  work.close();
});

test("closing ends what runs and refuses what comes", async () => {
  const { line: work, hired } = line();
  const running = [work.run("hang"), work.run("b")];
  work.close();
  expect(await Promise.all(running)).toEqual([
    { ok: false, why: "busy", detail: "closing" },
    { ok: false, why: "busy", detail: "closing" },
  ]);
  expect(hired[0]?.isStopped).toBe(true);
  expect(await work.run("c")).toMatchObject({ ok: false, why: "busy" });
});
