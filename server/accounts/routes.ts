import { Hono } from "hono";
import { z } from "zod";
import type { Me } from "../../shared/answers";
import { languages } from "../../shared/locale/languages";
import { note } from "../audit/log";
import { body } from "../http/body";
import type { Asked } from "../http/context";
import { problem } from "../http/problems";
import type { Parts } from "../parts";
import { Email, Name, Password, Secret } from "./inputs";
import { usePasswordReset } from "./password-reset";
import { passwordProblem } from "./passwords";
import { userByEmail, userById } from "./users";

const SignIn = z.strictObject({ email: Email, password: Password });
const Link = z.strictObject({ token: Secret });
const Reset = z.strictObject({ token: Secret, password: Password });
const NewPassword = z.strictObject({ current: Password, password: Password });
const Changes = z.strictObject({ name: Name.optional(), language: z.enum(languages).nullable().optional() });

/** Signing in and out, and what people change about themselves. */
export function accountRoutes(parts: Parts) {
  const { db, now, log, config, accounts, signedIn } = parts;
  const { signIns, passwords, guessing, demoLinks } = accounts;

  return new Hono<Asked>()
    .post("/sign-in", body(SignIn), async (c) => {
      const { email, password } = c.req.valid("json");
      const attempt = await guessing.attempt(email, c.var.address, signIns.cookies.readDevice(c));
      if (attempt.wait > 0) return problem(c, "too-many", { retryAfter: attempt.wait / 1000 });
      const account = await userByEmail(db.sql, email);
      const isRight = await passwords.verify(account?.passwordHash, password);
      if (isRight === undefined) {
        attempt.succeeded();
        return problem(c, "busy", { retryAfter: 2 });
      }
      if (!account || !isRight) {
        log.warn(
          { incident: c.var.incident, account: account?.id, address: c.var.address },
          "sign-in refused",
        );
        return problem(c, "wrong-credentials");
      }
      attempt.succeeded();
      const begun = await db.sql
        .transaction()
        .execute((tx) => signIns.begin(tx, account.id, c.req.header("user-agent") ?? ""));
      await accounts.welcome(c, account, begun);
      return c.json({ id: account.id });
    })
    .post("/sign-in/link", body(Link), async (c) => {
      if (!demoLinks.isAllowed) return problem(c, "demo-only");
      const id = demoLinks.find(c.req.valid("json").token);
      const account = id && (await userById(db.sql, id));
      if (!account) return problem(c, "link-spent");
      const begun = await db.sql
        .transaction()
        .execute((tx) => signIns.begin(tx, account.id, c.req.header("user-agent") ?? ""));
      await accounts.welcome(c, account, begun);
      return c.json({ id: account.id });
    })
    .post("/sign-out", async (c) => {
      // Without `signedIn`: whose sign-in has run out still wants the cookie gone.
      const found = await signIns.readSignIn(c.req.header("cookie"));
      if (found) await signIns.end(found.user.id, found.signIn);
      signIns.cookies.clear(c);
      return c.json({ ok: true as const });
    })
    .post("/reset", body(Reset), async (c) => {
      const wait = guessing.link(c.var.address);
      if (wait > 0) return problem(c, "too-many", { retryAfter: wait / 1000 });
      const { token, password } = c.req.valid("json");
      const weakness = passwordProblem(password);
      if (weakness) return problem(c, weakness);
      const used = await usePasswordReset(parts, token, password, c.req.header("user-agent") ?? "");
      if (!used.ok) return problem(c, used.why, used.why === "busy" ? { retryAfter: 2 } : {});
      await accounts.welcome(c, used.user, used.begun);
      signIns.closeOthers(used.user.id, used.begun.id);
      return c.json({ id: used.user.id });
    })
    .get("/me", signedIn, async (c) => {
      const user = await userById(db.sql, c.var.user.id);
      if (!user) return problem(c, "signed-out");
      const me: Me = {
        id: user.id,
        name: user.name,
        email: user.email,
        language: user.language,
        demo: config.demo,
        plainHttp: config.plainHttp,
      };
      return c.json(me);
    })
    .patch("/me", signedIn, body(Changes), async (c) => {
      const { name, language } = c.req.valid("json");
      const id = c.var.user.id;
      await db.sql.transaction().execute(async (tx) => {
        if (name !== undefined) await tx.updateTable("user").set({ name }).where("id", "=", id).execute();
        if (language !== undefined)
          await tx.updateTable("user").set({ language }).where("id", "=", id).execute();
        await note(tx, { at: now(), actor: id, action: "account.changed", target: id });
      });
      return c.json({ ok: true as const });
    })
    .post("/me/password", signedIn, body(NewPassword), async (c) => {
      const { current, password } = c.req.valid("json");
      const { id, email } = c.var.user;
      const attempt = await guessing.attempt(email, c.var.address, signIns.cookies.readDevice(c));
      if (attempt.wait > 0) return problem(c, "too-many", { retryAfter: attempt.wait / 1000 });
      const weakness = passwordProblem(password);
      if (weakness) {
        attempt.succeeded();
        return problem(c, weakness);
      }
      const account = await userById(db.sql, id);
      const isRight = await passwords.verify(account?.passwordHash, current);
      if (isRight === false) return problem(c, "wrong-password");
      attempt.succeeded();
      const passwordHash = isRight && (await passwords.hash(password));
      if (!passwordHash) return problem(c, "busy", { retryAfter: 2 });
      await db.sql.transaction().execute(async (tx) => {
        await tx.updateTable("user").set({ password_hash: passwordHash }).where("id", "=", id).execute();
        await signIns.endOthers(tx, id, c.var.signIn);
        await note(tx, { at: now(), actor: id, action: "password.changed", target: id });
      });
      signIns.closeOthers(id, c.var.signIn);
      return c.json({ ok: true as const });
    });
}
