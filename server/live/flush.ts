import type { Logger } from "pino";
import type { Journal } from "./journal";
import type { Queued, Room } from "./room";

/** How long updates gather before they are committed, in ms, from so many a second on. */
const windows = [
  { from: 200, wait: 10 },
  { from: 100, wait: 5 },
] as const;
/** Over how long the rate is felt, in ms. */
const memory = 500;

type Batch = { room: Room; entries: Queued[] };

/**
 * Commits what all rooms have waiting, in one transaction at a time. Where little is written it does so at the end of
 * the turn; where much is, it lets updates gather a few ms: a commit and a write to each socket cost the same for one
 * update as for ten.
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
  let lastFlush = 0;
  let recent = 0;

  /** Updates a second, as they were of late. */
  function note(updates: number) {
    const at = performance.now();
    recent = recent * Math.exp((lastFlush - at) / memory) + updates;
    lastFlush = at;
  }

  function window(): number {
    if (isPressed()) return windows[0].wait;
    const rate = (recent * 1000) / memory;
    return windows.find(({ from }) => rate >= from)?.wait ?? 0;
  }

  function schedule(room: Room) {
    wanted.add(room);
    if (isAsked || isFlushing) return;
    isAsked = true;
    const wait = lastFlush + window() - performance.now();
    const go = () => {
      isAsked = false;
      void flush();
    };
    // What one read of a line has brought goes together.
    if (wait < 1) process.nextTick(go);
    else setTimeout(go, wait);
  }

  async function flush() {
    isFlushing = true;
    const batches = [...wanted].map((room) => ({ room, entries: room.startFlush() }));
    wanted.clear();
    note(batches.reduce((sum, { entries }) => sum + entries.length, 0));
    const all = batches.flatMap(({ entries }) => entries.map(({ entry }) => entry));
    try {
      if (all.length > 0) await journal.append(all);
      for (const batch of batches) told(batch);
    } catch (error) {
      log.error({ err: error, rooms: batches.length }, "a flush failed; trying room by room");
      for (const batch of batches) await flushAlone(batch);
    }
    isFlushing = false;
    const again = [...wanted][0];
    if (again) schedule(again);
  }

  async function flushAlone(batch: Batch) {
    const { room, entries } = batch;
    try {
      if (entries.length > 0) await journal.append(entries.map(({ entry }) => entry));
    } catch (error) {
      // Loud and harmless: nobody was told that it is saved, every client keeps its text and comes again.
      log.error({ err: error, document: room.document }, "cannot store");
      parts.onLost(room);
      room.failed(error as Error);
      return;
    }
    told(batch);
  }

  /** What is on disk stays there, whatever goes wrong in telling of it. */
  function told({ room, entries }: Batch) {
    try {
      room.flushed(entries);
    } catch (error) {
      log.error({ err: error, document: room.document }, "after a flush");
      parts.onLost(room);
      room.failed(error as Error);
    }
  }

  return { schedule };
}
