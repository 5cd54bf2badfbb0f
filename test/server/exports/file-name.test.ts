import { expect, test } from "vitest";
import { attachment, fileName } from "../../../server/exports/file-name";

test("a file is called by its title, language and ending", () => {
  expect(fileName({ id: "Kerangka Acuan Kerja" }, "id", "docx")).toBe("Kerangka Acuan Kerja (id).docx");
  expect(fileName({ en: "Only English" }, "ja", "pdf")).toBe("Only English (ja).pdf");
});

test("no title leads out of the folder, hides the ending or is too long", () => {
  expect(fileName({ en: "../../etc/passwd" }, "en", "pdf")).toBe("etc passwd (en).pdf");
  expect(fileName({ en: 'a\\b:c*d?e"f<g>h|i\u0000j\u202ek' }, "en", "md")).toBe(
    "a b c d e f g h ijk (en).md",
  );
  expect(fileName({ en: " ... " }, "en", "md")).toBe("Lokakarya (en).md");
  expect(fileName({ en: "😀".repeat(500) }, "en", "md").length).toBeLessThan(200);
});

test("the header gives old clients a plain name and all others the whole one", () => {
  expect(attachment("業務指示書 (ja).pdf")).toBe(
    "attachment; filename=\"(ja).pdf\"; filename*=UTF-8''%E6%A5%AD%E5%8B%99%E6%8C%87%E7%A4%BA%E6%9B%B8%20%28ja%29.pdf",
  );
  expect(attachment('a"b\r\nSet-Cookie: x.pdf')).not.toMatch(/[\r\n]/);
});
