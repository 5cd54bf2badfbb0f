import fc from "fast-check";
import ICAL from "ical.js";
import { expect, test } from "vitest";
import { calendarFile } from "../../../server/calendar/calendar-file";

const event = { uid: "1@x", changedAt: 0, from: 0, to: 3_600_000, summary: "", status: "CONFIRMED" } as const;
/** Read by another program's reader. */
const read = (file: string) =>
  new ICAL.Component(ICAL.parse(file)).getAllSubcomponents("vevent").map((one) => new ICAL.Event(one));

test("days and instants come back as another library reads them", () => {
  const from = Date.UTC(2030, 2, 1, 2, 0);
  const [timed, whole, open] = read(
    calendarFile({
      name: "x",
      events: [
        { ...event, from, to: from + 5_400_000 },
        { ...event, from: "2030-02-28", to: "2030-02-28" },
        { ...event, from, to: null },
      ],
    }),
  );
  expect(timed!.startDate.toJSDate().getTime()).toBe(from);
  expect(timed!.endDate.toJSDate().getTime()).toBe(from + 5_400_000);
  expect([whole!.startDate.isDate, whole!.startDate.toString(), whole!.endDate.toString()]).toEqual([
    true,
    "2030-02-28",
    "2030-03-01",
  ]);
  expect(open!.startDate.toJSDate().getTime()).toBe(from);
});

test("no text, whatever stands in it, becomes another line or is cut within a character", () => {
  const text = fc.oneof(
    fc.string({ unit: "grapheme", maxLength: 300 }),
    fc.constantFrom(
      "a\r\nEND:VEVENT\r\nBEGIN:VALARM",
      "；,;\\n\\",
      "議事録".repeat(60),
      "\u202eabc\u0000",
      "👩‍👩‍👧",
    ),
  );
  fc.assert(
    fc.property(text, text, text, (summary, description, location) => {
      const file = calendarFile({ name: summary, events: [{ ...event, summary, description, location }] });
      for (const line of file.split("\r\n")) {
        expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
        // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must not be there
        expect(line).not.toMatch(/[\u0000-\u001f\ufffd]/);
      }
      const events = read(file);
      expect(events).toHaveLength(1);
      expect(file.split("\r\n").filter((line) => line.startsWith("BEGIN:"))).toHaveLength(2);
    }),
  );
  const words = "Roadmap; safety, recycling \\ \n– Eko";
  expect(read(calendarFile({ name: "x", events: [{ ...event, summary: words }] }))[0]!.summary).toBe(words);
});
