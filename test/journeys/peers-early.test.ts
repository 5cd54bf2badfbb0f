/** An update that leans on what never came: nothing behind it is called durable before the gap is closed. */
import { afterAll, beforeAll, expect, test } from "vitest";
import * as Y from "yjs";
import { message, syncStep } from "../../shared/room";
import { firstText, openProvider, openRaw, pause, syncFrame, until } from "../help/live";
import { startServer, type TestServer } from "../help/server";
import { beginStudy, type Study, timesIn } from "../help/study";

let server: TestServer;
let study: Study;

beforeAll(async () => {
  server = await startServer({ idle: 100 });
  study = await beginStudy(server);
});
afterAll(() => server.close());

// Skipped until server/live/room.ts makes barriers wait while a seat `wasAskedAgain`: it answers them at once, though
// it has dropped the early update and has only asked for it (seed 7100 of test/long, where updates change places).
test("a barrier behind an early update is answered only when the text before it has come", async () => {
  const document = await study.document();
  const as = await study.join("editor");
  const { doc: source, close, synced } = openProvider({ server, as, document });
  await synced();
  const copy = new Y.Doc();
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(source));
  const updates: Uint8Array[] = [];
  copy.on("update", (update: Uint8Array) => updates.push(update));
  const raw = await openRaw({ server, as, document });
  await until(() => raw.frames.some(isStepOne));
  raw.send(syncFrame("two", Y.encodeStateAsUpdate(copy)));
  raw.barrier(1);
  await until(() => raw.durable().includes(1));
  firstText(copy).insert(0, "one ");
  firstText(copy).insert(4, "zwei ");
  const asked = raw.frames.filter(isStepOne).length;
  raw.send(syncFrame("update", updates.at(-1)!));
  raw.barrier(2);
  await until(() => raw.frames.filter(isStepOne).length > asked);
  await pause(300);
  expect(raw.durable()).not.toContain(2);
  raw.send(syncFrame("two", Y.encodeStateAsUpdate(copy)));
  await until(() => raw.durable().includes(2));
  expect(timesIn(await study.textOf(document), "one zwei ")).toBe(1);
  raw.close();
  close();
});

const isStepOne = (frame: Uint8Array) => frame[0] === message.sync && frame[1] === syncStep.one;
