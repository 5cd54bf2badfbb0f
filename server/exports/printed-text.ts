import { blockTexts, inlineText } from "./block-text";
import { type Prepared, plain } from "./prepared";

/** Everything of a document that is printed, in reading order: to ask whether the fonts have it. */
export function printedText(prepared: Prepared): string {
  const { title, version, translationNote, parties, cover, sections, threads } = prepared;
  return [
    ...[title, version, translationNote, ...parties].map(plain),
    ...cover.flatMap((fact) => [plain(fact.label), plain(fact.words)]),
    ...sections.flatMap((section) => [
      section.title.number,
      inlineText(section.title.content),
      ...blockTexts(section.content),
    ]),
    ...threads.flatMap((thread) => [
      plain(thread.quote),
      ...thread.replies.flatMap((reply) => [reply.author, plain(reply.words)]),
      thread.resolved?.shown ?? "",
    ]),
  ].join("");
}
