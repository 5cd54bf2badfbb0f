import type { Browser } from "playwright-core";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import type { MemberAnswer } from "../../shared/answers";
import { builtClient, openBrowser } from "../help/browser";
import { caretBehind, type Desk, openDesk, saveState, textIsThere, textOn, untilSave } from "../help/desk";
import { until } from "../help/live";
import type { Person } from "../help/person";
import { startServer, type TestServer } from "../help/server";

let server: TestServer;
let browser: Browser;
let project: string;
let chief: Person;
let writer: Person;
let document: string;
let desk: Desk;
let count = 0;

const sentence = "To give the Ministry and stakeholders";

beforeAll(async () => {
  server = await startServer({ clientFolder: builtClient });
  browser = await openBrowser();
  chief = await server.setUp();
  project = await server.project(chief);
});
afterAll(async () => {
  await browser?.close();
  await server?.close();
});

beforeEach(async () => {
  count += 1;
  const email = `writer-${count}@example.org`;
  writer = await server.join(chief, project, "editor", { name: "Konsultan A", side: "japan", email });
  const made = await chief.post<{ id: string }>(`/api/projects/${project}/documents`, {
    template: "tor-battery-standardisation",
    languages: ["en", "id"],
  });
  document = made.body.id;
  desk = await openDesk({ browser, server, project, document }, writer);
  await untilSave(desk.page, "saved");
  return async () => {
    expect(desk.trouble).toEqual([]);
    await desk.page.context().close();
  };
});

const onDisk = async () =>
  JSON.stringify((await chief.get(`/api/documents/${document}/content?language=en`)).body);

/** Every save state that the page shows from now on, in order. */
async function watchStates(page: Desk["page"]): Promise<() => Promise<string[]>> {
  await page.evaluate(() => {
    const seen: string[] = [];
    const look = () => {
      const state = window.document.querySelector<HTMLElement>(".save")?.dataset.save ?? "";
      if (seen.at(-1) !== state) seen.push(state);
    };
    new MutationObserver(look).observe(window.document.querySelector(".top")!, {
      subtree: true,
      childList: true,
      attributes: true,
    });
    (window as unknown as { seenStates: string[] }).seenStates = seen;
  });
  return () => page.evaluate(() => (window as unknown as { seenStates: string[] }).seenStates);
}

const again = async () => {
  server = await startServer({ folder: server.folder, port: server.config.port, clientFolder: builtClient });
};

test("a screen says saved only for what is on disk", async () => {
  const { page } = desk;
  const seen = await watchStates(page);
  await caretBehind(page, sentence);
  // In one go, as a paste or an input method brings it: slow keys would be saved in several.
  await page.keyboard.insertText(" NOW");
  await until(async () => (await seen()).includes("saving"), 10_000);
  await untilSave(page, "saved");
  expect(await onDisk()).toContain(`${sentence} NOW`);
  expect(await seen()).toEqual(["saving", "saved"]);
});

test("what is written while the server is away survives a reload and a restart, and arrives once", async () => {
  const { page } = desk;
  await caretBehind(page, sentence);
  await server.stop();
  await untilSave(page, "offline");
  await page.keyboard.type(" WRITTEN OFFLINE");
  await untilSave(page, "offline-unsaved");
  expect(await page.locator(".save").first().innerText()).toContain("kept on this device");
  await page.waitForTimeout(600);
  await again();
  await page.reload();
  await textIsThere(page);
  await untilSave(page, "saved", 30_000);
  expect((await textOn(page)).split("WRITTEN OFFLINE").length).toBe(2);
  expect((await onDisk()).split("WRITTEN OFFLINE").length).toBe(2);
});

test("after a reload the page does not say saved before the offline text is on disk", async () => {
  const { page } = desk;
  await caretBehind(page, sentence);
  await server.stop();
  await untilSave(page, "offline");
  await page.keyboard.type(" STILL HERE");
  await untilSave(page, "offline-unsaved");
  await page.waitForTimeout(600);
  await again();
  // The line is held up: the page comes, its socket does not.
  await page.routeWebSocket(/\/sync\//, (line) => line.close({ code: 4508 }));
  await page.reload();
  await textIsThere(page);
  expect(await textOn(page)).toContain("STILL HERE");
  await untilSave(page, "offline-unsaved");
  expect(await onDisk()).not.toContain("STILL HERE");
  await page.waitForTimeout(1500);
  expect(await saveState(page)).toBe("offline-unsaved");
});

test("text of somebody who may no longer write is set aside to read and copy, and the copy is gone", async () => {
  const { page } = desk;
  await caretBehind(page, sentence);
  await server.stop();
  await untilSave(page, "offline");
  await page.keyboard.type(" MY LAST WORDS");
  await untilSave(page, "offline-unsaved");
  await page.waitForTimeout(600);
  let isHeld = true;
  await page.routeWebSocket(/\/sync\//, (line) =>
    isHeld ? line.close({ code: 4508 }) : line.connectToServer(),
  );
  await again();
  const members = (await chief.get<MemberAnswer[]>(`/api/projects/${project}/members`)).body;
  const mine = members.find(({ id }) => id === writer.id)!.member;
  await chief.patch(`/api/projects/${project}/members/${mine}`, { role: "commenter" });
  isHeld = false;
  await page.reload();
  await untilSave(page, "read-only");
  expect(await onDisk()).not.toContain("MY LAST WORDS");
  expect(await textOn(page)).not.toContain("MY LAST WORDS");
  await page.getByRole("button", { name: "Show", exact: true }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByText("MY LAST WORDS").waitFor();
  expect(await dialog.innerText()).toContain("Objectives");
  const copies = () => page.evaluate(async () => (await indexedDB.databases()).map(({ name }) => name ?? ""));
  await until(async () => !(await copies()).some((name) => name.includes(document)));
});

test("a role lowered while writing sets the unsaved text aside on the spot and goes on reading", async () => {
  const { page } = desk;
  await caretBehind(page, sentence);
  // Nothing that is typed reaches the server any more, but what the server says comes through.
  await page.evaluate(() => {
    const send = WebSocket.prototype.send;
    WebSocket.prototype.send = function (data) {
      const bytes = data instanceof Uint8Array ? data : new Uint8Array();
      const isUpdateOrBarrier = (bytes[0] === 0 && bytes[1] === 2) || bytes[0] === 100;
      if (!isUpdateOrBarrier) send.call(this, data);
    };
  });
  await page.keyboard.type(" ON THE WAY");
  const members = (await chief.get<MemberAnswer[]>(`/api/projects/${project}/members`)).body;
  const mine = members.find(({ id }) => id === writer.id)!.member;
  await chief.patch(`/api/projects/${project}/members/${mine}`, { role: "commenter" });
  await untilSave(page, "read-only");
  expect(await page.locator(".tools").count()).toBe(0);
  await page.getByRole("button", { name: "Show", exact: true }).click();
  await page.getByRole("dialog").getByText("ON THE WAY").waitFor();
  await page.getByRole("button", { name: "Copy", exact: true }).click();
  await page.getByText("Copied", { exact: true }).waitFor();
  expect(await onDisk()).not.toContain("ON THE WAY");
});

test("somebody whose sign-in has ended goes on writing here, and it is saved after signing in again", async () => {
  const { page } = desk;
  const email = (await writer.get<{ email: string }>("/api/me")).body.email;
  await caretBehind(page, sentence);
  // Signed out in another tab of the same browser.
  await page.evaluate(() => fetch("/api/sign-out", { method: "POST" }));
  await untilSave(page, "refused");
  await page.keyboard.type(" KEPT MEANWHILE");
  await page.waitForTimeout(800);
  await page.getByRole("link", { name: "Sign in" }).click();
  await page.getByLabel("E-mail").fill(email);
  await page.getByLabel("Password").fill("kayu manis di tepi danau");
  await page.keyboard.press("Enter");
  await textIsThere(page);
  await untilSave(page, "saved");
  expect(await textOn(page)).toContain("KEPT MEANWHILE");
  expect(await onDisk()).toContain("KEPT MEANWHILE");
});

test("somebody removed from the project sees no text any more", async () => {
  const { page } = desk;
  const members = (await chief.get<MemberAnswer[]>(`/api/projects/${project}/members`)).body;
  const mine = members.find(({ id }) => id === writer.id)!.member;
  await chief.delete(`/api/projects/${project}/members/${mine}`);
  await page.getByRole("alert").getByRole("heading", { name: "Not found" }).waitFor();
  expect(await page.locator(".doc-text").count()).toBe(0);
});
