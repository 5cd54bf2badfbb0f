import { Hono } from "hono";
import type { FollowUpAnswer, WithHistory } from "../../shared/register/answers";
import { body, query } from "../http/body";
import type { Asked } from "../http/context";
import { problem } from "../http/problems";
import { organisationsOf } from "../projects/organisations";
import { seatFinder } from "../projects/seat";
import { answerSheet } from "./answer-sheet";
import { filterRows, inOrderOfUrgency } from "./filter-rows";
import { FollowUpChangesBody, ProgressBody, RegisterQuery } from "./inputs";
import type { RegisterRoutesParts } from "./register-routes";
import { answerDone, rowFinder } from "./seat-and-row";

/** `/api/projects/:project/follow-ups` */
export function followUpRoutes(parts: RegisterRoutesParts) {
  const { db, signedIn, access, registers } = parts;
  const { seen, deeds } = registers;
  const seat = seatFinder(parts);
  const find = rowFinder({ access, seen });

  return new Hono<Asked>()
    .get("/projects/:project/follow-ups", signedIn, query(RegisterQuery), async (c) => {
      const me = await seat(c, "register.read");
      if (me instanceof Response) return me;
      const filter = c.req.valid("query");
      const organisations = await organisationsOf(db.sql, me.project);
      const rows = inOrderOfUrgency(filterRows(await seen.list(me, "followUp"), filter, organisations));
      const { format } = filter;
      return format === "json"
        ? c.json(rows)
        : answerSheet(parts, c, me, "followUp", rows, { ...filter, format });
    })
    .get("/projects/:project/follow-ups/:followUp", signedIn, async (c) => {
      const found = await find(c, "followUp", c.req.param("followUp"), "register.read");
      if (found instanceof Response) return found;
      const { member, name } = found;
      const row = await seen.one(member, "followUp", name.id);
      if (!row) return problem(c, "not-found");
      const answer: WithHistory<FollowUpAnswer> = {
        ...row,
        history: await seen.history(member, "followUp", name.id),
      };
      return c.json(answer);
    })
    .patch("/projects/:project/follow-ups/:followUp", signedIn, body(FollowUpChangesBody), async (c) => {
      const found = await find(c, "followUp", c.req.param("followUp"), "register.write");
      if (found instanceof Response) return found;
      return answerDone(c, await deeds.changeFollowUp(found.member, found.name, c.req.valid("json")));
    })
    .post("/projects/:project/follow-ups/:followUp/progress", signedIn, body(ProgressBody), async (c) => {
      const found = await find(c, "followUp", c.req.param("followUp"), "register.progress");
      if (found instanceof Response) return found;
      const outcome = await deeds.reportProgress(found.member, found.name, c.req.valid("json"));
      return outcome.ok ? c.json({ ok: true as const }, 201) : answerDone(c, outcome);
    });
}
