import type { Context } from "hono";
import type { Action } from "../../shared/roles";
import type { Access, Membership } from "../access/access";
import { can } from "../access/can";
import type { Signed } from "../http/context";
import { type ProblemResponse, problem } from "../http/problems";

/**
 * The person's seat in the project that the address names as `:project`, if it includes the action. A stranger
 * learns nothing (404); a member is told that their role does not include it (403).
 */
export const seatFinder =
  ({ access }: { access: Access }) =>
  async (c: Context<Signed>, action: Action): Promise<Membership | ProblemResponse> => {
    const me = await access.membership(c.var.user.id, c.req.param("project"));
    if (!me) return problem(c, "not-found");
    return can(me, action) ? me : problem(c, "forbidden");
  };
