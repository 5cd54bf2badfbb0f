import { Hono } from "hono";
import { z } from "zod";
import type { InvitationLook } from "../../shared/answers";
import type { OrganisationId } from "../../shared/ids";
import { isNoHigherThan } from "../../shared/roles";
import { Name, Password, Secret } from "../accounts/inputs";
import { userByEmail } from "../accounts/users";
import { body } from "../http/body";
import { createBuckets } from "../http/buckets";
import type { Asked } from "../http/context";
import { problem } from "../http/problems";
import type { Parts } from "../parts";
import { acceptInvitation } from "./accept";
import { InvitationInput } from "./inputs";
import { findInvitation, invitationsOf, invite, revokeInvitation } from "./invitations";
import { resolveOrganisation } from "./organisations";
import { seatFinder } from "./seat";

const Look = z.strictObject({ token: Secret });
const Accept = z.strictObject({ token: Secret, password: Password, name: Name.optional() });

export function invitationRoutes(parts: Parts) {
  const { db, now, newId, signedIn, accounts } = parts;
  const seat = seatFinder(parts);
  const perAddress = createBuckets({ size: 5, per: 3_600_000, now });

  return new Hono<Asked>()
    .post("/projects/:project/invitations", signedIn, body(InvitationInput), async (c) => {
      const me = await seat(c, "people.manage");
      if (me instanceof Response) return me;
      const { email, name, organisation, side, role } = c.req.valid("json");
      if (!isNoHigherThan(role, me.role)) return problem(c, "role-too-high");
      const account = await userByEmail(db.sql, email);
      if (account && (await parts.access.membership(account.id, me.project)))
        return problem(c, "already-member");
      const wait = perAddress.take(`${me.project} ${email.toLowerCase()}`);
      if (wait > 0) return problem(c, "too-many", { retryAfter: wait / 1000 });
      const language = c.var.language;
      const made = await db.sql.transaction().execute(async (tx) => {
        const named = await resolveOrganisation(tx, {
          project: me.project,
          organisation,
          side,
          language,
          newId: () => newId<OrganisationId>(),
          at: now(),
        });
        return (
          named && (await invite(parts, tx, me, { email, name, organisation: named.id, role }, language))
        );
      });
      if (!made) return problem(c, "not-found");
      made.send();
      return c.json({ id: made.id, url: made.url }, 201);
    })
    .get("/projects/:project/invitations", signedIn, async (c) => {
      const me = await seat(c, "people.manage");
      if (me instanceof Response) return me;
      return c.json(await invitationsOf(db.sql, me.project, now()));
    })
    .delete("/projects/:project/invitations/:invitation", signedIn, async (c) => {
      const me = await seat(c, "people.manage");
      if (me instanceof Response) return me;
      if (!(await revokeInvitation(parts, me, c.req.param("invitation")))) return problem(c, "not-found");
      return c.json({ ok: true as const });
    })
    .post("/invitations/look", body(Look), async (c) => {
      const wait = accounts.guessing.link(c.var.address);
      if (wait > 0) return problem(c, "too-many", { retryAfter: wait / 1000 });
      const found = await findInvitation(db.sql, c.req.valid("json").token, now());
      if (!found) return problem(c, "link-spent");
      const look: InvitationLook = {
        project: found.projectName,
        inviter: found.inviterName,
        role: found.role,
        name: found.name,
        email: found.email,
        hasAccount: (await userByEmail(db.sql, found.email)) !== undefined,
      };
      return c.json(look);
    })
    .post("/invitations/accept", body(Accept), async (c) => {
      const wait = accounts.guessing.link(c.var.address);
      if (wait > 0) return problem(c, "too-many", { retryAfter: wait / 1000 });
      const accepted = await acceptInvitation(parts, c.req.valid("json"), {
        address: c.var.address,
        device: accounts.signIns.cookies.readDevice(c),
        agent: c.req.header("user-agent") ?? "",
      });
      if (!accepted.ok) return problem(c, accepted.why, accepted.retryAfter ? accepted : {});
      await accounts.welcome(c, accepted.user, accepted.begun);
      return c.json({ project: accepted.project }, 201);
    });
}
