import { type Context, Hono } from "hono";
import { z } from "zod";
import { languages } from "../../shared/locale/languages";
import { Secret } from "../accounts/inputs";
import type { GuestGatherer } from "../documents/export-input";
import { answerMade } from "../exports/answer-file";
import type { Exports } from "../exports/exports";
import { body } from "../http/body";
import { createBuckets } from "../http/buckets";
import type { Asked } from "../http/context";
import { problem } from "../http/problems";
import type { Parts } from "../parts";
import type { Minutes } from "./minutes";

const Look = z.strictObject({ token: Secret });
const File = z.strictObject({
  token: Secret,
  language: z.enum(languages),
  format: z.enum(["html", "pdf", "docx"]),
});

/** A file that opens in no page: no script, no form, no origin. */
const inert = "default-src 'none'; sandbox";

/** `/api/minutes`: minutes that went round, for a guest with a link. The token comes in a body, so that no log holds it. */
export function guestMinutesRoutes({
  minutes,
  exports,
  gather,
  now,
  log,
}: Pick<Parts, "now" | "log"> & {
  minutes: Pick<Minutes, "guestLinks">;
  exports: Exports;
  gather: GuestGatherer;
}) {
  // Only what opens nothing counts: a whole office reads from one address.
  const guesses = createBuckets({ size: 60, per: 15 * 60_000, now });
  const files = createBuckets({ size: 12, per: 60_000, now });

  async function open(c: Context<Asked>, token: string) {
    const wait = guesses.take(c.var.address);
    if (wait > 0) return problem(c, "too-many", { retryAfter: wait / 1000 });
    const opened = await minutes.guestLinks.look(token);
    if (!opened) return problem(c, "link-spent");
    guesses.giveBack(c.var.address);
    return opened;
  }

  return new Hono<Asked>()
    .post("/look", body(Look), async (c) => {
      const opened = await open(c, c.req.valid("json").token);
      return opened instanceof Response ? opened : c.json(opened.shown);
    })
    .post("/file", body(File), async (c) => {
      const { token, language, format } = c.req.valid("json");
      const opened = await open(c, token);
      if (opened instanceof Response) return opened;
      const { document } = opened;
      if (!document.languages.includes(language)) return problem(c, "unknown-language");
      const wait = files.take(token);
      if (wait > 0) return problem(c, "too-many", { retryAfter: wait / 1000 });
      const made = await exports.make(await gather(document, language), format);
      return answerMade(c, made, log, { "content-security-policy": inert });
    });
}
