import { Hono } from "hono";
import type { Db } from "../db/open";

type Health = { ok: true } | { ok: false; reason: string };

/** How long one answer holds, and how long the disk may take, in ms: anybody may ask, and each look is a disk sync. */
const holds = 1_000;
const patience = 2_000;

/** 200 only while it can serve and store: it writes a row to find out. 503 says why not. */
export function healthRoutes({ db, now }: { db: Db; now: () => number }) {
  let last: { at: number; health: Promise<Health> } | undefined;

  function look(): Promise<Health> {
    const at = performance.now();
    if (!last || at - last.at > holds) last = { at, health: inTime(tryToStore()) };
    return last.health;
  }

  async function tryToStore(): Promise<Health> {
    const value = String(now());
    try {
      await db.sql
        .insertInto("setting")
        .values({ key: "health", value })
        .onConflict((conflict) => conflict.column("key").doUpdateSet({ value }))
        .execute();
      return { ok: true };
    } catch (error) {
      const code = (error as { code?: unknown }).code;
      return { ok: false, reason: typeof code === "string" ? code : "the database cannot be used" };
    }
  }

  return new Hono().get("/", async (c) => {
    const health = await look();
    return c.json(health, health.ok ? 200 : 503, { "cache-control": "no-store" });
  });
}

function inTime(health: Promise<Health>): Promise<Health> {
  const late = new Promise<Health>((resolve) =>
    setTimeout(
      () => resolve({ ok: false, reason: "the database does not answer in time" }),
      patience,
    ).unref(),
  );
  return Promise.race([health, late]);
}
