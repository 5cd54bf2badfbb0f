import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { ProjectAnswer } from "../../shared/answers";
import type { DocumentId } from "../../shared/ids";
import type { PicturesAnswer } from "../../shared/register/answers";
import { builtClient, openBrowser, seat } from "../help/browser";
import { until } from "../help/live";
import { brokenRules } from "../help/screen-rules";
import { startServer, type TestServer } from "../help/server";
import { beginStudy, type Study } from "../help/study";
import { removeBlock, writeBlock } from "../server/registers/minutes";

const markup = "<img src=x onerror=alert(1)> עברית";

/** The registers as people use them: from the list to an answer, and what is overdue first. */

let browser: Browser;
let server: TestServer;
let study: Study;
let minutes: DocumentId;

beforeAll(async () => {
  browser = await openBrowser();
  server = await startServer({ clientFolder: builtClient });
  study = await beginStudy(server);
  const topics = ["Battery safety and recycling", `${markup} ${"x".repeat(240)}`];
  const named = { topics: topics.map((en) => ({ name: { en } })) };
  expect((await study.chief.patch(`/api/projects/${study.project}`, named)).status).toBe(200);
  const { body: facts } = await study.chief.get<ProjectAnswer>(`/api/projects/${study.project}`);
  const [safety, strange] = facts.topics.map(({ id }) => id);
  minutes = (await study.document("minutes-of-workshop")) as DocumentId;
  await server.rooms.write(minutes, {
    by: null,
    change: (doc) => {
      writeBlock(doc, "input", { id: "in1", by: "Asosiasi A", topic: safety! }, "Name the recyclers.");
      writeBlock(doc, "input", { id: "in2", by: "Asosiasi C" }, "Name all recyclers.");
      writeBlock(doc, "decision", { id: "de1" }, "Recycling belongs to the scope.");
      writeBlock(doc, "decision", { id: "de2" }, "Recycling is a study of its own.");
      writeBlock(doc, "decision", { id: "de3" }, "To be forgotten.");
      writeBlock(doc, "followUp", { id: "fu1", owner: "ASDIPI" }, "Facilitate the survey.");
      writeBlock(doc, "followUp", { id: "fu2", owner: "ASDIPI", due: "2023-08-31" }, "Coordinate.");
    },
  });
  const rows = async () =>
    (await study.chief.get<unknown[]>(`/api/projects/${study.project}/follow-ups`)).body.length;
  await until(async () => (await rows()) === 2);
  const letter = {
    text: { en: `${markup} \u202E${"x".repeat(9_900)}` },
    by: markup,
    topic: strange,
    channel: "letter",
  };
  expect((await study.chief.post(`/api/projects/${study.project}/inputs`, letter)).status).toBe(201);
});
afterAll(async () => {
  await browser?.close();
  await server?.close();
});

test("open register pages follow what others do within two seconds, and what is being typed stays", async () => {
  const inputs = `/api/projects/${study.project}/inputs`;
  const made = await study.chief.post<{ id: string }>(inputs, {
    text: { en: "Followed live." },
    channel: "letter",
  });
  const { page, trouble } = await seat(browser, server, study.chief);
  const list = await seat(browser, server, study.chief);
  await list.page.goto(`${server.url}/p/${study.project}/inputs`);
  const row = list.page.getByRole("row", { name: /Followed live/ });
  await row.waitFor();
  await list.page
    .getByRole("link", { name: /^Input/ })
    .last()
    .focus();
  await page.goto(`${server.url}/p/${study.project}/inputs/${made.body.id}`);
  await page.getByLabel("Answer in English").waitFor();

  // Nothing is typed: what another writes comes into the form.
  await study.chief.patch(`${inputs}/${made.body.id}`, { responsible: "Team A" });
  const responsible = page.getByRole("textbox", { name: "Responsible" });
  await expect.poll(() => responsible.inputValue(), { timeout: 3_000 }).toBe("Team A");
  await row.getByText("Team A").waitFor({ timeout: 3_000 });
  expect(await list.page.evaluate(() => document.activeElement?.tagName)).toBe("A");

  // While somebody types: the facts follow, the words stay.
  const answer = page.getByLabel("Answer in English");
  await answer.focus();
  await page.keyboard.type("Half a sen");
  await study.chief.patch(`${inputs}/${made.body.id}`, { responsible: "Team B" });
  await page.getByRole("definition").getByText("Team B").waitFor({ timeout: 3_000 });
  await page.keyboard.type("tence");
  expect(await answer.inputValue()).toBe("Half a sentence");
  expect(await answer.evaluate((box) => box === document.activeElement)).toBe(true);

  // A row that somebody enters comes into the list.
  await study.chief.post(inputs, { text: { en: "Entered elsewhere." }, channel: "mail" });
  await list.page.getByText("Entered elsewhere.").waitFor({ timeout: 3_000 });
  expect([...trouble, ...list.trouble]).toEqual([]);
  await page.context().close();
  await list.page.context().close();
});

test("an input is answered from its page by keyboard, which says what its answer lacks", async () => {
  const { page, trouble } = await seat(browser, server, study.chief);
  await page.goto(`${server.url}/p/${study.project}/inputs`);
  await page.getByRole("link", { name: "Input 1" }).press("Enter");
  await page.getByRole("button", { name: "Propose the answer" }).press("Enter");
  await page.getByText("Still missing: the outcome").waitFor();
  await page.getByLabel("Outcome").selectOption("N");
  await page.getByLabel("Answer in English").fill("Not part of this study.");
  await page.getByRole("button", { name: "Save" }).press("Enter");
  await page.locator(".chip.more", { hasText: "Not accepted" }).waitFor();
  await page.getByRole("button", { name: "Propose the answer" }).press("Enter");
  await page.getByRole("button", { name: "Approve the answer" }).press("Enter");
  await page.locator(".head .chip", { hasText: "Answered" }).waitFor();
  expect([...trouble, ...(await brokenRules(page))]).toEqual([]);
  await page.context().close();
});

test("a step takes along what is typed and not saved yet", async () => {
  const at = `/api/projects/${study.project}/inputs`;
  const said = { text: { en: "Say which standard." }, channel: "letter" };
  const { id } = (await study.chief.post<{ id: string }>(at, said)).body;
  const { page, trouble } = await seat(browser, server, study.chief);
  await page.goto(`${server.url}/p/${study.project}/inputs/${id}`);
  await page.getByLabel("Outcome").selectOption("N");
  await page.getByLabel("Answer in English").fill("No standard is in force.");
  await page.getByRole("button", { name: "Propose the answer" }).press("Enter");
  await page.locator(".chip", { hasText: "Answer proposed" }).waitFor();
  expect((await study.chief.get(`${at}/${id}`)).body).toMatchObject({
    state: "proposed",
    disposition: "N",
    answer: { en: "No standard is in force." },
  });
  // Who typed nothing leaves alone what somebody else has saved meanwhile.
  await study.chief.patch(`${at}/${id}`, { answer: { en: "None is in force yet." } });
  await page.getByRole("button", { name: "Approve the answer" }).press("Enter");
  await page.locator(".chip", { hasText: "Answered" }).first().waitFor();
  expect((await study.chief.get(`${at}/${id}`)).body).toMatchObject({
    state: "answered",
    answer: { en: "None is in force yet." },
  });
  expect(trouble).toEqual([]);
  await page.context().close();
});

test("what is overdue stands first, and a follow-up without a day says so", async () => {
  const { page, trouble } = await seat(browser, server, study.chief);
  await page.goto(`${server.url}/p/${study.project}/follow-ups`);
  const rows = page.locator("tbody tr");
  await rows.first().waitFor();
  expect(await rows.nth(0).textContent()).toMatch(/Coordinate\..*Overdue/);
  expect(await rows.nth(1).textContent()).toMatch(/Facilitate.*No day agreed/);
  expect(trouble).toEqual([]);
  await page.context().close();
});

test("decisions: one takes another's place, and one whose block went is shown on wish, as what it is", async () => {
  await server.rooms.write(minutes, { by: null, change: (doc) => removeBlock(doc, "de3") });
  const withdrawn = `/api/projects/${study.project}/decisions?withdrawn=yes`;
  await until(async () => (await study.chief.get<unknown[]>(withdrawn)).body.length === 1);
  const { page, trouble } = await seat(browser, server, study.chief);
  await page.goto(`${server.url}/p/${study.project}`);
  await page.getByRole("link", { name: "Decisions" }).first().press("Enter");
  const rows = page.locator("tbody tr");
  await rows.first().waitFor();
  expect(await rows.count()).toBe(2);
  await page.getByRole("button", { name: "Withdrawn ones too" }).press("Enter");
  await rows.nth(2).waitFor();
  expect(await rows.nth(2).textContent()).toMatch(/To be forgotten\..*Withdrawn/);
  await page.getByRole("link", { name: "Decision 1" }).press("Enter");
  await page
    .getByLabel("Superseded by")
    .selectOption({ label: "Decision 2: Recycling is a study of its own." });
  await page.getByRole("button", { name: "Mark as superseded" }).press("Enter");
  await page.locator(".head .chip", { hasText: "Superseded" }).waitFor();
  await page.getByRole("link", { name: "Open that decision" }).press("Enter");
  await page.getByRole("heading", { name: "Decision 2" }).waitFor();
  expect([...trouble, ...(await brokenRules(page))]).toEqual([]);
  await page.context().close();
});

test("two inputs that say the same are merged, both givers are told, and the giver's link works until it is ended", async () => {
  const { page, trouble } = await seat(browser, server, study.chief);
  await page.goto(`${server.url}/p/${study.project}/inputs/in2`);
  const merging = page.locator("section", { hasText: "Said twice?" });
  await merging.getByLabel("Merge into").selectOption({ label: "Input 1: Name the recyclers." });
  await merging.getByRole("button", { name: "Merge" }).press("Enter");
  await page.locator(".head .chip", { hasText: "Merged" }).waitFor();
  await merging.getByRole("link", { name: "Input 1" }).press("Enter");
  await page.getByRole("heading", { name: "Input 1" }).waitFor();
  for (const giver of ["Asosiasi A", "Asosiasi C"]) {
    await page.getByRole("button", { name: `Mark as told: ${giver}` }).press("Enter");
    await page.getByRole("button", { name: `Mark as told: ${giver}` }).waitFor({ state: "detached" });
  }
  await page.getByText(/^Told on/).waitFor();

  await page.getByRole("button", { name: "Make a link" }).waitFor();
  expect(await page.getByRole("button", { name: "End the link" }).count()).toBe(0);
  await page.getByRole("button", { name: "Make a link" }).press("Enter");
  const link = await page.getByLabel("Link for the giver").inputValue();
  const giver = await seat(browser, server, server.stranger());
  await giver.page.goto(link);
  await giver.page.getByText("Name the recyclers.").waitFor();
  await page.getByRole("button", { name: "End the link" }).press("Enter");
  await page.getByText("The link no longer opens anything.").waitFor();
  await giver.page.reload();
  await giver.page.getByRole("heading", { name: "This link no longer opens anything" }).waitFor();
  await giver.page.context().close();

  await page.getByRole("button", { name: "Separate again" }).press("Enter");
  await page.getByRole("button", { name: "Separate again" }).waitFor({ state: "detached" });
  expect([...trouble, ...(await brokenRules(page))]).toEqual([]);
  await page.context().close();
});

test("follow-ups by organisation, what has no day pointed out, and a calendar until its address is ended", async () => {
  const { page, trouble } = await seat(browser, server, study.chief);
  await page.goto(`${server.url}/p/${study.project}/follow-ups`);
  await page.getByText("1 follow-up has no day yet").waitFor();
  await page.getByRole("link", { name: "Follow-up 2" }).press("Enter");
  await page.getByLabel("What has happened").fill("The letter is sent.");
  await page.getByRole("button", { name: "Report progress" }).press("Enter");
  await page.getByRole("listitem").filter({ hasText: "The letter is sent." }).waitFor();
  await page.getByLabel("Blocked by").fill("No answer from the ministry");
  await page.getByRole("button", { name: "Save" }).press("Enter");
  await page.getByText("Saved.").waitFor();
  await page.getByRole("link", { name: "All follow-ups" }).press("Enter");
  await page.getByRole("button", { name: "By organisation" }).press("Enter");
  const column = page.getByRole("region", { name: "ASDIPI" });
  await column.getByText("Facilitate the survey.").waitFor();
  expect(await column.getByRole("listitem").first().textContent()).toMatch(
    /Coordinate\..*Overdue.*No answer from the ministry.*The letter is sent\./,
  );
  expect(page.url()).toContain("view=board");
  expect([...trouble, ...(await brokenRules(page))]).toEqual([]);

  await page.getByRole("button", { name: "Calendar" }).press("Enter");
  await page.getByRole("button", { name: "Make an address" }).press("Enter");
  const address = new URL(await page.getByLabel("Address of the calendar").inputValue());
  const read = () => server.stranger().get<string>(address.pathname + address.search);
  expect((await read()).body).toContain("Coordinate.");
  await page.getByRole("button", { name: "End the address" }).press("Enter");
  await page.getByText("The address no longer shows anything.").waitFor();
  expect((await read()).status).not.toBe(200);
  await page.context().close();
});

test("the pictures' tables say what the server counts, and a number leads to its inputs", async () => {
  const { body } = await study.chief.get<PicturesAnswer>(`/api/projects/${study.project}/pictures`);
  const { page, trouble } = await seat(browser, server, study.chief);
  await page.goto(`${server.url}/p/${study.project}/inputs`);
  await page.getByRole("link", { name: "In pictures" }).press("Enter");
  await page.getByRole("heading", { name: "In pictures" }).waitFor();
  const cells = (title: string) =>
    page
      .locator("section.block", { hasText: title })
      .locator("tbody tr")
      .evaluateAll((rows) =>
        rows.map((row) => [...row.querySelectorAll("td")].map((cell) => cell.textContent?.trim())),
      );
  for (const summary of await page.getByText("As a table").all()) await summary.press("Enter");
  expect(await cells("Inputs by topic and state")).toEqual(
    body.inputsByTopic.rows.map(({ counts, total }) => [...counts, total].map(String)),
  );
  expect(await cells("Follow-ups over time")).toEqual(
    body.followUpsOverTime.map(({ open, overdue, closed }) => [open, overdue, closed].map(String)),
  );
  expect(await cells("What the TORs take up")).toEqual(
    body.coverage.map(({ said, takenUp, sections }) => [
      String(said),
      String(takenUp),
      ...sections.map(({ document, taken }) => {
        const all = body.documents.find(({ id }) => id === document)?.sections;
        return `${taken.length} of ${all} sections`;
      }),
    ]),
  );
  expect([...trouble, ...(await brokenRules(page))]).toEqual([]);
  await page.getByRole("link", { name: /^Battery safety and recycling, .*: 1$/ }).press("Enter");
  await page.getByRole("link", { name: "Input 1" }).waitFor();
  expect(await page.locator("tbody tr").count()).toBe(1);
  await page.context().close();
});

test("on a phone the places that have no room below stand under More, which says where one is", async () => {
  const { page, trouble } = await seat(browser, server, study.chief, looks[1].options);
  await page.goto(`${server.url}/p/${study.project}`);
  const places = page.getByRole("navigation", { name: "Menu of the project" });
  await places.getByRole("button", { name: "More" }).press("Enter");
  await page.getByRole("menuitem", { name: "Decisions" }).press("Enter");
  await page.getByRole("heading", { name: "Decisions" }).waitFor();
  await places.getByRole("button", { name: /^More \(Decisions\)$/ }).waitFor();
  expect([...trouble, ...(await brokenRules(page))]).toEqual([]);
  await page.context().close();
});

test("the rows that are shown are taken along as a sheet or as a paper, by keyboard", async () => {
  const { page, trouble } = await seat(browser, server, study.chief);
  await page.goto(`${server.url}/p/${study.project}/inputs`);
  await page.getByRole("link", { name: "Input 1" }).waitFor();
  for (const [choice, name] of [
    ["Excel (XLSX)", /^Inputs.*\.xlsx$/],
    ["Word (DOCX)", /^Comment-Response Matrix.*\.docx$/],
  ] as const) {
    await page.getByRole("button", { name: "Export" }).press("Enter");
    const download = page.waitForEvent("download");
    await page.getByRole("menuitem", { name: choice }).press("Enter");
    expect((await download).suggestedFilename()).toMatch(name);
  }
  expect(trouble).toEqual([]);
  await page.context().close();
});

const looks = [
  { name: "wide, light", options: { viewport: { width: 1440, height: 900 }, colorScheme: "light" } },
  { name: "360 px, dark", options: { viewport: { width: 360, height: 780 }, colorScheme: "dark" } },
] as const;
const views = looks.flatMap((look) =>
  [
    "inputs",
    "inputs/in1",
    "decisions",
    "decisions/de1",
    "follow-ups",
    "follow-ups?view=board",
    "follow-ups/fu1",
    "registers/pictures",
  ].map((path) => ({ ...look, path })),
);

test.each(views)("$path, $name: breaks no rule of axe, of its width, of the content policy", async (view) => {
  const { page, trouble } = await seat(browser, server, study.chief, view.options);
  await page.goto(`${server.url}/p/${study.project}/${view.path}`);
  await page.locator("h1").waitFor();
  await page.waitForLoadState("networkidle");
  if (process.env.SHOTS)
    await page.screenshot({
      path: `${process.env.SHOTS}/${view.path.replace(/[/?=]/g, "-")}-${view.options.viewport.width}.png`,
    });
  expect([...trouble, ...(await brokenRules(page))]).toEqual([]);
  await page.context().close();
});
