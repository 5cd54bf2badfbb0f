import type * as Y from "yjs";
import type { Line } from "./client";
import type { Parent } from "./updates";

/** A server that is measured. */
export type Contender = {
  name: string;
  label: string;
  /** Stores what it gets, so that it may be asked after a kill. */
  persists: boolean;
  start(): Promise<Running>;
};

/** One started server with a data folder of its own. */
export type Running = {
  readonly pid: number;
  readonly isAlive: boolean;
  readonly address: string;
  /** Its data lie here. */
  readonly folder: string;
  readonly inspectPort: number;
  /** A room that nobody has used; `name` tells rooms apart in what is printed. */
  room(name: string): Promise<Room>;
  /** The list of attendance of a workshop that is held, where the server knows workshops. */
  openCheckIn?(): Promise<{ handIn(guest: number): Promise<number>; count(): Promise<number> }>;
  kill(signal?: NodeJS.Signals): Promise<void>;
  /** Again on the same data, after `kill`. */
  restart(): Promise<void>;
  /** The last lines it printed. */
  log(): string;
  /** Ends it and removes its data. */
  close(): Promise<void>;
};

export type Room = {
  /** Where typists type. */
  readonly parent: Parent;
  /** A copy of the document as it was when the room was made, and the text in it that `parent` names. */
  draft(): { doc: Y.Doc; text: Y.Text };
  /** For the caret in a presence. */
  readonly caretRoot: string;
  /** The line of the n-th socket: a person holds only so many. */
  line(seat: number): Promise<Line>;
};
