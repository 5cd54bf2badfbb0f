import { type Context, Hono } from "hono";
import { z } from "zod";
import { body } from "../http/body";
import type { Asked, Signed } from "../http/context";
import { problem } from "../http/problems";
import type { Parts } from "../parts";
import { type OrderedList, orderedLists } from "./ordered-lists";
import { seatFinder } from "./seat";

/** The one behind which it stands; null for the first place. */
const Place = z.strictObject({ after: z.string().max(64).nullable() });

/** The order of a project's topics and activities, and their removal. */
export function orderedListRoutes(parts: Parts) {
  const { signedIn } = parts;
  const seat = seatFinder(parts);
  const lists = orderedLists(parts);

  async function place(c: Context<Signed>, list: OrderedList, id: string, after: string | null) {
    const me = await seat(c, "project.change");
    if (me instanceof Response) return me;
    const placed = await lists.place(me, list, id, after);
    return placed.ok ? c.json({ ok: true as const }) : problem(c, placed.why);
  }
  async function remove(c: Context<Signed>, list: OrderedList, id: string) {
    const me = await seat(c, "project.change");
    if (me instanceof Response) return me;
    const removed = await lists.remove(me, list, id);
    return removed.ok ? c.json({ ok: true as const }) : problem(c, removed.why);
  }

  return new Hono<Asked>()
    .patch("/projects/:project/topics/:topic", signedIn, body(Place), (c) =>
      place(c, "topic", c.req.param("topic"), c.req.valid("json").after),
    )
    .delete("/projects/:project/topics/:topic", signedIn, (c) => remove(c, "topic", c.req.param("topic")))
    .patch("/projects/:project/activities/:activity", signedIn, body(Place), (c) =>
      place(c, "activity", c.req.param("activity"), c.req.valid("json").after),
    )
    .delete("/projects/:project/activities/:activity", signedIn, (c) =>
      remove(c, "activity", c.req.param("activity")),
    );
}
