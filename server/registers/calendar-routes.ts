import { Hono } from "hono";
import { z } from "zod";
import { Secret } from "../accounts/inputs";
import { query } from "../http/body";
import { createBuckets } from "../http/buckets";
import type { Asked } from "../http/context";
import { problem } from "../http/problems";
import { seatFinder } from "../projects/seat";
import type { RegisterRoutesParts } from "./register-routes";

/** `/api/projects/:project/calendar`, and the feed itself, which a calendar reads without an account. */
export function calendarRoutes(parts: RegisterRoutesParts) {
  const { signedIn, now, registers } = parts;
  const seat = seatFinder(parts);
  const perAddress = createBuckets({ size: 120, per: 15 * 60_000, now });

  return (
    new Hono<Asked>()
      .post("/projects/:project/calendar", signedIn, async (c) => {
        const me = await seat(c, "register.read");
        if (me instanceof Response) return me;
        return c.json({ url: await registers.calendars.make(me) }, 201);
      })
      .delete("/projects/:project/calendar", signedIn, async (c) => {
        const me = await seat(c, "register.read");
        if (me instanceof Response) return me;
        await registers.calendars.revoke(me);
        return c.json({ ok: true as const });
      })
      // The key stands in the query, which no log of ours keeps.
      .get("/calendar", query(z.strictObject({ key: Secret })), async (c) => {
        const wait = perAddress.take(c.var.address);
        if (wait > 0) return problem(c, "too-many", { retryAfter: wait / 1000 });
        const calendar = await registers.calendars.read(c.req.valid("query").key);
        if (calendar === undefined) return problem(c, "link-spent");
        return c.body(calendar, 200, {
          "content-type": "text/calendar; charset=utf-8",
          "cache-control": "private, no-store",
        });
      })
  );
}
