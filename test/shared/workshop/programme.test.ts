import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  clockOf,
  type ItemKind,
  itemKinds,
  longestItem,
  minutesOfClock,
  neighbour,
  timesOf,
  totalMinutes,
  type Warning,
  warningsOf,
} from "../../../shared/workshop/programme";
import { instantOf, zoneNames, zones } from "../../../shared/workshop/zones";

type Item = { id: string; kind: ItemKind; minutes: number | null };
const item = (kind: ItemKind, minutes: number | null, id = `${kind} ${minutes}`): Item => ({
  id,
  kind,
  minutes,
});
const codes = (warnings: Warning[]) => warnings.map(({ code }) => code);

const items = fc.array(
  fc.record({
    id: fc.uuid(),
    kind: fc.constantFrom(...itemKinds),
    minutes: fc.option(fc.integer({ min: 0, max: longestItem })),
  }),
  { maxLength: 30 },
);
const clock = fc.integer({ min: 0, max: 1439 }).map(clockOf);

describe("times", () => {
  test("add up from the start", () => {
    const times = timesOf([item("talk", 15), item("break", null), item("talk", 20)], "09:50");
    expect(times.map(({ start, end }) => `${clockOf(start!)}–${clockOf(end!)}`)).toEqual([
      "09:50–10:05",
      "10:05–10:05",
      "10:05–10:25",
    ]);
  });

  test("are unknown while the start is", () => {
    expect(timesOf([item("talk", 15)], null)).toEqual([{ start: null, end: null }]);
    expect(timesOf([item("talk", 15)], "25:00")).toEqual([{ start: null, end: null }]);
  });

  test("leave no gap, and end where start and all durations say", () => {
    fc.assert(
      fc.property(items, clock, (programme, start) => {
        const times = timesOf(programme, start);
        for (const [index, { start: from }] of times.entries())
          expect(from).toBe(index === 0 ? minutesOfClock(start) : times[index - 1]!.end);
        if (times.length > 0) expect(times.at(-1)!.end).toBe(minutesOfClock(start) + totalMinutes(programme));
      }),
    );
  });

  test("past midnight the clock begins again", () => {
    expect(clockOf(1445)).toBe("00:05");
    fc.assert(fc.property(clock, (time) => clockOf(minutesOfClock(time) + 1440) === time));
  });

  test("are the same instant in every zone's own clock", () => {
    expect(new Date(instantOf("2030-03-01", 9 * 60, "Asia/Jakarta")).toISOString()).toBe(
      "2030-03-01T02:00:00.000Z",
    );
    for (const zone of zoneNames) {
      const shown = new Intl.DateTimeFormat("en-GB", { timeZone: zone, hour: "2-digit", minute: "2-digit" });
      for (const day of ["2023-01-15", "2023-07-15", "2031-12-31"])
        expect(shown.format(instantOf(day, 9 * 60 + 30, zone)), zones[zone].short).toBe("09:30");
    }
  });
});

describe("warnings", () => {
  const monday = "2030-03-04";
  const friday = "2030-03-01";

  test("an overrun says by how much", () => {
    const programme = [item("talk", 100)];
    expect(warningsOf(programme, { date: null, time: "09:00", end: "10:30" })).toEqual([
      { code: "overrun", minutes: 10 },
    ]);
    expect(warningsOf(programme, { date: null, time: "09:00", end: "10:40" })).toEqual([]);
    expect(warningsOf(programme, { date: null, time: null, end: "10:30" })).toEqual([]);
  });

  test("work during the Friday prayer, or going on behind it without a break for prayer", () => {
    const on = (programme: Item[], time: string, date = friday) =>
      codes(warningsOf(programme, { date, time, end: null })).filter((code) => code === "friday-prayer");
    const morning = item("talk", 120);
    expect(on([morning, item("talk", 10)], "09:30")).toEqual(["friday-prayer"]);
    expect(on([morning], "09:30")).toEqual([]);
    expect(on([morning, item("prayer", 90), item("talk", 60)], "09:30")).toEqual([]);
    expect(on([morning, item("prayer", 60), item("lunch", 30), item("talk", 60)], "09:30")).toEqual([]);
    expect(on([morning, item("lunch", 90), item("talk", 60)], "09:30")).toEqual(["friday-prayer"]);
    expect(on([morning, item("lunch", 90)], "09:30")).toEqual([]);
    expect(on([morning], "13:00")).toEqual([]);
    expect(on([morning, item("talk", 10)], "09:30", monday)).toEqual([]);
    expect(on([morning, item("prayer", 60), item("talk", 30)], "09:30")).toEqual(["friday-prayer"]);
  });

  test("no lunch in a programme that goes through noon", () => {
    const on = (programme: Item[], time: string) =>
      codes(warningsOf(programme, { date: monday, time, end: null }));
    expect(on([item("talk", 240)], "09:00")).toEqual(["no-lunch"]);
    expect(on([item("talk", 150), item("lunch", 60), item("talk", 90)], "09:00")).toEqual([]);
    expect(on([item("talk", 180)], "09:00")).toEqual([]);
    expect(on([item("talk", 180)], "13:00")).toEqual([]);
  });

  test("an item without a duration, with its id, even while the start is unknown", () => {
    expect(
      warningsOf([item("talk", null, "a"), item("talk", 0, "b")], { date: null, time: null, end: null }),
    ).toEqual([
      { code: "no-duration", item: "a" },
      { code: "no-duration", item: "b" },
    ]);
  });

  test("of anything are well formed, and none is there twice", () => {
    fc.assert(
      fc.property(items, fc.option(clock), fc.option(clock), (programme, time, end) => {
        const warnings = warningsOf(programme, { date: friday, time, end });
        const keys = warnings.map((warning) => JSON.stringify(warning));
        expect(new Set(keys).size).toBe(keys.length);
        expect(codes(warnings).filter((code) => code === "no-duration")).toHaveLength(
          programme.filter(({ minutes }) => !minutes).length,
        );
        if (time === null || programme.length === 0)
          expect(codes(warnings).every((code) => code === "no-duration")).toBe(true);
      }),
    );
  });
});

test("next and previous walk the whole programme and stop at its ends", () => {
  fc.assert(
    fc.property(items, (programme) => {
      let current: string | null = null;
      const walked: string[] = [];
      for (let next = neighbour(programme, current, 1); next; next = neighbour(programme, current, 1)) {
        walked.push(next);
        current = next;
      }
      expect(walked).toEqual(programme.map(({ id }) => id));
      if (programme[0]) expect(neighbour(programme, programme[0].id, -1)).toBeNull();
      if (programme.length > 1) expect(neighbour(programme, programme[1]!.id, -1)).toBe(programme[0]!.id);
    }),
  );
  expect(neighbour([], null, 1)).toBeNull();
});
