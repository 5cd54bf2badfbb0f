import { Hono } from "hono";
import { readId } from "../../shared/ids";
import type { SourceAnswer } from "../../shared/register/answers";
import type { Access } from "../access/access";
import { can } from "../access/can";
import type { Signed } from "../http/context";
import { problem } from "../http/problems";
import type { Registers } from "./registers";

/** `GET /api/documents/:document/sources`: of each section, the inputs and decisions for which it says what it says. */
export const sourceRoutes = ({ access, registers: { seen } }: { access: Access; registers: Registers }) =>
  new Hono<Signed>().get("/:document/sources", async (c) => {
    const found = await access.document(c.var.user.id, readId(c.req.param("document")));
    if (!found || !can(found.member, "register.read")) return problem(c, "not-found");
    const { document, member } = found;
    const inputs = (await seen.list(member, "input")).filter((row) => row.withdrawnAt === null);
    const decisions = (await seen.list(member, "decision")).filter((row) => row.withdrawnAt === null);
    const sources: SourceAnswer[] = [
      ...inputs.map((row) => ({ ...row, kind: "input" as const })),
      ...decisions.map((row) => ({ ...row, kind: "decision" as const, disposition: null })),
    ].flatMap((row) => {
      const { kind, id, number, text, by, state, disposition } = row;
      const about = { kind, id, number, text, by, state, disposition };
      const linked = row.links
        .filter((link) => link.document.id === document.id)
        .map(({ section, was, becomes }) => ({ ...about, section, was, becomes, why: "linked" as const }));
      const concerned = "concerns" in row && row.concerns.document === document.id && row.concerns.section;
      return concerned && !linked.some(({ section }) => section === concerned)
        ? [...linked, { ...about, section: concerned, was: null, becomes: null, why: "concerned" as const }]
        : linked;
    });
    return c.json(sources);
  });
