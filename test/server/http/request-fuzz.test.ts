import fc from "fast-check";
import { expect, test } from "vitest";
import { startServer } from "../../help/server";

const runs = process.env.LONG ? 20_000 : 600;

test("no request makes the server answer 5xx or stop", {
  timeout: process.env.LONG ? 900_000 : 60_000,
}, async () => {
  const server = await startServer();
  const chief = await server.setUp();
  const project = await server.project(chief);
  const routes = [...new Map(server.app.routes.map((one) => [`${one.method} ${one.path}`, one])).values()];
  const piece = fc.oneof(
    fc.constant(project),
    fc
      .string({ unit: "binary", maxLength: 40 })
      .map((text) => encodeURIComponent(text.replace(/\p{Surrogate}/gu, ""))),
    fc.constantFrom(
      "%00",
      "..",
      "%2e%2e%2f",
      "%E0%A4%A",
      "a".repeat(5000),
      "__proto__",
      "-1",
      "%f0%9f%98%80",
    ),
  );
  const path = fc.tuple(fc.constantFrom(...routes), piece, piece).map(([route, one, other]) => {
    let first = true;
    return route.path.replace(/:\w+|\*/g, () => {
      const value = first ? one : other;
      first = false;
      return value;
    });
  });
  const json = fc.oneof(
    fc.json({ maxDepth: 4 }),
    fc.string({ unit: "binary" }),
    fc
      .record({
        email: fc.oneof(fc.string({ unit: "binary" }), fc.constant("a@example.org")),
        name: fc.anything().map((value) => JSON.stringify(value) ?? "x"),
        password: fc.string({ unit: "binary", maxLength: 300 }),
        token: fc.string(),
        role: fc.constantFrom("editor", "secretariat", "x"),
        organisation: fc.string({ unit: "binary" }),
        language: fc.constantFrom("en", "xx"),
      })
      .map((value) => JSON.stringify(value)),
  );
  const headers = fc.dictionary(
    fc.constantFrom(
      "accept-language",
      "if-none-match",
      "range",
      "x-forwarded-for",
      "accept-encoding",
      "user-agent",
    ),
    fc.stringMatching(/^[\x21-\x7e]{0,200}$/),
  );
  const method = fc.constantFrom("GET", "POST", "PATCH", "DELETE", "PUT", "OPTIONS", "HEAD");
  try {
    await fc.assert(
      fc.asyncProperty(method, path, json, headers, async (method, path, body, headers) => {
        server.passTime(1000);
        const response = await fetch(server.url + path, {
          method,
          redirect: "manual",
          headers: {
            ...headers,
            cookie: chief.cookieHeader(),
            origin: server.origin,
            "content-type": "application/json",
          },
          ...(method === "GET" || method === "HEAD" ? {} : { body }),
        });
        const text = await response.text();
        // Sign-out is among the routes.
        if (path === "/api/sign-out" || response.status === 401) {
          const again = await server.signIn("secretariat@example.org").catch(() => undefined);
          for (const [name, value] of again?.cookies ?? []) chief.cookies.set(name, value);
        }
        expect(response.status, `${method} ${path} ${body} → ${text}`).toBeLessThan(500);
        expect(text).not.toMatch(/SQLITE|node_modules|\bat .+:\d+:\d+/);
      }),
      { numRuns: runs, ...(process.env.SEED ? { seed: Number(process.env.SEED) } : {}) },
    );
    expect((await server.get("/health")).status).toBe(200);
    expect(server.log.filter((line) => line.includes('"unexpected"'))).toEqual([]);
  } finally {
    await server.close();
  }
});
