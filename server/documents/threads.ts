import type * as Y from "yjs";
import type { ThreadAnswer } from "../../shared/answers";
import { atomText } from "../../shared/document/atoms";
import { fieldShower } from "../../shared/document/fields";
import { fieldsOf } from "../../shared/document/from-yjs";
import { findQuote, type ShowAtom, shownOffset, shownText } from "../../shared/document/shown";
import { elementNamed, markElement, markRange, threadsInText } from "../../shared/document/thread-marks";
import type { ReplyId, ThreadId, UserId } from "../../shared/ids";
import type { Language } from "../../shared/locale/languages";
import type { ThreadAudience } from "../../shared/roles";
import type { DocumentFacts, SeenDocument } from "../access/access";
import { can } from "../access/can";
import type { Rooms } from "../live/rooms";
import type { DocumentStore } from "./document-store";
import type { Anchored, NewThread, ThreadStore } from "./thread-store";

export type Anchor = {
  language: Language;
  /** base64 of `Y.encodeRelativePosition`. */
  start?: string;
  end?: string;
  quote?: string;
  before?: string;
  after?: string;
  /** A whole image, table or footnote by its id, a field by its key. */
  node?: string;
};

export type ThreadsParts = {
  store: ThreadStore;
  documents: DocumentStore;
  rooms: Rooms;
  now: () => number;
  newId: () => string;
  /** Of these people, who may read the thread. */
  readers: (
    document: DocumentFacts,
    audience: ThreadAudience,
    side: string,
    users: readonly UserId[],
  ) => Promise<UserId[]>;
};

export type Threads = ReturnType<typeof createThreads>;

/** How long a thread may wait for text that its writer's editor has sent, but that is still on its way. */
const patience = { tries: 10, pause: 100 };

/** Comments: rows beside the text, and the mark that the server leaves in it for each. */
export function createThreads({ store, documents, rooms, now, newId, readers }: ThreadsParts) {
  async function atomsOf(document: DocumentFacts, language: Language): Promise<(doc: Y.Doc) => ShowAtom> {
    const [form, bound, activities] = [
      await documents.form(document.id),
      await documents.bound(document),
      await documents.activities(document.project),
    ];
    return (doc) => {
      const shownField = fieldShower({ form, fields: fieldsOf(doc), bound, language, activities });
      return (atom) => atomText(atom.nodeName, atom.getAttributes(), shownField);
    };
  }

  /** Writes the anchor's mark; false when its place is not, or not uniquely, in the text. */
  function writeMark(doc: Y.Doc, anchor: Anchor, thread: ThreadId, showAtom: ShowAtom): string | undefined {
    if (anchor.node !== undefined) {
      const element = elementNamed(doc, anchor.language, anchor.node);
      if (!element) return undefined;
      markElement(element, thread);
      return anchor.quote || showAtom(element);
    }
    const shown = shownText(doc, anchor.language, showAtom);
    const offset = (position: string | undefined) =>
      position === undefined ? undefined : shownOffset(doc, shown, Buffer.from(position, "base64"));
    const range = findQuote(
      shown,
      { quote: anchor.quote ?? "", before: anchor.before, after: anchor.after },
      { start: offset(anchor.start), end: offset(anchor.end) },
    );
    if (!range) return undefined;
    markRange(shown, range, thread);
    return anchor.quote;
  }

  async function mentions(document: DocumentFacts, audience: ThreadAudience, side: string, body: string) {
    const named = [...body.matchAll(/@\[[^\]\n]{1,200}\]\(([0-9a-f-]{36})\)/g)].map(
      (match) => match[1] as UserId,
    );
    return readers(document, audience, side, [...new Set(named)].slice(0, 20));
  }

  return {
    /**
     * Begins a thread where the anchor names its place. "anchor-moved" when it names none or several: then
     * nothing is stored.
     */
    async begin(
      seen: SeenDocument,
      by: UserId,
      { anchor, body, audience }: { anchor: Anchor; body: string; audience: ThreadAudience },
    ): Promise<ThreadId | "anchor-moved"> {
      const { document, member } = seen;
      const id = newId() as ThreadId;
      const atoms = await atomsOf(document, anchor.language);
      const mentioned = await mentions(document, audience, member.side, body);
      const row = (quote: string): NewThread => ({
        id,
        document: document.id,
        project: document.project,
        language: anchor.language,
        node: anchor.node ?? null,
        quote,
        before: anchor.before ?? "",
        after: anchor.after ?? "",
        audience,
        side: member.side,
        by,
        at: now(),
        first: { id: newId() as ReplyId, body, mentions: mentioned },
      });
      for (let attempt = 0; attempt < patience.tries; attempt++) {
        try {
          await rooms.write(document.id, {
            by: null,
            isInKeeping: true,
            change: (doc) => {
              const quote = writeMark(doc, anchor, id, atoms(doc));
              if (quote === undefined) throw new AnchorMoved();
              return quote;
            },
            alongside: (tx, quote) => store.insert(tx, row(quote)),
          });
          rooms.announce(document.id, { type: "thread", thread: id });
          return id;
        } catch (error) {
          if (!(error instanceof AnchorMoved)) throw error;
        }
        await new Promise((resolve) => setTimeout(resolve, patience.pause));
      }
      return "anchor-moved";
    },

    /** False when the thread is resolved. */
    async reply(seen: SeenDocument, thread: ThreadId, by: UserId, body: string): Promise<boolean> {
      const { document, member } = seen;
      const [present] = await store.list({
        document: document.id,
        project: document.project,
        side: member.side,
        thread,
      });
      const mentioned = await mentions(document, present?.audience ?? "own_side", member.side, body);
      const reply = { id: newId() as ReplyId, body, mentions: mentioned };
      const isStored = await store.reply(thread, document.project, reply, by, now());
      if (isStored) rooms.announce(document.id, { type: "thread", thread });
      return isStored;
    },

    async resolve(seen: SeenDocument, thread: ThreadId, by: UserId, resolved: boolean) {
      await store.resolve(thread, seen.document.project, resolved, by, now());
      rooms.announce(seen.document.id, { type: "thread", thread });
    },

    async list({ document, member }: SeenDocument, by: UserId, thread?: ThreadId): Promise<ThreadAnswer[]> {
      const threads = await store.list({
        document: document.id,
        project: document.project,
        side: member.side,
        thread,
      });
      const resolvesAll = can(member, "thread.resolve");
      return threads.map((each) => ({
        ...each,
        mayResolve: resolvesAll || (each.by.id === by && can(member, "thread.write")),
      }));
    },

    /**
     * Keeps anchors and rows in step after the text has changed: a thread whose mark went, but whose quote
     * stands exactly once, is anchored again; else it is detached, until its mark comes back (undo does that).
     */
    async keepAnchored(document: DocumentFacts) {
      const all = await store.anchored(document.id);
      if (all.length === 0) return;
      const present = await rooms.read(document.id, threadsInText);
      const back = all.filter((thread) => thread.isDetached && present.has(thread.id));
      const lost = all.filter((thread) => !present.has(thread.id));
      const newlyLost: ThreadId[] = [];
      const found: ThreadId[] = [];
      for (const thread of lost) {
        if (await anchorAgain(document, thread)) found.push(thread.id);
        else if (!thread.isDetached) newlyLost.push(thread.id);
      }
      await store.setDetached(newlyLost, now());
      await store.setDetached([...back.map((thread) => thread.id), ...found], null);
      for (const thread of [...newlyLost, ...found, ...back.map((each) => each.id)]) {
        rooms.announce(document.id, { type: "thread", thread });
      }
    },
  };

  async function anchorAgain(document: DocumentFacts, thread: Anchored): Promise<boolean> {
    if (thread.node !== null && thread.quote === "") return false;
    const atoms = await atomsOf(document, thread.language);
    const anchor = { ...thread, node: thread.node ?? undefined };
    const isThere = await rooms.read(document.id, (doc) => {
      const showAtom = atoms(doc);
      if (anchor.node !== undefined) return elementNamed(doc, thread.language, anchor.node) !== undefined;
      return findQuote(shownText(doc, thread.language, showAtom), anchor) !== undefined;
    });
    if (!isThere) return false;
    try {
      await rooms.write(document.id, {
        by: null,
        isInKeeping: true,
        change: (doc) => {
          if (writeMark(doc, anchor, thread.id, atoms(doc)) === undefined) throw new AnchorMoved();
        },
      });
      return true;
    } catch (error) {
      if (error instanceof AnchorMoved) return false;
      throw error;
    }
  }
}

/** Leaves the write before anything was changed. */
class AnchorMoved extends Error {}
