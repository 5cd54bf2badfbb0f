import { Hono } from "hono";
import { z } from "zod";
import { languages } from "../../shared/locale/languages";
import { query } from "../http/body";
import { createBuckets } from "../http/buckets";
import type { Signed } from "../http/context";
import { problem } from "../http/problems";
import type { Parts } from "../parts";
import { answerMade } from "./answer-file";
import type { Exports } from "./exports";
import { type CommentChoice, commentChoices, type ExportInput, formats } from "./input";

/** Everything of a document that this person may have in a file, or why not; unknown and unseen are one answer. */
export type Gather = (
  user: Signed["Variables"]["user"]["id"],
  document: string | undefined,
  wish: { language: ExportInput["language"]; comments: CommentChoice },
) => Promise<ExportInput | "not-found" | "forbidden" | "unknown-language">;

const Query = z.strictObject({
  format: z.enum(formats),
  languages: z.enum(languages),
  comments: z.enum(commentChoices).default("none"),
});

/** `GET /api/documents/:document/export` */
export function exportRoutes({
  exports,
  gather,
  now,
  log,
}: Pick<Parts, "now" | "log"> & { exports: Exports; gather: Gather }) {
  const allowance = createBuckets({ size: 10, per: 60_000, now });
  return new Hono<Signed>().get("/:document/export", query(Query), async (c) => {
    const { format, comments, languages: language } = c.req.valid("query");
    const { user } = c.var;
    const wait = allowance.take(user.id);
    if (wait > 0) return problem(c, "too-many", { retryAfter: wait / 1000 });
    const input = await gather(user.id, c.req.param("document"), { language, comments });
    if (typeof input === "string") {
      allowance.giveBack(user.id);
      return problem(c, input);
    }
    return answerMade(c, await exports.make(input, format), log);
  });
}
