import { Hono } from "hono";
import type { DecisionAnswer, WithSections } from "../../shared/register/answers";
import { body, query } from "../http/body";
import type { Asked } from "../http/context";
import { problem } from "../http/problems";
import { organisationsOf } from "../projects/organisations";
import { seatFinder } from "../projects/seat";
import { answerSheet } from "./answer-sheet";
import { filterRows } from "./filter-rows";
import { DecisionChangesBody, LinkBody, RegisterQuery } from "./inputs";
import type { RegisterRoutesParts } from "./register-routes";
import { answerDone, linker, rowFinder } from "./seat-and-row";
import { linkTitles } from "./section-titles";

/** `/api/projects/:project/decisions` */
export function decisionRoutes(parts: RegisterRoutesParts) {
  const { db, signedIn, access, registers } = parts;
  const { seen, deeds } = registers;
  const seat = seatFinder(parts);
  const find = rowFinder({ access, seen });
  const link = linker({ access, deeds });
  const titlesOf = linkTitles(registers);

  return new Hono<Asked>()
    .get("/projects/:project/decisions", signedIn, query(RegisterQuery), async (c) => {
      const me = await seat(c, "register.read");
      if (me instanceof Response) return me;
      const filter = c.req.valid("query");
      const organisations = await organisationsOf(db.sql, me.project);
      const rows = filterRows(await seen.list(me, "decision"), filter, organisations);
      const { format } = filter;
      return format === "json"
        ? c.json(rows)
        : answerSheet(parts, c, me, "decision", rows, { ...filter, format });
    })
    .get("/projects/:project/decisions/:decision", signedIn, async (c) => {
      const found = await find(c, "decision", c.req.param("decision"), "register.read");
      if (found instanceof Response) return found;
      const { member, name } = found;
      const row = await seen.one(member, "decision", name.id);
      if (!row) return problem(c, "not-found");
      const answer: WithSections<DecisionAnswer> = {
        ...row,
        sections: await titlesOf(row.links),
        history: await seen.history(member, "decision", name.id),
      };
      return c.json(answer);
    })
    .patch("/projects/:project/decisions/:decision", signedIn, body(DecisionChangesBody), async (c) => {
      const found = await find(c, "decision", c.req.param("decision"), "register.write");
      if (found instanceof Response) return found;
      return answerDone(c, await deeds.changeDecision(found.member, found.name, c.req.valid("json")));
    })
    .post("/projects/:project/decisions/:decision/links", signedIn, body(LinkBody), async (c) => {
      const found = await find(c, "decision", c.req.param("decision"), "register.write");
      if (found instanceof Response) return found;
      return link(c, found, c.req.valid("json"));
    })
    .delete("/projects/:project/decisions/:decision/links/:link", signedIn, async (c) => {
      const found = await find(c, "decision", c.req.param("decision"), "register.write");
      if (found instanceof Response) return found;
      return answerDone(c, await deeds.unlink(found.member, found.name, c.req.param("link")));
    });
}
