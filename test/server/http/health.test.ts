import { afterEach, expect, test } from "vitest";
import { startServer, type TestServer } from "../../help/server";

let server: TestServer | undefined;
afterEach(() => server?.close());

test("health is well only while a row can be stored, and says why not otherwise", async () => {
  server = await startServer();
  expect((await server.get("/health")).body).toEqual({ ok: true });
  server.parts.db.handle.pragma("query_only = on");
  await new Promise((resolve) => setTimeout(resolve, 1100));
  const ill = await server.get<{ reason: string }>("/health");
  expect(ill).toMatchObject({ status: 503, body: { ok: false, reason: "SQLITE_READONLY" } });

  const deed = await server.stranger().post("/api/setup", {
    token: "the-set-up-token-of-the-tests",
    name: "S",
    email: "s@example.org",
    password: "kayu manis di tepi danau",
    organisation: "O",
  });
  expect(deed).toMatchObject({ status: 503, body: { kind: "cannot-store" } });
  expect(JSON.stringify(deed.body)).not.toMatch(/SQLITE|sqlite|at .*\.ts/);
  server.parts.db.handle.pragma("query_only = off");
  await new Promise((resolve) => setTimeout(resolve, 1100));
  expect((await server.get("/health")).status).toBe(200);
});

test("health answers while the database is held, and a thousand questions cost one write", async () => {
  server = await startServer();
  const release = await server.parts.db.lock.take();
  const held = await server.get("/health");
  expect(held).toMatchObject({ status: 503, body: { reason: "the database does not answer in time" } });
  release();
  await new Promise((resolve) => setTimeout(resolve, 1100));
  const changes = () => server!.parts.db.handle.prepare("select total_changes()").pluck().get() as number;
  const before = changes();
  const answers = await Promise.all(Array.from({ length: 300 }, () => server!.get("/health")));
  expect(answers.every((answer) => answer.status === 200)).toBe(true);
  expect(changes() - before).toBeLessThan(5);
});
