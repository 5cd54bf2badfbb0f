import type { Editor } from "@tiptap/core";
import { createEffect, createMemo, createSignal, on, onCleanup, Show, untrack } from "solid-js";
import { createStore } from "solid-js/store";
import type { DocumentAnswer, Me } from "../../shared/answers";
import { atomText } from "../../shared/document/atoms";
import { showField } from "../../shared/document/fields";
import type { Outline } from "../../shared/document/outline";
import { inLanguage, type Language, type Localised } from "../../shared/locale/languages";
import { claimUnsaved } from "../account/unsaved";
import { onSignedOut } from "../api";
import { placeOfSelection } from "../comments/anchor";
import { createThreadsDesk } from "../comments/threads-desk";
import { notePutBack } from "../live/put-back";
import { rescueOtherCopies, rescueText } from "../live/rescue";
import { connectRoom } from "../live/room";
import type { Refusal } from "../live/save-state";
import { tell } from "../parts/toast";
import { createSourcesDesk } from "../sources/sources-desk";
import { commentWords } from "../words/comments";
import { liveWords } from "../words/live";
import { language as interfaceLanguage, useWords } from "../words/words";
import { type Desk, DeskContext, type OpenBody } from "./desk";
import { useProjectFacts } from "./document.data";
import { EditorFrame } from "./editor-frame";
import { FactForm } from "./fact-form";
import { createFacts } from "./facts";
import { LinkForm } from "./link-form";
import { createMinutes } from "./minutes";

type Props = {
  answer: DocumentAnswer;
  me: Me;
  mayWrite: boolean;
  /** Rows that the document shows have changed. */
  onFactsChanged: () => void;
  onRename: (title: Localised) => Promise<void>;
  /** A backup was put back: rows may be of another day, too. What could be saved of the text is safe by now. */
  onRestored: () => void;
  /** The room is over; what was unsaved has been set aside. */
  onRefused: (why: Refusal) => void;
};

const emptyOutline: Outline = { sections: [], coverage: 0 };

/** One document with its room, for as long as its rights and its epoch stay the same. */
export function OpenDocument(props: Props) {
  const words = useWords(liveWords);
  const comments = useWords(commentWords);
  const { id: document, epoch, isRecovering, schemaVersion, project, may } = untrack(() => props.answer);
  const me = untrack(() => props.me);
  const answer = createMemo(() => props.answer);
  const room = connectRoom({
    document,
    user: me.id,
    epoch,
    mayWrite: untrack(() => props.mayWrite),
    schemaVersion,
    isRecovering,
  });
  const projectFacts = useProjectFacts(() => project.id);
  const activities = () => projectFacts()?.activities ?? [];
  const facts = createFacts(room.doc, answer, activities);
  const [language, setLanguage] = createSignal(firstLanguage(props.answer));
  const [bodies, setBodies] = createStore<Partial<Record<Language, OpenBody>>>({});
  const [said, setSaid] = createSignal("");
  const [asked, setAsked] = createSignal<{ fact: string; at: HTMLElement }>();
  const [isAskingLink, setAskingLink] = createSignal(false);
  let isRefused = false;

  claimUnsaved(room.hasUnsaved);
  // The text on this page may be nowhere else: the room's own notice leads to the sign-in, when its reader likes.
  const maySendAway = onSignedOut(() => {});
  onCleanup(maySendAway);
  onCleanup(() => {
    if (!isRefused) void room.leave();
  });

  const describeFact = (key: string, value: unknown) => {
    const definition = answer().form.fields[key];
    if (!definition) return key;
    return `${inLanguage(definition.label, language())}: ${showField(definition, value, language(), { activities: activities() }).text}`;
  };
  const rescued = {
    user: me.id,
    document,
    title: inLanguage(props.answer.title, interfaceLanguage()),
    describeFact,
  };
  let hasLookedAround = false;
  createEffect(
    on(room.state, ({ is }) => {
      // Only now is it known what the server has.
      if (hasLookedAround || (is !== "saved" && is !== "read-only")) return;
      hasLookedAround = true;
      void rescueOtherCopies(rescued, room.known, room.mayWrite ? { epoch } : undefined);
    }),
  );

  const leaveWithText = async () => {
    isRefused = true;
    maySendAway();
    await rescueText(room.doc, room.known, rescued, room.hasServerLost() ? "lost" : "not-taken");
    await room.leave({ forget: true });
  };
  createEffect(
    on(room.state, async (state) => {
      if (state.is !== "refused" || state.why === "signed-out" || isRefused) return;
      await leaveWithText();
      props.onRefused(state.why);
    }),
  );
  createEffect(
    on(room.hasServerLost, async (hasLost) => {
      if (!hasLost || isRefused) return;
      if (!room.mayWrite) await leaveWithText();
      else if (await isPutBack()) notePutBack(document);
      else return;
      props.onRestored();
    }),
  );
  /** False when the server refuses it: then it is set aside like everything that is refused. */
  const isPutBack = () =>
    room.whenDurable().then(
      () => true,
      () => false,
    );
  room.onEvent((event) => {
    if (event.type === "facts") props.onFactsChanged();
    if (event.type === "restored") tell(words().restored(event.by));
  });
  createEffect(() => {
    const shown = language();
    const before = untrack(() => room.awareness.getLocalState());
    room.awareness.setLocalState({ ...before, language: shown, cursor: null });
  });

  const editor = (): Editor | undefined => bodies[language()]?.editor;
  const threads = createThreadsDesk({
    document,
    project: project.id,
    me: me.id,
    room,
    language,
    audience: () => answer().audience,
    mayRead: may.includes("thread.read"),
    mayWrite: may.includes("thread.write"),
    mayReadPeople: may.includes("people.read"),
    showAtom: (of) => (atom) => atomText(atom.nodeName, atom.getAttributes(), (key) => facts.shown(key, of)),
  });
  const sources = createSourcesDesk({
    document,
    project: project.id,
    room,
    mayRead: may.includes("register.read"),
  });

  const announce = (text: string) => {
    setSaid("");
    queueMicrotask(() => setSaid(text));
  };
  const minutes =
    untrack(() => props.answer.kind) === "minutes"
      ? createMinutes({ answer, topics: () => projectFacts()?.topics ?? [], announce, room })
      : undefined;

  const desk: Desk = {
    answer,
    activities,
    me: { id: me.id, name: me.name },
    may: (action) => answer().may.includes(action),
    mayType: () => room.mayWrite && !room.isHalted(),
    room,
    facts,
    threads,
    sources,
    language,
    setLanguage,
    editor,
    adopt: (of, body) => setBodies(of, body),
    outline: () => bodies[language()]?.index().outline ?? emptyOutline,
    numberOf: (of, id) => bodies[of]?.index().numbers.get(id),
    announce,
    minutes,
    askFact: (fact, at) => setAsked({ fact, at }),
    askLink: () => setAskingLink(true),
    comment: () => {
      const open = editor();
      const place = open && threads.mayWrite ? placeOfSelection(open.state, language()) : undefined;
      if (place && threads.begin(place)) return;
      const isTouch = window.matchMedia("(pointer: coarse)").matches;
      tell(isTouch ? comments().holdFirst : comments().selectFirst);
    },
  };

  return (
    <DeskContext.Provider value={desk}>
      <EditorFrame onRename={props.onRename} />
      <Show when={asked()} keyed>
        {(about) => <FactForm fact={about.fact} at={about.at} onClose={() => setAsked(undefined)} />}
      </Show>
      <Show when={isAskingLink() && editor()} keyed>
        {(open) => <LinkForm editor={open} onClose={() => setAskingLink(false)} />}
      </Show>
      <p class="visually-hidden" role="status" aria-live="polite">
        {said()}
      </p>
    </DeskContext.Provider>
  );
}

/** The interface's language where the document has it, else the one that decides. */
function firstLanguage(answer: DocumentAnswer): Language {
  const preferred = interfaceLanguage();
  return answer.languages.includes(preferred) ? preferred : answer.bindingLanguage;
}
