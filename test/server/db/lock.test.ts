import { expect, test } from "vitest";
import { createLock } from "../../../server/db/lock";

test("the lock serves in order and tells how long it was held", async () => {
  let now = 0;
  const lock = createLock(() => now);
  const order: number[] = [];
  const first = await lock.take();
  const second = lock.hold(() => order.push(2));
  const third = lock.hold(() => order.push(3));
  order.push(1);
  now = 60;
  first();
  first();
  await Promise.all([second, third]);
  expect(order).toEqual([1, 2, 3]);
  expect(lock.longest).toBe(60);
});

test("work that throws releases the lock", async () => {
  const lock = createLock();
  await expect(lock.hold(() => Promise.reject(new Error("no")))).rejects.toThrow("no");
  await expect(lock.hold(() => "next")).resolves.toBe("next");
});
