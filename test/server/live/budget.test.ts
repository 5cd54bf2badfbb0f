import { expect, test } from "vitest";
import { createBudget } from "../../../server/live/budget";
import { limits } from "../../../shared/room";

function budget(share?: number) {
  const clock = { at: 0 };
  return { clock, budget: createBudget(() => clock.at, share) };
}

test("what comes at once costs nothing, what goes on beyond it rests as long as it takes to refill", () => {
  const { clock, budget: own } = budget();
  for (let n = 0; n < limits.burstUpdates; n++) expect(own.frame(10, true)).toBe(0);
  expect(own.frame(10, true)).toBe(1000 / limits.updatesPerSecond);
  clock.at += 500;
  for (let n = 0; n < limits.updatesPerSecond / 2 - 1; n++) expect(own.frame(10, true)).toBe(0);
  expect(own.frame(10, true)).toBeGreaterThan(0);
});

test("bytes, carets and work each have a budget of their own", () => {
  expect(budget().budget.frame(limits.burstBytes + limits.bytesPerSecond, false)).toBe(1000);
  const carets = budget().budget;
  for (let n = 0; n < limits.burstFrames; n++) carets.frame(1, false);
  expect(carets.frame(1, false)).toBeGreaterThan(0);
  expect(budget().budget.steps(limits.burstBytes)).toBeGreaterThan(60_000);
});

test("a person has so many times what one socket has, and no more", () => {
  const { budget: person } = budget(limits.personShare);
  for (let n = 0; n < limits.personShare * limits.burstUpdates; n++) expect(person.frame(10, true)).toBe(0);
  expect(person.frame(10, true)).toBeGreaterThan(0);
});
