import { Hono } from "hono";
import { z } from "zod";
import { inLanguage } from "../../shared/locale/languages";
import { answerNotMade } from "../exports/answer-file";
import { attachment } from "../exports/file-name";
import { query } from "../http/body";
import { createBuckets } from "../http/buckets";
import type { Asked } from "../http/context";
import { problem } from "../http/problems";
import type { Parts } from "../parts";
import { seatFinder } from "../projects/seat";
import type { Archives } from "./archives";

const ArchiveQuery = z.strictObject({ personal: z.enum(["yes", "no"]).default("no") });

/** `GET /api/projects/:project/archive`: everything of a project that its secretariat sees, in one file. */
export function archiveRoutes(parts: Parts, archives: Archives) {
  const { db, signedIn, log, now } = parts;
  const seat = seatFinder(parts);
  const allowance = createBuckets({ size: 5, per: 600_000, now });

  return new Hono<Asked>().get("/projects/:project/archive", signedIn, query(ArchiveQuery), async (c) => {
    const me = await seat(c, "project.change");
    if (me instanceof Response) return me;
    const wait = allowance.take(me.user);
    if (wait > 0) return problem(c, "too-many", { retryAfter: wait / 1000 });
    const { name } = await db.sql
      .selectFrom("project")
      .where("id", "=", me.project)
      .select("name")
      .executeTakeFirstOrThrow();
    const made = await archives.make({
      project: me.project,
      user: me.user,
      side: me.side,
      isPersonal: c.req.valid("query").personal === "yes",
      at: now(),
    });
    if (made.ok)
      return c.body(made.stream, 200, {
        "content-type": "application/zip",
        "content-disposition": attachment(archiveName(inLanguage(JSON.parse(name), c.var.language))),
        "content-length": String(made.bytes),
        "cache-control": "private, no-store",
      });
    return answerNotMade(c, made, log);
  });
}

const archiveName = (project: string): string => {
  const plain = [...project.replace(/[\\/:*?"<>|%]/g, " ").replace(/\s+/g, " ")].slice(0, 80).join("");
  return `${plain.trim() || "Lokakarya"}.zip`;
};
