import { readdirSync, statSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { extname, join, relative, sep } from "node:path";
import { promisify } from "node:util";
import { gzip } from "node:zlib";
import { type Context, Hono } from "hono";
import { isPage } from "../../shared/pages";
import type { Asked } from "./context";

const types: Record<string, string> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".json": "application/json; charset=utf-8",
  ".webmanifest": "application/manifest+json; charset=utf-8",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".ico": "image/x-icon",
  ".woff2": "font/woff2",
  ".woff": "font/woff",
  ".txt": "text/plain; charset=utf-8",
};
const squeezed = /^(text|application)\/|svg/;
const pack = promisify(gzip);

/**
 * Serves the built client. The files are listed once at start and an address is only ever looked up in that
 * list, so no spelling of a path reaches another file.
 */
export function clientFiles({ folder, origins }: { folder: string; origins: readonly string[] }) {
  const files = listFiles(folder);
  const packed = new Map<string, Promise<Buffer>>();
  const hosts = origins.map((origin) => new URL(origin).host);

  return new Hono<Asked>().get("*", async (c, next) => {
    const path = c.req.path;
    const isOfPage = isPage(path);
    if (isOfPage && !hosts.includes((c.req.header("host") ?? "").toLowerCase())) {
      const { pathname, search } = new URL(c.req.url);
      return c.redirect(`${origins[0]}${pathname}${search}`, 302);
    }
    const found = files.get(isOfPage ? "/index.html" : path);
    const file = found ?? (isPersonLost(c) ? files.get("/index.html") : undefined);
    if (!file) return next();
    const status = found ? 200 : 404;

    const type = types[extname(file)] ?? "application/octet-stream";
    const headers = new Headers({
      "content-type": type,
      // Vite puts a hash of the content into the names under /assets.
      "cache-control": path.startsWith("/assets/") ? "public, max-age=31536000, immutable" : "no-cache",
    });
    if (!squeezed.test(type)) return new Response(await readFile(file), { status, headers });
    headers.set("vary", "accept-encoding");
    if (!/\bgzip\b/.test(c.req.header("accept-encoding") ?? ""))
      return new Response(await readFile(file), { status, headers });
    headers.set("content-encoding", "gzip");
    const known = packed.get(file) ?? readFile(file).then((bytes) => pack(bytes));
    packed.set(file, known);
    return new Response(new Uint8Array(await known), { status, headers });
  });
}

/** Whoever follows a wrong link in a browser sees the client's page for it instead of a program's answer. */
const isPersonLost = (c: Context): boolean =>
  !/^\/(api|sync|assets|health)(\/|$)/.test(c.req.path) &&
  /\btext\/html\b/.test(c.req.header("accept") ?? "");

/** Address → file, or nothing when the client has not been built (in development Vite serves it). */
function listFiles(folder: string): Map<string, string> {
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory()) return new Map();
  const found = readdirSync(folder, { recursive: true, withFileTypes: true });
  return new Map(
    found
      .filter((entry) => entry.isFile())
      .map((entry) => {
        const file = join(entry.parentPath, entry.name);
        return [`/${relative(folder, file).split(sep).join("/")}`, file];
      }),
  );
}
