import { getConnInfo } from "@hono/node-server/conninfo";
import type { Context } from "hono";
import { createMiddleware } from "hono/factory";
import type { Logger } from "pino";
import { preferredLanguage } from "../../shared/locale/languages";
import type { Asked } from "./context";

/** Says of every request: in which language to answer, from where it came, and by which id the log knows it. */
export const asked = ({ log, proxies }: { log: Logger; proxies: number }) =>
  createMiddleware<Asked>(async function asked(c, next) {
    const incident = crypto.randomUUID();
    c.set("incident", incident);
    c.set("language", preferredLanguage(c.req.header("accept-language")));
    c.set("address", addressOf(c, proxies));
    const began = performance.now();
    await next();
    log.debug(
      {
        incident,
        method: c.req.method,
        // Neither query nor fragment: a careless client may put something secret there.
        path: c.req.path.slice(0, 200),
        status: c.res.status,
        ms: Math.round(performance.now() - began),
      },
      "answered",
    );
  });

/** The header is believed only for as many steps as there are proxies of ours: the rest is the sender's word. */
function addressOf(c: Context, proxies: number): string {
  const direct = c.env?.incoming ? (getConnInfo(c).remote.address ?? "") : "";
  if (proxies === 0) return direct;
  const said = (c.req.header("x-forwarded-for") ?? "").split(",").map((part) => part.trim());
  return said.at(-proxies)?.slice(0, 64) || direct;
}
