import { connect } from "node:net";
import { afterAll, beforeAll, expect, test } from "vitest";
import { startServer, type TestServer } from "../../help/server";

let server: TestServer;
beforeAll(async () => {
  server = await startServer();
  await server.setUp();
});
afterAll(() => server.close());

/** What a bare socket is answered; undefined when the server just hangs up. */
function raw(text: string, rest: () => Iterable<string> = () => []): Promise<number | undefined> {
  return new Promise((resolve) => {
    const socket = connect(server.config.port, "127.0.0.1", () => {
      socket.write(text);
      for (const piece of rest()) socket.write(piece);
    });
    let answer = "";
    socket.on("data", (data) => {
      answer += data;
      const status = answer.match(/^HTTP\/1\.1 (\d+)/)?.[1];
      if (status) {
        resolve(Number(status));
        socket.destroy();
      }
    });
    socket.on("error", () => {});
    socket.on("close", () => resolve(undefined));
    socket.setTimeout(5000, () => socket.destroy());
  });
}

const head = (more: string) =>
  `POST /api/sign-in HTTP/1.1\r\nHost: localhost\r\nOrigin: ${server.origin}\r\nContent-Type: application/json\r\n${more}\r\n\r\n`;

test("a body over the limit is refused before it is read, by its length and in pieces", async () => {
  const large = JSON.stringify({ email: "a@example.org", password: "x".repeat(2 << 20) });
  const answer = await server.stranger().post("/api/sign-in", large);
  expect(answer).toMatchObject({ status: 413, body: { kind: "too-large" } });
  expect(await raw(head("Content-Length: 999999999999"))).toBe(413);

  const memory = process.memoryUsage().rss;
  const piece = `10000\r\n${"x".repeat(0x10000)}\r\n`;
  const status = await raw(head("Transfer-Encoding: chunked"), () => Array.from({ length: 64 }, () => piece));
  expect(status).toBe(413);
  expect(process.memoryUsage().rss - memory).toBeLessThan(64 << 20);
});

test("lengths that lie or contradict each other get no further than the parser", async () => {
  expect(await raw(`${head("Content-Length: 2\r\nContent-Length: 9")}{}`)).toBe(400);
  expect(await raw(`${head("Content-Length: 4\r\nTransfer-Encoding: chunked")}0\r\n\r\n`)).toBe(400);
  expect(await raw(head("Content-Length: -1"))).toBe(400);
});

test.each([
  "",
  "{",
  "nul",
  "[",
  '{"email":',
  "\u0000",
  '"text"',
  "[]",
  "null",
  "1e999",
  '{"email":"a","email":["b"]}',
])("the body %j is answered as a mistake of the sender", async (text) => {
  const answer = await server
    .stranger()
    .ask("POST", "/api/sign-in", text, { headers: { "content-type": "application/json" } });
  expect(answer).toMatchObject({ status: 400, body: { kind: "bad-request" } });
});

test("deep nesting and hostile keys are refused like any wrong input", async () => {
  const deep = `${"[".repeat(100_000)}${"]".repeat(100_000)}`;
  const hostile =
    '{"__proto__":{"email":"a@example.org"},"constructor":1,"email":"a@example.org","password":"x"}';
  for (const text of [deep, hostile]) {
    const answer = await server
      .stranger()
      .ask("POST", "/api/sign-in", text, { headers: { "content-type": "application/json" } });
    expect(answer.status).toBe(400);
  }
  expect(({} as { email?: string }).email).toBeUndefined();
});

test("a problem speaks the reader's language and says what is wrong where", async () => {
  const ask = (language: string) =>
    server
      .stranger()
      .post<{ title: string; errors: unknown }>(
        "/api/sign-in",
        { email: "not an address", password: "x", more: 1 },
        { headers: { "accept-language": language } },
      );
  const answers = await Promise.all(["en-GB,en", "id", "ja-JP", "xx"].map(ask));
  expect(answers.map((answer) => answer.headers.get("content-language"))).toEqual(["en", "id", "ja", "id"]);
  expect(new Set(answers.map((answer) => answer.body.title)).size).toBe(3);
  expect(answers[0]!.headers.get("content-type")).toMatch(/^application\/problem\+json/);
  expect(answers[0]!.body.errors).toEqual([
    { path: "email", message: "Not in the expected form." },
    { path: "", message: "Not known here." },
  ]);
});
