import { type Context, Hono } from "hono";
import { z } from "zod";
import { readId } from "../../shared/ids";
import type { Action } from "../../shared/roles";
import type { Access, SeenDocument } from "../access/access";
import { can } from "../access/can";
import { body } from "../http/body";
import type { Signed } from "../http/context";
import { type ProblemResponse, problem } from "../http/problems";
import { CalendarDate } from "../projects/inputs";
import type { Minutes } from "./minutes";

const Reason = z.string().trim().min(1).max(2000);

/** `/api/documents/:document/minutes`: how far minutes are, and the steps until they are confirmed. */
export function minutesRoutes({ access, minutes }: { access: Access; minutes: Minutes }) {
  /** The minutes of the address; any other document is as unknown as none. */
  async function find(c: Context<Signed>, action: Action): Promise<SeenDocument | ProblemResponse> {
    const seen = await access.document(c.var.user.id, readId(c.req.param("document")));
    if (seen?.document.kind !== "minutes") return problem(c, "not-found");
    return can(seen.member, action) ? seen : problem(c, "forbidden");
  }

  return new Hono<Signed>()
    .get("/:document/minutes", async (c) => {
      const seen = await find(c, "document.list");
      if (seen instanceof Response) return seen;
      return c.json(await minutes.read(seen));
    })
    .post("/:document/minutes/circulate", body(z.strictObject({ until: CalendarDate })), async (c) => {
      const seen = await find(c, "minutes.manage");
      if (seen instanceof Response) return seen;
      const done = await minutes.circulate(seen, c.req.valid("json").until);
      return done.ok ? c.json({ ok: true as const }) : problem(c, done.why);
    })
    .post("/:document/minutes/guests/:guest/link", async (c) => {
      const seen = await find(c, "minutes.manage");
      if (seen instanceof Response) return seen;
      const url = await minutes.guestLinks.renew(seen, readId(c.req.param("guest")));
      return url === undefined ? problem(c, "not-found") : c.json({ url }, 201);
    })
    .delete("/:document/minutes/guests/:guest/link", async (c) => {
      const seen = await find(c, "minutes.manage");
      if (seen instanceof Response) return seen;
      const isClosed = await minutes.guestLinks.close(seen, readId(c.req.param("guest")));
      return isClosed ? c.json({ ok: true as const }) : problem(c, "not-found");
    })
    .post("/:document/minutes/agree", async (c) => {
      const seen = await find(c, "minutes.agree");
      if (seen instanceof Response) return seen;
      const done = await minutes.agree(seen);
      return done.ok ? c.json({ ok: true as const }) : problem(c, done.why);
    })
    .post("/:document/minutes/confirm", async (c) => {
      const seen = await find(c, "minutes.manage");
      if (seen instanceof Response) return seen;
      const done = await minutes.confirm(seen);
      return done.ok ? c.json({ ok: true as const }) : problem(c, done.why);
    })
    .post("/:document/minutes/reopen", body(z.strictObject({ reason: Reason })), async (c) => {
      const seen = await find(c, "minutes.manage");
      if (seen instanceof Response) return seen;
      const done = await minutes.reopen(seen, c.req.valid("json").reason);
      return done.ok ? c.json({ ok: true as const }) : problem(c, done.why);
    });
}
