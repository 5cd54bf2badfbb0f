import { expect, test } from "vitest";
import { readNip, showNip } from "../../../shared/workshop/nip";

test("a NIP is read however it was grouped, and shown in its four groups", () => {
  for (const text of ["198001012005011003", "19800101 200501 1 003", "19800101.200501-1.003"])
    expect(readNip(text)).toBe("198001012005011003");
  expect(showNip("198001012005011003")).toBe("19800101 200501 1 003");
});

test("what cannot be one is refused", () => {
  for (const text of [
    "",
    "19800101200501100",
    "1980010120050110033",
    "198013012005011003",
    "198002302005011003",
    "198001012005131003",
    "198001012005013003",
    "200501011980011003",
    "١٩٨٠٠١٠١٢٠٠٥٠١١٠٠٣",
  ])
    expect(readNip(text), text).toBeUndefined();
});
