import {
  type Block,
  type BlockOf,
  type BlockRenderers,
  type Cell,
  type HeadingParts,
  renderBlock,
} from "../prepared";
import { fileWords } from "../words";
import { escapeHtml } from "./escape";
import { htmlInlines, htmlWords } from "./inlines";
import type { HtmlWriting } from "./render";

const renderers: BlockRenderers<string, HtmlWriting> = {
  paragraph: ({ align, content }, writing) =>
    `<p${align && align !== "left" ? ` class="${align}"` : ""}>${htmlInlines(content, writing)}</p>`,
  heading: (block, writing) => htmlHeading(block, writing),
  bulletList: ({ items }, writing) => `<ul>${listItems(items, writing)}</ul>`,
  orderedList: ({ start, items }, writing) =>
    `<ol${start === 1 ? "" : ` start="${start}"`}>${listItems(items, writing)}</ol>`,
  blockquote: ({ content }, writing) => `<blockquote>${htmlBlocks(content, writing)}</blockquote>`,
  table: htmlTable,
  image: ({ caption, content }, writing) =>
    `<figure><p>${htmlInlines(content, writing)}</p>${
      caption.length > 0 ? `<figcaption>${htmlWords(caption, writing)}</figcaption>` : ""
    }</figure>`,
  signature: ({ places }, writing) => {
    const { name, position, date } = fileWords[writing.prepared.language];
    const lines = [name, position, date].map((label) => `<p>${escapeHtml(label)}: ____________________</p>`);
    const rooms = places.map(
      (who) =>
        `<div><p><strong>${htmlInlines(who, writing)}</strong></p><div class="sign"></div>${lines.join("")}</div>`,
    );
    return `<div class="signatures">${rooms.join("")}</div>`;
  },
  input: htmlMinuted,
  decision: htmlMinuted,
  followUp: htmlMinuted,
  attendance: ({ content }, writing) => `<p>${htmlInlines(content, writing)}</p>`,
  programme: ({ content }, writing) => `<p>${htmlInlines(content, writing)}</p>`,
};

export const htmlBlocks = (blocks: Block[], writing: HtmlWriting): string =>
  blocks.map((block) => renderBlock(renderers, block, writing)).join("\n");

/** h1 is the document's title. */
export function htmlHeading({ level, number, anchor, content }: HeadingParts, writing: HtmlWriting): string {
  const tag = `h${level + 1}`;
  const label = number === "" ? "" : `${escapeHtml(number)} `;
  return `<${tag} id="${escapeHtml(anchor)}">${label}${htmlInlines(content, writing)}</${tag}>`;
}

const listItems = (items: Block[][], writing: HtmlWriting) =>
  items.map((item) => `<li>${htmlBlocks(item, writing)}</li>`).join("\n");

export function htmlTable(table: BlockOf<"table">, writing: HtmlWriting): string {
  const rows = table.rows.map(
    (cells, r) => `<tr>${cells.map((cell) => tableCell(cell, r < table.headerRows, writing)).join("")}</tr>`,
  );
  const columns = table.widths.map((width) => `<col width="${(width * 100).toFixed(1)}%">`).join("");
  const head = rows.slice(0, table.headerRows);
  const id = table.anchor ? ` id="${escapeHtml(table.anchor)}"` : "";
  return [
    `<table${id}>`,
    table.caption.length > 0 ? `<caption>${htmlWords(table.caption, writing)}</caption>` : "",
    `<colgroup>${columns}</colgroup>`,
    head.length > 0 ? `<thead>${head.join("\n")}</thead>` : "",
    `<tbody>${rows.slice(table.headerRows).join("\n")}</tbody></table>`,
  ].join("\n");
}

function tableCell({ isHeader, colspan, rowspan, content }: Cell, isTop: boolean, writing: HtmlWriting) {
  const tag = isHeader ? "th" : "td";
  const spans = `${colspan > 1 ? ` colspan="${colspan}"` : ""}${rowspan > 1 ? ` rowspan="${rowspan}"` : ""}`;
  const scope = isHeader ? ` scope="${isTop ? "col" : "row"}"` : "";
  return `<${tag}${spans}${scope}>${htmlBlocks(content, writing)}</${tag}>`;
}

function htmlMinuted(block: BlockOf<"input" | "decision" | "followUp">, writing: HtmlWriting): string {
  const facts = block.facts.map(
    (fact) =>
      `<span class="facts">${htmlWords(fact.label, writing)}: ${htmlWords(fact.words, writing)}</span>`,
  );
  const head = [`<strong>${htmlWords(block.label, writing)}</strong>`, ...facts].join(" ");
  return `<div class="minuted"><p>${head}</p>${htmlBlocks(block.content, writing)}</div>`;
}
