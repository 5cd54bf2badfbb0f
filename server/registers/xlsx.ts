/**
 * One table as an XLSX file (ECMA-376): a bold first row that stays in view, a filter on every column, texts that wrap,
 * days as days. Texts are written as texts: none is a formula, and one that begins like a formula bears Excel's own mark
 * for text (`quotePrefix`), so that it does not become one when somebody edits the cell.
 */
import { strToU8, zipSync } from "fflate";
import { cleanText } from "../exports/prepare/clean-text";

export type Column = { title: string; width: number };
/** A day is written `{ day: "2023-07-24" }`. */
export type Cell = string | number | { day: string } | null;

/** What a cell may hold. */
const longest = 32_767;
const style = { plain: 1, title: 2, day: 3, quoted: 4 } as const;

export function writeXlsx(sheet: {
  name: string;
  columns: readonly Column[];
  rows: readonly Cell[][];
}): Uint8Array {
  const { columns, rows } = sheet;
  const corner = `${columnName(columns.length - 1)}${rows.length + 1}`;
  const name = sheetName(sheet.name);
  const files: Record<string, string> = {
    "[Content_Types].xml": `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/></Types>`,
    "_rels/.rels": `<Relationships xmlns="${relationships}"><Relationship Id="rId1" Type="${office}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    "xl/workbook.xml": `<workbook xmlns="${main}" xmlns:r="${office}"><sheets><sheet name="${escapeXml(name)}" sheetId="1" r:id="rId1"/></sheets><definedNames><definedName name="_xlnm._FilterDatabase" localSheetId="0" hidden="1">'${escapeXml(name)}'!$A$1:${corner.replace(/^([A-Z]+)/, "$$$1$$")}</definedName><definedName name="_xlnm.Print_Titles" localSheetId="0">'${escapeXml(name)}'!$1:$1</definedName></definedNames></workbook>`,
    "xl/_rels/workbook.xml.rels": `<Relationships xmlns="${relationships}"><Relationship Id="rId1" Type="${office}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${office}/styles" Target="styles.xml"/></Relationships>`,
    "xl/styles.xml": styles,
    "xl/worksheets/sheet1.xml": [
      `<worksheet xmlns="${main}"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><dimension ref="A1:${corner}"/>`,
      `<sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/><selection pane="bottomLeft" activeCell="A2" sqref="A2"/></sheetView></sheetViews>`,
      `<sheetFormatPr defaultRowHeight="15"/><cols>${columns
        .map(({ width }, at) => `<col min="${at + 1}" max="${at + 1}" width="${width}" customWidth="1"/>`)
        .join("")}</cols><sheetData>`,
      rowXml(
        1,
        linesIn(
          columns.map(({ title }) => title),
          columns,
        ),
        columns.map(({ title }) => textCell(title, style.title)),
      ),
      ...rows.map((row, at) => rowXml(at + 2, linesIn(row, columns), row.map(cellXml))),
      `</sheetData><autoFilter ref="A1:${corner}"/>`,
      `<pageMargins left="0.5" right="0.5" top="0.6" bottom="0.6" header="0.3" footer="0.3"/><pageSetup paperSize="9" orientation="landscape" fitToHeight="0"/></worksheet>`,
    ].join(""),
  };
  const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
  // A fixed time: the same rows are the same file.
  const mtime = new Date("1980-01-02T00:00:00");
  return zipSync(
    Object.fromEntries(Object.entries(files).map(([path, xml]) => [path, strToU8(head + xml)])),
    {
      mtime,
    },
  );
}

const main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const relationships = "http://schemas.openxmlformats.org/package/2006/relationships";

const wrapped = '<alignment vertical="top" wrapText="1"/>';
const styles = `<styleSheet xmlns="${main}"><numFmts count="1"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/></numFmts><fonts count="2"><font><sz val="11"/><name val="Arial"/><family val="2"/></font><font><b/><sz val="11"/><name val="Arial"/><family val="2"/></font></fonts><fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill><fill><patternFill patternType="solid"><fgColor rgb="FFE7E3DA"/><bgColor indexed="64"/></patternFill></fill></fills><borders count="2"><border><left/><right/><top/><bottom/><diagonal/></border><border><left/><right/><top/><bottom style="hair"><color rgb="FF8A8378"/></bottom><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="5"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="49" fontId="0" fillId="0" borderId="1" xfId="0" applyBorder="1" applyNumberFormat="1" applyAlignment="1">${wrapped}</xf><xf numFmtId="49" fontId="1" fillId="2" borderId="1" xfId="0" applyBorder="1" applyNumberFormat="1" applyFont="1" applyFill="1" applyAlignment="1">${wrapped}</xf><xf numFmtId="164" fontId="0" fillId="0" borderId="1" xfId="0" applyBorder="1" applyNumberFormat="1" applyAlignment="1"><alignment horizontal="left" vertical="top"/></xf><xf numFmtId="49" fontId="0" fillId="0" borderId="1" xfId="0" applyBorder="1" quotePrefix="1" applyNumberFormat="1" applyAlignment="1">${wrapped}</xf></cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`;

const columnName = (at: number): string =>
  at < 26
    ? String.fromCharCode(65 + at)
    : `${columnName(Math.floor(at / 26) - 1)}${String.fromCharCode(65 + (at % 26))}`;

const rowXml = (number: number, lines: number, cells: readonly ((reference: string) => string)[]): string =>
  `<row r="${number}" ht="${Math.min(lines * lineHeight, highest)}">${cells.map((cell, at) => cell(`${columnName(at)}${number}`)).join("")}</row>`;

/** In points; no program lets a row be higher. */
const lineHeight = 15;
const highest = 409;

/** How many lines the fullest cell takes: not every program makes room for wrapped text by itself. */
function linesIn(cells: readonly Cell[], columns: readonly Column[]): number {
  const counts = cells.map((cell, at) => {
    if (typeof cell !== "string") return 1;
    const { width } = columns[at]!;
    const lines = cell.split("\n").map((line) => Math.max(1, Math.ceil(widthOf(line) / (width - 2))));
    return lines.reduce((sum, count) => sum + count, 0);
  });
  return Math.max(1, ...counts);
}

/** In the width of a Latin letter; signs of Chinese characters and the like are two wide. */
const widthOf = (line: string): number => [...line].reduce((sum, sign) => sum + (wide.test(sign) ? 2 : 1), 0);
const wide =
  /[\u1100-\u11ff\u2e80-\ua4cf\uac00-\ud7af\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\u{1f300}-\u{3ffff}]/u;

function cellXml(cell: Cell): (reference: string) => string {
  if (cell === null || cell === "") return (reference) => `<c r="${reference}" s="${style.plain}"/>`;
  if (typeof cell === "number")
    return (reference) => `<c r="${reference}" s="${style.plain}"><v>${cell}</v></c>`;
  if (typeof cell === "string") {
    const text = fitting(cell);
    return textCell(text, beginsAsFormula.test(text) ? style.quoted : style.plain);
  }
  return (reference) => `<c r="${reference}" s="${style.day}"><v>${serialOf(cell.day)}</v></c>`;
}

/** As spreadsheets read it, full-width signs of a Japanese keyboard and leading blanks included. */
const beginsAsFormula = /^[\s\u00a0\u3000]*[=+\-@|%＝+-@−]/u;

const textCell =
  (text: string, of: number) =>
  (reference: string): string =>
    `<c r="${reference}" s="${of}" t="inlineStr"><is><t xml:space="preserve">${escapeXml(text)}</t></is></c>`;

function fitting(text: string): string {
  const clean = text.split("\n").map(cleanText).join("\n");
  if (clean.length <= longest) return clean;
  return `${clean.slice(0, longest - 1).replace(/[\ud800-\udbff]$/, "")}…`;
}

/** Days since the last day of 1899, as spreadsheets count them from March 1900 on. */
const serialOf = (day: string): number =>
  Math.round((Date.parse(`${day}T00:00:00Z`) - Date.UTC(1899, 11, 30)) / 86_400_000);

const sheetName = (name: string): string =>
  cleanText(name)
    .replace(/[\\/?*[\]:']/g, " ")
    .slice(0, 31) || "1";

const escapeXml = (text: string): string =>
  text.replace(/[&<>"]/g, (sign) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" })[sign]!);
