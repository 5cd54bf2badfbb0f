import type { Editor } from "@tiptap/core";
import { type Accessor, createContext, useContext } from "solid-js";
import type { DocumentAnswer } from "../../shared/answers";
import type { NamedActivity } from "../../shared/document/fields";
import type { Outline } from "../../shared/document/outline";
import type { Language } from "../../shared/locale/languages";
import type { Action } from "../../shared/roles";
import type { ThreadsDesk } from "../comments/threads-desk";
import type { Room } from "../live/room";
import type { SourcesDesk } from "../sources/sources-desk";
import type { BodyIndex } from "./body-index";
import type { Facts } from "./facts";
import type { Minutes } from "./minutes";

export type OpenBody = { editor: Editor; index: Accessor<BodyIndex> };

/** Everything that the parts of one open document share. */
export type Desk = {
  answer: Accessor<DocumentAnswer>;
  activities: Accessor<readonly NamedActivity[]>;
  me: { id: string; name: string };
  may: (action: Action) => boolean;
  /** May this person change the text now? Not while the server cannot store it. */
  mayType: Accessor<boolean>;
  room: Room;
  facts: Facts;
  threads: ThreadsDesk;
  sources: SourcesDesk;
  /** The language of the text in view. */
  language: Accessor<Language>;
  setLanguage: (language: Language) => void;
  /** The editor of the text in view, once it is there. */
  editor: Accessor<Editor | undefined>;
  /** Takes a text's editor in, once it stands in the page. */
  adopt: (language: Language, body: OpenBody) => void;
  outline: Accessor<Outline>;
  /** The number of a section, a heading or a footnote in a text, by its id. */
  numberOf: (language: Language, id: string) => string | undefined;
  /** Says something to a screen reader without moving anything. */
  announce: (text: string) => void;
  /** What belongs to minutes only. */
  minutes: Minutes | undefined;
  /** Opens the small form for a fact, beside `at`. */
  askFact: (key: string, at: HTMLElement) => void;
  askLink: () => void;
  /** Begins a comment on the selection, or says that something must be selected first. */
  comment: () => void;
};

export const DeskContext = createContext<Desk>();

export function useDesk(): Desk {
  const desk = useContext(DeskContext);
  if (!desk) throw new Error("useDesk needs an open document above it");
  return desk;
}

export function useMinutes(): Minutes {
  const { minutes } = useDesk();
  if (!minutes) throw new Error("useMinutes needs minutes");
  return minutes;
}
