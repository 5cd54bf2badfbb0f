import { afterAll, expect, test } from "vitest";
import { createExports } from "../../../server/exports/exports";
import type { Format } from "../../../server/exports/input";
import { readPdf } from "../../help/pdf-text";
import { input, paragraph, section } from "./corpus";

const exports = createExports();
afterAll(() => exports.close());

const said = (...words: string[]) =>
  input("en", {
    body: { type: "doc", content: [section("s", "Title", ...words.map((each) => paragraph(each)))] },
  });

test.each<[Format, string, string]>([
  ["docx", "PK", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"],
  ["pdf", "%PDF-1.7", "application/pdf"],
  ["html", "<!doctype html>", "text/html; charset=utf-8"],
  ["md", "# Terms of Reference", "text/markdown; charset=utf-8"],
])(
  "a %s file is made away from the main loop",
  async (format, begins, type) => {
    const made = await exports.make(input("en"), format);
    if (!made.ok) throw new Error(made.detail);
    expect(Buffer.from(made.bytes).toString("latin1").startsWith(begins)).toBe(true);
    expect(made.type).toBe(type);
    expect(made.fileName).toBe(`Terms of Reference for the Study on Battery Standardisation (en).${format}`);
  },
  30_000,
);

test("while a file is made, the main loop goes on", async () => {
  const long = said(...Array.from({ length: 1500 }, () => "word ".repeat(60)));
  let ticks = 0;
  let longest = 0;
  let last = performance.now();
  const clock = setInterval(() => {
    ticks += 1;
    longest = Math.max(longest, performance.now() - last);
    last = performance.now();
  }, 5);
  const made = await exports.make(long, "pdf");
  clearInterval(clock);
  expect(made.ok).toBe(true);
  expect(ticks).toBeGreaterThan(10);
  expect(longest).toBeLessThan(400);
}, 60_000);

test("characters that cannot be printed are named; Word and HTML take them", async () => {
  const given = said("A flag 🇮🇩 and Balinese ᬅᬓ.");
  const made = await exports.make(given, "pdf");
  expect(made).toEqual({
    ok: false,
    kind: "character-without-font",
    facts: { characters: "🇮 (U+1F1EE) 🇩 (U+1F1E9) ᬅ (U+1B05) ᬓ (U+1B13)" },
  });
  expect((await exports.make(given, "docx")).ok).toBe(true);
  expect((await exports.make(given, "html")).ok).toBe(true);
}, 30_000);

test("control characters and private use do not stop a PDF", async () => {
  const made = await exports.make(said("a\u0000\u0007\ufeff\ue123\ud800b\u202ec"), "pdf");
  if (!made.ok) throw new Error(made.detail);
  expect(readPdf(made.bytes).pages.join("")).toContain("abc");
}, 30_000);

test("what takes too long is ended and named, and the next one is made", async () => {
  const hasty = createExports({ timeLimit: 1 });
  expect(await hasty.make(input("en"), "pdf")).toMatchObject({ ok: false, kind: "export-too-long" });
  expect(await hasty.make(input("en"), "md")).toMatchObject({ ok: false, kind: "export-too-long" });
  hasty.close();
}, 30_000);

test("what breaks the writing is a failure with its reason for the log", async () => {
  const broken = { ...input("en"), body: null } as never;
  for (const format of ["md", "pdf"] as const) {
    const made = await exports.make(broken, format);
    expect(made).toMatchObject({ ok: false, kind: "export-failed" });
    expect(made.ok ? "" : made.detail).toMatch(/TypeError/);
  }
  expect((await exports.make(input("en"), "md")).ok).toBe(true);
}, 30_000);

test("a full line answers busy at once", async () => {
  const small = createExports({ mostWaiting: 1 });
  const made = await Promise.all(Array.from({ length: 4 }, () => small.make(input("en"), "md")));
  expect(made.map((each) => (each.ok ? "made" : each.kind))).toEqual(["made", "made", "busy", "busy"]);
  small.close();
}, 30_000);

test("closed, nothing is made any more", async () => {
  const closed = createExports();
  closed.close();
  expect(await closed.make(input("en"), "md")).toMatchObject({ ok: false, kind: "busy" });
});
