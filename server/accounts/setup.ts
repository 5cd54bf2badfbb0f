import { Hono } from "hono";
import { z } from "zod";
import type { OrganisationId, UserId } from "../../shared/ids";
import { sides } from "../../shared/roles";
import { note } from "../audit/log";
import type { Sql } from "../db/open";
import { body } from "../http/body";
import type { Asked } from "../http/context";
import { problem } from "../http/problems";
import type { Parts } from "../parts";
import { resolveOrganisation } from "../projects/organisations";
import { Email, Line, Name, Password, Secret } from "./inputs";
import { passwordProblem } from "./passwords";
import { isSameSecret } from "./secret";
import { addUser } from "./users";

/** Who set the installation up, and for which organisation. */
export const firstSecretariat = "first-secretariat";
export const firstOrganisation = "first-organisation";

export async function isSetUp(sql: Sql): Promise<boolean> {
  return (await sql.selectFrom("user").select("id").limit(1).executeTakeFirst()) !== undefined;
}

const Setup = z.strictObject({
  token: Secret,
  name: Name,
  email: Email,
  password: Password,
  organisation: Line(200),
  side: z.enum(sides).optional(),
});

/** The first secretariat signs up with the code that the server printed; once. */
export function setupRoutes({ db, now, newId, accounts }: Parts, setupToken: string) {
  return new Hono<Asked>()
    .get("/setup", async (c) => c.json({ needed: !(await isSetUp(db.sql)) }))
    .post("/setup", body(Setup), async (c) => {
      const wanted = c.req.valid("json");
      if (await isSetUp(db.sql)) return problem(c, "setup-done");
      const wait = accounts.guessing.link(c.var.address);
      if (wait > 0) return problem(c, "too-many", { retryAfter: wait / 1000 });
      if (!isSameSecret(wanted.token, setupToken)) return problem(c, "wrong-setup-token");
      const weakness = passwordProblem(wanted.password);
      if (weakness) return problem(c, weakness);
      const passwordHash = await accounts.passwords.hash(wanted.password);
      if (!passwordHash) return problem(c, "busy", { retryAfter: 2 });

      const user = { id: newId<UserId>(), email: wanted.email };
      const begun = await db.sql.transaction().execute(async (tx) => {
        if (await isSetUp(tx)) return undefined;
        await addUser(tx, { ...user, name: wanted.name, passwordHash, at: now() });
        const organisation = await resolveOrganisation(tx, {
          project: null,
          organisation: wanted.organisation,
          side: wanted.side,
          language: c.var.language,
          newId: () => newId<OrganisationId>(),
          at: now(),
        });
        if (!organisation) throw new Error("An organisation given by name must resolve.");
        await tx
          .insertInto("setting")
          .values([
            { key: firstSecretariat, value: user.id },
            { key: firstOrganisation, value: organisation.id },
          ])
          .execute();
        await note(tx, { at: now(), actor: user.id, action: "installation.set-up", target: user.id });
        return await accounts.signIns.begin(tx, user.id, c.req.header("user-agent") ?? "");
      });
      if (!begun) return problem(c, "setup-done");
      await accounts.welcome(c, user, begun);
      return c.json({ id: user.id }, 201);
    });
}
