import { createMiddleware } from "hono/factory";
import type { Asked } from "./context";
import { problem } from "./problems";

/**
 * One check against cross-site requests: every unsafe method must come from one of our own pages.
 * The Origin is compared with the configured constants, never with the request's own address
 * (CVE-2026-126344 made that comparison lie).
 */
export const fromOurPages = (origins: readonly string[]) =>
  createMiddleware<Asked>(async function fromOurPages(c, next) {
    const isSafe = c.req.method === "GET" || c.req.method === "HEAD";
    if (!isSafe && !isOurOrigin(origins, c.req.header("origin"), c.req.header("sec-fetch-site"))) {
      return problem(c, "wrong-origin");
    }
    await next();
  });

/** `*.localhost` names of the same port count as ours when localhost does: the demo gives each role its own. */
export function isOurOrigin(
  origins: readonly string[],
  origin: string | undefined,
  fetchSite?: string,
): boolean {
  if (!origin || (fetchSite !== undefined && fetchSite !== "same-origin")) return false;
  return origins.includes(origin);
}
