import { createMiddleware } from "hono/factory";

/** Nothing from outside, nothing inline. Carets and widths are drawn through the object model and classes. */
const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data: blob:",
  "font-src 'self'",
  "connect-src 'self'",
  "worker-src 'self'",
  "manifest-src 'self'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
  "object-src 'none'",
].join("; ");

/** The same strict headers on every answer. A year of HSTS with subdomains is what ASVS 3.4.1 asks. */
export const strictHeaders = ({ https }: { https: boolean }) =>
  createMiddleware(async function strictHeaders(c, next) {
    await next();
    const headers = c.res.headers;
    headers.set("content-security-policy", headers.get("content-security-policy") ?? contentSecurityPolicy);
    headers.set("x-content-type-options", "nosniff");
    headers.set("referrer-policy", "no-referrer");
    headers.set("cross-origin-opener-policy", "same-origin");
    headers.set("cross-origin-resource-policy", "same-origin");
    headers.set("permissions-policy", "camera=(), microphone=(), geolocation=(), interest-cohort=()");
    if (https) headers.set("strict-transport-security", "max-age=31536000; includeSubDomains");
    if (c.req.path.startsWith("/api/") && !headers.has("cache-control"))
      headers.set("cache-control", "no-store");
  });
