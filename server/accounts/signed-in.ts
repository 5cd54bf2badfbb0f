import { createMiddleware } from "hono/factory";
import type { Signed } from "../http/context";
import { problem } from "../http/problems";
import type { SignIns } from "./sign-ins";

export const signedIn = (signIns: SignIns) =>
  createMiddleware<Signed>(async function signedIn(c, next) {
    const found = await signIns.readSignIn(c.req.header("cookie"));
    if (!found) return problem(c, "signed-out");
    c.set("user", found.user);
    c.set("signIn", found.signIn);
    await next();
  });
