import {
  type FormatName,
  type Inline,
  type InlineRenderers,
  plain,
  renderInline,
  type Words,
} from "../prepared";
import { fileWords } from "../words";
import { escapeMarkdown } from "./escape";
import type { MarkdownWriting } from "./render";

const signs: { [K in FormatName]: readonly [string, string] } = {
  bold: ["**", "**"],
  italic: ["*", "*"],
  underline: ["<u>", "</u>"],
  strike: ["~~", "~~"],
};

const renderers: InlineRenderers<string, MarkdownWriting> = {
  text: ({ words }) => markdownWords(words),
  hardBreak: (_, { lineBreak }) => lineBreak,
  field: ({ words }) => markdownWords(words),
  mention: ({ words }) => markdownWords(words),
  crossReference: ({ words }) => markdownWords(words),
  footnote: ({ number, words }, { footnotes }) => {
    footnotes.push(`[^${number}]: ${markdownWords(words)}`);
    return `[^${number}]`;
  },
};

export function markdownInlines(list: Inline[], writing: MarkdownWriting): string {
  return list
    .map((inline) => {
      const out = renderInline(renderers, inline, writing);
      const closes = inline.closes.map(
        (number) => `\\[${fileWords[writing.prepared.language].comment(number)}\\]`,
      );
      const marked = inline.type === "hardBreak" ? out : within(inline, out);
      return marked + closes.join("");
    })
    .join("");
}

/** A mark holds only where it touches a letter, so blanks at the edges stay outside of it. */
function within({ formats, link }: Inline, text: string): string {
  const [, before = "", core = "", after = ""] = /^(\s*)([\s\S]*?)(\s*)$/.exec(text) ?? [];
  if (core === "") return text;
  let out = core;
  for (const name of formats) out = signs[name][0] + out + signs[name][1];
  if (link !== null) out = `[${out}](<${link.replace(/[<>\\]/g, encodeURIComponent)}>)`;
  return before + out + after;
}

export const markdownWords = (words: Words): string => escapeMarkdown(plain(words));
