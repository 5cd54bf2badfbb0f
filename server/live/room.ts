import type { Transaction } from "kysely";
import * as decoding from "lib0/decoding";
import * as Y from "yjs";
import type { DocumentId, ProjectId, UserId } from "../../shared/ids";
import { closeCode, limits, message, type Participant, type RoomEvent, syncStep } from "../../shared/room";
import { bringsNews, placeUpdate, unmetNeeds, weighUpdate, yDocParents } from "../../shared/update-gate";
import type { Tables } from "../db/tables";
import { durableFrame, eventFrame, presenceFrame, stepOneFrame, stepTwoFrame, updateFrame } from "./frames";
import type { Entry, Journal, Stored } from "./journal";
import { createPresence } from "./presence";

/** What a room knows of a socket; `socket.ts` makes it of a WebSocket. */
export type RoomSocket = {
  readonly user: UserId;
  readonly project: ProjectId;
  readonly signIn: string;
  readonly who: Participant;
  readonly mayWrite: boolean;
  /** Asked for messages 100 and 101. */
  readonly wantsEvents: boolean;
  send(frame: Uint8Array): void;
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
  journal: Journal;
  stored: Stored;
  now: () => number;
  /** Runs work in one database transaction. */
  transaction: <T>(work: (tx: Transaction<Tables>) => Promise<T>) => Promise<T>;
  /** Asks for a flush of all rooms at the end of this turn. */
  scheduleFlush: () => void;
  schedulePresence: () => void;
  /** New text is on disk. */
  onCommitted: (users: ReadonlySet<UserId | null>) => void;
  onRefused: (socket: RoomSocket, why: string) => void;
};

/** What the server itself writes: the text, and rows that stand or fall with it. */
export type ServerWrite<T> = {
  by: UserId | null;
  change: (doc: Y.Doc) => T;
  alongside?: (tx: Transaction<Tables>, result: T) => Promise<void>;
};

export type Room = ReturnType<typeof createRoom>;

type Seat = {
  /** The first step 2 has been taken: before it an update may lean on what is still to come. */
  isSynced: boolean;
  /** Step 1 was sent again to close a gap. */
  wasAskedAgain: boolean;
  barriers: { number: number; after: number }[];
};

/**
 * One document with the people who have it open. It holds one Y.Doc, to which an update is applied as
 * soon as the gate lets it pass, so that the next one is judged against it. Nobody is shown, or told to be
 * saved, anything before it is on disk: frames go out in `committed`, and whatever reads the Y.Doc
 * (`exclusive`) first waits for the commit while new frames are parked.
 */
export function createRoom(parts: RoomParts) {
  const { document, journal, now, transaction } = parts;
  const sockets = new Map<RoomSocket, Seat>();
  const presence = createPresence<RoomSocket>((client, user) => {
    const owner = seats.get(client);
    return owner === undefined || owner === user;
  });

  let doc = buildDoc(parts.stored);
  let emitted: Uint8Array | undefined;
  let seats = parts.stored.seats;
  let seq = parts.stored.seq;
  let committedSeq = seq;
  let tail = parts.stored.tail;
  let queue: { entry: Entry; from: RoomSocket | undefined }[] = [];
  let flushing = false;
  let isOver = false;
  let trouble: Error | undefined;

  let held = 0;
  const parked: [RoomSocket, Uint8Array][] = [];
  const waiting: (() => void)[] = [];

  function buildDoc(stored: Stored): Y.Doc {
    const built = new Y.Doc({ gc: true });
    built.transact(() => {
      for (const part of stored.parts) Y.applyUpdate(built, part, "disk");
    });
    // One client id for all that the server writes in this document; its clock goes on from the stored state. Set
    // only now: Yjs takes another one when it sees its own come from elsewhere.
    built.clientID = parts.serverClient;
    built.on("update", (update: Uint8Array) => {
      emitted = update;
    });
    return built;
  }

  async function reload() {
    const stored = await journal.load(document);
    doc.destroy();
    doc = buildDoc(stored);
    seats = stored.seats;
    seq = stored.seq;
    committedSeq = seq;
    tail = stored.tail;
    queue = [];
  }

  /** Puts what Yjs made of a change (never the sender's raw bytes: those may repeat what is known) into the queue. */
  function enqueue(bytes: Uint8Array, user: UserId | null, claims: number[], from?: RoomSocket) {
    queue.push({ entry: { document, seq: ++seq, bytes, at: now(), user, seats: claims }, from });
  }

  function broadcast(entries: { entry: Entry; from: RoomSocket | undefined }[]) {
    const frames = entries.map(({ entry, from }) => ({ frame: updateFrame(entry.bytes), from }));
    for (const socket of sockets.keys()) {
      for (const { frame, from } of frames) if (from !== socket) socket.send(frame);
    }
    for (const { entry } of entries) {
      tail = { count: tail.count + 1, bytes: tail.bytes + entry.bytes.byteLength };
    }
    parts.onCommitted(new Set(entries.map(({ entry }) => entry.user)));
  }

  function answerBarriers() {
    for (const [socket, seat] of sockets) {
      const due = seat.barriers.filter((barrier) => barrier.after <= committedSeq);
      if (due.length === 0) continue;
      seat.barriers = seat.barriers.filter((barrier) => barrier.after > committedSeq);
      // The newest stands for all before it.
      socket.send(durableFrame(Math.max(...due.map((barrier) => barrier.number))));
    }
  }

  function refuse(socket: RoomSocket, code: number, why: string) {
    parts.onRefused(socket, why);
    leave(socket);
    socket.end(code, why.slice(0, 100));
  }

  function leave(socket: RoomSocket) {
    if (!sockets.delete(socket)) return;
    presence.leave(socket);
    if (presence.hasNews) parts.schedulePresence();
  }

  function takeUpdate(socket: RoomSocket, seat: Seat, bytes: Uint8Array, isStepTwo: boolean) {
    const weighed = weighUpdate(bytes);
    if (!weighed.ok) return refuse(socket, closeCode.refused, weighed.why);
    const { update } = weighed;
    const clock = (client: number) => Y.getState(doc.store, client);

    if (!socket.mayWrite) {
      // Every polite client sends a step 2; it is dropped when it adds nothing.
      if (bringsNews(update, yDocParents(doc))) return refuse(socket, closeCode.noRight, "may not write");
      synced(seat, isStepTwo);
      return;
    }

    if (unmetNeeds(update, clock)) {
      if (!isStepTwo && !seat.isSynced) return;
      if (seat.wasAskedAgain && isStepTwo)
        return refuse(socket, closeCode.refused, "leans on what nobody has");
      seat.wasAskedAgain = true;
      socket.send(stepOneFrame(Y.encodeStateVector(doc)));
      return;
    }

    const claims: number[] = [];
    const mayBringOthers = isStepTwo && parts.recoveryUntil !== null && now() < parts.recoveryUntil;
    for (const [client, { to }] of update.clients) {
      if (to <= clock(client)) continue;
      const owner = seats.get(client);
      if (owner === socket.user) continue;
      if (mayBringOthers && (owner !== undefined || client !== presence.clientOf(socket))) continue;
      if (owner !== undefined)
        return refuse(socket, closeCode.noRight, "writes under another person's client id");
      claims.push(client);
    }
    // Each stays in the text for good: an honest page brings one, a step 2 after a long journey a few.
    if (claims.length > limits.newClients || seats.size + claims.length > limits.clientsInDocument) {
      return refuse(socket, closeCode.refused, "too many client ids");
    }

    const placed = placeUpdate(update, yDocParents(doc), {
      // What a restored server has lost may hold what only the server writes.
      isServer: mayBringOthers,
      fieldHolds: parts.fieldHolds,
    });
    if (!placed.ok) return refuse(socket, closeCode.refused, placed.why);
    socket.charge(placed.steps);

    emitted = undefined;
    try {
      Y.applyUpdate(doc, bytes, socket);
    } catch (error) {
      refuse(socket, closeCode.refused, `cannot be applied: ${(error as Error).message}`);
      return startOver();
    }
    if (doc.store.pendingStructs || doc.store.pendingDs) {
      refuse(socket, closeCode.refused, "leaves a gap");
      return startOver();
    }
    if (emitted) {
      for (const client of claims) seats.set(client, socket.user);
      enqueue(emitted, socket.user, claims, socket);
      parts.scheduleFlush();
    }
    if (isStepTwo) seat.wasAskedAgain = false;
    synced(seat, isStepTwo);
  }

  /** The first step 2 opens the way for barriers that came before it. */
  function synced(seat: Seat, isStepTwo: boolean) {
    if (!isStepTwo || seat.isSynced) return;
    seat.isSynced = true;
    for (const barrier of seat.barriers) barrier.after = seq;
    if (seat.barriers.length > 0) parts.scheduleFlush();
  }

  /** The Y.Doc cannot be trusted any more: it is built again from what is on disk, and everybody syncs anew. */
  function startOver() {
    void exclusive(reload).catch(failed);
    for (const socket of [...sockets.keys()]) {
      leave(socket);
      socket.end(closeCode.tryLater, "starting over");
    }
  }

  function receive(socket: RoomSocket, frame: Uint8Array) {
    if (isOver) return;
    if (held > 0) {
      parked.push([socket, frame]);
      return;
    }
    const seat = sockets.get(socket);
    if (!seat) return;
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
        seat.barriers.push({ number, after: seat.isSynced ? seq : Number.POSITIVE_INFINITY });
        return answerBarriers();
      }
      default:
        return refuse(socket, closeCode.refused, "unknown message");
    }
  }

  function answerStepOne(socket: RoomSocket, stateVector: Uint8Array) {
    if (stateVector.byteLength > limits.frameBytes / 8) {
      return refuse(socket, closeCode.refused, "state vector too large");
    }
    whenCommitted(() => {
      if (!sockets.has(socket)) return;
      try {
        socket.send(stepTwoFrame(Y.encodeStateAsUpdate(doc, stateVector)));
      } catch {
        refuse(socket, closeCode.refused, "no state vector");
      }
    });
  }

  /**
   * Runs work on a state that is wholly on disk; frames that come meanwhile are parked, in order.
   * Without anything uncommitted it runs at once.
   */
  function exclusive<T>(work: () => T | Promise<T>): Promise<T> {
    held++;
    const result =
      held === 1 && !flushing && queue.length === 0
        ? runNow(work)
        : new Promise<void>((resolve) => {
            waiting.push(resolve);
            if (queue.length > 0) parts.scheduleFlush();
          }).then(() => {
            if (trouble) throw trouble;
            return work();
          });
    return result.finally(release);
  }

  /** As `exclusive`, for what nobody waits for: when the disk fails, the sockets were told already. */
  function whenCommitted(work: () => void) {
    exclusive(work).catch((error: Error) => {
      if (error !== trouble) failed(error);
    });
  }

  async function runNow<T>(work: () => T | Promise<T>): Promise<T> {
    return work();
  }

  function release() {
    held--;
    const next = waiting.shift();
    if (next) return next();
    if (held > 0) return;
    const frames = parked.splice(0);
    for (const [index, [socket, frame]] of frames.entries()) {
      if (held > 0) {
        // One of the frames asked for another pause: the rest waits again, before whatever came since.
        parked.unshift(...frames.slice(index));
        return;
      }
      receive(socket, frame);
    }
  }

  /** Nothing uncommitted is left: the first who waits for that may go. */
  function wakeFirst() {
    if (flushing || queue.length > 0) return;
    waiting.shift()?.();
  }

  function failed(error: Error) {
    isOver = true;
    trouble = error;
    for (const socket of [...sockets.keys()]) {
      leave(socket);
      socket.end(closeCode.cannotStore, "cannot store");
    }
    parked.length = 0;
    waiting.shift()?.();
  }

  return {
    document,
    sockets: sockets as ReadonlyMap<RoomSocket, unknown>,
    get doc() {
      return doc;
    },
    get isIdle() {
      return sockets.size === 0 && queue.length === 0 && !flushing && held === 0;
    },
    get isOver() {
      return isOver;
    },
    get hasWriters() {
      return [...sockets.keys()].some((socket) => socket.mayWrite);
    },
    get tail() {
      return { ...tail, seq: committedSeq };
    },
    people: () => presence.people(),

    join(socket: RoomSocket) {
      sockets.set(socket, { isSynced: false, wasAskedAgain: false, barriers: [] });
      // Before the client's own step 1 is answered: its step 2 must be on disk before any barrier counts.
      whenCommitted(() => {
        if (!sockets.has(socket)) return;
        socket.send(stepOneFrame(Y.encodeStateVector(doc)));
        const others = presence.everyone();
        if (others.length > 0) socket.send(presenceFrame(others));
      });
    },
    receive,
    leave,

    /** Reads the text as it is on disk. `work` must not keep the Y.Doc, nor await anything. */
    read: <T>(work: (doc: Y.Doc) => T) => exclusive(() => work(doc)),

    /** Writes in the server's own name, on the committed state; rows and text stand or fall together. */
    write<T>({ by, change, alongside }: ServerWrite<T>): Promise<T> {
      return exclusive(async () => {
        emitted = undefined;
        try {
          let result!: T;
          doc.transact(() => {
            result = change(doc);
          }, "server");
          const update = emitted as Uint8Array | undefined;
          if (update) enqueue(update, by, []);
          const written = queue.splice(0);
          await transaction(async (tx) => {
            for (const { entry } of written) await journal.appendWithin(tx, entry);
            await alongside?.(tx, result);
          });
          committedSeq = seq;
          if (written.length > 0) broadcast(written);
          return result;
        } catch (error) {
          if (emitted) await reload();
          throw error;
        }
      });
    },

    /** What waits for the disk; the caller tells `committed` or `failed` about it. */
    startFlush() {
      flushing = queue.length > 0;
      return queue.splice(0);
    },
    committed(entries: { entry: Entry; from: RoomSocket | undefined }[]) {
      flushing = false;
      committedSeq = entries.at(-1)?.entry.seq ?? committedSeq;
      if (entries.length > 0) broadcast(entries);
      answerBarriers();
      if (queue.length > 0) parts.scheduleFlush();
      wakeFirst();
    },
    failed,

    /** One frame with everybody's newest caret. */
    flushPresence() {
      const news = presence.take();
      if (news.length === 0) return;
      const frame = presenceFrame(news);
      for (const socket of sockets.keys()) socket.send(frame);
    },

    announce(event: RoomEvent) {
      const frame = eventFrame(event);
      for (const socket of sockets.keys()) if (socket.wantsEvents) socket.send(frame);
    },

    /** The compacted state, when nothing is uncommitted. */
    compacted: () => exclusive(() => ({ seq: committedSeq, state: Y.encodeStateAsUpdate(doc) })),
    compactedTo() {
      tail = { count: 0, bytes: 0 };
    },

    destroy() {
      isOver = true;
      doc.destroy();
    },
  };
}
