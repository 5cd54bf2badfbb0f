import type { WebSocket } from "ws";
import type { ProjectId, UserId } from "../../shared/ids";
import { closeCode, limits, message, type Participant, syncStep, timing } from "../../shared/room";
import { createBudget } from "./budget";
import { keepAliveFrame } from "./frames";
import type { RoomSocket } from "./room";

export type LiveSocket = RoomSocket & {
  /** Hands a frame that arrived to `onFrame`, unless the socket is over or sends too much. */
  hear(data: Uint8Array): void;
  /** Called by the keep-alive timer of all sockets. */
  beat(): void;
  readonly isOver: boolean;
  readonly address: string;
  /** When its person last sent an edit, by the server's clock; 0 when never. */
  readonly wroteAt: number;
};

export type SocketParts = {
  raw: WebSocket;
  user: UserId;
  project: ProjectId;
  signIn: string;
  address: string;
  who: Participant;
  mayWrite: boolean;
  wantsEvents: boolean;
  now: () => number;
  onFrame: (frame: Uint8Array) => void;
  onEnd: () => void;
};

/** One person's line to one document. */
export function createSocket(parts: SocketParts): LiveSocket {
  const { raw, now } = parts;
  const budget = createBudget(now);
  let isOver = false;
  let lastSent = now();
  let lastHeard = now();
  let wroteAt = 0;
  let waitingToWrite = false;

  function end(code: number, why: string) {
    if (isOver) return;
    isOver = true;
    raw.close(code, why);
    // Who does not answer the closing handshake is cut off.
    setTimeout(() => raw.terminate(), 1000).unref();
    parts.onEnd();
  }

  function slowDown(rest: number) {
    if (rest <= 0) return;
    raw.pause();
    setTimeout(() => raw.resume(), rest).unref();
  }

  const socket: LiveSocket = {
    user: parts.user,
    project: parts.project,
    signIn: parts.signIn,
    address: parts.address,
    who: parts.who,
    mayWrite: parts.mayWrite,
    wantsEvents: parts.wantsEvents,
    get isOver() {
      return isOver;
    },
    get wroteAt() {
      return wroteAt;
    },

    send(frame) {
      if (isOver) return;
      if (raw.bufferedAmount > limits.bufferedBeforeClose) return end(closeCode.tryLater, "reads too slowly");
      lastSent = now();
      // All frames of one turn leave in one system call.
      const stream = (raw as unknown as { _socket?: { cork(): void; uncork(): void } })._socket;
      if (stream && !waitingToWrite) {
        waitingToWrite = true;
        stream.cork();
        setImmediate(() => {
          waitingToWrite = false;
          stream.uncork();
        });
      }
      raw.send(frame);
    },
    end,
    charge: (steps) => slowDown(budget.steps(steps)),

    hear(data) {
      if (isOver) return;
      lastHeard = now();
      if (parts.mayWrite && data[0] === message.sync && data[1] === syncStep.update) wroteAt = lastHeard;
      if (data.byteLength > limits.frameBytes) return end(closeCode.refused, "frame too large");
      slowDown(budget.frame(data.byteLength, data[0] === message.sync));
      parts.onFrame(data);
    },

    beat() {
      if (isOver) return;
      const at = now();
      // A plain y-websocket client says something every 15 s only while it has a presence: be patient with it.
      const patience = parts.wantsEvents ? timing.silence : timing.silence * 3;
      if (at - lastHeard > patience) return end(closeCode.silent, "silent");
      if (at - lastSent >= timing.keepAlive - 500) socket.send(keepAliveFrame);
    },
  };
  return socket;
}
