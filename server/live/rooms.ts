import type { Logger } from "pino";
import type * as Y from "yjs";
import { isFieldValue } from "../../shared/document/fields";
import type { DocumentForm } from "../../shared/document/form";
import type { DocumentId, ProjectId, UserId } from "../../shared/ids";
import { type Action, roleMay } from "../../shared/roles";
import { closeCode, type Participant, type RoomEvent, timing } from "../../shared/room";
import type { Db } from "../db/open";
import { eventFrame } from "./frames";
import { createJournal, type Entry } from "./journal";
import { createRoom, type Room, type RoomSocket, type ServerWrite } from "./room";
import type { LiveSocket } from "./socket";

export type RoomsParts = {
  db: Db;
  now: () => number;
  log: Logger;
  /** How long an empty room stays ready for who comes back. */
  idle?: number;
  /** How long nothing must be written for the text to count as quiet. */
  quiet?: number;
};

/** What other features want to know of the texts; set once, in `app.ts`. */
export type RoomHooks = {
  /** Soon after text reached the disk; changes in quick succession are told once. */
  changed(document: DocumentId, users: ReadonlySet<UserId | null>): Promise<void>;
  /** Nothing was written for a while after a change, or the last who may write has left. */
  quiet(document: DocumentId, why: "quiet" | "last-writer-left"): Promise<void>;
};

export type WhoIsOut = { user?: string; project?: string; signIn?: string };

export type Rooms = ReturnType<typeof createRooms>;

const compactAfter = { updates: 500, bytes: 1 << 20 };

/** All open documents. One flush at a time commits what all of them have waiting, in one transaction. */
export function createRooms({ db, now, log, idle = 30_000, quiet = 120_000 }: RoomsParts) {
  const journal = createJournal(db);
  const open = new Map<DocumentId, Promise<Room>>();
  const ready = new Map<DocumentId, Room>();
  const sockets = new Set<LiveSocket>();
  let hooks: RoomHooks = { changed: async () => {}, quiet: async () => {} };
  let isClosing = false;

  // ── Flush ────────────────────────────────────────────────────────────────────────────────────────
  const toFlush = new Set<Room>();
  let isFlushing = false;
  let flushAsked = false;

  function scheduleFlush(room: Room) {
    toFlush.add(room);
    if (flushAsked || isFlushing) return;
    flushAsked = true;
    setImmediate(() => {
      flushAsked = false;
      void flush();
    });
  }

  async function flush() {
    isFlushing = true;
    const batches = [...toFlush].map((room) => ({ room, entries: room.startFlush() }));
    toFlush.clear();
    const full = batches.filter(({ entries }) => entries.length > 0);
    try {
      if (full.length > 0)
        await journal.append(full.flatMap(({ entries }) => entries.map(({ entry }) => entry)));
      for (const { room, entries } of batches) room.committed(entries);
    } catch (error) {
      log.error({ err: error, rooms: full.length }, "a flush failed; trying room by room");
      for (const { room, entries } of batches) await flushAlone(room, entries);
    }
    isFlushing = false;
    const again = [...toFlush][0];
    if (again) scheduleFlush(again);
  }

  async function flushAlone(room: Room, entries: { entry: Entry; from: RoomSocket | undefined }[]) {
    try {
      if (entries.length > 0) await journal.append(entries.map(({ entry }) => entry));
      room.committed(entries);
    } catch (error) {
      // Loud and harmless: nobody was told that it is saved, every client keeps its text and comes again.
      log.error({ err: error, document: room.document }, "cannot store");
      forget(room);
      room.failed(error as Error);
    }
  }

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

  // ── Changes told to others ───────────────────────────────────────────────────────────────────────
  const changedBy = new Map<DocumentId, Set<UserId | null>>();
  const soon = new Map<DocumentId, ReturnType<typeof setTimeout>>();
  const later = new Map<DocumentId, ReturnType<typeof setTimeout>>();

  function onCommitted(document: DocumentId, users: ReadonlySet<UserId | null>) {
    const all = changedBy.get(document) ?? new Set();
    for (const user of users) all.add(user);
    changedBy.set(document, all);
    if (!soon.has(document))
      soon.set(
        document,
        after(400, () => tellChanged(document)),
      );
    clearTimeout(later.get(document));
    later.set(
      document,
      after(quiet, () => tellQuiet(document, "quiet")),
    );
  }

  function after(ms: number, work: () => Promise<void>) {
    const timer = setTimeout(
      () => void work().catch((error) => log.error({ err: error }, "after a change")),
      ms,
    );
    timer.unref();
    return timer;
  }

  async function tellChanged(document: DocumentId) {
    clearTimeout(soon.get(document));
    soon.delete(document);
    const users = changedBy.get(document);
    changedBy.delete(document);
    if (users) await hooks.changed(document, users);
  }

  const underway = new Set<Promise<void>>();

  function tellQuiet(document: DocumentId, why: "quiet" | "last-writer-left"): Promise<void> {
    const telling = tellQuietly(document, why).finally(() => underway.delete(telling));
    underway.add(telling);
    return telling;
  }

  async function tellQuietly(document: DocumentId, why: "quiet" | "last-writer-left") {
    if (!later.has(document)) return;
    clearTimeout(later.get(document));
    later.delete(document);
    await tellChanged(document);
    await hooks.quiet(document, why);
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
      .select(["server_client", "recovery_until", "form"])
      .executeTakeFirstOrThrow();
    const stored = await journal.load(document);
    const room: Room = createRoom({
      document,
      serverClient: facts.server_client,
      recoveryUntil: facts.recovery_until,
      fieldHolds: factsOfForm(JSON.parse(facts.form)),
      journal,
      stored,
      now,
      transaction: (work) => db.sql.transaction().execute(work),
      scheduleFlush: () => scheduleFlush(room),
      schedulePresence: () => schedulePresence(room),
      onCommitted: (users) => onCommitted(document, users),
      onRefused: (socket, why) => log.warn({ document, user: socket.user, why }, "refused"),
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
    if (!room.isIdle || later.has(room.document)) return scheduleUnload(room);
    if (room.tail.count > 0) await compact(room);
    if (!room.isIdle) return scheduleUnload(room);
    forget(room);
    room.destroy();
  }

  async function compact(room: Room) {
    const { seq, state } = await room.compacted();
    await journal.compact(room.document, seq, state, now());
    room.compactedTo();
  }

  // ── Keep-alive ───────────────────────────────────────────────────────────────────────────────────
  const heart = setInterval(() => {
    for (const socket of sockets) socket.beat();
  }, 1000);
  heart.unref();

  const watch = setInterval(() => {
    for (const room of ready.values()) {
      if (room.tail.count > compactAfter.updates || room.tail.bytes > compactAfter.bytes) {
        void compact(room).catch((err) => log.error({ err, document: room.document }, "compaction"));
      }
    }
  }, 5000);
  watch.unref();

  return {
    /** Set once by the composition root. */
    tell(to: RoomHooks) {
      hooks = to;
    },

    open: openRoom,

    /** A socket is known here before it is let into its room, so that a lost right finds it at any moment. */
    register(socket: LiveSocket) {
      sockets.add(socket);
    },
    async left(document: DocumentId, socket: LiveSocket) {
      sockets.delete(socket);
      const room = ready.get(document);
      if (!room) return;
      room.leave(socket);
      if (socket.mayWrite && !room.hasWriters) await tellQuiet(document, "last-writer-left");
      if (room.sockets.size === 0) scheduleUnload(room);
    },
    countOf: (user: UserId) => [...sockets].filter((socket) => socket.user === user).length,
    countAt: (address: string) => [...sockets].filter((socket) => socket.address === address).length,
    everySocket: (): ReadonlySet<LiveSocket> => sockets,

    async read<T>(document: DocumentId, work: (doc: Y.Doc) => T): Promise<T> {
      return (await openRoom(document)).read(work);
    },
    async write<T>(document: DocumentId, write: ServerWrite<T>): Promise<T> {
      return (await openRoom(document)).write(write);
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
      clearInterval(watch);
      for (const room of ready.values()) await room.read(() => {}).catch(() => {});
      for (const socket of [...sockets]) socket.end(closeCode.goingAway, "the server stops");
      for (const document of later.keys()) void tellQuiet(document, "last-writer-left");
      await Promise.allSettled(underway);
      for (const room of ready.values()) room.destroy();
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
