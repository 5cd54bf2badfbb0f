import { type Accessor, batch, createEffect, createMemo, createSignal, on, onCleanup } from "solid-js";
import { ProblemError, type ShownProblem } from "../api";
import type { Room } from "../live/room";
import { heldBy } from "../parts/held-by";
import { decisionDeeds, type InputChanges, inputDeeds } from "../registers/registers.data";
import { placesOf, type Source, useSectionSources, useSources } from "./sources.data";

export const sourceReaches = ["document", "section"] as const;
export type SourceReach = (typeof sourceReaches)[number];

/** The inputs and decisions behind the open document, and what the panel and the text's signs do with them. */
export type SourcesDesk = {
  mayRead: boolean;
  isOpen: Accessor<boolean>;
  open: () => void;
  close: () => void;
  /** "Why is this here?": opens the panel at a section, to read on there. */
  ask: (section: string | undefined) => void;
  /** Has a question been asked since the last call? The panel then takes the focus. */
  claimsFocus: () => boolean;
  reach: Accessor<SourceReach>;
  setReach: (reach: SourceReach) => void;
  /** The section in which the caret or the reader is. */
  section: Accessor<string | undefined>;
  stand: (section: string | undefined) => void;
  /** How many stand behind each section. */
  behind: Accessor<ReadonlyMap<string, number>>;
  /** Undefined until they are there. */
  shown: Accessor<readonly Source[] | undefined>;
  problem: Accessor<ShownProblem | undefined>;
  again: () => void;
  change: (input: string, changes: InputChanges) => Promise<void>;
  link: (row: Source, section: string) => Promise<void>;
  unlink: (row: Source, link: string) => Promise<void>;
};

/** Milliseconds for which changes are gathered: minutes that are being written change the registers all the time. */
const pause = 400;

export function createSourcesDesk(parts: {
  document: string;
  project: string;
  room: Room;
  mayRead: boolean;
}): SourcesDesk {
  const { document, project, room, mayRead } = parts;
  const [isOpen, setOpen] = createSignal(false);
  const [asked, setAsked] = createSignal(0);
  const [reach, setReach] = createSignal<SourceReach>("document");
  const [section, setSection] = createSignal<string>();
  let isToFocus = false;
  const [wasOpened, setOpened] = createSignal(false);
  const [sections, { refetch: lookAgain }] = useSectionSources(() => mayRead && document);
  const [rows, { refetch }] = useSources(() => mayRead && wasOpened() && { project, document });

  const renew = () => Promise.all([lookAgain(), wasOpened() ? refetch() : undefined]);
  let timer: ReturnType<typeof setTimeout> | undefined;
  const renewSoon = () => {
    timer ??= setTimeout(() => {
      timer = undefined;
      void renew();
    }, pause);
  };
  onCleanup(() => clearTimeout(timer));
  room.onEvent((event) => {
    if (event.type === "registers" && mayRead) renewSoon();
  });
  // After a line that was down, events may have been missed.
  createEffect(
    on(
      () => room.state().is,
      (now, before) => {
        if ((before === "offline" || before === "offline-unsaved") && now !== before && mayRead) renewSoon();
      },
    ),
  );

  const behind = createMemo(() => {
    const rowsOf = new Map<string, Set<string>>();
    for (const { section: where, kind, id } of heldBy(sections) ?? [])
      rowsOf.set(where, (rowsOf.get(where) ?? new Set()).add(`${kind} ${id}`));
    return new Map([...rowsOf].map(([where, found]) => [where, found.size]));
  });
  const shown = createMemo(() => {
    const all = heldBy(rows);
    if (reach() === "document") return all;
    return all?.filter((row) => placesOf(row, document).some((place) => place.section === section()));
  });
  const deedsOf = (row: Source) =>
    row.kind === "input"
      ? inputDeeds(() => ({ project, input: row.id }), renew)
      : decisionDeeds(() => ({ project, decision: row.id }), renew);
  const open = () => {
    setOpened(true);
    setOpen(true);
  };

  return {
    mayRead,
    isOpen,
    open,
    close: () => setOpen(false),
    ask: (where) =>
      batch(() => {
        if (where) setSection(where);
        setReach("section");
        open();
        isToFocus = true;
        setAsked((count) => count + 1);
      }),
    claimsFocus: () => {
      const isClaimed = asked() > 0 && isToFocus;
      isToFocus = false;
      return isClaimed;
    },
    reach,
    setReach,
    section,
    stand: setSection,
    behind,
    shown,
    problem: () => (rows.error instanceof ProblemError ? rows.error.problem : undefined),
    again: () => void renew(),
    change: (input, changes) => inputDeeds(() => ({ project, input }), renew).change(changes),
    link: (row, where) => deedsOf(row).link({ document, section: where, was: null, becomes: null }),
    unlink: (row, link) => deedsOf(row).unlink(link),
  };
}
