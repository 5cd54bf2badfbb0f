import { Hono } from "hono";
import { readId } from "../../shared/ids";
import type { OneInputAnswer } from "../../shared/register/answers";
import { can } from "../access/can";
import { body, query } from "../http/body";
import type { Asked } from "../http/context";
import { problem } from "../http/problems";
import { organisationsOf } from "../projects/organisations";
import { seatFinder } from "../projects/seat";
import { answerSheet } from "./answer-sheet";
import { filterRows } from "./filter-rows";
import { InputChangesBody, LinkBody, MergeBody, NewInputBody, RegisterQuery } from "./inputs";
import type { RegisterRoutesParts } from "./register-routes";
import { answerDone, linker, rowFinder } from "./seat-and-row";
import { linkTitles } from "./section-titles";

/** `/api/projects/:project/inputs` */
export function inputRoutes(parts: RegisterRoutesParts) {
  const { db, signedIn, access, registers } = parts;
  const { seen, deeds, answerLinks } = registers;
  const seat = seatFinder(parts);
  const find = rowFinder({ access, seen });
  const link = linker({ access, deeds });
  const titlesOf = linkTitles(registers);

  return new Hono<Asked>()
    .get("/projects/:project/inputs", signedIn, query(RegisterQuery), async (c) => {
      const me = await seat(c, "register.read");
      if (me instanceof Response) return me;
      const filter = c.req.valid("query");
      const organisations = await organisationsOf(db.sql, me.project);
      const rows = filterRows(await seen.list(me, "input"), filter, organisations);
      const { format } = filter;
      return format === "json"
        ? c.json(rows)
        : answerSheet(parts, c, me, "input", rows, { ...filter, format });
    })
    .post("/projects/:project/inputs", signedIn, body(NewInputBody), async (c) => {
      const me = await seat(c, "register.write");
      if (me instanceof Response) return me;
      const { document, section, ...said } = c.req.valid("json");
      if (said.topic !== null && !(await registers.isTopic(me.project, said.topic)))
        return problem(c, "not-found");
      if (document !== null) {
        const about = await access.document(c.var.user.id, readId(document));
        if (about?.document.project !== me.project) return problem(c, "not-found");
      }
      const id = await deeds.enterInput(me, me.project, { ...said, concerns: { document, section } });
      return c.json({ id }, 201);
    })
    .get("/projects/:project/inputs/:input", signedIn, async (c) => {
      const found = await find(c, "input", c.req.param("input"), "register.read");
      if (found instanceof Response) return found;
      const { member, name } = found;
      const row = await seen.one(member, "input", name.id);
      if (!row) return problem(c, "not-found");
      const answer: OneInputAnswer = {
        ...row,
        sections: await titlesOf(row.links),
        history: await seen.history(member, "input", name.id),
        isLinkMade: can(member, "register.approve") && (await answerLinks.isMade(member.project, name.id)),
      };
      return c.json(answer);
    })
    .patch("/projects/:project/inputs/:input", signedIn, body(InputChangesBody), async (c) => {
      const found = await find(c, "input", c.req.param("input"), "register.write");
      if (found instanceof Response) return found;
      const { member, name } = found;
      const { text, by, topic, visibility, document, section, ...own } = c.req.valid("json");
      if (topic && !(await registers.isTopic(member.project, topic))) return problem(c, "not-found");
      if (document) {
        const about = await access.document(c.var.user.id, readId(document));
        if (about?.document.project !== member.project) return problem(c, "not-found");
      }
      const entered = {
        ...(text === undefined ? {} : { text }),
        ...(by === undefined ? {} : { by }),
        ...(topic === undefined ? {} : { topic }),
        ...(visibility === undefined ? {} : { visibility }),
        ...(document === undefined ? {} : { concerns: { document, section: section ?? null } }),
      };
      const changes = Object.keys(entered).length > 0 ? { ...own, entered } : own;
      return answerDone(c, await deeds.changeInput(member, name, changes));
    })
    .post("/projects/:project/inputs/:input/links", signedIn, body(LinkBody), async (c) => {
      const found = await find(c, "input", c.req.param("input"), "register.write");
      if (found instanceof Response) return found;
      return link(c, found, c.req.valid("json"));
    })
    .delete("/projects/:project/inputs/:input/links/:link", signedIn, async (c) => {
      const found = await find(c, "input", c.req.param("input"), "register.write");
      if (found instanceof Response) return found;
      return answerDone(c, await deeds.unlink(found.member, found.name, c.req.param("link")));
    })
    .post("/projects/:project/inputs/:input/merge", signedIn, body(MergeBody), async (c) => {
      const found = await find(c, "input", c.req.param("input"), "register.approve");
      if (found instanceof Response) return found;
      return answerDone(c, await deeds.merge(found.member, found.name, c.req.valid("json").into));
    })
    .delete("/projects/:project/inputs/:input/merge", signedIn, async (c) => {
      const found = await find(c, "input", c.req.param("input"), "register.approve");
      if (found instanceof Response) return found;
      return answerDone(c, await deeds.part(found.member, found.name));
    })
    .post("/projects/:project/inputs/:input/answer-link", signedIn, async (c) => {
      const found = await find(c, "input", c.req.param("input"), "register.approve");
      if (found instanceof Response) return found;
      return c.json({ url: await answerLinks.make(found.member, found.name.id) }, 201);
    })
    .delete("/projects/:project/inputs/:input/answer-link", signedIn, async (c) => {
      const found = await find(c, "input", c.req.param("input"), "register.approve");
      if (found instanceof Response) return found;
      await answerLinks.revoke(found.member, found.name.id);
      return c.json({ ok: true as const });
    });
}
