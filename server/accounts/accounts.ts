import type { Context } from "hono";
import type { UserId } from "../../shared/ids";
import type { Doors } from "../access/doors";
import type { Ground } from "../ground";
import { createDemoLinks, type DemoLinks } from "./demo-links";
import { createGuessing, type Guessing } from "./guessing";
import { createPasswords, type Passwords } from "./passwords";
import { createSignIns, type SignIns } from "./sign-ins";

export type Begun = Awaited<ReturnType<SignIns["begin"]>>;

export type Accounts = {
  signIns: SignIns;
  passwords: Passwords;
  guessing: Guessing;
  demoLinks: DemoLinks;
  /** After the commit: gives the browser its cookies, and ends what had to make room. */
  welcome(c: Context, user: { id: UserId; email: string }, begun: Begun): Promise<void>;
};

export function createAccounts(ground: Ground & { doors: Doors }): Accounts {
  const signIns = createSignIns(ground);
  const guessing = createGuessing(ground);
  return {
    signIns,
    guessing,
    passwords: createPasswords(),
    demoLinks: createDemoLinks(ground),
    async welcome(c, user, begun) {
      signIns.cookies.set(c, begun.token);
      signIns.cookies.setDevice(c, await guessing.mark(user.email));
      signIns.closeEnded(user.id, begun.ended);
    },
  };
}
