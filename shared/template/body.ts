import type { NodeJson } from "../document/json";
import { inLanguage, type Language } from "../locale/languages";
import { readInline } from "./inline";
import type { TemplatePart, TemplateSection } from "./template";

/** The id of the structure at a path; the same in every language. */
export type StructureIds = (path: string) => string;

/** The section node of a section in one language, `parts` in the order in which they are to stand. */
export function sectionBody(
  section: TemplateSection,
  parts: readonly TemplatePart[],
  language: Language,
  idOf: StructureIds,
): NodeJson {
  const blocks = parts.flatMap((part) =>
    partBlocks(part, language, (path) => idOf(`${part.key}/${path}`), parts),
  );
  return {
    type: "section",
    attrs: { id: idOf(""), key: section.key, required: section.required === "M" },
    content: [
      { type: "title", content: textNodes(inLanguage(section.heading, language)) },
      ...(blocks.length > 0 ? blocks : [{ type: "paragraph", attrs: { id: idOf("paragraph") } }]),
    ],
  };
}

function partBlocks(
  part: TemplatePart,
  language: Language,
  idOf: StructureIds,
  parts: readonly TemplatePart[],
): NodeJson[] {
  switch (part.as) {
    case "field":
      return [factLine(part, language, idOf)];
    case "text":
      return [heading(part, language, idOf), ...paragraphs(part.text?.[language] ?? "", idOf)];
    case "table":
      // Alone in its section, a table is named by the section's title.
      return parts.length === 1
        ? [table(part, language, idOf)]
        : [heading(part, language, idOf), table(part, language, idOf)];
    case "programme":
    case "attendance": {
      const shown = { type: part.as, attrs: { id: idOf("") } };
      return parts.length === 1 ? [shown] : [heading(part, language, idOf), shown];
    }
    case "signature":
      return [{ type: "signature", attrs: { id: idOf(""), key: part.key } }];
  }
}

function factLine(part: TemplatePart, language: Language, idOf: StructureIds): NodeJson {
  return {
    type: "paragraph",
    attrs: { id: idOf("") },
    content: [
      { type: "text", text: inLanguage(part.label, language), marks: [{ type: "bold" }] },
      { type: "text", text: language === "ja" ? "\uff1a" : ": " },
      { type: "field", attrs: { key: part.key } },
    ],
  };
}

const heading = (part: TemplatePart, language: Language, idOf: StructureIds): NodeJson => ({
  type: "heading",
  attrs: { id: idOf("heading"), level: 2, key: part.key },
  content: textNodes(inLanguage(part.label, language)),
});

/** One paragraph a line; an empty one where there is no text, so that somebody can write. */
function paragraphs(text: string, idOf: StructureIds): NodeJson[] {
  return text
    .split(/\n+/)
    .filter((line, index) => line.trim() !== "" || index === 0)
    .map((line, index) => {
      const content = inlineNodes(line.trim());
      const attrs = { id: idOf(`paragraph/${index}`) };
      return content.length > 0 ? { type: "paragraph", attrs, content } : { type: "paragraph", attrs };
    });
}

function table(part: TemplatePart & { as: "table" }, language: Language, idOf: StructureIds): NodeJson {
  const row = (
    path: string,
    cell: "tableHeader" | "tableCell",
    textOf: (column: string) => string,
  ): NodeJson => ({
    type: "tableRow",
    attrs: { id: idOf(path) },
    content: part.columns.map((column) => ({
      type: cell,
      attrs: { column: column.key },
      content: paragraphs(textOf(column.key), (block) => idOf(`${path}/${column.key}/${block}`)),
    })),
  });
  const labels = new Map(part.columns.map((column) => [column.key, inLanguage(column.label, language)]));
  const rows = part.rows.length > 0 ? part.rows : [{}];
  return {
    type: "table",
    attrs: { id: idOf("table"), key: part.key, kind: part.kind },
    content: [
      row("row/0", "tableHeader", (column) => labels.get(column) ?? ""),
      ...rows.map((cells: (typeof part.rows)[number], index) =>
        row(`row/${index + 1}`, "tableCell", (column) => {
          const cell = Object.hasOwn(cells, column) ? cells[column] : undefined;
          return typeof cell === "string" ? cell : (cell?.[language] ?? "");
        }),
      ),
    ],
  };
}

const inlineNodes = (text: string): NodeJson[] =>
  readInline(text).map((piece) =>
    "key" in piece ? { type: "field", attrs: { key: piece.key } } : { type: "text", text: piece.text },
  );

/** ProseMirror knows no empty text. */
const textNodes = (text: string): NodeJson[] => (text === "" ? [] : [{ type: "text", text }]);
