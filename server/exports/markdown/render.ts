import type { Prepared } from "../prepared";
import { fileWords } from "../words";
import { markdownBlocks, markdownHeading } from "./blocks";
import { escapeMarkdown } from "./escape";
import { markdownWords } from "./inlines";

export type MarkdownWriting = {
  prepared: Prepared;
  footnotes: string[];
  /** How a line break is written where this stands. */
  lineBreak: string;
};

/** GitHub-flavoured Markdown: the text with its structure, for whoever works on in a plain editor. */
export function renderMarkdown(prepared: Prepared): string {
  const writing: MarkdownWriting = { prepared, footnotes: [], lineBreak: "\\\n" };
  const { title, parties, version, translationNote, cover, sections } = prepared;
  const facts = cover.map((fact) => `- ${markdownWords(fact.label)}: ${markdownWords(fact.words)}`);
  const parts = [
    `# ${markdownWords(title)}`,
    parties.map(markdownWords).join(" · "),
    markdownWords(version),
    translationNote.length > 0 ? `*${markdownWords(translationNote)}*` : "",
    facts.join("\n"),
    ...sections.flatMap((section) => [
      markdownHeading(section.title, writing),
      markdownBlocks(section.content, writing),
    ]),
    writing.footnotes.join("\n"),
    comments(prepared),
  ];
  return `${parts.filter(Boolean).join("\n\n")}\n`;
}

function comments({ threads, language }: Prepared): string {
  if (threads.length === 0) return "";
  const words = fileWords[language];
  const list = threads.map((thread) => {
    const detached = thread.isDetached ? `${words.detached} ` : "";
    return [
      `- **${words.comment(thread.number)}** ${detached}“${markdownWords(thread.quote)}”`,
      ...thread.replies.map(
        (reply) =>
          `  - ${escapeMarkdown(reply.author)}, ${escapeMarkdown(reply.shownAt)}: ${markdownWords(reply.words)}`,
      ),
      ...(thread.resolved ? [`  - ${escapeMarkdown(thread.resolved.shown)}`] : []),
    ].join("\n");
  });
  return `## ${words.comments}\n\n${list.join("\n")}`;
}
