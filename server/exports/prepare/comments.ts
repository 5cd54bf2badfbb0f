import type { ReplyAnswer, ThreadAnswer } from "../../../shared/answers";
import { showDate } from "../../../shared/locale/dates";
import { inLanguage, type Language } from "../../../shared/locale/languages";
import type { CommentChoice } from "../input";
import type { Inline, PreparedReply, PreparedThread } from "../prepared";
import { fileWords } from "../words";
import { pieces } from "./pieces";

/** Which stretch of the text each thread is about: the first and the last inline that name it. */
export type Ranges = Map<string, { first: Inline; last: Inline }>;

/**
 * Numbers the threads in the order of the text, the detached behind them, and writes the numbers on the
 * inlines where their ranges begin and end.
 */
export function prepareThreads(
  threads: ThreadAnswer[],
  comments: CommentChoice,
  language: Language,
  ranges: Ranges,
): PreparedThread[] {
  if (comments === "none") return [];
  const chosen = threads.filter(
    (thread) =>
      thread.language === language &&
      // What one side said among themselves leaves in no file, whoever hands the threads over.
      thread.audience === "all" &&
      (comments === "all" || !thread.resolved) &&
      thread.replies.length > 0,
  );
  const anchored = [...ranges.keys()].flatMap((id) => chosen.find((thread) => thread.id === id) ?? []);
  const detached = chosen.filter((thread) => !ranges.has(thread.id));
  return [...anchored, ...detached].map((thread, position) => {
    const number = position + 1;
    const range = ranges.get(thread.id);
    range?.first.opens.push(number);
    range?.last.closes.push(number);
    return {
      number,
      quote: pieces(thread.quote, language),
      isDetached: !range,
      resolved: thread.resolved && resolution(thread.resolved, language),
      replies: thread.replies.map((reply) => prepareReply(reply, language)),
    };
  });
}

function resolution({ at, by }: { at: number; by: string }, language: Language) {
  const name = plainName(by);
  return { at, by: name, shown: `${fileWords[language].resolved}: ${name}, ${moment(at, language)}` };
}

/** 24 Juli 2023, 09:30 UTC. The server does not know where the reader is, so it says which clock it means. */
function moment(at: number, language: Language): string {
  const iso = new Date(at).toISOString();
  return `${showDate(iso.slice(0, 10), language)}${language === "ja" ? " " : ", "}${iso.slice(11, 16)} UTC`;
}

function prepareReply(reply: ReplyAnswer, language: Language): PreparedReply {
  const organisation = inLanguage(reply.by.organisation, language);
  return {
    author: plainName(organisation ? `${reply.by.name} (${organisation})` : reply.by.name),
    initials: initialsOf(plainName(reply.by.name)),
    at: reply.at,
    shownAt: moment(reply.at, language),
    words: pieces(reply.body.replace(/@\[([^\]]*)\]\([^)]*\)/g, "@$1"), language),
  };
}

const plainName = (name: string) =>
  pieces(name, "ja")
    .map((piece) => piece.text)
    .join("");

const initialsOf = (name: string) =>
  name
    .split(/\s+/)
    .map((word) => [...word][0] ?? "")
    .slice(0, 3)
    .join("")
    .toUpperCase();
