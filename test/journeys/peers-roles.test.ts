/** Twenty people with the document open while their rights change: nobody freezes, nobody else is disturbed. */
import { afterAll, beforeAll, expect, test } from "vitest";
import type { MemberAnswer } from "../../shared/answers";
import { closeCode } from "../../shared/room";
import { firstText, openProvider, openRaw, presenceFrameOf, syncFrame, until, updateOf } from "../help/live";
import type { Person } from "../help/person";
import { startServer, type TestServer } from "../help/server";
import { beginStudy, type Study, timesIn } from "../help/study";

let server: TestServer;
let study: Study;

beforeAll(async () => {
  server = await startServer();
  study = await beginStudy(server);
});
afterAll(() => server.close());

async function setRoles(people: readonly Person[], role: string) {
  const { body } = await study.chief.get<MemberAnswer[]>(`/api/projects/${study.project}/members`);
  for (const { id } of people) {
    const { member } = body.find((each) => each.id === id)!;
    const path = `/api/projects/${study.project}/members/${member}`;
    expect((await study.chief.patch(path, { role })).status).toBe(200);
  }
}

test("twenty connected people are lowered and raised again: each is back by itself, and nothing of the writer's text goes", async () => {
  const document = await study.document();
  await study.chief.patch(`/api/documents/${document}`, { audience: "everyone" });
  const people: Person[] = [];
  for (let count = 0; count < 20; count++) people.push(await study.join("editor"));
  const writer = openProvider({ server, as: study.chief, document });
  await writer.synced();
  const open = () => people.map((as) => openRaw({ server, as, document }));
  let lines = await Promise.all(open());
  let typed = 0;
  let slowest = 0;
  let isOver = false;
  // The writer types on all the while, and the server is asked how it is.
  const typing = (async () => {
    while (!isOver) {
      firstText(writer.doc).insert(0, `w${typed++} `);
      const began = performance.now();
      await server.get("/api/me");
      slowest = Math.max(slowest, performance.now() - began);
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
  })();
  for (const role of ["commenter", "editor", "observer", "editor"]) {
    await setRoles(people, role);
    const codes = await Promise.all(lines.map((line) => line.closed()));
    // Who may do more now is asked to come again, who may do less is sent away.
    expect(new Set(codes)).toEqual(new Set([role === "editor" ? closeCode.tryLater : closeCode.noRight]));
    lines = await Promise.all(open());
    await until(() => lines.every((line) => line.frames.length > 0));
    const [first] = lines;
    first!.send(
      syncFrame(
        "two",
        updateOf(writer.doc, (copy) => firstText(copy).insert(0, `As ${role}. `)),
      ),
    );
    if (role === "editor") {
      first!.barrier(1);
      await until(() => first!.durable().includes(1));
    } else {
      expect(await first!.closed()).toBe(closeCode.noRight);
      first!.close();
      lines[0] = await openRaw({ server, as: people[0]!, document });
    }
  }
  isOver = true;
  await typing;
  expect(writer.provider.wsconnected).toBe(true);
  expect(slowest).toBeLessThan(1_000);
  const last = `w${typed - 1} `;
  await until(async () => (await study.textOf(document)).includes(last));
  const text = await study.textOf(document);
  for (let count = 0; count < typed; count++) expect(timesIn(text, `w${count} `)).toBe(1);
  expect(text).not.toContain("As commenter. ");
  expect(text).not.toContain("As observer. ");
  expect(timesIn(text, "As editor. ")).toBe(2);
  for (const line of lines) line.close();
  writer.close();
}, 60_000);

test("a reader is answered and shown, and nothing it sends but its own caret reaches anybody", async () => {
  const document = await study.document();
  const reader = await study.join("commenter", "Direktur");
  await study.chief.patch(`/api/documents/${document}`, { audience: "everyone" });
  const writer = openProvider({ server, as: study.chief, document });
  await writer.synced();
  const before = await study.textOf(document);
  const raw = await openRaw({ server, as: reader, document });
  raw.send(syncFrame("one", new Uint8Array([0])));
  // Their whole text is the answer to step 1.
  await until(() => raw.frames.some((frame) => frame[0] === 0 && frame[1] === 1 && frame.length > 1_000));
  raw.send(presenceFrameOf(4242, 1, { user: { name: "Menteri", role: "secretariat" }, shell: "rm -rf /" }));
  await until(() => writer.provider.awareness.getStates().has(4242));
  const shown = writer.provider.awareness.getStates().get(4242);
  expect(shown).toMatchObject({ user: { name: "Direktur", role: "commenter" } });
  expect(JSON.stringify(shown)).not.toMatch(/Menteri|rm -rf/);
  raw.send(
    syncFrame(
      "update",
      updateOf(writer.doc, (copy) => firstText(copy).delete(0, 1)),
    ),
  );
  expect(await raw.closed()).toBe(closeCode.noRight);
  expect(await study.textOf(document)).toBe(before);
  writer.close();
});
