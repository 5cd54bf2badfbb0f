import { Hono } from "hono";
import { z } from "zod";
import { isBlockId, readId, type ThreadId } from "../../shared/ids";
import { languages } from "../../shared/locale/languages";
import { threadAudiences } from "../../shared/roles";
import type { Access } from "../access/access";
import { can } from "../access/can";
import { body } from "../http/body";
import type { Signed } from "../http/context";
import { problem } from "../http/problems";
import { whyNoComments } from "./comments-open";
import type { Threads } from "./threads";

export type ThreadRoutesParts = { access: Access; threads: Threads; now: () => number };

const Position = z
  .string()
  .max(2000)
  .regex(/^[A-Za-z0-9+/]*={0,2}$/);
const Body = z.string().trim().min(1).max(10_000);

const NewThread = z.strictObject({
  anchor: z
    .strictObject({
      language: z.enum(languages),
      start: Position.optional(),
      end: Position.optional(),
      quote: z.string().max(10_000).optional(),
      before: z.string().max(32).optional(),
      after: z.string().max(32).optional(),
      // A field's key may have a dot; a block's id may not.
      node: z
        .string()
        .max(64)
        .refine((name) => isBlockId(name.replaceAll(".", "_")))
        .optional(),
    })
    .refine((anchor) => anchor.node !== undefined || (anchor.quote ?? "").trim() !== ""),
  body: Body,
  audience: z.enum(threadAudiences).optional(),
});

/** `/api/documents/:document/threads` */
export const documentThreadRoutes = ({ access, threads, now }: ThreadRoutesParts) =>
  new Hono<Signed>()
    .get("/:document/threads", async (c) => {
      const seen = await access.document(c.var.user.id, readId(c.req.param("document")));
      if (!seen) return problem(c, "not-found");
      if (!can(seen.member, "thread.read")) return problem(c, "forbidden");
      return c.json(await threads.list(seen, c.var.user.id));
    })
    .post("/:document/threads", body(NewThread), async (c) => {
      const seen = await access.document(c.var.user.id, readId(c.req.param("document")));
      if (!seen) return problem(c, "not-found");
      if (!can(seen.member, "thread.write")) return problem(c, "forbidden");
      const { anchor, body: text, audience = "all" } = c.req.valid("json");
      if (!seen.document.languages.includes(anchor.language)) return problem(c, "unknown-language");
      const closed = whyNoComments(seen, now());
      if (closed) return problem(c, closed);
      const begun = await threads.begin(seen, c.var.user.id, { anchor, body: text, audience });
      if (begun === "anchor-moved") return problem(c, "anchor-moved");
      return c.json({ id: begun }, 201);
    });

/** `/api/threads` */
export const threadRoutes = ({ access, threads, now }: ThreadRoutesParts) =>
  new Hono<Signed>()
    .get("/:thread", async (c) => {
      const id = readId<ThreadId>(c.req.param("thread"));
      const seen = await access.thread(c.var.user.id, id);
      const [thread] = seen && id ? await threads.list(seen, c.var.user.id, id) : [];
      return thread ? c.json(thread) : problem(c, "not-found");
    })
    .post("/:thread/replies", body(z.strictObject({ body: Body })), async (c) => {
      const id = readId<ThreadId>(c.req.param("thread"));
      const seen = await access.thread(c.var.user.id, id);
      if (!seen || !id) return problem(c, "not-found");
      if (!can(seen.member, "thread.write")) return problem(c, "forbidden");
      const closed = whyNoComments(seen, now());
      if (closed) return problem(c, closed);
      const isStored = await threads.reply(seen, id, c.var.user.id, c.req.valid("json").body);
      return isStored ? c.json({ ok: true as const }, 201) : problem(c, "thread-resolved");
    })
    .patch("/:thread", body(z.strictObject({ resolved: z.boolean() })), async (c) => {
      const id = readId<ThreadId>(c.req.param("thread"));
      const seen = await access.thread(c.var.user.id, id);
      if (!seen || !id) return problem(c, "not-found");
      const isOwn = seen.createdBy === c.var.user.id && can(seen.member, "thread.write");
      if (!isOwn && !can(seen.member, "thread.resolve")) return problem(c, "forbidden");
      await threads.resolve(seen, id, c.var.user.id, c.req.valid("json").resolved);
      return c.json({ ok: true as const });
    });
