import { Hono } from "hono";
import type { Db } from "../db/open";

/** 200 only while it can serve and store: each question writes a row. 503 says why not. */
export function healthRoutes({ db, now }: { db: Db; now: () => number }) {
  return new Hono().get("/", async (c) => {
    try {
      const value = String(now());
      await db.sql
        .insertInto("setting")
        .values({ key: "health", value })
        .onConflict((conflict) => conflict.column("key").doUpdateSet({ value }))
        .execute();
      return c.json({ ok: true as const });
    } catch (error) {
      const code = (error as { code?: unknown }).code;
      return c.json(
        { ok: false as const, reason: typeof code === "string" ? code : "the database does not answer" },
        503,
      );
    }
  });
}
