import { expect, test } from "vitest";
import { coverageOfTopics, followUpsOverTime, inputsByTopic } from "../../../shared/register/pictures";

const day = 86_400_000;

test("inputs are counted by topic and state; the withdrawn and the merged are not, the strange topic is none", () => {
  const input = (
    topic: string | null,
    state: "open" | "answered" | "merged",
    withdrawnAt: number | null = null,
  ) => ({
    topic,
    state,
    withdrawnAt,
  });
  const map = inputsByTopic(
    [
      input("t1", "open"),
      input("t1", "open"),
      input("t1", "answered"),
      input("t1", "merged"),
      input("t1", "open", 5),
      input("gone", "answered"),
    ],
    ["t1", "t2"],
  );
  expect(map).toEqual({
    states: ["open", "proposed", "answered", "closed"],
    rows: [
      { topic: "t1", counts: [2, 0, 1, 0], total: 3 },
      { topic: "t2", counts: [0, 0, 0, 0], total: 0 },
      { topic: null, counts: [0, 0, 1, 0], total: 1 },
    ],
  });
  expect(inputsByTopic([], ["t1"]).rows).toHaveLength(1);
});

test("follow-ups over time: open, past their day, closed, from the first until now", () => {
  const start = Date.UTC(2023, 6, 24);
  const row = (createdAt: number, closedAt: number | null, due: string | null) => ({
    createdAt,
    closedAt,
    due,
    withdrawnAt: null,
  });
  const rows = [
    row(start, null, "2023-08-01"),
    row(start, start + 10 * day, null),
    row(start + 8 * day, null, null),
    { ...row(start, null, null), withdrawnAt: start },
  ];
  const moments = followUpsOverTime(rows, start + 21 * day);
  expect(moments.map(({ at, ...counts }) => [(at - start) / day, counts])).toEqual([
    [0, { open: 2, overdue: 0, closed: 0 }],
    [7, { open: 2, overdue: 0, closed: 0 }],
    [14, { open: 2, overdue: 1, closed: 1 }],
    [21, { open: 2, overdue: 1, closed: 1 }],
  ]);
  expect(followUpsOverTime([], start)).toEqual([]);
});

test("what is due today is not overdue before the day has ended in Jakarta", () => {
  const rows = [{ createdAt: 0, closedAt: null, due: "2023-08-01", withdrawnAt: null }];
  const overdue = (at: string) => followUpsOverTime(rows, Date.parse(at)).at(-1)!.overdue;
  expect(overdue("2023-08-01T16:59:59Z")).toBe(0);
  expect(overdue("2023-08-01T17:00:00Z")).toBe(1);
});

test("many years are told in as many moments as a picture holds", () => {
  const rows = [{ createdAt: 0, closedAt: null, due: null, withdrawnAt: null }];
  for (const days of [1, 7, 400, 5000]) {
    const moments = followUpsOverTime(rows, days * day);
    expect(moments.length).toBeLessThanOrEqual(61);
    expect(moments.at(-1)).toMatchObject({ at: days * day, open: 1 });
    expect(moments.at(0)!.at).toBeLessThanOrEqual(7 * day);
  }
});

test("a topic is covered by the sections that took up what was said on it, each counted once", () => {
  const link = (document: string, section: string) => ({
    id: section,
    document: { id: document, title: {} },
    section,
    was: null,
    becomes: null,
    at: 0,
  });
  const said = (topic: string | null, ...links: ReturnType<typeof link>[]) => ({
    topic,
    withdrawnAt: null,
    links,
  });
  expect(
    coverageOfTopics(
      [
        said("t1", link("tor", "scope"), link("other", "x")),
        said("t1", link("tor", "scope")),
        said("t1"),
        said(null),
      ],
      ["t1", "t2"],
      ["tor"],
    ),
  ).toEqual([
    { topic: "t1", said: 3, takenUp: 2, sections: [{ document: "tor", taken: ["scope"] }] },
    { topic: "t2", said: 0, takenUp: 0, sections: [{ document: "tor", taken: [] }] },
    { topic: null, said: 1, takenUp: 0, sections: [{ document: "tor", taken: [] }] },
  ]);
});
