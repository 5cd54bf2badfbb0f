import type { Context } from "hono";
import type { z } from "zod";
import { isBlockId, readId } from "../../shared/ids";
import type { RegisterKind } from "../../shared/register/blocks";
import type { Action } from "../../shared/roles";
import type { Access, Membership } from "../access/access";
import { can } from "../access/can";
import type { Signed } from "../http/context";
import { type ProblemResponse, problem } from "../http/problems";
import type { LinkBody } from "./inputs";
import type { RowName } from "./register-store";
import type { Done, RowDeeds } from "./row-deeds";
import type { SeenRows } from "./seen-rows";

/** The seat, and the row that the address names, if the person sees it; then whether they may do this to it. */
export const rowFinder =
  ({ access, seen }: { access: Access; seen: SeenRows }) =>
  async (
    c: Context<Signed>,
    kind: RegisterKind,
    id: string | undefined,
    action: Action,
  ): Promise<{ member: Membership; name: RowName } | ProblemResponse> => {
    const member = await access.membership(c.var.user.id, c.req.param("project"));
    const row = member && isBlockId(id) ? await seen.one(member, kind, id) : undefined;
    if (!member || !row) return problem(c, "not-found");
    if (!can(member, action)) return problem(c, "forbidden");
    return { member, name: { project: member.project, kind, id: row.id } };
  };

/** Links the row to a section of a document of its project that the person sees. */
export const linker =
  ({ access, deeds }: { access: Access; deeds: RowDeeds }) =>
  async (
    c: Context<Signed>,
    { member, name }: { member: Membership; name: RowName },
    { document, ...to }: z.infer<typeof LinkBody>,
  ) => {
    const about = await access.document(c.var.user.id, readId(document));
    if (about?.document.project !== member.project) return problem(c, "not-found");
    const id = await deeds.link(member, name, { ...to, document: about.document.id });
    return id === undefined ? problem(c, "not-found") : c.json({ id }, 201);
  };

/** What a deed came to, as an answer. */
export const answerDone = (c: Context, outcome: Done) =>
  outcome.ok
    ? c.json({ ok: true as const })
    : problem(c, outcome.why, outcome.facts ? { facts: outcome.facts } : {});
