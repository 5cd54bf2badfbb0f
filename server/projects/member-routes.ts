import { Hono } from "hono";
import type { OrganisationId } from "../../shared/ids";
import { makePasswordReset, mayReset, resetLife } from "../accounts/password-reset";
import { note } from "../audit/log";
import { body } from "../http/body";
import { createBuckets } from "../http/buckets";
import type { Asked } from "../http/context";
import { problem } from "../http/problems";
import { resetMail } from "../notify/mail-words";
import type { Parts } from "../parts";
import { MemberInput } from "./inputs";
import { changeMember, memberIn, membersOf, removeMember } from "./members";
import { resolveOrganisation } from "./organisations";
import { seatFinder } from "./seat";

/** The people of a project: who sees them, who changes them. */
export function memberRoutes(parts: Parts) {
  const { db, now, newId, config, outbox, signedIn } = parts;
  const seat = seatFinder(parts);
  const resets = createBuckets({ size: 5, per: 3_600_000, now });

  return new Hono<Asked>()
    .get("/projects/:project/members", signedIn, async (c) => {
      const me = await seat(c, "people.read");
      if (me instanceof Response) return me;
      return c.json(await membersOf(db.sql, me));
    })
    .patch("/projects/:project/members/:member", signedIn, body(MemberInput), async (c) => {
      const me = await seat(c, "people.manage");
      if (me instanceof Response) return me;
      if (!(await memberIn(db.sql, me.project, c.req.param("member")))) return problem(c, "not-found");
      const { role, organisation, side } = c.req.valid("json");
      const named =
        organisation === undefined
          ? undefined
          : await resolveOrganisation(db.sql, {
              project: me.project,
              organisation,
              side,
              language: c.var.language,
              newId: () => newId<OrganisationId>(),
              at: now(),
            });
      if (organisation !== undefined && !named) return problem(c, "not-found");
      const changed = await changeMember(parts, me, c.req.param("member"), { role, organisation: named?.id });
      return changed.ok ? c.json({ ok: true as const }) : problem(c, changed.why);
    })
    .delete("/projects/:project/members/:member", signedIn, async (c) => {
      const me = await seat(c, "people.manage");
      if (me instanceof Response) return me;
      const removed = await removeMember(parts, me, c.req.param("member"));
      return removed.ok ? c.json({ ok: true as const }) : problem(c, removed.why);
    })
    .post("/projects/:project/members/:member/reset", signedIn, async (c) => {
      const me = await seat(c, "people.manage");
      if (me instanceof Response) return me;
      const member = await memberIn(db.sql, me.project, c.req.param("member"));
      if (!member) return problem(c, "not-found");
      const wait = resets.take(member.user);
      if (wait > 0) return problem(c, "too-many", { retryAfter: wait / 1000 });
      const made = await db.sql.transaction().execute(async (tx) => {
        if (!(await mayReset(tx, me.user, member.user))) return undefined;
        const token = await makePasswordReset(parts, tx, me.user, member.user);
        const url = `${config.origins[0]}/reset#${token}`;
        await note(tx, {
          at: now(),
          actor: me.user,
          action: "password.reset-link-made",
          target: member.user,
          project: me.project,
        });
        const hours = resetLife / 3_600_000;
        const mail = resetMail(c.var.language, { name: member.name, link: url, hours });
        const { send } = await outbox.put(tx, me.project, member.email, mail);
        return { url, send };
      });
      if (!made) return problem(c, "forbidden");
      made.send();
      return c.json({ url: made.url }, 201);
    })
    .get("/projects/:project/outbox", signedIn, async (c) => {
      const me = await seat(c, "outbox.read");
      if (me instanceof Response) return me;
      return c.json(await outbox.read(me.project));
    });
}
