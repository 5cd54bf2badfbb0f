import { Hono } from "hono";
import { z } from "zod";
import { readId } from "../../shared/ids";
import type { Access } from "../access/access";
import { can } from "../access/can";
import { body } from "../http/body";
import type { Signed } from "../http/context";
import { problem } from "../http/problems";
import type { Versions } from "./versions";

/** `/api/documents/:document/versions` and `…/restore` */
export const versionRoutes = ({ access, versions }: { access: Access; versions: Versions }) =>
  new Hono<Signed>()
    .get("/:document/versions", async (c) => {
      const seen = await access.document(c.var.user.id, readId(c.req.param("document")));
      if (!seen) return problem(c, "not-found");
      if (!can(seen.member, "version.read")) return problem(c, "forbidden");
      return c.json(await versions.list(seen.document.id));
    })
    .post(
      "/:document/versions",
      body(z.strictObject({ name: z.string().trim().min(1).max(200) })),
      async (c) => {
        const seen = await access.document(c.var.user.id, readId(c.req.param("document")));
        if (!seen) return problem(c, "not-found");
        if (!can(seen.member, "version.restore")) return problem(c, "forbidden");
        const { name } = c.req.valid("json");
        const id = await versions.store(seen.document, {
          kind: "named",
          name,
          why: "named",
          by: c.var.user.id,
        });
        return c.json({ id }, 201);
      },
    )
    .post("/:document/restore", body(z.strictObject({ version: z.string().max(64) })), async (c) => {
      const seen = await access.document(c.var.user.id, readId(c.req.param("document")));
      const version = readId(c.req.valid("json").version);
      if (!seen) return problem(c, "not-found");
      if (!can(seen.member, "version.restore")) return problem(c, "forbidden");
      if (seen.document.confirmedAt !== null) return problem(c, "minutes-confirmed");
      const { id, name } = c.var.user;
      const isDone = version !== undefined && (await versions.restore(seen.document, version, id, name));
      return isDone ? c.json({ ok: true as const }) : problem(c, "not-found");
    });
