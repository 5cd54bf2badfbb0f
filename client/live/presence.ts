import { createSignal, onCleanup } from "solid-js";
import type { Awareness } from "y-protocols/awareness";
import type { Language } from "../../shared/locale/languages";
import type { Participant } from "../../shared/room";

/** What a client says of itself; the server adds `user`, so nobody can speak in another's name. */
export type Presence = {
  /** Relative positions of the selection's ends in the text of `language`, as Yjs writes them in JSON. */
  cursor?: { anchor: unknown; head: unknown } | null;
  language?: Language;
  user?: Participant;
};

/** Another person at this document, once each even with several tabs. */
export type Here = Participant & { client: number; language: Language | undefined; hasCaret: boolean };

export function othersHere(awareness: Awareness, me: string): Here[] {
  const found = new Map<string, Here>();
  for (const [client, state] of awareness.getStates() as Map<number, Presence>) {
    const { user } = state;
    if (!isParticipant(user) || client === awareness.clientID || user.id === me) continue;
    const here = { ...user, client, language: state.language, hasCaret: Boolean(state.cursor) };
    if (!found.get(user.id)?.hasCaret) found.set(user.id, here);
  }
  return [...found.values()].sort((a, b) => a.name.localeCompare(b.name));
}

/** The others at this document, as a signal. */
export function useOthersHere(awareness: Awareness, me: string): () => Here[] {
  const [here, setHere] = createSignal(othersHere(awareness, me), { equals: sameHere });
  const look = () => setHere(othersHere(awareness, me));
  awareness.on("change", look);
  onCleanup(() => awareness.off("change", look));
  return here;
}

const sameHere = (a: Here[], b: Here[]) => JSON.stringify(a) === JSON.stringify(b);

/** Presence comes from the network: what does not look like a person is not shown. */
export const isParticipant = (user: unknown): user is Participant =>
  typeof user === "object" &&
  user !== null &&
  "id" in user &&
  typeof user.id === "string" &&
  "name" in user &&
  typeof user.name === "string" &&
  "colour" in user &&
  typeof user.colour === "number";
