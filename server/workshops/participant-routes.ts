import { Hono } from "hono";
import { can } from "../access/can";
import { body, query } from "../http/body";
import type { Signed } from "../http/context";
import { problem } from "../http/problems";
import type { Parts } from "../parts";
import type { CheckIn } from "./check-in";
import { AttendanceQuery, NewParticipant, ParticipantChanges, Reply } from "./inputs";
import { attendanceSheet, type Participants, participantsOf } from "./participants";
import { workshopFinder } from "./workshop-routes";

/** `/api/workshops`: who takes part, who came, and the code by which guests sign. */
export function participantRoutes(parts: Parts, participants: Participants, checkIn: CheckIn) {
  const { db } = parts;
  const find = workshopFinder(parts);

  return new Hono<Signed>()
    .get("/:workshop/participants", async (c) => {
      const seen = await find(c, "participant.read");
      if (seen instanceof Response) return seen;
      return c.json(await participantsOf(db.sql, seen));
    })
    .post("/:workshop/participants", body(NewParticipant), async (c) => {
      const seen = await find(c, "participant.manage");
      if (seen instanceof Response) return seen;
      const added = await participants.add(seen, c.req.valid("json"), c.var.language);
      return added.ok ? c.json({ id: added.id }, 201) : problem(c, added.why);
    })
    .patch("/:workshop/participants/:participant", body(ParticipantChanges), async (c) => {
      const seen = await find(c, "participant.manage");
      if (seen instanceof Response) return seen;
      const id = c.req.param("participant");
      const corrected = await participants.correct(seen, id, c.req.valid("json"), c.var.language);
      return corrected.ok ? c.json({ ok: true as const }) : problem(c, corrected.why);
    })
    .delete("/:workshop/participants/:participant", async (c) => {
      const seen = await find(c, "participant.manage");
      if (seen instanceof Response) return seen;
      const removed = await participants.remove(seen, c.req.param("participant"));
      return removed.ok ? c.json({ ok: true as const }) : problem(c, removed.why);
    })
    .patch("/:workshop/reply", body(Reply), async (c) => {
      const seen = await find(c, "workshop.read");
      if (seen instanceof Response) return seen;
      const replied = await participants.reply(seen, c.req.valid("json").accepted);
      return replied.ok ? c.json({ ok: true as const }) : problem(c, replied.why);
    })
    .get("/:workshop/attendance", query(AttendanceQuery), async (c) => {
      const seen = await find(c, "participant.read");
      if (seen instanceof Response) return seen;
      const isPersonal = c.req.valid("query").personal === "yes";
      if (isPersonal && !can(seen.member, "participant.manage")) return problem(c, "forbidden");
      return c.json(await attendanceSheet(db.sql, seen, { isPersonal, language: c.var.language }));
    })
    .get("/:workshop/check-in", async (c) => {
      const seen = await find(c, "workshop.prepare");
      if (seen instanceof Response) return seen;
      return c.json(await checkIn.current(seen.workshop));
    })
    .post("/:workshop/check-in", async (c) => {
      const seen = await find(c, "participant.manage");
      if (seen instanceof Response) return seen;
      const opened = await checkIn.open(seen.workshop, seen.member.user);
      return opened.ok ? c.json(opened.checkIn, 201) : problem(c, opened.why);
    })
    .delete("/:workshop/check-in", async (c) => {
      const seen = await find(c, "participant.manage");
      if (seen instanceof Response) return seen;
      const closed = await checkIn.close(seen.workshop, seen.member.user);
      return closed.ok ? c.json({ ok: true as const }) : problem(c, closed.why);
    });
}
