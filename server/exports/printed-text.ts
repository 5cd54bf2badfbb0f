import type { Block, Inline, Prepared, Words } from "./prepared";
import { plain } from "./prepared";

/** Everything of a document that is printed, in reading order: to ask whether the fonts have it. */
export function printedText(prepared: Prepared): string {
  const out: string[] = [];
  const say = (words: Words) => out.push(plain(words));
  const inlines = (list: Inline[]) => {
    for (const inline of list) if ("words" in inline) say(inline.words);
  };
  const blocks = (list: Block[]) => {
    for (const block of list) {
      if ("caption" in block) say(block.caption);
      if ("label" in block) say(block.label);
      if ("facts" in block) for (const fact of block.facts) out.push(plain(fact.label), plain(fact.words));
      if ("parties" in block) block.parties.forEach(say);
      if ("items" in block) block.items.forEach(blocks);
      else if (block.type === "table") for (const cell of block.rows.flat()) blocks(cell.content);
      else if (isContainer(block)) blocks(block.content);
      else inlines(block.content);
    }
  };
  say(prepared.title);
  say(prepared.version);
  say(prepared.translationNote);
  prepared.parties.forEach(say);
  for (const fact of prepared.cover) out.push(plain(fact.label), plain(fact.words));
  for (const section of prepared.sections) {
    out.push(section.title.number);
    inlines(section.title.content);
    blocks(section.content);
  }
  for (const thread of prepared.threads) {
    say(thread.quote);
    for (const reply of thread.replies) out.push(reply.author, plain(reply.words));
    if (thread.resolved) out.push(thread.resolved.shown);
  }
  return out.join("");
}

const containers = new Set(["blockquote", "input", "decision", "followUp"]);
function isContainer(
  block: Exclude<Block, { items: unknown } | { type: "table" }>,
): block is Extract<Block, { type: "blockquote" | "input" | "decision" | "followUp" }> {
  return containers.has(block.type);
}
