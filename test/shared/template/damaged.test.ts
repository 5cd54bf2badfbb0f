import fc from "fast-check";
import { expect, test } from "vitest";
import { assembleTemplates } from "../../../shared/template/assemble";
import { TemplateMistakes } from "../../../shared/template/mistakes";
import { commonFile, rootFile, starterFile } from "./small";

const files = [commonFile, rootFile, starterFile];
const pieces = [
  "{{",
  "}}",
  "[[",
  "<<a|",
  ">>",
  "&a",
  "*a",
  "!!js",
  "\t",
  "\u0000",
  "null",
  "- ",
  ": ",
  "[",
  "}",
  "__proto__",
  "🏍",
  "\ud800",
];

test("a template damaged anywhere is read or refused with its line, and nothing else happens", () => {
  fc.assert(
    fc.property(
      fc.nat(files.length - 1),
      fc.double({ min: 0, max: 1, noNaN: true }),
      fc.nat(30),
      fc.constantFrom("", ...pieces),
      (which, at, cut, put) => {
        const damaged = files.map((file, index) => {
          if (index !== which) return file;
          const from = Math.floor(at * file.text.length);
          return { ...file, text: file.text.slice(0, from) + put + file.text.slice(from + cut) };
        });
        try {
          assembleTemplates(damaged);
        } catch (error) {
          expect(error).toBeInstanceOf(TemplateMistakes);
          for (const mistake of (error as TemplateMistakes).mistakes) {
            expect(files.map((file) => file.name)).toContain(mistake.file);
            expect(mistake.line).toBeGreaterThan(0);
            expect(mistake.message).not.toBe("");
          }
        }
      },
    ),
    { numRuns: 150 },
  );
});
