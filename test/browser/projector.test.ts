import type { Browser, BrowserContextOptions } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import * as Y from "yjs";
import type { DocumentId } from "../../shared/ids";
import { builtClient, openBrowser, phone, seat } from "../help/browser";
import type { Person } from "../help/person";
import { brokenRules } from "../help/screen-rules";
import { startServer, type TestServer } from "../help/server";
import { sectionsOf } from "../server/registers/minutes";

/** The workshop on the wall. */

let browser: Browser;
let server: TestServer;
let chief: Person;
let observer: Person;
let address: string;
let path: string;
let tor: DocumentId;

beforeAll(async () => {
  browser = await openBrowser();
  server = await startServer({ clientFolder: builtClient });
  chief = await server.setUp();
  const project = await server.project(chief);
  observer = await server.join(chief, project, "observer");
  const { id } = (
    await chief.post<{ id: string }>(`/api/projects/${project}/workshops`, {
      title: { en: "The first workshop", id: "Lokakarya pertama" },
      languages: ["en", "id"],
    })
  ).body;
  path = `/api/workshops/${id}`;
  address = `${server.url}/p/${project}/workshops/${id}/present`;
  const items = [
    { kind: "talk", title: { en: "Roadmap", id: "Peta jalan" }, minutes: 20, speaker: "Konsultan A" },
    { kind: "discussion", title: { en: "Recycling" }, minutes: 10, speaker: "Asosiasi A" },
  ];
  let after: string | null = null;
  for (const item of items)
    after = (await chief.post<{ id: string }>(`${path}/programme`, { ...item, after })).body.id;
  await chief.patch(path, { state: "in-progress" });
  tor = (
    await chief.post<{ id: DocumentId }>(`/api/projects/${project}/documents`, {
      template: "tor-battery-standardisation",
      languages: ["en", "id"],
    })
  ).body.id;
  await chief.patch(`/api/documents/${tor}`, { audience: "everyone" });
  await chief.patch(path, { documents: [tor] });
});
afterAll(async () => {
  await browser?.close();
  await server?.close();
});

const wide: BrowserContextOptions = { viewport: { width: 1920, height: 1080 }, colorScheme: "light" };
test("arrow keys lead, others' screens follow, and a lost line keeps the picture", async () => {
  const leading = await seat(browser, server, chief, wide);
  const watching = await seat(browser, server, observer, phone);
  const on = (name: string) =>
    [leading.page, watching.page].map((page) => page.getByRole("heading", { name, level: 1 }));
  for (const { page } of [leading, watching]) await page.goto(address);
  await leading.page.getByRole("button", { name: "Next item" }).waitFor();
  await leading.page.keyboard.press("ArrowRight");
  for (const heading of on("Roadmap")) await heading.waitFor();
  await leading.page.getByText("then Asosiasi A").waitFor();
  expect(await watching.page.getByRole("button", { name: "Next item" }).count()).toBe(0);
  await watching.page.keyboard.press("ArrowRight");
  leading.trouble.push(...(await brokenRules(leading.page)));
  watching.trouble.push(...(await brokenRules(watching.page)));

  await leading.page.keyboard.press("PageDown");
  for (const heading of on("Recycling")) await heading.waitFor();
  await leading.page.getByText("This is the last item.").waitFor();
  await leading.page.keyboard.press("ArrowLeft");
  for (const heading of on("Roadmap")) await heading.waitFor();

  await watching.page.context().setOffline(true);
  await watching.page.getByText("No connection.").waitFor();
  expect(await on("Roadmap")[1]!.count()).toBe(1);
  await leading.page.keyboard.press("ArrowRight");
  await on("Recycling")[0]!.waitFor();
  await watching.page.context().setOffline(false);
  await on("Recycling")[1]!.waitFor();
  expect(await watching.page.getByText("No connection.").count()).toBe(0);
  expect([...leading.trouble, ...watching.trouble]).toEqual([]);
  for (const { page } of [leading, watching]) await page.context().close();
});

test("the chair puts a clause on the wall, which follows the text in one language or two", async () => {
  await chief.patch(`${path}/live`, { item: null });
  const chair = await seat(browser, server, chief, wide);
  const wall = await seat(browser, server, observer, wide);
  await chair.page.goto(address.replace(/\/present$/, ""));
  await wall.page.goto(address);
  await chair.page.getByLabel("Document", { exact: true }).selectOption(tor);
  await chair.page.getByLabel("Section", { exact: true }).selectOption({ label: "Scope" });
  await chair.page.getByRole("button", { name: "Show on the wall" }).press("Enter");
  await wall.page.getByRole("heading", { name: "3 Scope" }).waitFor();
  wall.trouble.push(...(await brokenRules(wall.page)));

  await server.rooms.write(tor, {
    by: null,
    change: (doc) => {
      const paragraph = new Y.XmlElement("paragraph");
      paragraph.setAttribute("id", "typed0000000");
      paragraph.insert(0, [new Y.XmlText("Safety")]);
      sectionsOf(doc)[2]!.insert(1, [paragraph]);
    },
  });
  await wall.page.getByText("Safety", { exact: true }).waitFor();
  await server.rooms.write(tor, {
    by: null,
    change: (doc) => {
      const paragraph = sectionsOf(doc)[2]!.toArray()[1] as Y.XmlElement;
      (paragraph.toArray()[0] as Y.XmlText).insert(6, " and recycling");
    },
  });
  await wall.page.locator("mark", { hasText: "and recycling" }).waitFor();
  expect(await wall.page.getByRole("heading", { name: "3 Ruang Lingkup" }).count()).toBe(0);
  await wall.page.getByRole("button", { name: "Two languages" }).press("Enter");
  await wall.page.getByRole("heading", { name: "3 Ruang Lingkup" }).waitFor();
  wall.trouble.push(...(await brokenRules(wall.page)));

  await chair.page.getByRole("button", { name: "Take off the wall" }).press("Enter");
  await wall.page.getByRole("heading", { name: "3 Scope" }).waitFor({ state: "detached" });
  expect([...chair.trouble, ...wall.trouble]).toEqual([]);
  for (const { page } of [chair, wall]) await page.context().close();
});

test("the list of attendance is to be photographed from the wall", async () => {
  const { url } = (await chief.post<{ url: string }>(`${path}/check-in`)).body;
  const { page, trouble } = await seat(browser, server, chief, wide);
  await page.goto(address);
  await page.getByRole("img", { name: `QR code: ${url}` }).waitFor();
  expect([...trouble, ...(await brokenRules(page))]).toEqual([]);
  await page.context().close();
});
