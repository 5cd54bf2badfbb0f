import { afterAll, beforeAll, expect, test } from "vitest";
import { goodPassword, setupToken, startServer, type TestServer } from "../../help/server";

let server: TestServer;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.close());

test("the first secretariat signs up once, with the printed code, and is signed in", async () => {
  const stranger = server.stranger();
  const wanted = {
    token: "not the code",
    name: "Sekretariat A",
    email: "secretariat@example.org",
    password: goodPassword,
    organisation: "Sekretariat",
  };
  expect((await stranger.get("/api/setup")).body).toEqual({ needed: true });
  expect((await stranger.post("/api/setup", wanted)).body).toMatchObject({ kind: "wrong-setup-token" });
  const done = await stranger.post("/api/setup", { ...wanted, token: setupToken });
  expect(done.status).toBe(201);
  expect((await stranger.get("/api/me")).body).toMatchObject({ name: "Sekretariat A", demo: false });
  expect((await stranger.get("/api/setup")).body).toEqual({ needed: false });
  const again = await server.stranger().post("/api/setup", { ...wanted, token: setupToken });
  expect(again.body).toMatchObject({ kind: "setup-done", status: 409 });
});
