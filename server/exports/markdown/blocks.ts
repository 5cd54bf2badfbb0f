import { type Block, type BlockOf, type BlockRenderers, type HeadingParts, renderBlock } from "../prepared";
import { fileWords } from "../words";
import { lineStart } from "./escape";
import { markdownInlines, markdownWords } from "./inlines";
import type { MarkdownWriting } from "./render";

const renderers: BlockRenderers<string, MarkdownWriting> = {
  paragraph: ({ content }, writing) => lineStart(markdownInlines(content, writing)),
  heading: (block, writing) => markdownHeading(block, writing),
  bulletList: ({ items }, writing) => items.map((item) => listItem("- ", item, writing)).join("\n"),
  orderedList: ({ start, items }, writing) =>
    items.map((item, position) => listItem(`${start + position}. `, item, writing)).join("\n"),
  blockquote: ({ content }, writing) => prefixed(markdownBlocks(content, writing), "> "),
  table: markdownTable,
  image: ({ caption, content }, writing) =>
    [
      lineStart(markdownInlines(content, writing)),
      ...(caption.length > 0 ? [markdownWords(caption)] : []),
    ].join("\n\n"),
  signature: ({ places }, writing) => {
    const { name, position, date } = fileWords[writing.prepared.language];
    return places
      .map((who) =>
        [
          `**${markdownInlines(who, writing)}**`,
          ...[name, position, date].map((label) => `${label}: \\_\\_\\_\\_\\_\\_\\_\\_`),
        ].join("\\\n"),
      )
      .join("\n\n");
  },
  input: markdownMinuted,
  decision: markdownMinuted,
  followUp: markdownMinuted,
  attendance: ({ content }, writing) => lineStart(markdownInlines(content, writing)),
  programme: ({ content }, writing) => lineStart(markdownInlines(content, writing)),
};

export const markdownBlocks = (blocks: Block[], writing: MarkdownWriting): string =>
  blocks.map((block) => renderBlock(renderers, block, writing)).join("\n\n");

/** # is the document's title. */
export function markdownHeading({ level, number, content }: HeadingParts, writing: MarkdownWriting): string {
  const words = markdownInlines(content, { ...writing, lineBreak: " " });
  return `${"#".repeat(level + 1)} ${number === "" ? "" : `${number} `}${words}`.trimEnd();
}

function listItem(sign: string, item: Block[], writing: MarkdownWriting): string {
  const body = markdownBlocks(item, writing);
  return sign + prefixed(body, " ".repeat(sign.length)).trimStart();
}

const prefixed = (text: string, prefix: string) =>
  text
    .split("\n")
    .map((line) => (line === "" && prefix.trim() === "" ? "" : prefix + line))
    .join("\n");

/** Markdown's tables have one header row and no spans: a spanned place is an empty cell. */
function markdownTable(table: BlockOf<"table">, writing: MarkdownWriting): string {
  const columns = table.widths.length;
  const grid: string[][] = table.rows.map(() => Array(columns).fill(""));
  const taken = table.rows.map(() => new Set<number>());
  for (const [r, row] of table.rows.entries()) {
    let column = 0;
    for (const cell of row) {
      while (taken[r]!.has(column)) column += 1;
      for (let y = r; y < Math.min(table.rows.length, r + cell.rowspan); y += 1) {
        for (let x = column; x < column + cell.colspan; x += 1) taken[y]!.add(x);
      }
      grid[r]![column] = oneLine(markdownBlocks(cell.content, { ...writing, lineBreak: "<br>" }));
      column += cell.colspan;
    }
  }
  const line = (cells: string[]) => `| ${cells.join(" | ")} |`;
  const hasHeader = table.headerRows > 0;
  const head = hasHeader ? grid[0]! : Array<string>(columns).fill("");
  const body = hasHeader ? grid.slice(1) : grid;
  const caption = table.caption.length > 0 ? `**${markdownWords(table.caption)}**\n\n` : "";
  return caption + [line(head), line(Array(columns).fill("---")), ...body.map(line)].join("\n");
}

const oneLine = (text: string) =>
  text
    .trim()
    .replace(/\n+/g, "<br>")
    .replace(/(?<!\\)\|/g, "\\|");

function markdownMinuted(
  block: BlockOf<"input" | "decision" | "followUp">,
  writing: MarkdownWriting,
): string {
  const facts = block.facts.map((fact) => `${markdownWords(fact.label)}: ${markdownWords(fact.words)}`);
  const head = `**${markdownWords(block.label)}**${facts.length > 0 ? ` (${facts.join("; ")})` : ""}`;
  return prefixed([head, markdownBlocks(block.content, writing)].filter(Boolean).join("\n\n"), "> ");
}
