import { afterAll, beforeAll, expect, test } from "vitest";
import { startServer, type TestServer } from "../../help/server";

let server: TestServer;
beforeAll(async () => {
  server = await startServer();
  await server.setUp();
});
afterAll(() => server.close());

test("an unsafe request that does not come from one of our own pages is refused, whatever it carries", async () => {
  const person = await server.signIn("secretariat@example.org");
  const routes = server.app.routes.filter(({ method, path }) => method !== "ALL" && method !== "GET" && path);
  expect(routes.length).toBeGreaterThan(15);
  const { port } = server.config;
  const origins: Record<string, string>[] = [
    {},
    { origin: "null" },
    { origin: "https://evil.example" },
    { origin: `http://localhost:${port}.evil.example` },
    { origin: `https://localhost:${port}` },
    { origin: `http://localhost:${port + 1}` },
    { origin: `http://evil.localhost:${port}` },
    { origin: `http://127.0.0.1:${port}` },
    { origin: `http://localhost:${port}/` },
    { origin: server.origin, "sec-fetch-site": "cross-site" },
    { origin: server.origin, "sec-fetch-site": "same-site" },
  ];
  const types = [
    "application/json",
    "application/x-www-form-urlencoded",
    "text/plain",
    "multipart/form-data; boundary=x",
  ];
  const before = await server.parts.db.sql.selectFrom("audit").select("seq").execute();
  for (const { method, path } of new Map(
    routes.map((route) => [`${route.method} ${route.path}`, route]),
  ).values()) {
    const address = server.url + path.replace(/:\w+/g, "00000000-0000-7000-8000-000000000000");
    for (const origin of origins) {
      for (const type of types) {
        const response = await fetch(address, {
          method,
          headers: { cookie: person.cookieHeader(), "content-type": type, ...origin },
          body: "{}",
        });
        expect(response.status, `${method} ${path} ${JSON.stringify(origin)}`).toBe(403);
        expect(await response.json()).toMatchObject({ kind: "wrong-origin" });
      }
    }
  }
  expect(await server.parts.db.sql.selectFrom("audit").select("seq").execute()).toEqual(before);
  expect((await person.get("/api/me")).status).toBe(200);
});

test("a route that takes JSON refuses anything else", async () => {
  const person = await server.signIn("secretariat@example.org");
  for (const type of ["text/plain", "application/x-www-form-urlencoded", "application/json5", ""]) {
    const answer = await person.ask("PATCH", "/api/me", '{"language":"en"}', {
      headers: { "content-type": type },
    });
    expect(answer).toMatchObject({ status: 415, body: { kind: "not-json" } });
  }
});
