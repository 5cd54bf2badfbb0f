import { plainWords } from "../../shared/letter/fill";
import type { ProblemKind } from "../../shared/problem";
import { type Line, type Outcome, oneAtATime } from "../jobs/one-at-a-time";
import { startProcess, startThread } from "../jobs/start";
import { fileName } from "./file-name";
import type { ExportInput, Format } from "./input";
import type { LetterInput } from "./letter/render-letter";
import { nameCharacter } from "./name-character";
import type { PdfAnswer } from "./pdf/typst-child";
import type { WriterTask } from "./writer-thread";

export type Made =
  | { ok: true; bytes: Uint8Array; type: string; fileName: string }
  /** `detail` is for the log. */
  | { ok: false; kind: ProblemKind; facts?: Record<string, string>; detail?: string };

export type Exports = {
  /** Makes the file away from the main loop; never throws. */
  make(input: ExportInput, format: Format): Promise<Made>;
  /** A letter as a Word file; never throws either. */
  makeLetter(letter: LetterInput): Promise<Made>;
  close(): void;
};

const types: Record<Format, string> = {
  docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
  pdf: "application/pdf",
  html: "text/html; charset=utf-8",
  md: "text/markdown; charset=utf-8",
};

const problemOf: Record<Extract<Outcome<never>, { ok: false }>["why"], ProblemKind> = {
  busy: "busy",
  "too-long": "export-too-long",
  crashed: "export-failed",
};

type Options = {
  /** Milliseconds that one file may take. */
  timeLimit?: number;
  /** How many may wait for each of the two helpers. */
  mostWaiting?: number;
  /** Bytes after which the PDF process is replaced. */
  memoryLimit?: number;
};

/** A thread for Word, HTML and Markdown, a process for PDF; each starts when it is first needed. */
export function createExports({
  timeLimit = 60_000,
  mostWaiting = 20,
  memoryLimit = 700_000_000,
}: Options = {}): Exports {
  const writer: Line<WriterTask, Uint8Array> = oneAtATime({
    start: () => startThread("export-writer"),
    timeLimit,
    mostWaiting,
  });
  const typst: Line<ExportInput, PdfAnswer> = oneAtATime({
    start: () => startProcess("typst"),
    timeLimit,
    mostWaiting,
    memoryLimit,
  });

  return {
    async make(input, format) {
      const outcome = format === "pdf" ? await typst.run(input) : await writer.run({ input, format });
      if (!outcome.ok) return { ok: false, kind: problemOf[outcome.why], detail: outcome.detail };
      const { answer } = outcome;
      if ("missing" in answer) {
        const characters = answer.missing.slice(0, 50).map(nameCharacter).join(" ");
        return { ok: false, kind: "character-without-font", facts: { characters } };
      }
      return {
        ok: true,
        bytes: "bytes" in answer ? answer.bytes : answer,
        type: types[format],
        fileName: fileName(input.title, input.language, format),
      };
    },
    async makeLetter(letter) {
      const outcome = await writer.run({ letter });
      if (!outcome.ok) return { ok: false, kind: problemOf[outcome.why], detail: outcome.detail };
      const subject = plainWords(letter.filled.subject);
      const name = letter.number ? `${letter.number} ${subject}` : subject;
      return {
        ok: true,
        bytes: outcome.answer,
        type: types.docx,
        fileName: fileName({ [letter.language]: name }, letter.language, "docx"),
      };
    },
    close() {
      writer.close();
      typst.close();
    },
  };
}
