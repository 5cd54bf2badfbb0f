import { expect, test } from "vitest";
import { createTurns } from "../../../server/live/turns";

const soon = () => new Promise<void>((resolve) => setImmediate(resolve));

function room() {
  const happened: string[] = [];
  const state = { uncommitted: false, asked: 0 };
  const turns = createTurns<string>({
    mayBegin: () => !state.uncommitted,
    askForFlush: () => {
      state.asked++;
    },
    take: (frame) => {
      happened.push(frame);
      if (frame.endsWith("!")) void turns.alone(() => long(`after ${frame}`));
    },
  });
  const long = async (name: string) => {
    happened.push(`begin ${name}`);
    await soon();
    await soon();
    happened.push(`end ${name}`);
  };
  return { happened, state, turns, long };
}

test("frames are taken at once, and wait in order while work has the room to itself", async () => {
  const { happened, turns, long } = room();
  turns.next("a");
  const work = turns.alone(() => long("work"));
  turns.next("b");
  turns.next("c");
  expect(happened).toEqual(["a", "begin work"]);
  await work;
  await soon();
  turns.next("d");
  expect(happened).toEqual(["a", "begin work", "end work", "b", "c", "d"]);
});

test("work begins only when nothing waits for the disk, and asks for that", async () => {
  const { happened, state, turns, long } = room();
  state.uncommitted = true;
  const first = turns.alone(() => long("first"));
  const second = turns.alone(() => long("second"));
  turns.next("a");
  await soon();
  expect(happened).toEqual([]);
  expect(state.asked).toBeGreaterThan(0);
  state.uncommitted = false;
  turns.goOn();
  // A flush that ends while work is under way does not let the next in beside it.
  turns.goOn();
  await Promise.all([first, second]);
  await soon();
  expect(happened).toEqual(["begin first", "end first", "begin second", "end second", "a"]);
  expect(turns.isIdle).toBe(true);
});

test("a waiting frame that itself asks for the room keeps the rest behind it", async () => {
  const { happened, turns, long } = room();
  const work = turns.alone(() => long("work"));
  for (const frame of ["a", "b!", "c", "d!", "e"]) turns.next(frame);
  await work;
  while (!turns.isIdle) await soon();
  expect(happened.filter((name) => !name.includes(" "))).toEqual(["a", "b!", "c", "d!", "e"]);
  expect(happened.indexOf("end after b!")).toBeLessThan(happened.indexOf("c"));
  expect(happened.indexOf("end after d!")).toBeLessThan(happened.indexOf("e"));
});

test("work that fails tells its caller and lets the others go on", async () => {
  const { happened, turns } = room();
  const failing = turns.alone(async () => {
    throw new Error("no");
  });
  turns.next("a");
  await expect(failing).rejects.toThrow("no");
  await soon();
  expect(happened).toEqual(["a"]);
});

test("a room that stops tells all who wait why, and takes nothing more", async () => {
  const { happened, state, turns, long } = room();
  state.uncommitted = true;
  const waiting = turns.alone(() => long("work"));
  turns.next("a");
  turns.stop(new Error("the disk"));
  await expect(waiting).rejects.toThrow("the disk");
  await expect(turns.alone(() => long("later"))).rejects.toThrow("the disk");
  state.uncommitted = false;
  turns.goOn();
  expect(happened).toEqual([]);
});
