import type { Editor } from "@tiptap/core";
import { type Accessor, createContext, useContext } from "solid-js";
import type { DocumentAnswer } from "../../shared/answers";
import type { NamedActivity } from "../../shared/document/fields";
import type { Language } from "../../shared/locale/languages";
import type { Action } from "../../shared/roles";
import type { ThreadsDesk } from "../comments/threads-desk";
import type { Room } from "../live/room";
import type { Facts } from "./facts";

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
  /** The language of the text in view. */
  language: Accessor<Language>;
  setLanguage: (language: Language) => void;
  /** The editor of the text in view, once it is there. */
  editor: Accessor<Editor | undefined>;
  /** Takes an editor in, once its text stands in the page. */
  adopt: (language: Language, editor: Editor) => void;
  /** Says something to a screen reader without moving anything. */
  announce: (text: string) => void;
  /** Opens the small form for a fact, beside `at`. */
  askFact: (key: string, at: HTMLElement) => void;
  askLink: () => void;
};

export const DeskContext = createContext<Desk>();

export function useDesk(): Desk {
  const desk = useContext(DeskContext);
  if (!desk) throw new Error("useDesk needs an open document above it");
  return desk;
}
