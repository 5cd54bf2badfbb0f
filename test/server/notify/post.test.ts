import { createServer, type Server } from "node:net";
import { afterEach, expect, test } from "vitest";
import { startServer, type TestServer } from "../../help/server";

let mailServer: Server | undefined;
let server: TestServer | undefined;
afterEach(async () => {
  await server?.close();
  mailServer?.close();
});

/** Just enough of SMTP to take letters, or to refuse them. */
async function takeLetters({ refuse = false } = {}): Promise<{ port: number; letters: string[] }> {
  const letters: string[] = [];
  mailServer = createServer((socket) => {
    let data: string | undefined;
    socket.write("220 test\r\n");
    socket.on("data", (bytes) => {
      for (const line of bytes.toString().split("\r\n")) {
        if (data !== undefined) {
          if (line === ".") {
            letters.push(data);
            data = undefined;
            socket.write("250 taken\r\n");
          } else data += `${line}\n`;
        } else if (/^(EHLO|HELO)/.test(line)) socket.write("250 test\r\n");
        else if (/^MAIL FROM/.test(line)) socket.write(refuse ? "550 no\r\n" : "250 ok\r\n");
        else if (/^RCPT TO|^RSET/.test(line)) socket.write("250 ok\r\n");
        else if (line === "DATA") {
          data = "";
          socket.write("354 go on\r\n");
        } else if (line === "QUIT") socket.end("221 bye\r\n");
      }
    });
    socket.on("error", () => {});
  });
  await new Promise<void>((resolve) => mailServer!.listen(0, "127.0.0.1", resolve));
  return { port: (mailServer.address() as { port: number }).port, letters };
}

const until = async (isSo: () => boolean | Promise<boolean>) => {
  for (let n = 0; n < 250 && !(await isSo()); n++) await new Promise((resolve) => setTimeout(resolve, 20));
};

test("with a mail server an invitation is sent with its link, and leaves the outbox", async () => {
  const { port, letters } = await takeLetters();
  server = await startServer({ config: { smtpUrl: `smtp://127.0.0.1:${port}?from=kak@example.id` } });
  const chief = await server.setUp();
  const project = await server.project(chief);
  const token = await server.invite(chief, project, "editor", { email: "konsultan@example.org" });
  const outbox = async () => (await chief.get<unknown[]>(`/api/projects/${project}/outbox`)).body;
  await until(async () => (await outbox()).length === 0);
  expect(letters).toHaveLength(1);
  expect(letters[0]).toMatch(/^From: kak@example\.id$/m);
  expect(letters[0]).toMatch(/^To: konsultan@example\.org$/m);
  const text = letters[0]!.replace(/=\n/g, "").replace(/=3D/g, "=");
  const [, encoded] = text.match(/base64\n(?:.*\n)*?\n([A-Za-z0-9+/=\n]+)/) ?? [];
  expect(encoded ? Buffer.from(encoded, "base64").toString() : text).toContain(`/invitation#${token}`);
  expect(await outbox()).toEqual([]);
});

test("a letter that the mail server does not take stays in the outbox, and the invitation holds", async () => {
  const { port } = await takeLetters({ refuse: true });
  server = await startServer({ config: { smtpUrl: `smtp://127.0.0.1:${port}` } });
  const chief = await server.setUp();
  const project = await server.project(chief);
  const token = await server.invite(chief, project, "editor");
  await until(() => server!.log.some((line) => line.includes("mail not sent")));
  expect((await chief.get<unknown[]>(`/api/projects/${project}/outbox`)).body).toHaveLength(1);
  expect(server.log.join("")).not.toContain(token);
  expect((await server.stranger().post("/api/invitations/look", { token })).status).toBe(200);
});
