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
  /** Yjs client ids that one update may bring, and that a document may have. */
  newClients: 50,
  clientsInDocument: 20_000,
  bufferedBeforeClose: 4 << 20,
} as const;

export const timing = {
  /** Each side sends something at least this often, … */
  keepAlive: 7_000,
  /** … and takes the line for dead when it has heard nothing for this long. */
  silence: 18_000,
  presence: 50,
  barrier: 300,
} as const;

/** What message 101 carries: names of what changed, never the thing itself; clients refetch. */
export type RoomEvent =
  | { type: "thread"; thread: string }
  | { type: "facts" }
  | { type: "versions" }
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
