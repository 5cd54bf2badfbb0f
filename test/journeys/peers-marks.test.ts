/** Formats of several people over the same words: Yjs tidies up after them, and that must not take a word along. */
import { afterAll, beforeAll, expect, test } from "vitest";
import { storedDoc } from "../durability/stored";
import { firstText, openProvider, until } from "../help/live";
import { startServer, type TestServer } from "../help/server";
import { beginStudy, type Study, timesIn } from "../help/study";

let server: TestServer;
let study: Study;

beforeAll(async () => {
  server = await startServer({ idle: 100 });
  study = await beginStudy(server);
});
afterAll(() => server.close());

test("two people who make the same words bold while one is away lose neither the bold nor what is typed after it", async () => {
  const document = await study.document();
  const [one, two] = [await study.join("editor"), await study.join("editor")].map((as) =>
    openProvider({ server, as, document }),
  );
  await Promise.all([one!.synced(), two!.synced()]);
  firstText(one!.doc).insert(0, "hello world foo bar ");
  await until(() => firstText(two!.doc).toString().startsWith("hello world"));
  two!.provider.disconnect();
  firstText(one!.doc).format(0, 11, { bold: {} });
  await until(async () => (await study.textOf(document)).includes('"bold"'));
  firstText(two!.doc).format(3, 10, { bold: {} });
  firstText(two!.doc).format(0, 5, { bold: {} });
  two!.provider.connect();
  await two!.synced();
  firstText(two!.doc).insert(0, "Typed after it. ");
  await until(async () => (await study.textOf(document)).includes("Typed after it. "));
  // As a start would find it, and as whoever has it open sees it.
  const stored = () => firstText(storedDoc(`${server.folder}/lokakarya.db`, document)).toString();
  expect(stored()).toBe(firstText(two!.doc).toString());
  await until(() => firstText(one!.doc).toString() === firstText(two!.doc).toString());
  expect(timesIn(await study.textOf(document), "Typed after it. ")).toBe(1);
  for (const each of [one!, two!]) each.close();
});
