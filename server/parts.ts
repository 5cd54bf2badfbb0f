import type { MiddlewareHandler } from "hono";
import type { Logger } from "pino";
import type { Access } from "./access/access";
import type { Doors } from "./access/doors";
import type { Config } from "./config";
import type { Db } from "./db/open";
import type { Signed } from "./http/context";

/** What `main.ts` opens and a test replaces: nothing else reads the clock, chance or the environment. */
export type Ground = {
  config: Config;
  db: Db;
  log: Logger;
  /** UTC milliseconds. */
  now: () => number;
  random: (bytes: number) => Uint8Array;
};

/** What every feature is handed by `app.ts`. */
export type Parts = Ground & {
  access: Access;
  doors: Doors;
  newId: <Id extends string>() => Id;
  /** Lets only signed-in people pass, as `c.var.user` and `c.var.signIn`; others get the problem `signed-out`. */
  signedIn: MiddlewareHandler<Signed>;
};
