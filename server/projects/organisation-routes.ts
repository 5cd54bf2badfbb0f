import { Hono } from "hono";
import { z } from "zod";
import { sides } from "../../shared/roles";
import { body } from "../http/body";
import type { Asked } from "../http/context";
import { problem } from "../http/problems";
import type { Parts } from "../parts";
import { CalendarDate, LocalisedLine } from "./inputs";
import { organisationRegister } from "./organisation-register";
import { organisationsOf } from "./organisations";
import { seatFinder } from "./seat";

const Id = z.string().max(64);
const facts = {
  side: z.enum(sides),
  name: LocalisedLine(200),
  short: LocalisedLine(60),
  validFrom: CalendarDate.nullable(),
  validTo: CalendarDate.nullable(),
  successor: Id.nullable(),
};
const Changes = z.strictObject(facts).partial();
const NewOrganisation = Changes.required({ side: true, name: true });
const Merge = z.strictObject({ into: Id });

/** The organisations of a project: who sees them, who corrects them. */
export function organisationRoutes(parts: Parts) {
  const { db, signedIn } = parts;
  const seat = seatFinder(parts);
  const register = organisationRegister(parts);

  return new Hono<Asked>()
    .get("/projects/:project/organisations", signedIn, async (c) => {
      const me = await seat(c, "people.read");
      if (me instanceof Response) return me;
      return c.json(await organisationsOf(db.sql, me.project));
    })
    .post("/projects/:project/organisations", signedIn, body(NewOrganisation), async (c) => {
      const me = await seat(c, "organisation.manage");
      if (me instanceof Response) return me;
      const added = await register.add(me, c.req.valid("json"));
      return added.ok ? c.json({ id: added.id }, 201) : problem(c, added.why);
    })
    .post("/projects/:project/organisations/known", signedIn, async (c) => {
      const me = await seat(c, "organisation.manage");
      if (me instanceof Response) return me;
      return c.json({ added: await register.takeKnown(me) });
    })
    .patch("/projects/:project/organisations/:organisation", signedIn, body(Changes), async (c) => {
      const me = await seat(c, "organisation.manage");
      if (me instanceof Response) return me;
      const corrected = await register.correct(me, c.req.param("organisation"), c.req.valid("json"));
      return corrected.ok ? c.json({ ok: true as const }) : problem(c, corrected.why);
    })
    .post("/projects/:project/organisations/:organisation/merge", signedIn, body(Merge), async (c) => {
      const me = await seat(c, "organisation.manage");
      if (me instanceof Response) return me;
      const merged = await register.merge(me, c.req.param("organisation"), c.req.valid("json").into);
      return merged.ok ? c.json({ ok: true as const }) : problem(c, merged.why);
    });
}
