/** Child process of the export: PDF files. Typst blocks for a second at a time and its memory grows. */
import { serveTasks } from "../../jobs/serve-tasks";
import type { ExportInput } from "../input";
import { prepare } from "../prepare/prepare";
import { printedText } from "../printed-text";
import { createCoverage } from "./coverage";
import { readFonts } from "./fonts";
import { createTypst } from "./typst";

/** Either the file, or the characters that no font has. */
export type PdfAnswer = { bytes: Uint8Array } | { missing: string[] };

const fonts = readFonts();
const missingCharacters = createCoverage(fonts);
const typst = createTypst(fonts);

serveTasks((input: ExportInput): PdfAnswer => {
  const prepared = prepare(input);
  const missing = missingCharacters(printedText(prepared));
  return missing.length > 0 ? { missing } : { bytes: typst.pdf(prepared) };
});
