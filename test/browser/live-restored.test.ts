/** The server put back to yesterday's backup while pages hold today's text: nothing is lost without a word. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { backUp } from "../../server/db/backup";
import { recoveryWindow, restore } from "../../server/db/restore";
import { builtClient, openBrowser } from "../help/browser";
import { caretBehind, type Desk, openDesk, textIsThere, textOn, untilSave } from "../help/desk";
import { until } from "../help/live";
import type { Person } from "../help/person";
import { goodPassword, startServer, type TestServer } from "../help/server";

let server: TestServer;
let browser: Browser;
let project: string;
let chief: Person;
let document: string;
let folder: string;
let desk: Desk;
let count = 0;

const sentence = "To give the Ministry and stakeholders";
const boss = "secretariat@example.org";

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "lokakarya-restored-"));
  server = await startServer({ clientFolder: builtClient });
  browser = await openBrowser();
  chief = await server.setUp();
  project = await server.project(chief);
});
afterAll(async () => {
  await browser?.close();
  await server?.close();
  rmSync(folder, { recursive: true, force: true });
});

beforeEach(() => async () => {
  expect(desk.trouble).toEqual([]);
  await desk.page.context().close();
});

const onDisk = async () =>
  JSON.stringify((await chief.get(`/api/documents/${document}/content?language=en`)).body);
const times = (text: string, word: string) => text.split(word).length - 1;

/** Somebody with the document open, and text in it from before and after a backup, by whom it is, called saved. */
async function writeAcrossBackup(role: "editor" | "commenter", by: "themselves" | "another") {
  count += 1;
  const email = `yesterday-${count}@example.org`;
  const person = await server.join(chief, project, role, { name: `Person ${count}`, email });
  const made = await chief.post<{ id: string }>(`/api/projects/${project}/documents`, {
    template: "tor-battery-standardisation",
    languages: ["en"],
  });
  document = made.body.id;
  const place = { browser, server, project, document };
  const author = by === "themselves" ? undefined : await openDesk(place, chief);
  desk = await openDesk(place, person);
  const typing = author?.page ?? desk.page;
  await untilSave(typing, "saved");
  await caretBehind(typing, sentence);
  await typing.keyboard.type(" EARLIER");
  await untilSave(typing, "saved");
  const file = join(folder, `${count}.db`);
  await backUp(join(server.folder, "lokakarya.db"), file);
  await typing.keyboard.type(" LATER");
  await until(async () => (await onDisk()).includes("LATER"));
  await untilSave(typing, "saved");
  await until(async () => (await textOn(desk.page)).includes("LATER"));
  // The clocks beside the copy are written once a second.
  await desk.page.waitForTimeout(1200);
  await author?.page.context().close();
  return { email, file };
}

/** As an administrator does it: stop, `npm run restore -- FILE --set-aside`, start. */
async function putBack(file: string, days = 0) {
  await server.stop();
  restore(file, server.folder, { now: Date.now(), setAside: true });
  server = await startServer({ folder: server.folder, port: server.config.port, clientFolder: builtClient });
  if (days > 0) server.passTime(days * 86_400_000);
  chief = await server.signIn(boss);
  expect(await onDisk()).toContain("EARLIER");
  expect(await onDisk()).not.toContain("LATER");
}

/** In another tab of the same browser; then the first is looked at again. */
async function signInElsewhere(page: Page, email: string) {
  await untilSave(page, "refused", 30_000);
  const status = await page.evaluate(
    async ([email, password]) => {
      const body = JSON.stringify({ email, password });
      const headers = { "content-type": "application/json" };
      return (await fetch("/api/sign-in", { method: "POST", headers, body })).status;
    },
    [email, goodPassword],
  );
  expect(status).toBe(200);
  await page.evaluate(() => window.dispatchEvent(new Event("focus")));
}

async function signInHere(page: Page, email: string) {
  await untilSave(page, "refused", 30_000);
  await page.getByRole("link", { name: "Sign in" }).click();
  await page.getByLabel("E-mail").fill(email);
  await page.getByLabel("Password").fill(goodPassword);
  await page.keyboard.press("Enter");
  await textIsThere(page);
}

test.each([
  ["in another tab", signInElsewhere],
  ["on the page itself", signInHere],
])(
  "an open page gives a restored server back what it lacks once its person signs in %s, and says so",
  async (_where, signIn) => {
    const { email, file } = await writeAcrossBackup("editor", "themselves");
    const { page } = desk;
    await putBack(file);
    await signIn(page, email);
    await page.getByText("The server was restored from an earlier backup").waitFor();
    await untilSave(page, "saved");
    expect(times(await textOn(page), "LATER")).toBe(1);
    expect(times(await onDisk(), "LATER")).toBe(1);
    // It is one text again: what is written now arrives, and a page loaded anew has nothing to tell.
    await caretBehind(page, "EARLIER LATER");
    await page.keyboard.type(" NOW");
    await untilSave(page, "saved");
    expect(await onDisk()).toContain("EARLIER LATER NOW");
    await page.getByRole("button", { name: "Understood" }).click();
    await page.reload();
    await textIsThere(page);
    await untilSave(page, "saved");
    expect(await page.locator(".desk-notices .notice").count()).toBe(0);
    const copies = await page.evaluate(async () => (await indexedDB.databases()).map(({ name }) => name));
    expect(copies.filter((name) => name?.includes(document))).toHaveLength(1);
  },
);

test("what the server itself writes after a restore reaches a page that knew what it wrote before", async () => {
  const { email, file } = await writeAcrossBackup("editor", "themselves");
  const { page } = desk;
  const comment = async (quote: string) => {
    const anchor = { language: "en", quote };
    const answer = await chief.post<{ id: string }>(`/api/documents/${document}/threads`, {
      anchor,
      body: "Why?",
    });
    expect(answer.status).toBe(201);
    return page.locator(`.doc-text [data-thread="${answer.body.id}"]`);
  };
  await (await comment("EARLIER LATER")).first().waitFor();
  await putBack(file);
  const isRefused = untilSave(page, "refused", 30_000);
  // The page is still to come back; its next words of the server stand where the lost ones stood.
  const second = await comment("manageable at end of life");
  await isRefused;
  await signInElsewhere(page, email);
  await page.getByText("The server was restored from an earlier backup").waitFor();
  await until(async () => (await second.allTextContents()).join() === "manageable at end of life");
  expect(times(await onDisk(), "LATER")).toBe(1);
});

test.each([
  ["in another tab", signInElsewhere],
  ["on the page itself", signInHere],
])(
  "when a restored server takes nothing back any more, others' text is kept here to read, once signed in %s",
  async (_where, signIn) => {
    const { email, file } = await writeAcrossBackup("editor", "another");
    const { page } = desk;
    await putBack(file, recoveryWindow / 86_400_000 + 1);
    await signIn(page, email);
    await page.getByText("The server has lost text of this document").waitFor({ timeout: 30_000 });
    await untilSave(page, "saved");
    expect(await textOn(page)).toContain("EARLIER");
    expect(await textOn(page)).not.toContain("LATER");
    expect(await onDisk()).not.toContain("LATER");
    await page.getByRole("button", { name: "Show", exact: true }).click();
    await page.getByRole("dialog").getByText("EARLIER LATER").waitFor();
  },
);

test("a reader's page keeps what a restored server has lost to read and copy, and shows what the server has", async () => {
  const { email, file } = await writeAcrossBackup("commenter", "another");
  const { page } = desk;
  await putBack(file);
  await signInElsewhere(page, email);
  await page.getByText("The server has lost text of this document").waitFor({ timeout: 30_000 });
  await untilSave(page, "read-only");
  expect(await textOn(page)).not.toContain("LATER");
  expect(await onDisk()).not.toContain("LATER");
  await page.getByRole("button", { name: "Show", exact: true }).click();
  await page.getByRole("dialog").getByText("EARLIER LATER").waitFor();
});
