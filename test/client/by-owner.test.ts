import { expect, test } from "vitest";
import { byOwner } from "../../client/registers/by-owner";
import type { Organisation } from "../../shared/answers";
import type { FollowUpAnswer } from "../../shared/register/answers";

const row = (id: string, owner: string | null, isOverdue = false) =>
  ({ id, owner, isOverdue }) as FollowUpAnswer;
const association: Organisation = {
  id: "a",
  side: "indonesia",
  name: { id: "Asosiasi Industri" },
  short: { id: "ASDIPI" },
};

test("a name and its abbreviation are one column; who is most behind comes first, nobody last", () => {
  const list = [
    row("1", null, true),
    row("2", "Kementerian"),
    row("3", "asosiasi  industri", true),
    row("4", "ASDIPI"),
    row("5", " kementerian "),
  ];
  expect(
    byOwner(list, [association], "en").map(({ name, rows }) => [name, rows.map(({ id }) => id).join("")]),
  ).toEqual([
    ["ASDIPI", "34"],
    ["Kementerian", "25"],
    [null, "1"],
  ]);
});
