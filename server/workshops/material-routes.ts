import { Hono } from "hono";
import { createMiddleware } from "hono/factory";
import { attachment } from "../exports/file-name";
import { body, query } from "../http/body";
import { createBuckets } from "../http/buckets";
import type { Asked, Signed } from "../http/context";
import { problem } from "../http/problems";
import type { Parts } from "../parts";
import { fileTypes } from "./file-kind";
import { MaterialChanges, MaterialQuery } from "./inputs";
import { type Materials, materialsOf } from "./materials";
import { readUpload } from "./upload";
import { workshopFinder } from "./workshop-routes";

/** Each is held in memory until it has been looked at. */
const uploadsAtOnce = 4;

/** A file that opens in no page: no script, no form, no origin. */
const inert = "default-src 'none'; sandbox";

/**
 * Stands before the sign-in: too large is too large for everybody, and after any refusal the rest of the file, which
 * is still on its way, is not waited for.
 */
export const uploadDoor = (most: number) =>
  createMiddleware<Asked>(async function uploadDoor(c, next) {
    if (c.req.method !== "POST") return next();
    if (Number(c.req.header("content-length") ?? 0) > most) {
      c.header("connection", "close");
      return problem(c, "too-large");
    }
    await next();
    if (!c.res.ok) c.res.headers.set("connection", "close");
  });

/** `/api/workshops`: slides and papers. */
export function materialRoutes(parts: Parts, materials: Materials) {
  const { db, config, now } = parts;
  const find = workshopFinder(parts);
  const perPerson = createBuckets({ size: 60, per: 600_000, now });
  let underway = 0;

  return new Hono<Signed>()
    .get("/:workshop/materials", async (c) => {
      const seen = await find(c, "workshop.read");
      if (seen instanceof Response) return seen;
      return c.json(await materialsOf(db.sql, seen));
    })
    .post("/:workshop/materials", query(MaterialQuery), async (c) => {
      const seen = await find(c, "material.add");
      if (seen instanceof Response) return seen;
      const wait = perPerson.take(c.var.user.id);
      if (wait > 0) return problem(c, "too-many", { retryAfter: wait / 1000 });
      if (underway >= uploadsAtOnce) return problem(c, "busy", { retryAfter: 5 });
      underway += 1;
      try {
        const read = await readUpload(c.req.raw, config.materialBytes);
        if (!read.ok) return problem(c, read.why);
        const added = await materials.add(seen, { bytes: read.bytes, ...c.req.valid("query") });
        return added.ok ? c.json({ id: added.id }, 201) : problem(c, added.why);
      } finally {
        underway -= 1;
      }
    })
    .get("/:workshop/materials/:material", async (c) => {
      const seen = await find(c, "workshop.read");
      if (seen instanceof Response) return seen;
      const file = await materials.read(seen, c.req.param("material"));
      if (!file) return problem(c, "not-found");
      return c.body(file.stream, 200, {
        "content-type": fileTypes[file.kind],
        "content-disposition": attachment(file.name),
        "content-length": String(file.bytes),
        "content-security-policy": inert,
      });
    })
    .patch("/:workshop/materials/:material", body(MaterialChanges), async (c) => {
      const seen = await find(c, "material.add");
      if (seen instanceof Response) return seen;
      const changed = await materials.change(seen, c.req.param("material"), c.req.valid("json"));
      return changed.ok ? c.json({ ok: true as const }) : problem(c, changed.why);
    })
    .delete("/:workshop/materials/:material", async (c) => {
      const seen = await find(c, "material.add");
      if (seen instanceof Response) return seen;
      const removed = await materials.remove(seen, c.req.param("material"));
      return removed.ok ? c.json({ ok: true as const }) : problem(c, removed.why);
    });
}
