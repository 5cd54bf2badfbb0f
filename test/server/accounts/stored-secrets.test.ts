import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { backUp } from "../../../server/db/backup";
import { goodPassword, startServer } from "../../help/server";

test("neither the data files, a backup nor the log hold a token that opens anything", async () => {
  const server = await startServer({ config: { logLevel: "trace" } });
  try {
    const chief = await server.setUp();
    const project = await server.project(chief);
    const secrets = [goodPassword];
    const person = await server.join(chief, project, "editor");
    for (let n = 0; n < 20; n++) secrets.push(await server.invite(chief, project, "observer"));
    const members = await chief.get<{ id: string; member: string }[]>(`/api/projects/${project}/members`);
    const { member } = members.body.find((one) => one.id === person.id)!;
    const reset = await chief.post<{ url: string }>(`/api/projects/${project}/members/${member}/reset`);
    secrets.push(reset.body.url.split("#")[1]!);
    for (const one of [chief, person])
      secrets.push(
        ...[...one.cookies.entries()].filter(([name]) => name === "lokakarya").map(([, value]) => value),
      );
    for (let n = 0; n < 20; n++) {
      const again = await server.signIn("secretariat@example.org");
      secrets.push(again.cookies.get("lokakarya")!);
    }
    expect(secrets.every((secret) => secret.length >= 20)).toBe(true);

    const database = join(server.folder, "lokakarya.db");
    const copy = join(server.folder, "copy.db");
    await backUp(database, copy);
    const stored = Buffer.concat(
      [database, `${database}-wal`, copy].map((file) => readFileSync(file)),
    ).toString("latin1");
    const logged = server.log.join("");
    for (const secret of secrets) {
      expect(stored.includes(secret)).toBe(false);
      expect(logged.includes(secret)).toBe(false);
    }
  } finally {
    await server.close();
  }
});
