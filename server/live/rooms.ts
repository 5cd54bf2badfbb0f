import type { Logger } from "pino";
import type * as Y from "yjs";
import { isFieldValue } from "../../shared/document/fields";
import type { DocumentForm } from "../../shared/document/form";
import type { DocumentId, ProjectId, UserId } from "../../shared/ids";
import { type Action, roleMay } from "../../shared/roles";
import { closeCode, limits, type Participant, type RoomEvent, timing } from "../../shared/room";
import type { Db } from "../db/open";
import { createAfterChanges } from "./after-changes";
import { type Budget, createBudget } from "./budget";
import { createCompaction, isDue } from "./compaction";
import { createCopies } from "./copies";
import { createFlush } from "./flush";
import { eventFrame } from "./frames";
import { createImages } from "./images";
import { createJournal } from "./journal";
import { watchPressure } from "./pressure";
import { createRoom, type Room, type RoomSocket, type ServerWrite } from "./room";
import { readOpening } from "./room-text";
import type { LiveSocket } from "./socket";
import { createTextWorker } from "./text-worker";

export type RoomsParts = {
  db: Db;
  now: () => number;
  log: Logger;
  /** How long an empty room stays ready for who comes back. */
  idle?: number;
  /** How long nothing must be written for the text to count as quiet. */
  quiet?: number;
};

export type WhoIsOut = { user?: string; project?: string; signIn?: string };

export type Rooms = ReturnType<typeof createRooms>;

/** How often is looked whether an open room's tail, and those of closed documents, are due for compaction, in ms. */
const look = { open: 5_000, closed: 600_000 };

/** A budget is full again after so long, in ms. */
const budgetsKept = 10_000;

/** All open documents. */
export function createRooms({ db, now, log, idle = 30_000, quiet = 120_000 }: RoomsParts) {
  const open = new Map<DocumentId, Promise<Room>>();
  const ready = new Map<DocumentId, Room>();
  const sockets = new Set<LiveSocket>();
  const sealed = new Set<DocumentId>();
  let isClosing = false;

  const journal = createJournal(db);
  const worker = createTextWorker(journal, db.handle.name);
  const compaction = createCompaction({
    journal,
    worker,
    now,
    log,
    onCompacted: (document, gone) => ready.get(document)?.compacted(gone),
  });
  const copies = createCopies({ journal, compaction, idle });
  const images = createImages({ journal, worker, compaction });
  const pressure = watchPressure();
  const changes = createAfterChanges({ quiet, log });
  const flush = createFlush({ journal, log, isPressed: () => pressure.isHigh, onLost: forget });

  // ── Presence ─────────────────────────────────────────────────────────────────────────────────────
  const withNews = new Set<Room>();
  let presenceTimer: ReturnType<typeof setTimeout> | undefined;

  function schedulePresence(room: Room) {
    withNews.add(room);
    if (presenceTimer) return;
    presenceTimer = setTimeout(() => {
      presenceTimer = undefined;
      for (const each of withNews) each.flushPresence();
      withNews.clear();
    }, timing.presence);
  }

  // ── Opening and letting go ───────────────────────────────────────────────────────────────────────
  function openRoom(document: DocumentId): Promise<Room> {
    const already = open.get(document);
    if (already) return already;
    const loading = load(document);
    open.set(document, loading);
    loading.then(
      (room) => ready.set(document, room),
      // Never an empty document after a failed load: the next who comes tries again.
      () => open.delete(document),
    );
    return loading;
  }

  async function load(document: DocumentId): Promise<Room> {
    const facts = await db.sql
      .selectFrom("document")
      .where("id", "=", document)
      .select(["server_client", "recovery_until", "form", "confirmed_at"])
      .executeTakeFirstOrThrow();
    if (facts.confirmed_at !== null) sealed.add(document);
    await compaction.readable(document);
    const room: Room = createRoom({
      document,
      serverClient: facts.server_client,
      recoveryUntil: facts.recovery_until,
      fieldHolds: factsOfForm(JSON.parse(facts.form)),
      isSealed: () => sealed.has(document),
      journal,
      copies,
      images,
      opening: await readOpening(journal, document),
      seats: await journal.seats(document),
      now,
      transaction: (work) => db.sql.transaction().execute(work),
      scheduleFlush: () => flush.schedule(room),
      schedulePresence: () => schedulePresence(room),
      onCommitted: (users) => changes.note(document, users),
      onRefused: (socket, why) => log.warn({ document, user: socket.user, why }, "refused"),
      onTrouble: (err) => log.error({ err, document }, "in a room"),
    });
    scheduleUnload(room);
    return room;
  }

  function forget(room: Room) {
    if (ready.get(room.document) !== room) return;
    ready.delete(room.document);
    open.delete(room.document);
  }

  function scheduleUnload(room: Room) {
    const timer = setTimeout(() => void unload(room).catch((err) => log.error({ err }, "unload")), idle);
    timer.unref();
  }

  async function unload(room: Room) {
    if (room.isOver || ready.get(room.document) !== room) return;
    if (!room.isIdle || changes.has(room.document)) return scheduleUnload(room);
    if (room.tail.count > 0) await compaction.compact(room.document);
    if (!room.isIdle) return scheduleUnload(room);
    forget(room);
    room.retire();
  }

  // ── Keep-alive ───────────────────────────────────────────────────────────────────────────────────
  let lastBeat = performance.now();
  const heart = setInterval(() => {
    // While the loop stood still nobody could be heard, and nobody was silent.
    const stalled = Math.max(0, performance.now() - lastBeat - 2000);
    lastBeat = performance.now();
    for (const socket of sockets) socket.beat(stalled);
  }, 1000);
  heart.unref();

  async function compactDue() {
    for (const room of [...ready.values()]) if (isDue(room.tail)) await compaction.compact(room.document);
  }

  const repeat = (work: () => Promise<void>, every: number) => {
    const timer = setInterval(() => void work().catch((err) => log.error({ err }, "compaction")), every);
    timer.unref();
    return timer;
  };
  const timers = [
    repeat(compactDue, look.open),
    repeat(() => compaction.compactClosed((document) => open.has(document)), look.closed),
  ];

  // ── Budgets of people ────────────────────────────────────────────────────────────────────────────
  const budgets = new Map<UserId, Budget>();

  function budgetOf(user: UserId): Budget {
    const known = budgets.get(user);
    if (known) return known;
    const budget = createBudget(now, limits.personShare);
    budgets.set(user, budget);
    return budget;
  }

  /** Not at once: who closes and comes again has no more than who stays. */
  function forgetBudget(user: UserId) {
    const timer = setTimeout(() => {
      if (countOf(user) === 0) budgets.delete(user);
    }, budgetsKept);
    timer.unref();
  }

  const countOf = (user: UserId) => {
    let count = 0;
    for (const socket of sockets) if (socket.user === user) count++;
    return count;
  };

  async function write<T>(document: DocumentId, wanted: ServerWrite<T>): Promise<T> {
    let room = await openRoom(document);
    // It may have been let go in the same turn.
    while (room.isOver) room = await openRoom(document);
    return room.write(wanted);
  }

  return {
    /** Set once by the composition root. */
    tell: changes.tell,

    open: openRoom,
    /** Whether somebody may open the document now: one that is open always, another when there is room for it. */
    mayOpen: async (document: DocumentId) => ready.has(document) || (await pressure.eases()),

    budgetOf,

    /** A socket is known here before it is let into its room, so that a lost right finds it at any moment. */
    register(socket: LiveSocket) {
      sockets.add(socket);
    },
    async left(document: DocumentId, socket: LiveSocket) {
      sockets.delete(socket);
      forgetBudget(socket.user);
      const room = ready.get(document);
      if (!room) return;
      room.leave(socket);
      if (socket.mayWrite && !room.hasWriters) await changes.quieten(document, "last-writer-left");
      if (room.sockets.size === 0) scheduleUnload(room);
    },
    countOf,
    countAt: (address: string) => [...sockets].filter((socket) => socket.address === address).length,
    everySocket: (): ReadonlySet<LiveSocket> => sockets,

    /** Reads the text with all that had arrived when it was asked. `work` must not keep the Y.Doc, nor await anything. */
    async read<T>(document: DocumentId, work: (doc: Y.Doc) => T): Promise<T> {
      await ready.get(document)?.settled();
      return copies.read(document, work);
    },
    write,
    /** Makes one state of the text as it is: what was deleted is then sent to nobody who comes, and not on the disk. */
    compact: (document: DocumentId) => compaction.compact(document),

    /** From now on nobody writes in the document, on open sockets neither; what was taken before is on disk after it. */
    async seal(document: DocumentId) {
      await openRoom(document);
      sealed.add(document);
      // It waits for its turn behind all that is under way.
      await write(document, { by: null, isInKeeping: true, change: () => {} });
    },
    async unseal(document: DocumentId) {
      // A room that is still being opened has read that the text is closed.
      await openRoom(document);
      sealed.delete(document);
    },

    /** Tells every open client of the document that something it shows has changed. */
    announce(document: DocumentId, event: RoomEvent) {
      ready.get(document)?.announce(event);
    },
    /** The same for all open documents of a project, or for those of its people who may do something there. */
    announceTo(project: ProjectId, event: RoomEvent, action?: Action) {
      const frame = eventFrame(event);
      for (const socket of sockets) {
        if (socket.project !== project || !socket.wantsEvents) continue;
        if (!action || roleMay(socket.who.role, action)) socket.send(frame);
      }
    },
    people: (document: DocumentId): Participant[] => ready.get(document)?.people() ?? [],

    /** Closes sockets in the same tick: after this call they get and give nothing more. */
    close(who: WhoIsOut, code: number = closeCode.noRight) {
      for (const socket of [...sockets]) {
        if (who.user !== undefined && socket.user !== who.user) continue;
        if (who.project !== undefined && socket.project !== who.project) continue;
        if (who.signIn !== undefined && socket.signIn !== who.signIn) continue;
        socket.end(code, "access has changed");
      }
    },
    /** Closes everybody's sockets to a document, but those that `keep` names. */
    closeDocument(document: DocumentId, code: number, keep: (socket: RoomSocket) => boolean = () => false) {
      const room = ready.get(document);
      if (!room) return;
      for (const socket of [...room.sockets.keys()])
        if (!keep(socket)) socket.end(code, "document has changed");
    },

    get isClosing() {
      return isClosing;
    },
    /** Stops: nobody is let in any more, what waits is committed, sockets go with 1001. */
    async stop() {
      isClosing = true;
      clearInterval(heart);
      for (const timer of timers) clearInterval(timer);
      pressure.stop();
      for (const room of ready.values()) await room.settled().catch(() => {});
      for (const socket of [...sockets]) socket.end(closeCode.goingAway, "the server stops");
      await changes.stop();
      worker.close();
      await compaction.idle();
      copies.close();
      images.close();
      ready.clear();
      open.clear();
    },
  };
}

/** Facts of the document's own form, each of its own kind; what is a row elsewhere is never copied into a text. */
function factsOfForm({ fields }: DocumentForm) {
  return (key: string, value: unknown): boolean => {
    const definition = Object.hasOwn(fields, key) ? fields[key] : undefined;
    return definition !== undefined && !definition.bound && isFieldValue(value, definition);
  };
}
