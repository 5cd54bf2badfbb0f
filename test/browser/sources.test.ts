import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { DocumentId } from "../../shared/ids";
import type { InputAnswer } from "../../shared/register/answers";
import { builtClient, openBrowser, phone, seat } from "../help/browser";
import { until } from "../help/live";
import type { Person } from "../help/person";
import { brokenRules } from "../help/screen-rules";
import { startServer, type TestServer } from "../help/server";
import { beginStudy, type Study } from "../help/study";
import { writeBlock } from "../server/registers/minutes";

/** From what was said to the section that it changed, and back: beside the text, by those who write and those who read. */

let browser: Browser;
let server: TestServer;
let study: Study;
let consultant: Person;
let director: Person;
let observer: Person;
let tor: string;

const hostile = `<img src=x onerror=alert(1)> \u202Eעברית ${"x".repeat(9_900)}`;
const wide: BrowserContextOptions = { viewport: { width: 1440, height: 900 }, colorScheme: "light" };
beforeAll(async () => {
  browser = await openBrowser();
  server = await startServer({ clientFolder: builtClient });
  study = await beginStudy(server);
  consultant = await study.join("editor", "Konsultan A");
  director = await study.join("commenter", "Direktur");
  observer = await study.join("observer", "Pengamat");
  tor = await study.document();
  const minutes = await study.document("minutes-of-workshop");
  await server.rooms.write(minutes as DocumentId, {
    by: null,
    change: (doc) => {
      writeBlock(doc, "input", { id: "in1", by: "Asosiasi A" }, "Name the recyclers.");
      writeBlock(doc, "decision", { id: "de1" }, "Recycling belongs to the scope.");
      writeBlock(doc, "input", { id: "in2", by: "<b>Perusahaan</b> \u202Eאבג", document: tor }, hostile);
      writeBlock(doc, "decision", { id: "de2" }, hostile);
      writeBlock(doc, "followUp", { id: "fu1", owner: hostile.slice(0, 500), person: hostile }, hostile);
    },
  });
  await until(async () => (await inputs()).length === 2);
  await study.chief.patch(`/api/documents/${minutes}`, { audience: "everyone" });
  await study.chief.patch(`/api/documents/${tor}`, { audience: "everyone" });
});
afterAll(async () => {
  await browser?.close();
  await server?.close();
});

const inputs = async () =>
  (await study.chief.get<InputAnswer[]>(`/api/projects/${study.project}/inputs`)).body;
const address = () => `${server.url}/p/${study.project}/docs/${tor}`;
const side = (page: Page) => page.getByRole("complementary", { name: "Beside the text" });
const shot = async (page: Page, name: string) => {
  if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/${name}.png` });
};

test("a consultant links an input to a section by keyboard; the director reads on a phone why it is there", async () => {
  const writer = await seat(browser, server, consultant, wide);
  const reader = await seat(browser, server, director, phone);
  await Promise.all([writer.page.goto(address()), reader.page.goto(address())]);
  await reader.page.getByText("To give the Ministry and stakeholders").first().waitFor();
  expect(await reader.page.locator(".why").count()).toBe(0);

  await writer.page.getByText("To give the Ministry and stakeholders").first().click();
  await writer.page.keyboard.press("Control+Alt+KeyS");
  const panel = side(writer.page);
  await panel.getByText("No input or decision stands behind this section yet.").waitFor();
  await panel.getByRole("button", { name: "Link another input or decision" }).press("Enter");
  await writer.page.getByLabel("Number, words, or who said it").fill("recyclers");
  await shot(writer.page, "sources-link");
  await writer.page.getByRole("button", { name: "Link Input 1" }).press("Enter");
  await panel.getByText("Taken up in").waitFor();
  const [first] = await inputs();
  expect(first?.links.map((link) => link.document.id)).toEqual([tor]);

  // Without a reload.
  const sign = reader.page.getByRole("button", { name: "Why is this here? 1 input or decision" });
  await sign.tap();
  const sheet = reader.page.getByRole("region", { name: "Inputs and decisions" });
  await sheet.getByText("Name the recyclers.").waitFor();
  await sheet.getByText("Asosiasi A").waitFor();
  await sheet.getByText("Open", { exact: true }).waitFor();
  expect(await sheet.getByRole("button", { name: /^(Link|Answer|Remove)/ }).count()).toBe(0);
  await shot(reader.page, "sources-phone");
  expect([...reader.trouble, ...(await brokenRules(reader.page))]).toEqual([]);

  await panel.getByRole("button", { name: "Answer Input 1" }).press("Enter");
  await panel.getByLabel("Outcome").selectOption("A");
  await panel.getByLabel("Answer in English").fill("The recyclers are named.");
  await panel.getByRole("button", { name: "Save" }).press("Enter");
  await panel.getByRole("button", { name: "Propose the answer" }).press("Enter");
  await panel.locator(".chip", { hasText: "Answer proposed" }).waitFor();
  expect(await panel.getByRole("button", { name: "Approve the answer" }).count()).toBe(0);
  await shot(writer.page, "sources-wide");
  expect([...writer.trouble, ...(await brokenRules(writer.page))]).toEqual([]);

  const approver = await seat(browser, server, study.chief, wide);
  await approver.page.goto(address());
  await side(approver.page).getByRole("tab", { name: "Inputs" }).press("Enter");
  await side(approver.page).getByRole("button", { name: "Answer Input 1" }).press("Enter");
  await side(approver.page).getByRole("button", { name: "Approve the answer" }).press("Enter");
  await sheet.locator(".chip", { hasText: "Answered" }).waitFor();
  await sheet.getByText("The recyclers are named.").waitFor();
  // What stands is the secretariat's to take back.
  await panel.getByRole("button", { name: /Input 1$/ }).waitFor({ state: "detached" });
  for (const { page } of [writer, reader, approver]) await page.context().close();
});

test("from an input's page one comes to the section, from there to the input, and the link is taken away", async () => {
  const { page, trouble } = await seat(browser, server, consultant, wide);
  await page.goto(`${server.url}/p/${study.project}/inputs/in1`);
  await page.getByRole("link", { name: /^Objectives/ }).click();
  const section = page.locator(".doc-text > section", { hasText: "To give the Ministry and stakeholders" });
  await section.locator("h2").waitFor();
  await until(async () => {
    const top = (await section.locator("h2").boundingBox())?.y ?? -1;
    return top > 0 && top < 400;
  });
  await section.getByRole("button", { name: "Why is this here?" }).press("Enter");
  const card = await side(page).getByText("Name the recyclers.").boundingBox();
  expect(card && card.y > 0 && card.y < 900, "in sight, wherever the text is").toBe(true);
  await side(page).getByRole("link", { name: "Input 1" }).waitFor();
  await side(page)
    .getByRole("button", { name: /^Remove the link to/ })
    .press("Enter");
  await section.locator(".why").waitFor({ state: "detached" });
  await side(page).getByText("No input or decision stands behind this section yet.").waitFor();
  await side(page).getByRole("button", { name: "Link another input or decision" }).press("Enter");
  await page.getByLabel("Number, words, or who said it").press("Escape");
  const isOn = (selector: string) =>
    page.evaluate((at) => document.activeElement?.matches(at) === true, selector);
  await until(() => isOn("aside button"));
  await page.keyboard.press("Escape");
  await until(() => isOn(".doc-text"));
  expect(trouble).toEqual([]);
  await page.context().close();
});

test.each([
  { name: "wide, light", options: wide },
  { name: "360 px, dark", options: phone },
])("hostile words stand as they are and break nothing, $name", async ({ options }) => {
  const { page, trouble } = await seat(browser, server, observer, options);
  await page.goto(address());
  await page.getByText("To give the Ministry and stakeholders").first().waitFor();
  await page.getByRole("button", { name: "More" }).click();
  await page.getByRole("menuitem", { name: "Inputs and decisions" }).click();
  await page.getByText("<b>Perusahaan</b>").waitFor();
  await page.getByText("<img src=x onerror=alert(1)>").waitFor();
  await shot(page, `sources-hostile-${options.viewport?.width}`);
  expect([...trouble, ...(await brokenRules(page))]).toEqual([]);
  for (const path of [
    "decisions",
    "decisions/de2",
    "follow-ups",
    "follow-ups?view=board",
    "follow-ups/fu1",
  ]) {
    await page.goto(`${server.url}/p/${study.project}/${path}`);
    await page.getByText("<img src=x onerror=alert(1)>").first().waitFor();
    await shot(page, `hostile-${path.replace(/\W/g, "-")}-${options.viewport?.width}`);
    expect([...trouble, ...(await brokenRules(page))], path).toEqual([]);
  }
  // Owner and person: a name that turns the direction of writing turns no other.
  expect(await page.locator("dd bdi").count()).toBe(2);
  await page.context().close();
});
