import { type Accessor, createSignal } from "solid-js";
import type { DocumentAnswer, ProjectAnswer } from "../../shared/answers";
import { inLanguage, type Localised } from "../../shared/locale/languages";
import type { ConfidenceAnswer } from "../../shared/register/answers";
import type { RegisterKind } from "../../shared/register/blocks";
import type { Room } from "../live/room";
import { captureWords } from "../words/capture";
import { editorWords } from "../words/editor";
import { useWords } from "../words/words";
import { type Confidence, useMinutesData } from "./minutes.data";

export type Minutes = ReturnType<typeof createMinutes>;

/** What captured blocks can name, and which of them asks for its details. */
export function createMinutes(parts: {
  answer: Accessor<DocumentAnswer>;
  topics: Accessor<ProjectAnswer["topics"]>;
  announce: (text: string) => void;
  room: Pick<Room, "onEvent" | "whenDurable">;
}) {
  const { answer, topics, announce, room } = parts;
  const words = useWords(captureWords);
  const names = useWords(editorWords);
  const data = useMinutesData(answer, room.onEvent);
  const [asking, setAsking] = createSignal<{ id: string; isNew: boolean }>();

  return {
    topics,
    topicName: (id: unknown): Localised | undefined => topics().find((topic) => topic.id === id)?.name,
    /** The documents that an input can concern. */
    documents: () => data.documents().filter(({ id, archived }) => id !== answer().id && !archived),
    documentTitle: (id: unknown): Localised | undefined =>
      data.documents().find((document) => document.id === id)?.title,
    languages: () => answer().languages,
    /** Those who may have spoken, as they are named in a language. */
    participants: () => data.participants().map(({ name }) => name),
    organisations: () => data.organisations().map(({ name }) => inLanguage(name, answer().bindingLanguage)),
    /** Shown in the minutes, never typed. */
    workshop: data.workshop,
    attendance: data.attendance,
    lookAgain: data.again,
    /** The block that shall open its details. */
    asking,
    askDetails: (id: string) => setAsking({ id, isNew: false }),
    doneAsking: () => setAsking(undefined),
    inserted: (kind: RegisterKind, id: string) => {
      announce(words().inserted(names().captured[kind]));
      setAsking({ id, isNew: true });
    },
    /** What the register holds of a block whose words are not in the text. */
    confidence: (kind: RegisterKind, id: string): ConfidenceAnswer | undefined =>
      data.confidences().find((each) => each.kind === kind && each.block === id),
    confide: async (said: Confidence) => {
      // The server must have heard of the block; where the room refuses, so does the route.
      await room.whenDurable().catch(() => {});
      await data.confide(said);
    },
  };
}
