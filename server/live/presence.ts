import { isLanguage } from "../../shared/locale/languages";
import type { Participant } from "../../shared/room";
import { readPresence } from "../../shared/update-gate";
import type { PresenceEntry } from "./frames";

/**
 * Who is in a room and where their caret stands. A socket speaks for one Yjs client id. Standard clients
 * also repeat what they heard of others; of a frame only the sender's own entry is read, and the server
 * puts in who that is: name and colour are never the client's word.
 */
export type Presence<Seat> = {
  /** Takes a frame's body; false when the sender claims a client id that is somebody else's. */
  hear(seat: Seat, who: Participant, body: Uint8Array): boolean;
  /** The Yjs client id that the seat speaks for. */
  clientOf(seat: Seat): number | undefined;
  leave(seat: Seat): void;
  everyone(): PresenceEntry[];
  /** The people behind the ids, each once. */
  people(): Participant[];
  /** Entries that changed since they were last taken; newest state per client. */
  take(): PresenceEntry[];
  readonly hasNews: boolean;
};

const gone = "null";

export function createPresence<Seat>(isFreeFor: (client: number, user: string) => boolean): Presence<Seat> {
  const clientOf = new Map<Seat, number>();
  const shown = new Map<number, PresenceEntry & { who: Participant; seat: Seat }>();
  const news = new Map<number, PresenceEntry>();

  function say(entry: PresenceEntry) {
    news.set(entry.client, entry);
  }

  return {
    hear(seat, who, body) {
      const heard = readPresence(body);
      // What is not understood tells nothing of anybody: others go on seeing what they saw.
      if (!heard.ok) return true;
      const own = clientOf.get(seat);
      const mine = own === undefined ? heard.entries[0] : heard.entries.find((entry) => entry.client === own);
      if (!mine) return true;
      const holder = shown.get(mine.client);
      if (holder ? holder.who.id !== who.id : !isFreeFor(mine.client, who.id)) return false;
      // The same page has reconnected while its old socket still hangs on.
      if (holder && holder.seat !== seat) clientOf.delete(holder.seat);
      clientOf.set(seat, mine.client);
      if (mine.state === null) {
        if (shown.delete(mine.client)) say({ client: mine.client, clock: mine.clock, state: gone });
        return true;
      }
      const state = JSON.stringify({ ...place(mine.state), user: who });
      const entry = { client: mine.client, clock: mine.clock, state };
      shown.set(mine.client, { ...entry, who, seat });
      // Also when nothing changed: a caret that is not refreshed expires after 30 s on every screen.
      say(entry);
      return true;
    },

    clientOf: (seat) => clientOf.get(seat),

    leave(seat) {
      const client = clientOf.get(seat);
      clientOf.delete(seat);
      const entry = client === undefined ? undefined : shown.get(client);
      if (!entry || entry.seat !== seat) return;
      shown.delete(entry.client);
      say({ client: entry.client, clock: entry.clock + 1, state: gone });
    },

    everyone: () => [...shown.values()].map(({ client, clock, state }) => ({ client, clock, state })),
    people: () => [...new Map([...shown.values()].map(({ who }) => [who.id, who])).values()],

    take() {
      const entries = [...news.values()];
      news.clear();
      return entries;
    },
    get hasNews() {
      return news.size > 0;
    },
  };
}

/** Where a person is: a caret in one language's text. Anything else that was sent is left out. */
function place({ cursor, language }: Record<string, unknown>): { cursor?: object; language?: string } {
  // `readPresence` has seen that a caret is two relative positions.
  const { anchor, head } = (cursor ?? {}) as { anchor?: unknown; head?: unknown };
  return {
    ...(cursor ? { cursor: { anchor, head } } : {}),
    ...(isLanguage(language) ? { language } : {}),
  };
}
