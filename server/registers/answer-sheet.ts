import type { Context } from "hono";
import type { RegisterKind } from "../../shared/register/blocks";
import type { Membership } from "../access/access";
import { attachment } from "../exports/file-name";
import type { Signed } from "../http/context";
import { problem } from "../http/problems";
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
  const file = (bytes: Uint8Array, type: string, name: string) =>
    c.body(new Uint8Array(bytes), 200, {
      "content-type": type,
      "content-disposition": attachment(name),
      "content-length": String(bytes.byteLength),
      "cache-control": "private, no-store",
    });
  if (filter.format === "xlsx")
    return file(
      writeXlsx({ name: words.sheet, ...sheet }),
      "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
      `${words.sheet} (${language}).xlsx`,
    );
  const paper = await matrixPaper(db.sql, sheet, { project: member.project, kind, language, now: now() });
  const made = await exports.make(paper, filter.format);
  if (made.ok) return file(made.bytes, made.type, made.fileName);
  const { incident } = c.var;
  if (made.detail) log.error({ incident, path: c.req.path, kind: made.kind, detail: made.detail }, "export");
  return problem(c, made.kind, {
    ...(made.facts ? { facts: made.facts } : {}),
    ...(made.kind === "export-failed" ? { incident } : {}),
    ...(made.kind === "busy" ? { retryAfter: 10 } : {}),
  });
}
