import type { Context } from "hono";
import type { RegisterKind } from "../../shared/register/blocks";
import type { Membership } from "../access/access";
import { answerMade, sendFile } from "../exports/answer-file";
import type { Signed } from "../http/context";
import { problem } from "../http/problems";
import { fileTypes } from "../workshops/file-kind";
import type { RegisterFilter } from "./inputs";
import { matrixPaper } from "./matrix-paper";
import type { RegisterRoutesParts } from "./register-routes";
import { type AnswerOf, sheetOf } from "./sheet";
import { sheetWords } from "./words";
import { writeXlsx } from "./xlsx";

/** The rows as a spreadsheet, or as a paper by the exporters of documents. */
export async function answerSheet<Kind extends RegisterKind>(
  parts: RegisterRoutesParts,
  c: Context<Signed>,
  member: Membership,
  kind: Kind,
  rows: readonly AnswerOf[Kind][],
  filter: RegisterFilter & { format: "xlsx" | "docx" | "pdf" },
) {
  const { registers, exports, db, log, now } = parts;
  const wait = registers.sheetAllowance.take(member.user);
  if (wait > 0) return problem(c, "too-many", { retryAfter: wait / 1000 });
  const language = filter.language ?? c.var.language;
  const sheet = await sheetOf(parts, { project: member.project, kind, language }, rows);
  const words = sheetWords[language][kind];
  if (filter.format === "xlsx")
    return sendFile(c, {
      bytes: writeXlsx({ name: words.sheet, ...sheet }),
      type: fileTypes.xlsx,
      fileName: `${words.sheet} (${language}).xlsx`,
    });
  const paper = await matrixPaper(db.sql, sheet, { project: member.project, kind, language, now: now() });
  return answerMade(c, await exports.make(paper, filter.format), log);
}
