import type { Socket } from "node:net";
import type { WebSocket } from "ws";
import type { ProjectId, UserId } from "../../shared/ids";
import { closeCode, limits, message, type Participant, syncStep, timing } from "../../shared/room";
import { type Budget, createBudget } from "./budget";
import { keepAliveFrame } from "./frames";
import type { RoomSocket } from "./room";

export type LiveSocket = RoomSocket & {
  /** Hands a frame that arrived to `onFrame`, unless the socket is over or sends too much. */
  hear(data: Uint8Array): void;
  /** Called by the keep-alive timer of all sockets. `stalled`: for how long, in ms, nobody could be heard. */
  beat(stalled: number): void;
  readonly isOver: boolean;
  /** Bytes that it has been sent and not read yet, beside what the system holds for it. */
  readonly waiting: number;
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
  /** What all sockets of this person share. */
  personal: Budget;
  onFrame: (frame: Uint8Array) => void;
  /** All that was waiting to be read has been. */
  onDrained: () => void;
  onEnd: () => void;
};

const corked = new Set<Socket>();

function uncorkAll() {
  for (const stream of corked) stream.uncork();
  corked.clear();
}

/** What one turn of the loop sends to a socket leaves in one system call. */
function cork(stream: Socket) {
  if (corked.has(stream)) return;
  if (corked.size === 0) process.nextTick(uncorkAll);
  corked.add(stream);
  stream.cork();
}

/** One person's line to one document. */
export function createSocket(parts: SocketParts): LiveSocket {
  const { raw, now, personal } = parts;
  const stream = (raw as unknown as { _socket: Socket | null })._socket;
  const budget = createBudget(now);
  let isOver = false;
  let lastSent = now();
  let lastHeard = now();
  let wroteAt = 0;
  let restsUntil = 0;
  let resting: NodeJS.Timeout | undefined;
  /** A whole text may have to wait as long as it takes to be read. */
  let largest = 0;
  let leastWaiting = 0;
  let lessSince = now();

  const drained = () => {
    if (!isOver) parts.onDrained();
  };
  stream?.on("drain", drained);

  function end(code: number, why: string) {
    if (isOver) return;
    isOver = true;
    stream?.off("drain", drained);
    raw.close(code, why);
    // Who does not answer the closing handshake is cut off.
    setTimeout(() => raw.terminate(), 1000).unref();
    parts.onEnd();
  }

  function slowDown(rest: number) {
    const until = now() + rest;
    if (rest <= 0 || until <= restsUntil) return;
    restsUntil = until;
    raw.pause();
    clearTimeout(resting);
    resting = setTimeout(() => raw.resume(), rest);
    resting.unref();
  }

  /** Ends a line on which what waits has not become less for a while. */
  function watchReader(at: number) {
    const waiting = raw.bufferedAmount;
    if (!socket.isClogged || waiting < leastWaiting) {
      leastWaiting = waiting;
      lessSince = at;
    } else if (at - lessSince > timing.stalled) end(closeCode.tryLater, "reads too slowly");
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
    get waiting() {
      return raw.bufferedAmount;
    },
    get isClogged() {
      return raw.bufferedAmount > limits.bufferedBeforeSkip + largest;
    },

    send(frame) {
      if (isOver) return;
      if (raw.bufferedAmount > limits.bufferedBeforeClose + largest)
        return end(closeCode.tryLater, "reads too slowly");
      largest = Math.max(largest, frame.byteLength);
      lastSent = now();
      if (stream) cork(stream);
      raw.send(frame);
    },
    sendFramed(blocks) {
      if (isOver || !stream || raw.readyState !== raw.OPEN) return;
      lastSent = now();
      const isAlone = blocks.length === 1;
      if (!isAlone) stream.cork();
      for (const block of blocks) stream.write(block);
      if (!isAlone) stream.uncork();
    },
    end,
    charge: (steps) => slowDown(Math.max(budget.steps(steps), personal.steps(steps))),

    hear(data) {
      if (isOver) return;
      lastHeard = now();
      if (parts.mayWrite && data[0] === message.sync && data[1] === syncStep.update) wroteAt = lastHeard;
      if (data.byteLength > limits.frameBytes) return end(closeCode.refused, "frame too large");
      const isUpdate = data[0] === message.sync;
      slowDown(Math.max(budget.frame(data.byteLength, isUpdate), personal.frame(data.byteLength, isUpdate)));
      parts.onFrame(data);
    },

    beat(stalled) {
      if (isOver) return;
      const at = now();
      lastHeard = Math.min(at, lastHeard + stalled);
      // A plain y-websocket client says something every 15 s only while it has a presence: be patient with it.
      const patience = parts.wantsEvents ? timing.silence : timing.silence * 3;
      if (at - lastHeard > patience) return end(closeCode.silent, "silent");
      watchReader(at);
      if (at - lastSent >= timing.keepAlive - 500) socket.send(keepAliveFrame);
    },
  };
  return socket;
}
