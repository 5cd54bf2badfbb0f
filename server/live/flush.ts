import type { Logger } from "pino";
import type { Journal } from "./journal";
import type { Queued, Room } from "./room";

/** No window is wider, in ms. */
const widest = 10;

/**
 * Commits what all rooms have waiting, in one transaction at a time. Where there is little to do it does so at the
 * end of the turn; the longer a flush takes, the longer it lets the next one gather, so that no more than half of the
 * time goes into committing and sending.
 */
export function createFlush(parts: {
  journal: Journal;
  log: Logger;
  isPressed: () => boolean;
  /** A room whose text cannot be stored; it has been told. */
  onLost: (room: Room) => void;
}) {
  const { journal, log, isPressed } = parts;
  const wanted = new Set<Room>();
  let isFlushing = false;
  let isAsked = false;
  let notBefore = 0;

  function schedule(room: Room) {
    wanted.add(room);
    if (isAsked || isFlushing) return;
    isAsked = true;
    const wait = notBefore - performance.now();
    const go = () => {
      isAsked = false;
      void flush();
    };
    if (wait < 1) setImmediate(go);
    else setTimeout(go, wait);
  }

  async function flush() {
    isFlushing = true;
    const start = performance.now();
    const batches = [...wanted].map((room) => ({ room, entries: room.startFlush() }));
    wanted.clear();
    const all = batches.flatMap(({ entries }) => entries.map(({ entry }) => entry));
    try {
      if (all.length > 0) await journal.append(all);
      for (const { room, entries } of batches) room.flushed(entries);
    } catch (error) {
      log.error({ err: error, rooms: batches.length }, "a flush failed; trying room by room");
      for (const { room, entries } of batches) await flushAlone(room, entries);
    }
    isFlushing = false;
    const end = performance.now();
    notBefore = end + Math.min(widest, isPressed() ? widest : end - start);
    const again = [...wanted][0];
    if (again) schedule(again);
  }

  async function flushAlone(room: Room, entries: Queued[]) {
    try {
      if (entries.length > 0) await journal.append(entries.map(({ entry }) => entry));
      room.flushed(entries);
    } catch (error) {
      // Loud and harmless: nobody was told that it is saved, every client keeps its text and comes again.
      log.error({ err: error, document: room.document }, "cannot store");
      parts.onLost(room);
      room.failed(error as Error);
    }
  }

  return { schedule };
}
