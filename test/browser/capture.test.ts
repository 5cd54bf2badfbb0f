import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import type { FollowUpAnswer, InputAnswer } from "../../shared/register/answers";
import { builtClient, openBrowser } from "../help/browser";
import { caretUnder, type Desk, openDesk, textOn, untilSave } from "../help/desk";
import { until } from "../help/live";
import type { Person } from "../help/person";
import { brokenRules } from "../help/screen-rules";
import { startServer, type TestServer } from "../help/server";

/** Two note-takers, one writing English and one Indonesian, capture what is said, by keyboard alone. */

let server: TestServer;
let browser: Browser;
let project: string;
let chief: Person;
let consultant: Person;
let official: Person;
let director: Person;
let workshop: string;
let minutes: string;

const kinds = {
  inputs: { en: "Input", key: "Control+Alt+5" },
  decisions: { en: "Decision", key: "Control+Alt+6" },
  "follow-ups": { en: "Follow-up", key: "Control+Alt+7" },
} as const;
type Register = keyof typeof kinds;
const registers = Object.keys(kinds) as Register[];

beforeAll(async () => {
  server = await startServer({ clientFolder: builtClient });
  browser = await openBrowser();
  chief = await server.setUp();
  project = await server.project(chief);
  await chief.patch(`/api/projects/${project}`, {
    topics: [{ name: { en: "Safety and recycling", id: "Keamanan dan daur ulang" } }],
  });
  consultant = await server.join(chief, project, "editor", { name: "Konsultan A", side: "japan" });
  official = await server.join(chief, project, "editor", { name: "Pejabat B" });
  director = await server.join(chief, project, "commenter", { name: "Direktur" });
});
afterAll(async () => {
  await browser?.close();
  await server?.close();
});

beforeEach(async () => {
  const begun = await chief.post<{ id: string; minutes: string }>(`/api/projects/${project}/workshops`, {
    title: { en: "Workshop", id: "Lokakarya" },
    languages: ["en", "id"],
  });
  ({ id: workshop, minutes } = begun.body);
  const item = { kind: "discussion", title: { en: "Battery discussion", id: "Diskusi baterai" } };
  await chief.post(`/api/workshops/${workshop}/programme`, item);
  await chief.post(`/api/workshops/${workshop}/participants`, { name: "Suparman", side: "indonesia" });
  for (const state of ["open", "in-progress"]) await chief.patch(`/api/workshops/${workshop}`, { state });
});

const seat = (person: Person, more = {}) =>
  openDesk({ browser, server, project, document: minutes }, person, more);

async function leave(...desks: Desk[]) {
  for (const desk of desks) {
    expect(desk.trouble).toEqual([]);
    await desk.page.context().close();
  }
}

/** The rows of a register that stand in these minutes. */
async function rows<Row = { text: { en?: string; id?: string } }>(register: Register): Promise<Row[]> {
  const all = await chief.get<(Row & { document: { id: string } })[]>(`/api/projects/${project}/${register}`);
  return all.body.filter(({ document }) => document.id === minutes);
}

const focused = (page: Page) =>
  page.evaluate(() => {
    const at = document.activeElement;
    return (at instanceof HTMLInputElement && at.labels?.[0]?.textContent) || at?.className || "";
  });

test("an input goes by slash into both languages and its register; its words are translated by the other", async () => {
  const one = await seat(consultant);
  const other = await seat(official, { locale: "id-ID" });
  await caretUnder(one.page, "Battery discussion");
  await one.page.keyboard.type("/inp");
  await one.page.getByRole("option", { name: "Input", exact: true }).waitFor();
  await one.page.keyboard.press("Enter");
  await expect.poll(() => focused(one.page)).toBe("By whom");
  await one.page.keyboard.type("Asosiasi A");
  await one.page.keyboard.press("Tab");
  await one.page.keyboard.type("Safety");
  await one.page.keyboard.press("Control+Enter");
  await until(async () => (await focused(one.page)).includes("doc-text"));
  await one.page.keyboard.type("Name the recyclers.");
  await until(async () => (await rows("inputs"))[0]?.text.en === "Name the recyclers.");

  const there = other.page.locator(".cap:visible");
  await there.getByText("Asosiasi A").waitFor();
  await there.getByText("Menunggu terjemahan; tertulis dalam bahasa Inggris.").waitFor();
  await there.getByText("Keamanan dan daur ulang").waitFor();
  await caretUnder(other.page, "Diskusi baterai");
  await other.page.keyboard.type("Sebutkan pendaur ulang.");
  await until(async () => (await rows("inputs"))[0]?.text.id === "Sebutkan pendaur ulang.");
  expect(await there.getByText("Menunggu terjemahan").count()).toBe(0);

  // Changed in the other language, seen in this one.
  await other.page.keyboard.press("Alt+Enter");
  await expect.poll(() => focused(other.page)).toBe("Disampaikan oleh");
  await other.page.keyboard.press("Control+a");
  await other.page.keyboard.type("Asosiasi B");
  await other.page.keyboard.press("Enter");
  await one.page.locator(".cap:visible").getByText("Asosiasi B").waitFor();
  await until(async () => (await rows<InputAnswer>("inputs"))[0]?.by === "Asosiasi B");
  expect((await rows("inputs")).length).toBe(1);
  await leave(one, other);
});

test("each kind goes in by slash, by the quick bar and by its keys", async () => {
  const desk = await seat(consultant);
  const { page } = desk;
  await caretUnder(page, "Battery discussion");
  for (const [index, register] of registers.entries()) {
    const { en, key } = kinds[register];
    for (const way of ["slash", "bar", "keys"]) {
      if (way === "slash") {
        await page.keyboard.type(`/${en.toLowerCase().split("-")[0]}`);
        await page.getByRole("option", { name: en, exact: true }).waitFor();
        await page.keyboard.press("Enter");
      } else if (way === "bar") {
        await page.keyboard.press("Escape");
        for (let step = 0; step < index; step++) await page.keyboard.press("ArrowRight");
        await page.keyboard.press("Enter");
      } else await page.keyboard.press(key);
      await page.locator(".cap-form").waitFor();
      await page.keyboard.press("Escape");
      await page.locator(".cap-form").waitFor({ state: "detached" });
      await page.keyboard.type(`${en} by ${way}`);
      // Out of the block again: Enter, and Enter in the empty line.
      await page.keyboard.press("Enter");
      await page.keyboard.press("Enter");
    }
    await expect
      .poll(async () => (await rows(register)).map(({ text }) => text.en))
      .toEqual(["slash", "bar", "keys"].map((way) => `${en} by ${way}`));
  }
  const lacking = page.locator(".cap--follow:visible").first();
  await lacking.getByText("Still missing: who does it, the day it is due").waitFor();
  await leave(desk);
});

test("undo withdraws the row in both languages, redo brings it back with its details", async () => {
  const one = await seat(consultant);
  const other = await seat(official, { locale: "id-ID" });
  const { page } = one;
  await caretUnder(page, "Battery discussion");
  await page.keyboard.press("Control+Alt+7");
  await expect.poll(() => focused(page)).toBe("Owner");
  await page.keyboard.type("ASDIPI");
  await page.keyboard.press("Enter");
  await until(async () => (await focused(page)).includes("doc-text"));
  await page.keyboard.type("Facilitate the survey.");
  await other.page.locator(".cap:visible").getByText("ASDIPI").waitFor();
  const row = async () => (await rows<FollowUpAnswer>("follow-ups"))[0];
  await until(async () => (await row())?.text.en === "Facilitate the survey.");
  const { id } = (await row())!;

  for (let steps = 0; (await page.locator(".cap:visible").count()) > 0 && steps < 6; steps++) {
    await page.keyboard.press("Control+z");
    await page.waitForTimeout(150);
  }
  await until(async () => (await row()) === undefined);
  await until(async () => (await other.page.locator(".cap:visible").count()) === 0);
  for (let steps = 0; steps < 6; steps++) await page.keyboard.press("Control+y");
  await until(async () => (await row())?.text.en === "Facilitate the survey.");
  expect(await row()).toMatchObject({ id, owner: "ASDIPI", missing: ["due"] });
  await other.page.locator(".cap:visible").getByText("ASDIPI").waitFor();
  await leave(one, other);
});

test("the director reads the blocks, cannot change them, and is not shown what was said in confidence", async () => {
  const writer = await seat(consultant);
  const { page } = writer;
  await caretUnder(page, "Battery discussion");
  for (const [words, visibility] of [
    ["Open words.", "public"],
    ["Secret words.", "confidential"],
  ] as const) {
    await page.keyboard.press("Control+Alt+5");
    await page.getByLabel("Visibility").selectOption(visibility);
    const isPublic = visibility === "public";
    if (!isPublic) {
      await page.getByLabel("By whom").fill("Perusahaan Rahasia");
      await page.getByLabel("Words (English)").fill(words);
    }
    await page.getByRole("button", { name: "Save" }).press("Enter");
    await until(async () => (await focused(page)).includes("doc-text"));
    if (isPublic) await page.keyboard.type(words);
  }
  await untilSave(page, "saved");
  await page.locator(".cap--confidential:visible").getByText("Confidential").waitFor();
  await page.locator(".cap--confidential:visible").getByText("Secret words.").waitFor();
  await page.locator(".cap--confidential:visible").getByText("Perusahaan Rahasia").waitFor();

  const reader = await seat(director);
  await reader.page.locator(".cap:visible").getByText("Open words.").waitFor();
  await reader.page.locator(".cap--confidential:visible").getByText("Said in confidence").waitFor();
  // Not hidden: not there.
  const theirs = await reader.page.content();
  for (const hidden of ["Secret words.", "Perusahaan Rahasia"]) expect(theirs).not.toContain(hidden);
  expect(await reader.page.getByRole("button", { name: /details/i }).count()).toBe(0);
  expect(await reader.page.getByRole("toolbar").count()).toBe(0);
  await reader.page.locator(".cap:visible").first().click();
  await reader.page.keyboard.press("Control+Alt+5");
  await reader.page.keyboard.press("Alt+Enter");
  await reader.page.keyboard.type("/");
  expect(await reader.page.locator(".cap-form").count()).toBe(0);
  expect(await reader.page.locator('.slash [role="option"]').count()).toBe(0);
  await page.waitForTimeout(500);
  expect((await rows("inputs")).length).toBe(2);
  await leave(writer, reader);
});

test("what is typed into the form of a new block is never lost to Escape: it becomes the block's words", async () => {
  const desk = await seat(consultant);
  const { page } = desk;
  await caretUnder(page, "Battery discussion");
  await page.keyboard.type("/inp");
  await page.getByRole("option", { name: "Input", exact: true }).waitFor();
  await page.keyboard.press("Enter");
  await expect.poll(() => focused(page)).toBe("By whom");
  await page.keyboard.type("Name the");
  await page.keyboard.press("Escape");
  await page.locator(".cap-form").waitFor({ state: "detached" });
  await page.keyboard.type(" recyclers.");
  await until(async () => (await rows("inputs"))[0]?.text.en === "Name the recyclers.");
  // Of a block that was there, it stays where it was typed.
  await page.keyboard.press("Alt+Enter");
  await expect.poll(() => focused(page)).toBe("By whom");
  await page.keyboard.type("Asosiasi A");
  await page.keyboard.press("Escape");
  await until(async () => (await rows<InputAnswer>("inputs"))[0]?.by === "Asosiasi A");
  expect((await rows("inputs"))[0]?.text.en).toBe("Name the recyclers.");
  await leave(desk);
});

test("a public input made confidential leaves every text, and comes back into all of them when it is made public", async () => {
  const one = await seat(consultant);
  const other = await seat(official, { locale: "id-ID" });
  const reader = await seat(director);
  await caretUnder(one.page, "Battery discussion");
  await one.page.keyboard.press("Control+Alt+5");
  await one.page.locator(".cap-form").waitFor();
  await one.page.keyboard.press("Escape");
  await one.page.keyboard.type("Seventy dollars.");
  await other.page.locator(".cap:visible").waitFor();
  await caretUnder(other.page, "Diskusi baterai");
  await other.page.keyboard.type("Tujuh puluh dolar.");
  await reader.page.getByText("Seventy dollars.").waitFor();
  await until(async () => (await rows("inputs"))[0]?.text.id === "Tujuh puluh dolar.");

  await one.page.getByRole("button", { name: "Input: details" }).press("Enter");
  await one.page.getByLabel("Visibility").selectOption("confidential");
  await one.page.getByLabel("By whom").press("Enter");
  await one.page.locator(".confided-words:visible").getByText("Seventy dollars.").waitFor();
  await reader.page.getByText("Said in confidence").first().waitFor();
  for (const word of ["Seventy", "Tujuh"]) expect(await reader.page.content()).not.toContain(word);
  await other.page.locator(".confided-words:visible").getByText("Tujuh puluh dolar.").waitFor();
  // Undo takes the block away, and brings no word back.
  await one.page.keyboard.press("Control+z");
  await one.page.waitForTimeout(500);
  await one.page.keyboard.press("Control+y");
  await one.page.locator(".confided-words:visible").getByText("Seventy dollars.").waitFor();
  expect(await reader.page.content()).not.toContain("Seventy");

  await one.page.getByRole("button", { name: "Input: details" }).press("Enter");
  await one.page.getByLabel("Visibility").selectOption("public");
  await one.page.getByText("On saving, the words go into the text").waitFor();
  await one.page.getByLabel("By whom").press("Enter");
  await reader.page.getByText("Seventy dollars.").waitFor();
  await until(async () => (await rows<InputAnswer>("inputs"))[0]?.visibility === "public");
  expect((await rows("inputs"))[0]?.text).toEqual({ en: "Seventy dollars.", id: "Tujuh puluh dolar." });
  await leave(one, other, reader);
});

test("Backspace never draws the words out of a block, and a block that is deleted withdraws its row", async () => {
  const desk = await seat(consultant);
  const { page } = desk;
  await caretUnder(page, "Battery discussion");
  await page.keyboard.press("Control+Alt+6");
  await page.keyboard.press("Escape");
  await page.keyboard.type("Agreed.");
  await until(async () => (await rows("decisions")).length === 1);
  await page.keyboard.press("Home");
  // ProseMirror reads the page's selection when the browser tells of it.
  await page.waitForTimeout(60);
  await page.keyboard.press("Backspace");
  await page.locator(".cap.is-selected").waitFor();
  expect(await textOn(page)).toContain("Agreed.");
  await page.keyboard.press("Backspace");
  await until(async () => (await rows("decisions")).length === 0);
  await page.keyboard.press("Control+z");
  await until(async () => (await rows("decisions")).length === 1);
  await leave(desk);
});

test("a slash within words, or with nothing that fits, is a slash", async () => {
  const desk = await seat(consultant);
  const { page } = desk;
  await caretUnder(page, "Battery discussion");
  await page.keyboard.type("and/or 10 / 5 ");
  expect(await page.locator('.slash [role="option"]').count()).toBe(0);
  await page.keyboard.type("/hea");
  await page.getByRole("option", { name: "Heading", exact: true }).waitFor();
  await page.keyboard.press("Escape");
  await page.keyboard.type("d");
  await until(async () => (await page.locator('.slash [role="option"]').count()) === 0);
  expect(await textOn(page)).toContain("and/or 10 / 5 /head");
  await page.keyboard.press("Enter");
  await page.keyboard.type("/tab");
  await page.getByRole("option", { name: "Table" }).waitFor();
  await page.keyboard.press("Enter");
  await until(async () => (await page.locator(".doc-text section:has-text('Battery') table").count()) > 0);
  await leave(desk);
});

test("programme and attendance stand in the minutes from the workshop's data, and cannot be typed", async () => {
  const desk = await seat(official, { locale: "id-ID" });
  const { page } = desk;
  const shown = page.locator("div:not([hidden]) > .doc-text");
  await shown.getByRole("table", { name: "Susunan acara" }).getByText("Diskusi baterai").waitFor();
  await shown.getByText("Daftar hadir tampil di sini setelah ada yang hadir.").waitFor();
  const everybody = await chief.get<{ id: string }[]>(`/api/workshops/${workshop}/participants`);
  await chief.patch(`/api/workshops/${workshop}/participants/${everybody.body[0]!.id}`, { attended: true });
  const item = { kind: "talk", title: { en: "Roadmap", id: "Peta jalan" }, speaker: "Eko" };
  await chief.post(`/api/workshops/${workshop}/programme`, item);
  await shown.getByRole("table", { name: "Susunan acara" }).getByText("Eko").waitFor();
  await page.reload();
  await shown.getByRole("table", { name: "Daftar hadir" }).getByText("Suparman").waitFor();
  const stored = JSON.stringify((await chief.get(`/api/documents/${minutes}/content?language=id`)).body);
  expect(stored).not.toContain("Suparman");
  if (process.env.SHOTS) {
    for (const name of ["Susunan acara", "Daftar hadir"] as const) {
      await shown.getByRole("table", { name }).scrollIntoViewIfNeeded();
      await page.waitForTimeout(400);
      await shown.getByRole("table", { name }).scrollIntoViewIfNeeded();
      await page.screenshot({ path: `${process.env.SHOTS}/capture-${name.split(" ")[0]}.png` });
    }
  }
  await shown.getByRole("table", { name: "Daftar hadir" }).getByText("Suparman").click();
  await page.keyboard.type("x");
  await shown.getByRole("table", { name: "Daftar hadir" }).getByText("Suparman").waitFor();
  await leave(desk);
});

test.each([
  { name: "wide, light", options: { viewport: { width: 1440, height: 900 }, colorScheme: "light" } },
  { name: "360 px, dark", options: { viewport: { width: 360, height: 780 }, colorScheme: "dark" } },
] as const)(
  "$name: block, form and list break no rule of axe, of their width, of the content policy",
  async (look) => {
    const desk = await seat(consultant, look.options);
    const { page } = desk;
    const shot = async (name: string) => {
      const path = `${process.env.SHOTS}/capture-${name}-${look.options.viewport.width}.png`;
      if (process.env.SHOTS) await page.screenshot({ path });
    };
    await caretUnder(page, "Battery discussion");
    await page.keyboard.press("Control+Alt+7");
    await page.locator(".cap-form").waitFor();
    await page.keyboard.press("Enter");
    await page.keyboard.type("Facilitate the survey and coordinate with ministries and agencies.");
    await page.keyboard.press("Control+Alt+5");
    await page.getByLabel("By whom").fill("Asosiasi A");
    await page.getByLabel("Visibility").selectOption("confidential");
    await page.getByLabel("Words (English)").fill("Name the recyclers.");
    await shot("form");
    expect(await brokenRules(page)).toEqual([]);
    await page.getByLabel("By whom").press("Enter");
    await page.locator(".confided-words").getByText("Name the recyclers.").waitFor();
    await shot("confided");
    expect(await brokenRules(page)).toEqual([]);
    await until(async () => (await focused(page)).includes("doc-text"));
    // Whoever writes on at once writes nothing where everybody reads.
    await page.keyboard.type("The price");
    expect(await page.locator(".doc-text").first().innerText()).not.toContain("The price");
    await untilSave(page, "saved");
    for (const key of ["ArrowDown", "End", "Enter"]) await page.keyboard.press(key);
    await page.keyboard.type("/");
    await page.getByRole("listbox").waitFor();
    await shot("slash");
    expect(await brokenRules(page)).toEqual([]);
    await leave(desk);
  },
);
