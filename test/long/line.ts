/** One person's line to the server over a real socket, with the weather that lines have. */
import * as decoding from "lib0/decoding";
import WebSocket from "ws";
import * as Y from "yjs";
import { schemaVersion } from "../../shared/document/schema";
import { message, roomPath, syncStep } from "../../shared/room";
import type { Random } from "../fuzz/random";
import { barrierFrame, syncFrame, until } from "../help/live";
import type { Person } from "../help/person";

/** Delays in ms at most; the others are shares of the updates. */
export type Weather = { delay: number; duplicate: number; reorder: number };

export const calm: Weather = { delay: 0, duplicate: 0, reorder: 0 };

export type Line = ReturnType<typeof openLine>;

type LineParts = {
  server: { url: string; origin: string };
  as: Pick<Person, "cookieHeader">;
  document: string;
  doc: Y.Doc;
  random: Random;
  weather?: Weather;
};

const fromLine = "line";

/**
 * Closed until `connect`. Frames under way when it is dropped are lost, on both sides, as they would be.
 * `acknowledged` is the text that the server has called durable, as it was when that was asked for.
 */
export function openLine(parts: LineParts) {
  const { server, document, doc, random } = parts;
  const asked = new Map<number, Y.Snapshot>();
  const codes: number[] = [];
  let weather = parts.weather ?? calm;
  let socket: WebSocket | undefined;
  let up = queue(() => {});
  let isSynced = false;
  let barriers = 0;
  let acknowledged: Y.Snapshot | undefined;

  doc.on("update", (update: Uint8Array, origin: unknown) => {
    if (origin !== fromLine) up.add(syncFrame("update", update));
  });

  /** Frames one after the other, each after its delay; neighbouring updates may change places or come twice. */
  function queue(hand: (frame: Uint8Array) => void) {
    let waiting: Uint8Array[] = [];
    let timer: ReturnType<typeof setTimeout> | undefined;
    let isOver = false;
    const flush = () => {
      timer = undefined;
      const frames = waiting;
      waiting = [];
      for (let at = 1; at < frames.length; at++) {
        const [before, after] = [frames[at - 1]!, frames[at]!];
        if (isUpdate(before) && isUpdate(after) && random.share() < weather.reorder)
          frames.splice(at - 1, 2, after, before);
      }
      for (const frame of frames) {
        if (isOver) return;
        hand(frame);
        if (isUpdate(frame) && random.share() < weather.duplicate) hand(frame);
      }
    };
    return {
      add(frame: Uint8Array) {
        if (isOver) return;
        waiting.push(frame);
        if (weather.delay === 0) flush();
        else timer ??= setTimeout(flush, random.below(weather.delay));
      },
      cut() {
        isOver = true;
        clearTimeout(timer);
      },
    };
  }

  function hear(frame: Uint8Array) {
    const decoder = decoding.createDecoder(frame);
    const kind = decoding.readVarUint(decoder);
    if (kind === message.barrier) {
      const number = decoding.readVarUint(decoder);
      for (const [asking, snapshot] of asked) {
        if (asking > number) continue;
        asked.delete(asking);
        if (asking === number) acknowledged = snapshot;
      }
    }
    if (kind !== message.sync) return;
    const step = decoding.readVarUint(decoder);
    const bytes = decoding.readVarUint8Array(decoder);
    if (step === syncStep.one) return up.add(syncFrame("two", Y.encodeStateAsUpdate(doc, bytes)));
    Y.applyUpdate(doc, bytes, fromLine);
    if (step === syncStep.two) isSynced = true;
  }

  async function connect(patience = 15_000) {
    const end = Date.now() + patience;
    for (;;) {
      drop();
      const made = new WebSocket(
        `${server.url.replace("http", "ws")}${roomPath(document)}?schema=${schemaVersion}&events=1`,
        { headers: { cookie: parts.as.cookieHeader(), origin: server.origin } },
      );
      socket = made;
      isSynced = false;
      asked.clear();
      const down = queue(hear);
      up = queue((frame) => {
        if (made.readyState === WebSocket.OPEN) made.send(frame);
      });
      made.on("message", (data) => down.add(new Uint8Array(data as Buffer)));
      made.on("error", () => {});
      made.on("close", (code) => {
        codes.push(code);
        down.cut();
      });
      await until(() => made.readyState !== WebSocket.CONNECTING, patience);
      if (made.readyState === WebSocket.OPEN) {
        up.add(syncFrame("one", Y.encodeStateVector(doc)));
        return;
      }
      if (Date.now() > end) throw new Error("The server does not let anybody in.");
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }

  function drop() {
    up.cut();
    isSynced = false;
    socket?.terminate();
    socket = undefined;
  }

  return {
    doc,
    connect,
    drop,
    /** Asks whether all that is in the text now is on disk. */
    ask() {
      asked.set(++barriers, Y.snapshot(doc));
      up.add(barrierFrame(barriers));
      return barriers;
    },
    calmDown() {
      weather = calm;
    },
    get isOpen() {
      return socket?.readyState === WebSocket.OPEN;
    },
    get isSynced() {
      return isSynced;
    },
    get acknowledged() {
      return acknowledged;
    },
    /** What the server closed this line with, and 1006 for a line that was cut. */
    codes: codes as readonly number[],
    get unanswered() {
      return asked.size;
    },
  };
}

const isUpdate = (frame: Uint8Array) => frame[0] === message.sync && frame[1] === syncStep.update;
