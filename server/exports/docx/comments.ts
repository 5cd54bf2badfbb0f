import { type ICommentOptions, Paragraph, TextRun } from "docx";
import type { Language } from "../../../shared/locale/languages";
import type { Prepared, PreparedThread, Words } from "../prepared";
import { fileWords } from "../words";
import { runFace } from "./faces";

/** By thread number: the ids of its comments in the file. Each needs its own range, or Word drops the reply. */
export type CommentIds = Map<number, number[]>;

/** The threads as Word's own comments, with replies and state. */
export function writeComments(prepared: Prepared): { ids: CommentIds; comments: ICommentOptions[] } {
  const ids: CommentIds = new Map();
  const comments: ICommentOptions[] = [];
  for (const thread of prepared.threads) {
    const parent = comments.length;
    const own: number[] = [];
    for (const [position, reply] of repliesOf(thread, prepared.language).entries()) {
      const id = comments.length;
      own.push(id);
      comments.push({
        id,
        author: reply.author,
        initials: reply.initials,
        date: new Date(reply.at),
        ...(position === 0 ? { resolved: thread.resolved !== null } : { parentId: parent }),
        children: [paragraphOf(reply.words, prepared.language)],
      });
    }
    ids.set(thread.number, own);
  }
  return { ids, comments };
}

function repliesOf(thread: PreparedThread, language: Language) {
  const words = fileWords[language];
  const replies = thread.replies.map((reply, position) =>
    position === 0 && thread.isDetached
      ? {
          ...reply,
          words: [
            { text: `${words.detached} “`, language },
            ...thread.quote,
            { text: "” ", language },
            ...reply.words,
          ],
        }
      : reply,
  );
  // The state of a thread is only written where some thread has a reply; so a resolved one gets its closing word.
  if (thread.resolved && replies.length === 1) {
    const { by, at, shown } = thread.resolved;
    replies.push({
      author: by,
      initials: by.slice(0, 1).toUpperCase(),
      at,
      shownAt: shown,
      words: [{ text: words.resolved, language }],
    });
  }
  return replies;
}

const paragraphOf = (words: Words, document: Language) =>
  new Paragraph({
    children: words.map(({ text, language }) => new TextRun({ text, ...runFace(language, document) })),
  });
