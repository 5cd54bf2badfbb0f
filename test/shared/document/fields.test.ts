import { expect, test } from "vitest";
import { fieldShower, isFieldValue, showField } from "../../../shared/document/fields";
import { type FieldDefinition, type FieldKind, fieldKinds } from "../../../shared/document/form";

const activity = "01890000-0000-7000-8000-000000000001";

const good: Record<FieldKind, unknown[]> = {
  text: [{ en: "Jakarta" }, {}, { en: "a", id: "b", ja: "c" }],
  person: [{ id: "Konsultan A" }],
  organisation: [{ ja: "工業省" }],
  document_number: ["B-235/2023", ""],
  number: [0, -3, 22.65],
  percent: [12.5],
  money: [{ minor: 125_000_000, currency: "IDR" }],
  date: ["2023-07-01"],
  month: ["2023-07"],
  period: [{ start: "2023-05-01", end: "2024-07-31" }],
  time: ["09:00"],
  choice: ["draft"],
  choices: [["draft", "final"], []],
  checkbox: [true, false],
  language: ["id"],
  activity: [activity],
};

const bad: Record<FieldKind, unknown[]> = {
  text: [
    "Jakarta",
    null,
    { fr: "x" },
    { en: 1 },
    ["en"],
    { en: "x".repeat(2001) },
    JSON.parse('{"__proto__":"x"}'),
  ],
  person: [undefined, { en: null }],
  organisation: [{ en: {} }],
  document_number: [{ en: "1" }, "x".repeat(201)],
  number: ["1", Number.NaN, 1e15, 0.1234567],
  percent: ["12,5%", Number.POSITIVE_INFINITY],
  money: [
    1000,
    { minor: 0.5, currency: "IDR" },
    { minor: 1, currency: "EUR" },
    { minor: 1, currency: "toString" },
    { minor: 1, currency: "IDR", extra: 1 },
    { minor: 2 ** 53, currency: "IDR" },
  ],
  date: ["2023-02-30", 20230724, "24 Juli 2023", null],
  month: ["2023-7", "2023-07-01"],
  period: ["2023", { start: "2023-05-01" }, { start: "2023-05-01", end: null }, { start: "a", end: "b" }],
  time: ["9:00", "25:00"],
  choice: [["draft"], "x".repeat(65)],
  choices: ["draft", ["draft", "draft"], [1], Array.from({ length: 51 }, (_, n) => String(n))],
  checkbox: ["true", 1],
  language: ["fr", "EN"],
  activity: ["ACT-1", activity.toUpperCase().replace("0", "A")],
};

test("each kind takes its own values and nothing else", () => {
  for (const kind of fieldKinds) {
    for (const value of good[kind]) {
      expect(isFieldValue({ kind, value }), `${kind} ${JSON.stringify(value)}`).toBe(true);
    }
    for (const value of bad[kind]) {
      expect(isFieldValue({ kind, value }), `${kind} ${JSON.stringify(value)}`).toBe(false);
    }
  }
});

test("what is not a value with its kind is refused", () => {
  for (const value of [null, undefined, "x", 1, [], {}, { kind: "text" }, { value: {} }, new Map()]) {
    expect(isFieldValue(value)).toBe(false);
  }
  expect(isFieldValue({ kind: "text", value: {}, by: "me" })).toBe(false);
  expect(isFieldValue({ kind: "constructor", value: {} })).toBe(false);
  expect(isFieldValue({ kind: "__proto__", value: {} })).toBe(false);
});

const status: FieldDefinition = {
  key: "status",
  kind: "choice",
  label: { en: "Status", id: "Status", ja: "状態" },
  required: "M",
  options: [{ key: "draft", label: { en: "Draft", id: "Rancangan", ja: "案" } }],
};

test("a value must be of the field's kind and one of its options", () => {
  expect(isFieldValue({ kind: "choice", value: "draft" }, status)).toBe(true);
  expect(isFieldValue({ kind: "choice", value: "agreed" }, status)).toBe(false);
  expect(isFieldValue({ kind: "text", value: { en: "draft" } }, status)).toBe(false);
  expect(isFieldValue({ kind: "choices", value: ["draft"] }, { ...status, kind: "choices" })).toBe(true);
  expect(isFieldValue({ kind: "choices", value: ["x"] }, { ...status, kind: "choices" })).toBe(false);
});

test("a fact without a value is a gap with its name in the reader's language", () => {
  expect(showField(status, undefined, "ja")).toEqual({ text: "[状態]", isEmpty: true });
  expect(showField(status, { kind: "choice", value: "unknown" }, "id")).toEqual({
    text: "[Status]",
    isEmpty: true,
  });
  const place: FieldDefinition = { key: "venue", kind: "text", label: { en: "Venue" }, required: "M" };
  expect(showField(place, { kind: "text", value: { en: "  " } }, "en").isEmpty).toBe(true);
});

test("facts are shown in each language's own form", () => {
  const shown = (
    kind: FieldKind,
    value: unknown,
    language: "en" | "id" | "ja",
    more: Partial<FieldDefinition> = {},
  ) =>
    showField({ key: "k", kind, label: { en: "K" }, required: "O", ...more }, { kind, value }, language).text;
  expect(shown("date", "2023-07-01", "id")).toBe("1 Juli 2023");
  expect(shown("date", "2023-07-01", "en", { weekday: true })).toBe("Saturday, July 1, 2023");
  expect(shown("money", { minor: 125_000_000, currency: "IDR" }, "id")).toBe("Rp1.250.000,00");
  expect(shown("percent", 12.5, "id")).toBe("12,5%");
  expect(shown("checkbox", false, "id")).toBe("Tidak");
  expect(shown("language", "id", "ja")).toBe("インドネシア語");
  expect(shown("text", { en: "Jakarta" }, "ja")).toBe("Jakarta");
  expect(showField(status, { kind: "choice", value: "draft" }, "id").text).toBe("Rancangan");
});

test("a bound key is shown from its row and never from the document's own facts", () => {
  const project: FieldDefinition = {
    key: "project_name",
    kind: "text",
    label: { en: "Project" },
    required: "M",
    bound: true,
  };
  const which: FieldDefinition = {
    key: "activity",
    kind: "activity",
    label: { en: "Activity" },
    required: "C",
    bound: true,
  };
  const show = fieldShower({
    form: { fields: { project_name: project, activity: which, status } },
    fields: {
      project_name: { kind: "text", value: { en: "forged" } },
      status: { kind: "choice", value: "draft" },
    },
    bound: {
      project_name: { kind: "text", value: { en: "JICA Project 2023" } },
      activity: { kind: "activity", value: activity },
    },
    language: "en",
    activities: [{ id: activity, name: { en: "Demand survey" } }],
  });
  expect(show("project_name").text).toBe("JICA Project 2023");
  expect(show("activity").text).toBe("Demand survey");
  expect(show("status").text).toBe("Draft");
  expect(show("toString")).toEqual({ text: "[toString]", isEmpty: true });
});
