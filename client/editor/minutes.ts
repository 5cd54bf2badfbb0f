import { type Accessor, createSignal } from "solid-js";
import type { DocumentAnswer, ProjectAnswer } from "../../shared/answers";
import { inLanguage, type Localised } from "../../shared/locale/languages";
import type { RegisterKind } from "../../shared/register/blocks";
import type { Room } from "../live/room";
import { captureWords } from "../words/capture";
import { editorWords } from "../words/editor";
import { useWords } from "../words/words";
import { useMinutesData } from "./minutes.data";

export type Minutes = ReturnType<typeof createMinutes>;

/** What captured blocks can name, and which of them asks for its details. */
export function createMinutes(parts: {
  answer: Accessor<DocumentAnswer>;
  topics: Accessor<ProjectAnswer["topics"]>;
  announce: (text: string) => void;
  onEvent: Room["onEvent"];
}) {
  const { answer, topics, announce } = parts;
  const words = useWords(captureWords);
  const names = useWords(editorWords);
  const data = useMinutesData(answer, parts.onEvent);
  const [asking, setAsking] = createSignal<string>();

  return {
    topics,
    topicName: (id: unknown): Localised | undefined => topics().find((topic) => topic.id === id)?.name,
    /** The documents that an input can concern. */
    documents: () => data.documents().filter(({ id, archived }) => id !== answer().id && !archived),
    documentTitle: (id: unknown): Localised | undefined =>
      data.documents().find((document) => document.id === id)?.title,
    /** Those who may have spoken, as they are named in a language. */
    participants: () => data.participants().map(({ name }) => name),
    organisations: () => data.organisations().map(({ name }) => inLanguage(name, answer().bindingLanguage)),
    /** Shown in the minutes, never typed. */
    workshop: data.workshop,
    attendance: data.attendance,
    lookAgain: data.again,
    /** The block that shall open its details. */
    asking,
    askDetails: setAsking,
    doneAsking: () => setAsking(undefined),
    inserted: (kind: RegisterKind, id: string) => {
      announce(words().inserted(names().captured[kind]));
      setAsking(id);
    },
  };
}
