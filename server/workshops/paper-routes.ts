import { type Context, Hono } from "hono";
import type { SeenWorkshop } from "../access/access";
import { can } from "../access/can";
import { answerMade } from "../exports/answer-file";
import type { Exports } from "../exports/exports";
import type { ExportInput, Format } from "../exports/input";
import { query } from "../http/body";
import { createBuckets } from "../http/buckets";
import type { Signed } from "../http/context";
import { problem } from "../http/problems";
import type { Parts } from "../parts";
import { AttendancePaperQuery, PaperQuery } from "./inputs";
import { attendancePaper, programmePaper } from "./papers";
import { attendanceSheet } from "./participants";
import { programmeOf } from "./programme-store";
import { workshopFinder } from "./workshop-routes";
import { concernsOf } from "./workshop-store";

/** `/api/workshops`: programme and attendance list as files, by the exporters of documents. */
export function paperRoutes(parts: Parts, exports: Exports) {
  const { db, log, now } = parts;
  const find = workshopFinder(parts);
  const allowance = createBuckets({ size: 10, per: 60_000, now });

  async function send(c: Context<Signed>, format: Format, gather: () => Promise<ExportInput>) {
    const wait = allowance.take(c.var.user.id);
    if (wait > 0) return problem(c, "too-many", { retryAfter: wait / 1000 });
    return answerMade(c, await exports.make(await gather(), format), log);
  }

  const partiesOf = async ({ workshop }: SeenWorkshop) => (await concernsOf(db.sql, workshop)).parties;

  return new Hono<Signed>()
    .get("/:workshop/programme/export", query(PaperQuery), async (c) => {
      const seen = await find(c, "workshop.read");
      if (seen instanceof Response) return seen;
      const { format, language } = c.req.valid("query");
      return await send(c, format, async () =>
        programmePaper(seen.workshop, await programmeOf(db.sql, seen.workshop.id), {
          language,
          parties: await partiesOf(seen),
          now: now(),
        }),
      );
    })
    .get("/:workshop/attendance/export", query(AttendancePaperQuery), async (c) => {
      const seen = await find(c, "participant.read");
      if (seen instanceof Response) return seen;
      const { format, language, personal } = c.req.valid("query");
      const isPersonal = personal === "yes";
      if (isPersonal && !can(seen.member, "participant.manage")) return problem(c, "forbidden");
      return await send(c, format, async () =>
        attendancePaper(seen.workshop, await attendanceSheet(db.sql, seen, { isPersonal, language }), {
          language,
          parties: await partiesOf(seen),
          now: now(),
          isPersonal,
        }),
      );
    });
}
