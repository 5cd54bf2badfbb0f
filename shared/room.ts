/** What both ends of a live socket must agree on: path, message numbers, close codes, limits. */

import type { DocumentId } from "./ids";

export const roomPath = (document: DocumentId | string) => `/sync/${document}`;

/** First varuint of a frame. 0 and 1 are y-websocket's; the others are ours, on request (`events=1`). */
export const message = {
  sync: 0,
  awareness: 1,
  auth: 2,
  queryAwareness: 3,
  barrier: 100,
  event: 101,
} as const;

/** Second varuint of a sync frame (y-protocols). */
export const syncStep = { one: 0, two: 1, update: 2 } as const;

/** y-websocket 3.1 takes 4400–4499 as final and anything else as "try again". */
export const closeCode = {
  goingAway: 1001,
  tryLater: 1013,
  signedOut: 4401,
  noRight: 4403,
  olderSchema: 4409,
  gone: 4410,
  refused: 4413,
  silent: 4508,
  cannotStore: 4503,
} as const;

export const limits = {
  frameBytes: 8 << 20,
  presenceBytes: 4 << 10,
  socketsPerPerson: 20,
  socketsPerAddress: 1000,
  /** Per socket: sustained bytes and updates a second, and how much may come at once. */
  bytesPerSecond: 1 << 20,
  updatesPerSecond: 1000,
  burstBytes: 8 << 20,
  burstUpdates: 8000,
  /** Of whatever kind; carets are most of them. */
  framesPerSecond: 2000,
  burstFrames: 16_000,
  /** All sockets of a person together may send so many times what one may. */
  personShare: 4,
  /** Yjs client ids that one update may bring, and that a document may have. */
  newClients: 50,
  clientsInDocument: 20_000,
  /** With more bytes than this and its largest frame waiting, a socket gets no updates until it has caught up; … */
  bufferedBeforeSkip: 256 << 10,
  /** … with so many, it is closed. */
  bufferedBeforeClose: 4 << 20,
} as const;

export const timing = {
  /** Each side sends something at least this often, … */
  keepAlive: 7_000,
  /** … and takes the line for dead when it has heard nothing for this long. */
  silence: 18_000,
  presence: 50,
  /** A reader for whom so long nothing became less of what waits is closed. */
  stalled: 30_000,
  barrier: 300,
} as const;

/** What message 101 carries: names of what changed, never the thing itself; clients refetch. */
export type RoomEvent =
  | { type: "thread"; thread: string }
  | { type: "facts" }
  | { type: "versions" }
  /** Facts, programme, state or current item of a workshop; for the secretariat, who has arrived. */
  | { type: "workshop"; workshop: string }
  | { type: "arrivals"; workshop: string }
  | { type: "registers" }
  | { type: "restored"; by: string }
  | { type: "read-only"; why: "cannot-store" }
  | { type: "writable" };

/** What the server puts into each participant's presence; the client's own word is not taken. */
export type Participant = {
  id: string;
  name: string;
  organisation: string;
  role: "secretariat" | "editor" | "commenter" | "observer";
  /** 1–8, an index into the palette `--person-N`. */
  colour: number;
};
