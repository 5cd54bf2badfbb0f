import { type Context, Hono } from "hono";
import { readId } from "../../shared/ids";
import { inLanguage } from "../../shared/locale/languages";
import type { Action } from "../../shared/roles";
import { type Access, type SeenWorkshop, seesWorkshop } from "../access/access";
import { can } from "../access/can";
import { attachment } from "../exports/file-name";
import { body, query } from "../http/body";
import type { Asked, Signed } from "../http/context";
import { type ProblemResponse, problem } from "../http/problems";
import type { Parts } from "../parts";
import { seatFinder } from "../projects/seat";
import type { CarriedOver } from "./carried-over";
import { InvitationQuery, ItemChanges, LiveChanges, NewItem, NewWorkshop, WorkshopChanges } from "./inputs";
import { invitationFile } from "./invitation-file";
import { programmeOf } from "./programme-store";
import { minutesShownTo, workshopAnswer, workshopSummary } from "./workshop-answer";
import { workshopsOf } from "./workshop-store";
import type { Workshops } from "./workshops";

/** The workshop of the address as this person sees it, if their role includes the action. */
export const workshopFinder =
  ({ access }: { access: Access }) =>
  async (c: Context<Signed>, action: Action): Promise<SeenWorkshop | ProblemResponse> => {
    const seen = await access.workshop(c.var.user.id, readId(c.req.param("workshop")));
    if (!seen) return problem(c, "not-found");
    return can(seen.member, action) ? seen : problem(c, "forbidden");
  };

/** The series of workshops of a project. */
export function projectWorkshopRoutes(parts: Parts, workshops: Workshops) {
  const { db, signedIn } = parts;
  const seat = seatFinder(parts);

  return new Hono<Asked>()
    .get("/projects/:project/workshops", signedIn, async (c) => {
      const me = await seat(c, "workshop.read");
      if (me instanceof Response) return me;
      const shownMinutes = await minutesShownTo(db.sql, me);
      const all = await workshopsOf(db.sql, me.project);
      return c.json(
        all
          .filter(({ state }) => seesWorkshop(me.role, state))
          .map((workshop) => workshopSummary(workshop, shownMinutes(workshop))),
      );
    })
    .post("/projects/:project/workshops", signedIn, body(NewWorkshop), async (c) => {
      const me = await seat(c, "workshop.manage");
      if (me instanceof Response) return me;
      const begun = await workshops.begin(me, c.req.valid("json"));
      return begun.ok ? c.json({ id: begun.id, minutes: begun.minutes }, 201) : problem(c, begun.why);
    });
}

/** `/api/workshops`: facts, programme, and what is on now. */
export function workshopRoutes(parts: Parts, workshops: Workshops, carriedOver: CarriedOver) {
  const { db, config, now } = parts;
  const find = workshopFinder(parts);

  return new Hono<Signed>()
    .get("/:workshop", async (c) => {
      const seen = await find(c, "workshop.read");
      if (seen instanceof Response) return seen;
      return c.json(await workshopAnswer(db.sql, seen));
    })
    .get("/:workshop/carried", async (c) => {
      const seen = await find(c, "register.read");
      if (seen instanceof Response) return seen;
      return c.json(await carriedOver.toWorkshop(seen.member, seen.workshop));
    })
    .get("/:workshop/invitation.ics", query(InvitationQuery), async (c) => {
      const seen = await find(c, "workshop.read");
      if (seen instanceof Response) return seen;
      const { workshop } = seen;
      const { language = c.var.language } = c.req.valid("query");
      const page = `${config.origins[0]}/p/${workshop.project}/workshops/${workshop.id}`;
      const programme = await programmeOf(db.sql, workshop.id);
      const file = invitationFile(workshop, programme, { language, page, now: now() });
      if (!file) return problem(c, "no-date");
      return c.body(file, 200, {
        "content-type": "text/calendar; charset=utf-8",
        "content-disposition": attachment(`${inLanguage(workshop.title, language)}.ics`),
      });
    })
    .patch("/:workshop", body(WorkshopChanges), async (c) => {
      const seen = await find(c, "workshop.manage");
      if (seen instanceof Response) return seen;
      const changed = await workshops.change(seen.workshop, seen.member, c.req.valid("json"));
      return changed.ok ? c.json({ ok: true as const }) : problem(c, changed.why);
    })
    .post("/:workshop/programme", body(NewItem), async (c) => {
      const seen = await find(c, "workshop.prepare");
      if (seen instanceof Response) return seen;
      const added = await workshops.addItem(seen.workshop, seen.member, c.req.valid("json"));
      return added.ok ? c.json({ id: added.id }, 201) : problem(c, added.why);
    })
    .patch("/:workshop/programme/:item", body(ItemChanges), async (c) => {
      const seen = await find(c, "workshop.prepare");
      if (seen instanceof Response) return seen;
      const { workshop, member } = seen;
      const changed = await workshops.changeItem(workshop, member, c.req.param("item"), c.req.valid("json"));
      return changed.ok ? c.json({ ok: true as const }) : problem(c, changed.why);
    })
    .delete("/:workshop/programme/:item", async (c) => {
      const seen = await find(c, "workshop.prepare");
      if (seen instanceof Response) return seen;
      const removed = await workshops.removeItem(seen.workshop, seen.member, c.req.param("item"));
      return removed.ok ? c.json({ ok: true as const }) : problem(c, removed.why);
    })
    .patch("/:workshop/live", body(LiveChanges), async (c) => {
      const seen = await find(c, "workshop.prepare");
      if (seen instanceof Response) return seen;
      const led = await workshops.lead(seen.workshop, seen.member, c.req.valid("json"));
      return led.ok ? c.json({ ok: true as const }) : problem(c, led.why);
    });
}
