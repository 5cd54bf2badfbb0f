import { type FormatName, type Inline, type InlineRenderers, renderInline, type Words } from "../prepared";
import { fileWords } from "../words";
import { escapeHtml } from "./escape";
import type { HtmlWriting } from "./render";

const tags: { [K in FormatName]: string } = { bold: "strong", italic: "em", underline: "u", strike: "s" };

const renderers: InlineRenderers<string, HtmlWriting> = {
  text: ({ words }, writing) => htmlWords(words, writing),
  hardBreak: () => "<br>",
  field: ({ words, isEmpty }, writing) =>
    isEmpty ? `<span class="gap">${htmlWords(words, writing)}</span>` : htmlWords(words, writing),
  mention: ({ words }, writing) => htmlWords(words, writing),
  crossReference: ({ words, anchor }, writing) =>
    anchor === null
      ? `<span class="gap">${htmlWords(words, writing)}</span>`
      : `<a href="#${escapeHtml(anchor)}">${htmlWords(words, writing)}</a>`,
  footnote: ({ number, words }, writing) => {
    writing.footnotes.push(
      `<li id="note${number}"><a href="#ref${number}">${number}</a> ${htmlWords(words, writing)}</li>`,
    );
    return `<sup><a href="#note${number}" id="ref${number}">${number}</a></sup>`;
  },
};

export function htmlInlines(list: Inline[], writing: HtmlWriting): string {
  return list
    .map((inline) => {
      let out = renderInline(renderers, inline, writing);
      for (const name of inline.formats) out = `<${tags[name]}>${out}</${tags[name]}>`;
      if (inline.link !== null)
        out = `<a href="${escapeHtml(inline.link)}" rel="noopener noreferrer">${out}</a>`;
      return out + inline.closes.map((number) => commentSign(number, writing)).join("");
    })
    .join("");
}

/** Text of another language says so, for the reader's fonts and voice. */
export function htmlWords(words: Words, writing: HtmlWriting): string {
  return words
    .map(({ text, language }) =>
      language === writing.prepared.language
        ? escapeHtml(text)
        : `<span lang="${language}">${escapeHtml(text)}</span>`,
    )
    .join("");
}

const commentSign = (number: number, { prepared }: HtmlWriting) =>
  `<sup><a class="comment" href="#comment${number}">${escapeHtml(fileWords[prepared.language].comment(number))}</a></sup>`;
