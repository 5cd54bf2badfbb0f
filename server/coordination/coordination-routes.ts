import { type Context, Hono } from "hono";
import { type OrganisationId, readId } from "../../shared/ids";
import { can } from "../access/can";
import { answerMade, sendFile } from "../exports/answer-file";
import type { Exports } from "../exports/exports";
import { body, query } from "../http/body";
import { createBuckets } from "../http/buckets";
import type { Asked } from "../http/context";
import { problem } from "../http/problems";
import type { Parts } from "../parts";
import { seatFinder } from "../projects/seat";
import { fileTypes } from "../workshops/file-kind";
import { createCoordination } from "./coordination";
import { coordinationPaper, coordinationSheet } from "./coordination-file";
import { CoordinationChanges, CoordinationExport } from "./inputs";
import { coordinationWords } from "./words";

/** `/api/projects/:project/coordination` */
export function coordinationRoutes(parts: Parts & { exports: Exports }) {
  const { signedIn, exports, now, log } = parts;
  const coordination = createCoordination(parts);
  const seat = seatFinder(parts);
  const allowance = createBuckets({ size: 10, per: 60_000, now });
  const organisationOf = (c: Context) => readId<OrganisationId>(c.req.param("organisation"));

  return new Hono<Asked>()
    .get("/projects/:project/coordination", signedIn, async (c) => {
      const me = await seat(c, "coordination.read");
      if (me instanceof Response) return me;
      return c.json(await coordination.read(me));
    })
    .get("/projects/:project/coordination/export", signedIn, query(CoordinationExport), async (c) => {
      const me = await seat(c, "coordination.read");
      if (me instanceof Response) return me;
      const { format, language = c.var.language, personal } = c.req.valid("query");
      const isPersonal = personal === "yes";
      if (isPersonal && !can(me, "coordination.manage")) return problem(c, "forbidden");
      const wait = allowance.take(me.user);
      if (wait > 0) return problem(c, "too-many", { retryAfter: wait / 1000 });
      const matrix = await coordination.read(me);
      if (format === "xlsx")
        return sendFile(c, {
          bytes: coordinationSheet(matrix, { language, isPersonal }),
          type: fileTypes.xlsx,
          fileName: `${coordinationWords[language].title} (${language}).xlsx`,
        });
      const paper = coordinationPaper(matrix, { language, isPersonal, now: now() });
      return answerMade(c, await exports.make(paper, format), log);
    })
    .patch(
      "/projects/:project/coordination/:organisation",
      signedIn,
      body(CoordinationChanges),
      async (c) => {
        const me = await seat(c, "coordination.manage");
        if (me instanceof Response) return me;
        const done = await coordination.change(me, organisationOf(c), c.req.valid("json"));
        return done.ok ? c.json({ ok: true as const }) : problem(c, done.why);
      },
    )
    .delete("/projects/:project/coordination/:organisation", signedIn, async (c) => {
      const me = await seat(c, "coordination.manage");
      if (me instanceof Response) return me;
      const done = await coordination.remove(me, organisationOf(c));
      return done.ok ? c.json({ ok: true as const }) : problem(c, done.why);
    });
}
