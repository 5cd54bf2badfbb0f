import type { Transaction } from "kysely";
import * as decoding from "lib0/decoding";
import type * as Y from "yjs";
import type { DocumentId, ProjectId, UserId } from "../../shared/ids";
import { closeCode, limits, message, type Participant, type RoomEvent, syncStep } from "../../shared/room";
import {
  bringsNews,
  type GateRoom,
  type ItemIndex,
  type WeighedUpdate,
  weighUpdate,
  yDocParents,
} from "../../shared/update-gate";
import type { Tables } from "../db/tables";
import type { Copies } from "./copies";
import { createFeed } from "./feed";
import { durableFrame, eventFrame, presenceFrame, stepOneFrame, stepTwoFrame } from "./frames";
import type { Images } from "./images";
import type { Entry, Journal } from "./journal";
import { judge } from "./judge";
import { createPresence } from "./presence";
import {
  advance,
  encodeClocks,
  isStateVector,
  type Opening,
  reachedBy,
  readIndex,
  weighStored,
} from "./room-text";
import type { Tail } from "./stored";
import { createTurns } from "./turns";

/** What a room knows of a socket; `socket.ts` makes it of a WebSocket. */
export type RoomSocket = {
  readonly user: UserId;
  readonly project: ProjectId;
  readonly signIn: string;
  readonly who: Participant;
  readonly mayWrite: boolean;
  /** Asked for messages 100 and 101. */
  readonly wantsEvents: boolean;
  /** So much waits to be read by it that nothing more should be added. */
  readonly isClogged: boolean;
  send(frame: Uint8Array): void;
  /** Sends what has been framed already, in one go. */
  sendFramed(parts: readonly Buffer[]): void;
  /** Slows the sender by what its update cost, in steps of the gate. */
  charge(steps: number): void;
  /** Ends the socket; nothing is sent or heard after it. */
  end(code: number, why: string): void;
};

export type RoomParts = {
  document: DocumentId;
  serverClient: number;
  /** Until then a writer may bring back what a restored server has lost, in whoever's name. */
  recoveryUntil: number | null;
  /** Whether the document's facts have this key, and it may hold this value. */
  fieldHolds: (key: string, value: unknown) => boolean;
  /** Closed for writing, whatever a socket was let in with. */
  isSealed: () => boolean;
  journal: Journal;
  copies: Copies;
  images: Images;
  opening: Opening;
  seats: Map<number, UserId | null>;
  now: () => number;
  /** Runs work in one database transaction. */
  transaction: <T>(work: (tx: Transaction<Tables>) => Promise<T>) => Promise<T>;
  /** Asks for a flush of all rooms soon. */
  scheduleFlush: () => void;
  schedulePresence: () => void;
  /** New text is on disk. */
  onCommitted: (users: ReadonlySet<UserId | null>) => void;
  onRefused: (socket: RoomSocket, why: string) => void;
  onTrouble: (error: unknown) => void;
};

/** What the server itself writes: the text, and rows that stand or fall with it. */
export type ServerWrite<T> = {
  by: UserId | null;
  /** Says nothing that nobody has said, so that it may also write where nobody does any more. */
  isInKeeping?: true;
  change: (doc: Y.Doc) => T;
  alongside?: (tx: Transaction<Tables>, result: T) => Promise<void>;
};

export type Room = ReturnType<typeof createRoom>;

/** Something that waits for the disk. */
export type Queued = {
  entry: Entry;
  from: RoomSocket | undefined;
  reached: ReadonlyMap<number, number>;
};

type Seat = {
  /** The first step 2 has been taken: before it an update may lean on what is still to come. */
  isSynced: boolean;
  /** Step 1 was sent again to close a gap. */
  wasAskedAgain: boolean;
  barriers: { number: number; after: number }[];
  missedPresence: boolean;
};

/**
 * One document with the people who have it open. It holds no text: an index of where each item stands judges what
 * comes, the disk answers who joins. Nobody is shown, or told to be saved, anything before it is on disk.
 */
export function createRoom(parts: RoomParts) {
  const { document, journal, copies, images, seats, now, transaction } = parts;
  const sockets = new Map<RoomSocket, Seat>();
  const presence = createPresence<RoomSocket>((client, user) => {
    const owner = seats.get(client);
    return owner === undefined || owner === user;
  });

  /** Of what is on disk. */
  const clocks = parts.opening.clocks;
  let tail: Tail = parts.opening.tail;
  let seq = parts.opening.seq;
  let committedSeq = seq;
  /** Also of what waits for the disk; made when somebody first sends more than a greeting. */
  let index: ItemIndex | undefined;
  let queue: Queued[] = [];
  let flushing = false;
  /** Why nothing is taken any more. */
  let trouble: Error | undefined;
  let settled: { after: number; resolve: () => void; reject: (error: Error) => void }[] = [];
  const withBarriers = new Set<RoomSocket>();

  const feed = createFeed({
    document,
    images,
    vector: () => encodeClocks(clocks),
    onUnreadable: cannotRead,
  });

  const turns = createTurns<[RoomSocket, Uint8Array]>({
    mayBegin: () => !flushing && queue.length === 0,
    askForFlush: parts.scheduleFlush,
    take: ([socket, frame]) => take(socket, frame),
  });

  function enqueue(queued: Omit<Queued, "entry"> & { bytes: Uint8Array; user: UserId; seats: number[] }) {
    const { bytes, user, from, reached } = queued;
    queue.push({
      entry: { document, seq: ++seq, bytes, at: now(), user, seats: queued.seats },
      from,
      reached,
    });
    parts.scheduleFlush();
  }

  // ── What was committed goes out ──────────────────────────────────────────────────────────────────
  function broadcast(entries: readonly Queued[]) {
    feed.broadcast(entries);
    for (const { entry, reached } of entries) {
      advance(clocks, reached);
      tail = { count: tail.count + 1, bytes: tail.bytes + entry.bytes.byteLength };
    }
    parts.onCommitted(new Set(entries.map(({ entry }) => entry.user)));
  }

  function committed(entries: readonly Queued[]) {
    committedSeq = entries.at(-1)?.entry.seq ?? committedSeq;
    if (entries.length > 0) broadcast(entries);
    answerBarriers();
    if (settled.length === 0) return;
    for (const { after, resolve } of settled) if (after <= committedSeq) resolve();
    settled = settled.filter(({ after }) => after > committedSeq);
  }

  function answerBarriers() {
    for (const socket of withBarriers) {
      const seat = sockets.get(socket);
      const due = seat?.barriers.filter((barrier) => barrier.after <= committedSeq) ?? [];
      // The newest stands for all before it.
      if (due.length > 0) socket.send(durableFrame(Math.max(...due.map((barrier) => barrier.number))));
      if (seat) seat.barriers = seat.barriers.filter((barrier) => barrier.after > committedSeq);
      if (!seat || seat.barriers.length === 0) withBarriers.delete(socket);
    }
  }

  // ── Who comes, goes, is slow or not let ──────────────────────────────────────────────────────────
  function refuse(socket: RoomSocket, code: number, why: string) {
    parts.onRefused(socket, why);
    leave(socket);
    socket.end(code, why.slice(0, 100));
  }

  function leave(socket: RoomSocket) {
    if (!sockets.delete(socket)) return;
    feed.leave(socket);
    withBarriers.delete(socket);
    presence.leave(socket);
    if (presence.hasNews) parts.schedulePresence();
  }

  function answerStepOne(socket: RoomSocket, vector: Uint8Array) {
    if (vector.byteLength > limits.frameBytes / 8)
      return refuse(socket, closeCode.refused, "state vector too large");
    if (!isStateVector(vector)) return refuse(socket, closeCode.refused, "no state vector");
    void feed.bring(socket, vector, stepTwoFrame);
  }

  function drained(socket: RoomSocket) {
    const seat = sockets.get(socket);
    if (!seat) return;
    if (seat.missedPresence) {
      seat.missedPresence = false;
      socket.send(presenceFrame(presence.everyone()));
    }
    feed.drained(socket);
  }

  // ── What comes in ────────────────────────────────────────────────────────────────────────────────
  function takeUpdate(socket: RoomSocket, seat: Seat, bytes: Uint8Array, isStepTwo: boolean) {
    if (isGreeting(bytes)) return synced(socket, seat, isStepTwo);
    const weighed = weighUpdate(bytes);
    if (!weighed.ok) return refuse(socket, closeCode.refused, weighed.why);
    const { update } = weighed;
    // Also when it is refused: who comes again with the like shall wait.
    socket.charge(update.structs.length);
    if (index) return takeWeighed(socket, seat, { update, bytes, isStepTwo }, index);
    void turns
      .alone(async () => {
        index ??= await readIndex(journal, document);
        if (sockets.has(socket)) takeWeighed(socket, seat, { update, bytes, isStepTwo }, index);
      })
      .catch((error) => cannotRead(socket, error));
  }

  function cannotRead(socket: RoomSocket, error: unknown) {
    if (error === trouble) return;
    parts.onTrouble(error);
    if (sockets.has(socket)) refuse(socket, closeCode.tryLater, "the text could not be read");
  }

  type Arrived = { update: WeighedUpdate; bytes: Uint8Array; isStepTwo: boolean };

  function takeWeighed(socket: RoomSocket, seat: Seat, arrived: Arrived, known: ItemIndex) {
    const { update, isStepTwo } = arrived;
    if (!socket.mayWrite || parts.isSealed()) {
      // Every polite client sends a step 2; it is dropped when it adds nothing.
      if (bringsNews(update, known)) return refuse(socket, closeCode.noRight, "may not write");
      return synced(socket, seat, isStepTwo);
    }
    const verdict = verdictOn(socket, arrived, known);
    switch (verdict.is) {
      case "fit":
        return accept(socket, seat, arrived, verdict);
      case "early": {
        // What it leans on is on its way: the step 2 that was asked for holds it.
        if (!isStepTwo && !isWhole(seat)) return;
        if (seat.wasAskedAgain) return refuse(socket, closeCode.refused, "leans on what nobody has");
        seat.wasAskedAgain = true;
        return socket.send(stepOneFrame(encodeClocks(clocks)));
      }
      case "unfit":
        return refuse(socket, verdict.code, verdict.why);
      case "doubtful":
        return lookAgain(socket, seat, arrived);
    }
  }

  const verdictOn = (socket: RoomSocket, { update, isStepTwo }: Arrived, room: GateRoom) =>
    judge(update, room, {
      sender: {
        user: socket.user,
        client: presence.clientOf(socket),
        mayBringOthers: isStepTwo && parts.recoveryUntil !== null && now() < parts.recoveryUntil,
      },
      seats,
      fieldHolds: parts.fieldHolds,
    });

  /** The index knows less than a Y.Doc, and takes the worse case: nobody is refused on its word alone. */
  function lookAgain(socket: RoomSocket, seat: Seat, arrived: Arrived) {
    void turns
      .alone(async () => {
        const verdict = await copies.read(document, (doc) => verdictOn(socket, arrived, yDocParents(doc)));
        if (!sockets.has(socket)) return;
        if (parts.isSealed()) refuse(socket, closeCode.noRight, "may not write");
        else if (verdict.is === "fit") accept(socket, seat, arrived, verdict);
        else
          refuse(
            socket,
            closeCode.refused,
            verdict.is === "early" ? "leans on what nobody has" : verdict.why,
          );
      })
      .catch((error) => cannotRead(socket, error));
  }

  function accept(
    socket: RoomSocket,
    seat: Seat,
    { update, bytes, isStepTwo }: Arrived,
    { claims, steps }: { claims: number[]; steps: number },
  ) {
    socket.charge(steps);
    const news = index!.newsOf(update, bytes);
    try {
      index!.take(update);
    } catch (error) {
      // It may have taken a part: what is on disk tells the next one.
      index = undefined;
      return refuse(socket, closeCode.refused, `cannot be taken: ${(error as Error).message}`);
    }
    if (news !== "nothing") {
      for (const client of claims) seats.set(client, socket.user);
      enqueue({
        bytes: news === "whole" ? bytes : news,
        user: socket.user,
        seats: claims,
        from: socket,
        reached: reachedBy(update),
      });
    }
    synced(socket, seat, isStepTwo);
  }

  /** A step 2 opens the way for barriers that came before it: the first, and the one that closes a gap. */
  function synced(socket: RoomSocket, seat: Seat, isStepTwo: boolean) {
    if (!isStepTwo || isWhole(seat)) return;
    seat.isSynced = true;
    seat.wasAskedAgain = false;
    for (const barrier of seat.barriers) barrier.after = Math.min(barrier.after, seq);
    if (withBarriers.has(socket)) parts.scheduleFlush();
  }

  function take(socket: RoomSocket, frame: Uint8Array) {
    const seat = sockets.get(socket);
    if (!seat || trouble) return;
    try {
      read(socket, seat, frame);
    } catch (error) {
      refuse(socket, closeCode.refused, `not understood: ${(error as Error).message}`);
    }
  }

  function read(socket: RoomSocket, seat: Seat, frame: Uint8Array) {
    const decoder = decoding.createDecoder(frame);
    switch (decoding.readVarUint(decoder)) {
      case message.sync: {
        const step = decoding.readVarUint(decoder);
        const bytes = decoding.readVarUint8Array(decoder);
        if (step === syncStep.one) return answerStepOne(socket, bytes);
        if (step === syncStep.two || step === syncStep.update) {
          return takeUpdate(socket, seat, bytes, step === syncStep.two);
        }
        return refuse(socket, closeCode.refused, "unknown sync step");
      }
      case message.awareness: {
        if (!presence.hear(socket, socket.who, decoding.readVarUint8Array(decoder))) {
          return refuse(socket, closeCode.noRight, "speaks for another person");
        }
        return parts.schedulePresence();
      }
      case message.queryAwareness:
        return socket.send(presenceFrame(presence.everyone()));
      case message.barrier: {
        const number = decoding.readVarUint(decoder);
        if (seat.barriers.length >= 64) seat.barriers.shift();
        seat.barriers.push({ number, after: isWhole(seat) ? seq : Number.POSITIVE_INFINITY });
        withBarriers.add(socket);
        return answerBarriers();
      }
      default:
        return refuse(socket, closeCode.refused, "unknown message");
    }
  }

  function failed(error: Error) {
    trouble = error;
    for (const socket of [...sockets.keys()]) {
      leave(socket);
      socket.end(closeCode.cannotStore, "cannot store");
    }
    turns.stop(error);
    for (const { reject } of settled.splice(0)) reject(error);
  }

  return {
    document,
    sockets: sockets as ReadonlyMap<RoomSocket, unknown>,
    get isIdle() {
      return sockets.size === 0 && queue.length === 0 && !flushing && turns.isIdle;
    },
    get isOver() {
      return trouble !== undefined;
    },
    get hasWriters() {
      return [...sockets.keys()].some((socket) => socket.mayWrite);
    },
    /** What stands behind the compacted state. */
    get tail() {
      return tail;
    },
    people: () => presence.people(),

    join(socket: RoomSocket) {
      sockets.set(socket, {
        isSynced: false,
        wasAskedAgain: false,
        barriers: [],
        missedPresence: false,
      });
      feed.join(socket);
      // Before the client's own step 1 is answered: its step 2 must be on disk before any barrier counts.
      socket.send(stepOneFrame(encodeClocks(clocks)));
      const others = presence.everyone();
      if (others.length > 0) socket.send(presenceFrame(others));
    },
    receive(socket: RoomSocket, frame: Uint8Array) {
      if (!trouble) turns.next([socket, frame]);
    },
    leave,
    /** It has read what was waiting for it. */
    drained,

    /** Resolves when all that has arrived until now is on disk. */
    settled: () =>
      new Promise<void>((resolve, reject) => {
        if (trouble) reject(trouble);
        else if (committedSeq === seq) resolve();
        else settled.push({ after: seq, resolve, reject });
      }),

    /** Writes in the server's own name, on the committed state; rows and text stand or fall together. */
    write: <T>({ by, isInKeeping, change, alongside }: ServerWrite<T>): Promise<T> =>
      turns.alone(async () => {
        if (parts.isSealed() && !isInKeeping) throw new Error(`Nobody writes in ${document} any more.`);
        let written: Queued | undefined;
        const result = await copies.write(document, parts.serverClient, change, async (bytes, result: T) => {
          if (bytes) {
            const entry = { document, seq: seq + 1, bytes, at: now(), user: by, seats: [] };
            written = { entry, from: undefined, reached: reachedBy(weighStored(bytes)) };
          }
          await transaction(async (tx) => {
            if (written) await journal.appendWithin(tx, written.entry);
            await alongside?.(tx, result);
          });
          if (written) seq = written.entry.seq;
          return seq;
        });
        if (!written) return result;
        index?.take(weighStored(written.entry.bytes));
        committed([written]);
        return result;
      }),

    /** What waits for the disk; the caller tells `flushed` or `failed` about it. */
    startFlush() {
      flushing = queue.length > 0;
      const batch = queue;
      queue = [];
      return batch;
    },
    flushed(entries: readonly Queued[]) {
      flushing = false;
      committed(entries);
      if (queue.length > 0) parts.scheduleFlush();
      turns.goOn();
    },
    failed,
    /** Lets an idle room go: who still holds it must open another. */
    retire: () => failed(new Error("The room was let go.")),

    /** One frame with everybody's newest caret. */
    flushPresence() {
      const news = presence.take();
      if (news.length === 0) return;
      const frame = presenceFrame(news);
      for (const [socket, seat] of sockets) {
        // Carets are what is left out first.
        if (socket.isClogged) seat.missedPresence = true;
        else socket.send(frame);
      }
    },

    announce(event: RoomEvent) {
      const frame = eventFrame(event);
      for (const socket of sockets.keys()) if (socket.wantsEvents) socket.send(frame);
    },

    /** So much of the tail has gone into the state. */
    compacted(gone: Tail) {
      tail = { count: tail.count - gone.count, bytes: tail.bytes - gone.bytes };
    },
  };
}

/** Whether all that it has sent is in the text. */
const isWhole = (seat: Seat) => seat.isSynced && !seat.wasAskedAgain;

/** A client that has nothing says so: no structs, no deletes. */
const isGreeting = (update: Uint8Array) => update.length === 2 && update[0] === 0 && update[1] === 0;
