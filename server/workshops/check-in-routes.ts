import { type Context, Hono } from "hono";
import { readCheckInCode } from "../../shared/workshop/check-in-code";
import { body, query } from "../http/body";
import { createBuckets, takeEach } from "../http/buckets";
import type { Asked } from "../http/context";
import { problem } from "../http/problems";
import type { Parts } from "../parts";
import type { CheckIn } from "./check-in";
import type { HandedInputs } from "./handed-inputs";
import { HandedFileQuery, HandedInputBody, HandIn } from "./inputs";
import { readUpload } from "./upload";

const minute = 60_000;

/** Each is held in memory until it has been looked at. */
const uploadsAtOnce = 4;

/**
 * `/api/check-in`: no account. A whole room stands behind one address, so what an address may send is meant for
 * hundreds of people; guessing is hopeless by the length of the code, not by these limits.
 */
export function checkInRoutes(
  { now, config }: Pick<Parts, "now" | "config">,
  checkIn: CheckIn,
  handedInputs: HandedInputs,
) {
  const perAddress = createBuckets({ size: 1_200, per: 5 * minute, now });
  const handInsPerAddress = createBuckets({ size: 400, per: 5 * minute, now });
  const handInsPerCode = createBuckets({ size: 600, per: 10 * minute, now });

  const filesPerAddress = createBuckets({ size: 60, per: 10 * minute, now });
  let underway = 0;

  const wait = (c: Context<Asked>, seconds: number) => problem(c, "too-many", { retryAfter: seconds });

  return new Hono<Asked>()
    .get("/:code", async (c) => {
      const ms = perAddress.take(c.var.address);
      if (ms > 0) return wait(c, ms / 1000);
      const look = await checkIn.look(c.req.param("code"));
      return look ? c.json(look) : problem(c, "no-check-in");
    })
    .post("/:code", body(HandIn), async (c) => {
      const { address } = c.var;
      const code = readCheckInCode(c.req.param("code"));
      const ms = takeEach([
        [perAddress, address],
        [handInsPerAddress, address],
        ...(code ? ([[handInsPerCode, code]] as const) : []),
      ]);
      if (ms > 0) return wait(c, ms / 1000);
      const handed = await checkIn.handIn(c.req.param("code"), c.req.valid("json"));
      return handed.ok ? c.json({ ok: true as const }, 201) : problem(c, handed.why);
    })
    .post("/:code/inputs", body(HandedInputBody), async (c) => {
      const { address } = c.var;
      const code = readCheckInCode(c.req.param("code"));
      const ms = takeEach([
        [perAddress, address],
        [handInsPerAddress, address],
        ...(code ? ([[handInsPerCode, code]] as const) : []),
      ]);
      if (ms > 0) return wait(c, ms / 1000);
      const taken = await handedInputs.take(c.req.param("code"), c.req.valid("json"));
      return taken.ok ? c.json(taken.handed, 201) : problem(c, taken.why);
    })
    .post("/:code/files", query(HandedFileQuery), async (c) => {
      const ms = filesPerAddress.take(c.var.address);
      if (ms > 0) return wait(c, ms / 1000);
      if (!(await checkIn.find(c.req.param("code")))) return problem(c, "no-check-in");
      if (underway >= uploadsAtOnce) return problem(c, "busy", { retryAfter: 5 });
      underway += 1;
      try {
        const read = await readUpload(c.req.raw, config.materialBytes);
        if (!read.ok) return problem(c, read.why);
        const attached = await handedInputs.attach(c.req.param("code"), c.req.valid("query"), read.bytes);
        return attached.ok ? c.json({ ok: true as const }, 201) : problem(c, attached.why);
      } finally {
        underway -= 1;
      }
    });
}
