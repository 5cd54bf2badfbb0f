import { type Context, Hono } from "hono";
import { type OrganisationId, readId } from "../../shared/ids";
import { can } from "../access/can";
import type { Exports } from "../exports/exports";
import { attachment } from "../exports/file-name";
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
      const headers = (name: string, bytes: Uint8Array) => ({
        "content-disposition": attachment(name),
        "content-length": String(bytes.byteLength),
        "cache-control": "private, no-store",
      });
      if (format === "xlsx") {
        const bytes = coordinationSheet(matrix, { language, isPersonal });
        const name = `${coordinationWords[language].title} (${language}).xlsx`;
        return c.body(new Uint8Array(bytes), 200, {
          ...headers(name, bytes),
          "content-type": fileTypes.xlsx,
        });
      }
      const paper = coordinationPaper(matrix, { language, isPersonal, now: now() });
      const made = await exports.make(paper, format);
      if (made.ok)
        return c.body(new Uint8Array(made.bytes), 200, {
          ...headers(made.fileName, made.bytes),
          "content-type": made.type,
        });
      const { incident } = c.var;
      if (made.detail)
        log.error({ incident, path: c.req.path, kind: made.kind, detail: made.detail }, "matrix");
      return problem(c, made.kind, {
        ...(made.facts ? { facts: made.facts } : {}),
        ...(made.kind === "export-failed" ? { incident } : {}),
        ...(made.kind === "busy" ? { retryAfter: 10 } : {}),
      });
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
