/** What comes from Word and from the web comes out clean: words, structure and safe links, nothing else. */
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { NodeJson } from "../../shared/document/json";
import { builtClient, openBrowser } from "../help/browser";
import { caretBehind, openDesk, untilSave } from "../help/desk";
import { until } from "../help/live";
import type { Person } from "../help/person";
import { startServer, type TestServer } from "../help/server";

let server: TestServer;
let browser: Browser;
let chief: Person;

beforeAll(async () => {
  server = await startServer({ clientFolder: builtClient });
  browser = await openBrowser();
  chief = await server.setUp();
});
afterAll(async () => {
  await browser?.close();
  await server?.close();
});

const word = `<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><style>p.MsoNormal {margin:0}</style></head><body>
<!--StartFragment--><h1 style='mso-list:l0'>Rencana kerja<o:p></o:p></h1>
<p class=MsoNormal style='margin-left:36pt;color:red'><span lang=IN>Tahap <b>pertama</b> dan <i>kedua</i></span><o:p>&nbsp;</o:p></p>
<p class=MsoListParagraphCxSpFirst style='mso-list:l1 level1 lfo1'><![if !supportLists]><span style='mso-list:Ignore'>·<span style='font:7.0pt'>&nbsp;&nbsp; </span></span><![endif]>Butir satu</p>
<p class=MsoListParagraphCxSpLast style='mso-list:l1 level1 lfo1'><![if !supportLists]><span style='mso-list:Ignore'>·<span style='font:7.0pt'>&nbsp;&nbsp; </span></span><![endif]>Butir dua</p>
<table class=MsoTableGrid border=1><tr><td colspan=2 style='width:200pt'><p class=MsoNormal>Kepala</p></td></tr><tr><td><p>A</p></td><td><p>B</p></td></tr></table>
<!--EndFragment--></body></html>`;

const web = `<p>Agak <span style="font-weight:700">tebal</span></p><p><a href="javascript:alert(1)" onclick="alert(2)">jahat</a>
<a href="https://example.org/a" class="x" rel="opener">baik</a></p><img src=x onerror="window.hurt = true"><script>window.hurt = true</script>
<section data-section="x"><h2 data-title="">Bagian palsu</h2><p>isi</p></section><span class="anchor" data-thread="0198f7a0-0000-7000-8000-000000000000">tertandai</span>`;

test.each([
  ["Word", word],
  ["the web", web],
])("what is pasted from %s is clean", async (from, html) => {
  const project = await server.project(chief);
  const person = await server.join(chief, project, "editor", { name: "Konsultan A", side: "japan" });
  const made = await chief.post<{ id: string }>(`/api/projects/${project}/documents`, {
    template: "tor-battery-standardisation",
    languages: ["en"],
  });
  const desk = await openDesk({ browser, server, project, document: made.body.id }, person);
  await untilSave(desk.page, "saved");
  await caretBehind(desk.page, "manageable at end of life.");
  await desk.page.keyboard.press("Enter");
  await desk.page.evaluate((pasted) => {
    const data = new DataTransfer();
    data.setData("text/html", pasted);
    document
      .querySelector("div:not([hidden]) > .doc-text")!
      .dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
  }, html);
  const body = async () =>
    (await chief.get<NodeJson>(`/api/documents/${made.body.id}/content?language=en`)).body;
  const last = from === "Word" ? "Butir dua" : "tertandai";
  await until(async () => JSON.stringify(await body()).includes(last));
  await untilSave(desk.page, "saved");
  const text = JSON.stringify(await body());

  expect(text).not.toMatch(/javascript:|mso|color|onerror|onclick|opener|<|StartFragment/i);
  expect(text).not.toContain("0198f7a0");
  expect((await body()).content).toHaveLength(19);
  expect(text.match(/"type":"title"/g)).toHaveLength(19);
  if (from === "Word") {
    const section = (await body()).content!.find((each) => JSON.stringify(each).includes("Butir satu"))!;
    const kinds = (section.content ?? []).map((block) => block.type);
    expect(kinds).toContain("bulletList");
    expect(text).toContain('{"type":"text","text":"pertama","marks":[{"type":"bold"}]}');
    expect(text).toContain('"colspan":2');
    expect(text).not.toContain("·");
  } else {
    expect(text).toContain('"href":"https://example.org/a"');
    expect(text).toContain("Bagian palsu");
    expect(text).toContain('{"type":"text","text":"tebal","marks":[{"type":"bold"}]}');
  }
  expect(await desk.page.evaluate(() => "hurt" in window)).toBe(false);
  expect(desk.trouble).toEqual([]);
  await desk.page.context().close();
});
