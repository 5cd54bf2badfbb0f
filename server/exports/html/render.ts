import { createHash } from "node:crypto";
import type { Prepared } from "../prepared";
import { plain } from "../prepared";
import { fileWords } from "../words";
import { htmlBlocks, htmlHeading } from "./blocks";
import { escapeHtml } from "./escape";
import { htmlWords } from "./inlines";
import { fileStyle } from "./style";

/** `footnotes` collects the notes for the end of the file. */
export type HtmlWriting = { prepared: Prepared; footnotes: string[] };

const styleHash = createHash("sha256").update(fileStyle).digest("base64");
// The file is opened far from the server's headers, so it carries its own rule: nothing runs, nothing is fetched.
const policy = `default-src 'none'; style-src 'sha256-${styleHash}'; base-uri 'none'; form-action 'none'`;

/** A whole HTML page that needs nothing beside it. */
export function renderHtml(prepared: Prepared): string {
  const writing: HtmlWriting = { prepared, footnotes: [] };
  const { language } = prepared;
  const sections = prepared.sections.map(
    (section) =>
      `<section>${htmlHeading(section.title, writing)}\n${htmlBlocks(section.content, writing)}</section>`,
  );
  return [
    "<!doctype html>",
    `<html lang="${language}"><head><meta charset="utf-8">`,
    `<meta http-equiv="Content-Security-Policy" content="${escapeHtml(policy)}">`,
    `<meta name="viewport" content="width=device-width, initial-scale=1">`,
    `<title>${escapeHtml(plain(prepared.title))}</title><style>${fileStyle}</style></head><body><main>`,
    cover(writing),
    contents(writing),
    ...sections,
    writing.footnotes.length > 0
      ? `<section><h2>${escapeHtml(fileWords[language].notes)}</h2><ul>${writing.footnotes.join("\n")}</ul></section>`
      : "",
    comments(writing),
    "</main></body></html>\n",
  ].join("\n");
}

function cover(writing: HtmlWriting): string {
  const { parties, title, version, translationNote, cover: facts } = writing.prepared;
  const rows = facts.map(({ label, words, isEmpty }) => {
    const value = htmlWords(words, writing);
    return `<tr><th scope="row">${htmlWords(label, writing)}</th><td>${isEmpty ? `<span class="gap">${value}</span>` : value}</td></tr>`;
  });
  const line = (name: string, words: typeof version) =>
    words.length > 0 ? `<p class="${name}">${htmlWords(words, writing)}</p>` : "";
  return [
    "<header>",
    parties.length > 0
      ? `<div class="parties">${parties.map((party) => `<p>${htmlWords(party, writing)}</p>`).join("")}</div>`
      : "",
    `<h1>${htmlWords(title, writing)}</h1>`,
    line("version", version),
    line("translation", translationNote),
    rows.length > 0 ? `<table class="cover"><tbody>${rows.join("\n")}</tbody></table>` : "",
    "</header>",
  ].join("\n");
}

function contents(writing: HtmlWriting): string {
  const { prepared } = writing;
  if (prepared.contents.length === 0) return "";
  const entries = prepared.contents.map(({ level, number, words, anchor }) => {
    const label = number === "" ? "" : `${escapeHtml(number)} `;
    return `<li${level === 2 ? ' class="sub"' : ""}><a href="#${escapeHtml(anchor)}">${label}${htmlWords(words, writing)}</a></li>`;
  });
  const title = escapeHtml(fileWords[prepared.language].contents);
  return `<nav aria-labelledby="contents"><h2 id="contents">${title}</h2><ol>${entries.join("\n")}</ol></nav>`;
}

function comments(writing: HtmlWriting): string {
  const { threads, language } = writing.prepared;
  if (threads.length === 0) return "";
  const words = fileWords[language];
  const list = threads.map((thread) => {
    const replies = thread.replies.map(
      (reply) =>
        `<div class="said"><strong>${escapeHtml(reply.author)}</strong> <time datetime="${new Date(reply.at).toISOString()}">${escapeHtml(reply.shownAt)}</time><br>${htmlWords(reply.words, writing)}</div>`,
    );
    return [
      `<li id="comment${thread.number}"><strong>${escapeHtml(words.comment(thread.number))}</strong> `,
      thread.isDetached ? `${escapeHtml(words.detached)} ` : "",
      `<q>${htmlWords(thread.quote, writing)}</q>`,
      ...replies,
      thread.resolved ? `<div class="said">${escapeHtml(thread.resolved.shown)}</div>` : "",
      "</li>",
    ].join("");
  });
  return `<section><h2>${escapeHtml(words.comments)}</h2><ul>${list.join("\n")}</ul></section>`;
}
