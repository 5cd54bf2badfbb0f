import { afterAll, beforeAll, expect, test } from "vitest";
import * as Y from "yjs";
import type { DecisionAnswer } from "../../../shared/register/answers";
import { openProvider, pause, until } from "../../help/live";
import { startServer, type TestServer } from "../../help/server";
import { beginStudy, type Study } from "../../help/study";
import { removeBlock, sectionsOf, writeBlock } from "./minutes";

let server: TestServer;
let study: Study;

beforeAll(async () => {
  server = await startServer();
  study = await beginStudy(server);
});
afterAll(() => server.close());

const countOf = (doc: Y.Doc, id: string) =>
  sectionsOf(doc)
    .flatMap((section) => section.toArray())
    .filter((child) => child instanceof Y.XmlElement && child.getAttribute("id") === id).length;

async function twoPages() {
  const document = await study.document("minutes-of-workshop");
  const pages = await Promise.all(
    ["Konsultan A", "Konsultan B"].map(async (name) => {
      const as = await study.join("editor", name);
      const line = openProvider({ server, as, document });
      await line.synced();
      const undo = new Y.UndoManager(line.doc.getXmlFragment("body:en"), { captureTimeout: 0 });
      return { ...line, undo };
    }),
  );
  const rows = async () =>
    (await study.chief.get<DecisionAnswer[]>(`/api/projects/${study.project}/decisions`)).body.filter(
      (row) => row.document?.id === document,
    );
  return { one: pages[0]!, other: pages[1]!, rows };
}

test("two who take back the same deletion have the block once, and its row as before", async () => {
  const { one, other, rows } = await twoPages();
  writeBlock(one.doc, "decision", { id: "de-once" }, "One survey.");
  await until(async () => countOf(other.doc, "de-once") === 1 && (await rows()).length === 1);
  const [row] = await rows();
  for (const { provider } of [one, other]) provider.disconnect();
  for (const { doc } of [one, other]) removeBlock(doc, "de-once");
  for (const { undo } of [one, other]) undo.undo();
  for (const { provider } of [one, other]) provider.connect();
  await until(() => countOf(one.doc, "de-once") === 2 || countOf(other.doc, "de-once") === 2);
  await until(() => [one, other].every(({ doc }) => countOf(doc, "de-once") === 1));
  await pause(1_200);
  expect([one, other].map(({ doc }) => countOf(doc, "de-once"))).toEqual([1, 1]);
  expect(await rows()).toMatchObject([{ id: row!.id, number: row!.number, text: { en: "One survey." } }]);
  for (const page of [one, other]) page.close();
});

test("of two blocks of one id that differ both stay: one of them is somebody's copy", async () => {
  const { one, other } = await twoPages();
  writeBlock(one.doc, "decision", { id: "de-copy" }, "One survey.");
  writeBlock(one.doc, "decision", { id: "de-copy" }, "One survey, in two parts.");
  await until(() => countOf(other.doc, "de-copy") === 2);
  await pause(1_500);
  expect(countOf(other.doc, "de-copy")).toBe(2);
  for (const page of [one, other]) page.close();
});
