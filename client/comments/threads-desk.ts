import { type Accessor, batch, createEffect, createMemo, createSignal, on } from "solid-js";
import type { MemberAnswer, ThreadAnswer } from "../../shared/answers";
import type { ShowAtom } from "../../shared/document/shown";
import type { Language } from "../../shared/locale/languages";
import type { ThreadAudience } from "../../shared/roles";
import { ProblemError, type ShownProblem } from "../api";
import type { Room } from "../live/room";
import { personClass } from "../parts/avatar";
import { heldBy } from "../parts/held-by";
import { type Anchor, anchorOf, type Place } from "./anchor";
import { useMentionable, useThreads } from "./threads.data";

export const threadFilters = ["open", "resolved", "mine", "detached"] as const;
export type ThreadFilter = (typeof threadFilters)[number];

/** A comment that is being written: what it is about, and as what it is shown there. */
export type Draft = { place: Place; quote: string };

/** The threads of the open document, and what the panel, the text and the bubble do with them. */
export type ThreadsDesk = {
  mayRead: boolean;
  mayWrite: boolean;
  all: Accessor<readonly ThreadAnswer[]>;
  problem: Accessor<ShownProblem | undefined>;
  again: () => void;
  filter: Accessor<ThreadFilter>;
  setFilter: (filter: ThreadFilter) => void;
  /** Those that the filter lets through, in the language in view. */
  shown: Accessor<readonly ThreadAnswer[]>;
  count: (filter: ThreadFilter) => number;
  active: Accessor<string | undefined>;
  /**
   * Makes a thread the one that stands level with its text; shows it whatever the filter was. With `focus`
   * its card takes the focus, too.
   */
  activate: (thread: string | undefined, options?: { focus?: boolean }) => void;
  wantsFocus: Accessor<boolean>;
  /** The classes of a thread's place in the text. */
  look: (thread: string) => string;
  draft: Accessor<Draft | undefined>;
  /** Begins a comment; false when there is nothing there to comment on. */
  begin: (place: Place) => boolean;
  cancel: () => void;
  /** Sends the comment once one's own text before it is on disk. Throws ProblemError; the draft stays then. */
  send: (body: string, audience: ThreadAudience) => Promise<void>;
  reply: (thread: string, body: string) => Promise<void>;
  resolve: (thread: string, resolved: boolean) => Promise<void>;
  mentionable: Accessor<readonly MemberAnswer[]>;
};

export function createThreadsDesk(parts: {
  document: string;
  project: string;
  me: string;
  room: Room;
  language: Accessor<Language>;
  audience: Parameters<typeof useMentionable>[1];
  mayRead: boolean;
  mayWrite: boolean;
  mayReadPeople: boolean;
  showAtom: (language: Language) => ShowAtom;
}): ThreadsDesk {
  const { room, me, language } = parts;
  const data = useThreads(parts.document, () => parts.mayRead);
  const [filter, setFilter] = createSignal<ThreadFilter>("open");
  const [active, setActive] = createSignal<string>();
  const [wantsFocus, setWantsFocus] = createSignal(false);
  const [draft, setDraft] = createSignal<Draft>();

  const all = () => heldBy(data.threads) ?? [];
  const byId = createMemo(() => new Map(all().map((thread) => [thread.id, thread])));
  const inView = createMemo(() => all().filter((thread) => thread.language === language()));
  const passes = (thread: ThreadAnswer, which: ThreadFilter): boolean => {
    if (which === "open") return !thread.resolved && !thread.detached;
    if (which === "resolved") return thread.resolved !== null;
    if (which === "detached") return thread.detached && !thread.resolved;
    return isMine(thread, me);
  };
  const shown = createMemo(() => inView().filter((thread) => passes(thread, filter())));

  room.onEvent((event) => {
    if (event.type === "thread" && parts.mayRead) void data.renew(event.thread);
  });
  // After a line that was down, events may have been missed.
  createEffect(
    on(
      () => room.state().is,
      (now, before) => {
        if ((before === "offline" || before === "offline-unsaved") && now !== before && parts.mayRead)
          data.refetch();
      },
    ),
  );

  const freshAnchor = (place: Place): Anchor | undefined =>
    anchorOf(room.doc, place, parts.showAtom(place.language));

  return {
    mayRead: parts.mayRead,
    mayWrite: parts.mayWrite,
    all,
    problem: () => (data.threads.error instanceof ProblemError ? data.threads.error.problem : undefined),
    again: () => void data.refetch(),
    filter,
    setFilter,
    shown,
    count: (which) => inView().filter((thread) => passes(thread, which)).length,
    active,
    wantsFocus,
    activate: (thread, { focus = false } = {}) =>
      batch(() => {
        setWantsFocus(focus);
        const found = thread === undefined ? undefined : byId().get(thread);
        if (found && !passes(found, filter()))
          setFilter(found.resolved ? "resolved" : found.detached ? "detached" : "open");
        setActive(thread);
      }),
    look: (id) => {
      const thread = byId().get(id);
      if (!thread) return "";
      if (thread.resolved && filter() !== "resolved") return "";
      return `hl ${personClass(thread.by.colour)}${active() === id ? " hl--on" : ""}`;
    },
    draft,
    begin: (place) => {
      const anchor = freshAnchor(place);
      if (!anchor) return false;
      batch(() => {
        setActive(undefined);
        setDraft({ place, quote: anchor.quote ?? "" });
      });
      return true;
    },
    cancel: () => setDraft(undefined),
    send: async (body, audience) => {
      const about = draft();
      if (!about) return;
      await room.whenDurable();
      // What was typed beside it meanwhile has moved it; a text that is gone leaves the words it had.
      const anchor = freshAnchor(about.place) ?? { language: about.place.language, quote: about.quote };
      const { id } = await data.begin(anchor, body, audience);
      await data.renew(id);
      batch(() => {
        setDraft(undefined);
        setFilter("open");
        setActive(id);
      });
    },
    reply: async (thread, body) => {
      await data.reply(thread, body);
      await data.renew(thread);
    },
    resolve: async (thread, resolved) => {
      await data.resolve(thread, resolved);
      await data.renew(thread);
    },
    mentionable: useMentionable(parts.project, parts.audience, () => parts.mayReadPeople && parts.mayWrite),
  };
}

/** Begun by me, answered by me, or naming me. */
function isMine(thread: ThreadAnswer, me: string): boolean {
  return thread.replies.some((reply) => reply.by.id === me || reply.body.includes(`](${me})`));
}
