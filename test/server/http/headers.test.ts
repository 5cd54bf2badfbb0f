import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { startServer, type TestServer } from "../../help/server";

let server: TestServer;
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "lokakarya-client-"));
  await mkdir(join(folder, "assets"));
  await writeFile(join(folder, "index.html"), "<!doctype html><title>Lokakarya</title>");
  await writeFile(join(folder, "assets", "app-1a2b3c.js"), `export const words = "${"x".repeat(4000)}";`);
  await writeFile(join(folder, "assets", "face.woff2"), Buffer.from([1, 2, 3]));
  await writeFile(join(folder, "..", "lokakarya-secret.txt"), "nobody may read this");
  server = await startServer({ clientFolder: folder });
});
afterAll(async () => {
  await server.close();
  await rm(folder, { recursive: true });
  await rm(join(folder, "..", "lokakarya-secret.txt"));
});

const strict = {
  "content-security-policy":
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; font-src 'self'; connect-src 'self'; worker-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; object-src 'none'",
  "cross-origin-opener-policy": "same-origin",
  "cross-origin-resource-policy": "same-origin",
  "permissions-policy": "camera=(), microphone=(), geolocation=(), interest-cohort=()",
  "referrer-policy": "no-referrer",
  "x-content-type-options": "nosniff",
};

test.each([
  ["/", 200, "no-cache"],
  ["/sign-in", 200, "no-cache"],
  ["/p/018f-x/docs/018f-y", 200, "no-cache"],
  ["/assets/app-1a2b3c.js", 200, "public, max-age=31536000, immutable"],
  ["/nowhere", 404, "no-store"],
  ["/api/nowhere", 404, "no-store"],
  ["/api/me", 401, "no-store"],
  ["/api/setup", 200, "no-store"],
  ["/health", 200, "no-store"],
  ["/sync/018f", 403, "no-store"],
])("%s is answered %i with the strict headers", async (path, status, cache) => {
  const answer = await server.get(path);
  expect(answer.status).toBe(status);
  const headers = Object.fromEntries(answer.headers);
  expect(headers).toMatchObject({ ...strict, "cache-control": cache });
  for (const name of ["server", "x-powered-by", "strict-transport-security", "access-control-allow-origin"])
    expect(headers[name]).toBeUndefined();
});

test("behind https browsers are told to stay there, and the cookie cannot leave the host", async () => {
  const secure = await startServer({
    config: { secureCookie: true, origins: ["https://kak.example.id"] },
  });
  try {
    const answer = await secure.get("/api/setup");
    expect(answer.headers.get("strict-transport-security")).toBe("max-age=31536000; includeSubDomains");
    const person = await secure.setUp();
    expect([...person.cookies.keys()].sort()).toEqual(["__Host-lokakarya", "__Host-lokakarya-device"]);
    const { status } = await person.get("/api/me");
    expect(status).toBe(200);
    const plain = person.cookies.get("__Host-lokakarya")!;
    const swapped = await secure.stranger().get("/api/me", { headers: { cookie: `lokakarya=${plain}` } });
    expect(swapped.status).toBe(401);
  } finally {
    await secure.close();
  }
});

test("text is squeezed for whoever takes it, and whole for whoever does not", async () => {
  const plain = await fetch(`${server.url}/assets/app-1a2b3c.js`, {
    headers: { "accept-encoding": "identity" },
  });
  const squeezed = await fetch(`${server.url}/assets/app-1a2b3c.js`, {
    headers: { "accept-encoding": "gzip" },
  });
  expect(plain.headers.get("content-encoding")).toBeNull();
  expect(squeezed.headers.get("content-encoding")).toBe("gzip");
  expect(await squeezed.text()).toBe(await plain.text());
  const face = await fetch(`${server.url}/assets/face.woff2`);
  expect(face.headers.get("content-type")).toBe("font/woff2");
  expect(new Uint8Array(await face.arrayBuffer())).toEqual(new Uint8Array([1, 2, 3]));
});

test.each([
  "/../lokakarya-secret.txt",
  "/assets/../../lokakarya-secret.txt",
  "/%2e%2e/lokakarya-secret.txt",
  "/..%2flokakarya-secret.txt",
  "/assets/..%5c..%5clokakarya-secret.txt",
  "//lokakarya-secret.txt",
  "/assets",
  "/assets/",
  "/%00",
  "/assets/app-1a2b3c.js%00.html",
  "/....//lokakarya-secret.txt",
  "/package.json",
  "/etc/passwd",
  "/%252e%252e/lokakarya-secret.txt",
  "/%E0%A4%A",
])("no spelling of a path reaches another file: %s", async (path) => {
  const { request } = await import("node:http");
  const { status, text } = await new Promise<{ status: number; text: string }>((resolve, reject) => {
    // fetch would tidy the path before sending it.
    const asking = request(
      {
        port: server.config.port,
        host: "127.0.0.1",
        path,
        headers: { host: `localhost:${server.config.port}` },
      },
      (response) => {
        let all = "";
        response.on("data", (data) => {
          all += data;
        });
        response.on("end", () => resolve({ status: response.statusCode ?? 0, text: all }));
      },
    );
    asking.on("error", reject);
    asking.end();
  });
  expect(text).not.toContain("nobody may read this");
  expect(text).not.toContain("root:");
  expect([400, 404]).toContain(status);
});

test("a page asked for by another name is sent to the right one; files and the API are not", async () => {
  const { request } = await import("node:http");
  const ask = (path: string, host: string) =>
    new Promise<{ status?: number; location?: string }>((resolve, reject) => {
      const asking = request(
        { port: server.config.port, host: "127.0.0.1", path, headers: { host } },
        (response) => {
          response.resume();
          resolve({
            ...(response.statusCode ? { status: response.statusCode } : {}),
            ...(response.headers.location ? { location: response.headers.location } : {}),
          });
        },
      );
      asking.on("error", reject);
      asking.end();
    });
  expect(await ask("/sign-in?next=%2Fp", "127.0.0.1")).toEqual({
    status: 302,
    location: `${server.origin}/sign-in?next=%2Fp`,
  });
  expect(await ask("/sign-in", "evil.example")).toEqual({
    status: 302,
    location: `${server.origin}/sign-in`,
  });
  expect(await ask("//evil.example/", "evil.example")).toEqual({ status: 404 });
  expect(await ask("/health", "127.0.0.1")).toEqual({ status: 200 });
  expect(await ask("/assets/face.woff2", "127.0.0.1")).toEqual({ status: 200 });
});

test("a wrong method is told from a wrong address", async () => {
  const answer = await server.stranger().ask("GET", "/api/sign-in");
  expect(answer).toMatchObject({ status: 405, body: { kind: "method-not-allowed" } });
  expect(answer.headers.get("allow")).toBe("POST");
  expect((await server.stranger().delete("/api/nowhere")).status).toBe(404);
});
