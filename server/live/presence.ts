import * as decoding from "lib0/decoding";
import { limits, type Participant } from "../../shared/room";
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
      const heard = readEntries(body);
      const own = clientOf.get(seat);
      const mine = own === undefined ? heard[0] : heard.find((entry) => entry.client === own);
      if (!mine) return true;
      const holder = shown.get(mine.client);
      if (holder ? holder.who.id !== who.id : !isFreeFor(mine.client, who.id)) return false;
      // The same page has reconnected while its old socket still hangs on.
      if (holder && holder.seat !== seat) clientOf.delete(holder.seat);
      clientOf.set(seat, mine.client);
      if (mine.state === gone) {
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

/** The entries of an awareness update; an odd frame gives those before the fault. */
function readEntries(body: Uint8Array): PresenceEntry[] {
  const entries: PresenceEntry[] = [];
  try {
    const decoder = decoding.createDecoder(body);
    // An honest client repeats at most everybody in the room.
    const count = Math.min(decoding.readVarUint(decoder), limits.socketsPerAddress);
    for (let i = 0; i < count; i++) {
      const client = decoding.readVarUint(decoder);
      const clock = decoding.readVarUint(decoder);
      const state = decoding.readVarString(decoder);
      if (client <= 0xffff_ffff && state.length <= limits.presenceBytes)
        entries.push({ client, clock, state });
    }
  } catch {
    return entries;
  }
  return entries;
}

/** Where a person is: a caret in one language's text. Anything else that was sent is left out. */
function place(state: string): { cursor?: unknown; language?: string } {
  try {
    const { cursor, language } = JSON.parse(state) as { cursor?: unknown; language?: unknown };
    return {
      ...(cursor && typeof cursor === "object" ? { cursor } : {}),
      ...(typeof language === "string" ? { language: language.slice(0, 2) } : {}),
    };
  } catch {
    return {};
  }
}
