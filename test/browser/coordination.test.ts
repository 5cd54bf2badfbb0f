import { readFile } from "node:fs/promises";
import type { Browser, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { builtClient, openBrowser, phone } from "../help/browser";
import { readDocx } from "../help/docx-text";
import type { Person } from "../help/person";
import { startServer, type TestServer } from "../help/server";
import { createVisits } from "../help/visits";
import { smallPdf } from "../rules/small-pdf";
import { smallPng } from "../rules/small-png";

/** The work of the coordinating directorate in a real browser: letters, and who does what. */

let browser: Browser;
let server: TestServer;
let secretary: Person;
let consultant: Person;
let director: Person;
let project: string;
const visits = createVisits(() => ({ browser, server }));
const { open } = visits;

beforeAll(async () => {
  browser = await openBrowser();
  server = await startServer({ clientFolder: builtClient });
  secretary = await server.setUp({ organisation: "Direktorat ASDIPI" });
  project = await server.project(secretary);
  consultant = await server.join(secretary, project, "editor", {
    name: "Konsultan A",
    organisation: "JICA",
    side: "japan",
  });
  director = await server.join(secretary, project, "commenter", {
    name: "Direktur ASDIPI",
    side: "indonesia",
  });
  const begun = await secretary.post<{ id: string }>(`/api/projects/${project}/workshops`, {
    title: { en: "The 1st Workshop" },
    languages: ["en"],
    date: "2024-01-15",
  });
  await secretary.patch(`/api/workshops/${begun.body.id}`, { state: "open" });
  for (const name of ["AISI", "BSN"])
    await secretary.post(`/api/projects/${project}/organisations`, {
      side: "other",
      name: { id: name, en: name },
    });
});
afterEach(async () => {
  expect(await visits.end()).toEqual([]);
});
afterAll(async () => {
  await browser?.close();
  await server?.close();
});

async function download(page: Page, act: () => Promise<void>) {
  const [file] = await Promise.all([page.waitForEvent("download"), act()]);
  return { name: file.suggestedFilename(), bytes: new Uint8Array(await readFile(await file.path())) };
}

test("a letter is asked for, filled in, numbered by the mask and written, without a mouse", async () => {
  const asking = await open(consultant, `/p/${project}/letters`);
  await asking.getByRole("button", { name: "Ask for a letter" }).focus();
  await asking.keyboard.press("Enter");
  const dialog = asking.getByRole("dialog");
  await dialog.getByLabel("Which letter").selectOption("letter-survey-facilitation");
  await dialog.getByLabel("To which organisation").selectOption({ label: "AISI" });
  await dialog.getByLabel("Activity").selectOption({ label: "2 Demand survey" });
  await dialog.getByLabel("Workshop").selectOption({ label: "The 1st Workshop" });
  await visits.checkRules(asking);
  await dialog.getByRole("button", { name: "Begin the letter" }).focus();
  await asking.keyboard.press("Enter");
  await asking.getByRole("heading", { level: 1, name: "Permohonan fasilitasi Demand survey" }).waitFor();
  expect(await asking.getByRole("button", { name: "Give it its number…" }).count()).toBe(0);

  const page = await open(secretary, `/p/${project}/letters`);
  await page.getByLabel("How numbers are made").fill("B-{number}/ILMATE.5/{month_roman}/{year}");
  await page.keyboard.press("Enter");
  await page.getByText("The next would be B-1/ILMATE.5/").waitFor();
  await page
    .locator("input[type=file]")
    .setInputFiles({ name: "kop.docx", mimeType: "x/y", buffer: Buffer.from(smallPdf) });
  await page.getByRole("alert").waitFor();
  await page
    .locator("input[type=file]")
    .setInputFiles({ name: "kop.png", mimeType: "image/png", buffer: smallPng });
  await page.getByText("kop.png").waitFor();
  await visits.checkRules(page);
  await visits.shot(page, "letters");

  await page.getByRole("link", { name: "Permohonan fasilitasi Demand survey" }).focus();
  await page.keyboard.press("Enter");
  await page.getByRole("button", { name: "Take it over as a draft" }).focus();
  await page.keyboard.press("Enter");
  await page.getByText("Still missing").waitFor();
  await visits.checkRules(page);
  await visits.shot(page, "letter-gaps");
  const fill = async (label: string, value: string) => {
    await page.getByLabel(label, { exact: true }).fill(value);
    await page.keyboard.press("Enter");
  };
  await fill("Date", "2024-02-05");
  await fill("Place", "Jakarta");
  await page.getByLabel("Nature").selectOption("penting");
  await fill("Addressee (position)", "Ketua Umum");
  await fill("From", "2024-03-01");
  await fill("To", "2024-04-30");
  await fill("Place of the survey", "Jakarta");
  await fill("Surveyor", "Tim Konsultan JICA");
  await fill("Minutes for each respondent", "45");
  await fill("Reply by", "2024-02-20");
  await fill("Contact", "<b>Sekretariat</b>");
  await fill("Signatory’s position", "Direktur ASDIPI");
  await fill("Signatory", "Sutrisno");
  await page.getByText("Still missing").waitFor({ state: "detached" });
  await page.getByText("menghubungi <b>Sekretariat</b>.").waitFor();
  await visits.shot(page, "letter");

  await page.getByRole("button", { name: "Give it its number…" }).focus();
  await page.keyboard.press("Enter");
  await page.getByText("The next number is").waitFor();
  await visits.checkRules(page);
  await page.getByRole("dialog").getByLabel("Number (from the registry)").focus();
  await page.keyboard.press("Enter");
  await page.getByText("Number B-1/ILMATE.5/II/2024 is given.").waitFor();
  expect(await page.getByLabel("Signatory", { exact: true }).count()).toBe(0);
  const file = await download(page, () => page.getByRole("button", { name: "Word (DOCX)" }).click());
  expect(readDocx(file.bytes).paragraphs[0]).toBe("Nomor\t:\tB-1/ILMATE.5/II/2024\tJakarta, 5 Februari 2024");
  expect(file.name).toContain("ILMATE.5");
});

test("the matrix is a table to change, a list on a phone, and leaves without anybody's number", async () => {
  const page = await open(secretary, `/p/${project}/follow-ups`);
  await page.getByRole("link", { name: "Coordination" }).first().focus();
  await page.keyboard.press("Enter");
  await page.getByRole("button", { name: "Add an organisation" }).focus();
  await page.keyboard.press("Enter");
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Organisation").selectOption({ label: "BSN" });
  await dialog.getByLabel("Unit").fill("Pusat Standar <x>");
  await dialog.getByLabel("Focal point").fill("Siti");
  await dialog.getByLabel("Phone").fill("+62 811 222 333");
  const roles = dialog.getByRole("group", { name: "Roles: 1 Battery standardisation" });
  await roles.getByLabel("S Regulator or standards body").focus();
  await page.keyboard.press("Space");
  await roles.getByLabel("E Expert or speaker").focus();
  await page.keyboard.press("Space");
  await visits.checkRules(page);
  await visits.shot(page, "matrix-dialog");
  await dialog.getByLabel("Needed by").fill("2024-03-01");
  await page.keyboard.press("Enter");
  const row = page.getByRole("row", { name: /BSN/ });
  await row.getByText("E, S").waitFor();
  await row.getByLabel("Step: BSN").selectOption("letter_sent");
  await page.getByText("Saved.").first().waitFor();
  await page.reload();
  await expect.poll(() => page.getByLabel("Step: BSN").inputValue()).toBe("letter_sent");
  await visits.checkRules(page);
  await visits.shot(page, "matrix");
  const sheet = await download(page, () => page.getByRole("button", { name: "Excel (XLSX)" }).click());
  expect(Buffer.from(sheet.bytes).subarray(0, 2).toString()).toBe("PK");
  const paper = readDocx(
    (await download(page, () => page.getByRole("button", { name: "Word (DOCX)" }).click())).bytes,
  );
  expect(paper.paragraphs.join("\n")).toContain("BSN");
  expect(paper.paragraphs.join("\n")).not.toMatch(/Siti|\+62/);

  const small = await open(director, `/p/${project}/coordination`, phone);
  await small.getByText("Pusat Standar <x>").waitFor();
  await small.getByText("Letter sent").waitFor();
  expect(await small.getByText("+62 811 222 333").count()).toBe(0);
  expect(await small.getByRole("button", { name: /Edit/ }).count()).toBe(0);
  await visits.checkRules(small);
  await visits.shot(small, "matrix-phone");
  const letters = await open(secretary, `/p/${project}/letters`, phone);
  await letters.getByText("B-1/ILMATE.5/II/2024").waitFor();
  await visits.checkRules(letters);
  await visits.shot(letters, "letters-phone");
  await letters.getByRole("link", { name: "Permohonan fasilitasi Demand survey" }).click();
  await letters.getByRole("heading", { name: "Words of the letter" }).waitFor();
  await visits.checkRules(letters);
  await visits.shot(letters, "letter-phone");
});
