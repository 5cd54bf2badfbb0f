import fc from "fast-check";
import { expect, test } from "vitest";
import { checkInCodeFrom, readCheckInCode, showCheckInCode } from "../../../shared/workshop/check-in-code";

test("every code is read back as it was made, however it is typed", () => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 8, maxLength: 8 }), (bytes) => {
      const code = checkInCodeFrom(bytes);
      expect(readCheckInCode(code)).toBe(code);
      expect(readCheckInCode(showCheckInCode(code).toLowerCase())).toBe(code);
      expect(
        readCheckInCode(`${code.slice(0, 4)}-${code.slice(4)}`.replace(/0/g, "o").replace(/1/g, "l")),
      ).toBe(code);
    }),
  );
});

test("what is no code is told apart without a look into the database", () => {
  for (const text of [
    "",
    "7Q4KX2M",
    "7Q4KX2M99",
    "7Q4KX2MU",
    "../../..",
    "%00",
    "７Ｑ４ＫＸ２Ｍ９",
    "7".repeat(5000),
  ])
    expect(readCheckInCode(text), text.slice(0, 20)).toBeUndefined();
  fc.assert(
    fc.property(fc.string({ maxLength: 60 }), (text) => {
      const code = readCheckInCode(text);
      expect(code === undefined || /^[0-9A-HJKMNP-TV-Z]{8}$/.test(code)).toBe(true);
    }),
  );
});
