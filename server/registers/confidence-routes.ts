import { Hono } from "hono";
import { z } from "zod";
import { isBlockId, readId } from "../../shared/ids";
import type { ConfidenceAnswer } from "../../shared/register/answers";
import { registerKinds } from "../../shared/register/blocks";
import type { Access } from "../access/access";
import { can } from "../access/can";
import { body } from "../http/body";
import type { Signed } from "../http/context";
import { problem } from "../http/problems";
import { ConfidenceBody } from "./inputs";
import type { Registers } from "./registers";

const Kind = z.enum(registerKinds);

/** `/api/documents/:document/confidences`: what was said in confidence in minutes, which their text does not hold. */
export const confidenceRoutes = ({ access, registers }: { access: Access; registers: Registers }) =>
  new Hono<Signed>()
    .get("/:document/confidences", async (c) => {
      const seen = await access.document(c.var.user.id, readId(c.req.param("document")));
      if (seen?.document.kind !== "minutes") return problem(c, "not-found");
      if (!can(seen.member, "register.confidential")) return problem(c, "forbidden");
      const answer: ConfidenceAnswer[] = await registers.confidencesIn(seen.document.id);
      return c.json(answer);
    })
    .put("/:document/confidences/:kind/:block", body(ConfidenceBody), async (c) => {
      const seen = await access.document(c.var.user.id, readId(c.req.param("document")));
      if (seen?.document.kind !== "minutes") return problem(c, "not-found");
      const { document: minutes, member } = seen;
      if (!can(member, "register.confidential") || !can(member, "document.write"))
        return problem(c, "forbidden");
      if (minutes.confirmedAt !== null) return problem(c, "minutes-confirmed");
      if (minutes.archivedAt !== null) return problem(c, "step-not-possible");
      const kind = Kind.safeParse(c.req.param("kind"));
      const block = c.req.param("block");
      if (!kind.success || !isBlockId(block)) return problem(c, "not-found");
      const { document, section, ...said } = c.req.valid("json");
      if (said.topic !== null && !(await registers.isTopic(member.project, said.topic)))
        return problem(c, "not-found");
      if (document !== null) {
        const about = await access.document(c.var.user.id, readId(document));
        if (about?.document.project !== member.project) return problem(c, "not-found");
      }
      const isKept = await registers.confide(minutes, member.user, {
        kind: kind.data,
        block,
        said: { ...said, concerns: { document, section } },
      });
      return isKept ? c.json({ ok: true as const }) : problem(c, "not-found");
    });
