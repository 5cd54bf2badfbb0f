import type { MiddlewareHandler } from "hono";
import type { Access } from "./access/access";
import type { Doors } from "./access/doors";
import type { Accounts } from "./accounts/accounts";
import type { Ground } from "./ground";
import type { Signed } from "./http/context";
import type { Outbox } from "./notify/outbox";
import type { ProjectChanges } from "./projects/changes";

/** What every feature is handed by `app.ts`. */
export type Parts = Ground & {
  access: Access;
  accounts: Accounts;
  changes: ProjectChanges;
  doors: Doors;
  outbox: Outbox;
  newId: <Id extends string>() => Id;
  /** Lets only signed-in people pass, as `c.var.user` and `c.var.signIn`; others get the problem `signed-out`. */
  signedIn: MiddlewareHandler<Signed>;
};
