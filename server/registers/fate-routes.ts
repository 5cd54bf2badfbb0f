import { Hono } from "hono";
import { z } from "zod";
import { Secret } from "../accounts/inputs";
import { body } from "../http/body";
import { createBuckets } from "../http/buckets";
import type { Asked } from "../http/context";
import { problem } from "../http/problems";
import type { Registers } from "./registers";

/** `POST /api/inputs/look`: what became of an input, for whoever has its link. It says nothing of any other. */
export function fateRoutes({ registers, now }: { registers: Registers; now: () => number }) {
  const perAddress = createBuckets({ size: 60, per: 15 * 60_000, now });
  return new Hono<Asked>().post("/inputs/look", body(z.strictObject({ token: Secret })), async (c) => {
    const wait = perAddress.take(c.var.address);
    if (wait > 0) return problem(c, "too-many", { retryAfter: wait / 1000 });
    const fate = await registers.answerLinks.look(c.req.valid("json").token);
    return fate ? c.json(fate) : problem(c, "link-spent");
  });
}
