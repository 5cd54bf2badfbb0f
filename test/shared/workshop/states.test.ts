import { expect, test } from "vitest";
import { mayMove, takesCheckIns, workshopStates } from "../../../shared/workshop/states";

test("a workshop moves forward step by step, back only before it began, and goes on when closed too early", () => {
  const allowed = workshopStates.flatMap((from) =>
    workshopStates.filter((to) => mayMove(from, to)).map((to) => `${from} → ${to}`),
  );
  expect(allowed).toEqual([
    "draft → open",
    "draft → in-progress",
    "open → draft",
    "open → in-progress",
    "in-progress → closed",
    "closed → in-progress",
  ]);
});

test("nobody signs the list of a workshop that has not been announced", () => {
  expect(workshopStates.filter(takesCheckIns)).toEqual(["open", "in-progress", "closed"]);
});
