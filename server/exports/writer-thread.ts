/** Thread of the export: Word, HTML and Markdown files, and letters. */
import { serveTasks } from "../jobs/serve-tasks";
import { renderDocx } from "./docx/render";
import { renderHtml } from "./html/render";
import type { ExportInput } from "./input";
import { type LetterInput, renderLetter } from "./letter/render-letter";
import { renderMarkdown } from "./markdown/render";
import { prepare } from "./prepare/prepare";
import type { Prepared } from "./prepared";

export type WriterTask = { input: ExportInput; format: WrittenFormat } | { letter: LetterInput };
export type WrittenFormat = "docx" | "html" | "md";

const encode = (text: string) => new TextEncoder().encode(text);
const renderers: Record<WrittenFormat, (prepared: Prepared) => Uint8Array | Promise<Uint8Array>> = {
  docx: renderDocx,
  html: (prepared) => encode(renderHtml(prepared)),
  md: (prepared) => encode(renderMarkdown(prepared)),
};

serveTasks((task: WriterTask) =>
  "letter" in task ? renderLetter(task.letter) : renderers[task.format](prepare(task.input)),
);
