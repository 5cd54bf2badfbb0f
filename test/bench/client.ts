import * as encoding from "lib0/encoding";
import { message, syncStep, timing } from "../../shared/room";
import { Reader } from "./reader";
import { type VisitRange, visitRanges } from "./updates";
import { Wire } from "./wire";

/**
 * How to reach one room: `ours` is y-websocket's protocol with barriers, `plain` the same without, `hocuspocus`
 * puts the room's name before each message and signs in first, `relay` answers nothing by itself.
 */
export type Line = {
  url: string;
  headers: Record<string, string>;
  room: string;
  /** The address to call from, when it shall not be the usual one. */
  from?: string;
  dialect: "ours" | "plain" | "hocuspocus" | "relay";
};

export type ClientHandlers = {
  onUpdate?: (update: Uint8Array, at: number, isStepTwo: boolean) => void;
  /** Each run of characters that an update or a step 2 brings. */
  onRange?: VisitRange;
  onPresence?: (update: Uint8Array) => void;
  /** Ours: the number of the newest barrier that is on disk. */
  onDurable?: (barrier: number, at: number) => void;
  /** Hocuspocus: an update of this client was acknowledged. */
  onAcknowledged?: () => void;
  onClose?: (code: number | undefined) => void;
};

export type Client = ReturnType<typeof openClient>;

const hocuspocus = { syncReply: 4, syncStatus: 8 } as const;
const emptyStateVector = Uint8Array.of(0);
const emptyUpdate = Uint8Array.of(0, 0);
const presenceOfNobody = Uint8Array.of(0);
const reader = new Reader();

/** A client that keeps no document: it answers the handshake and hands on what arrives. */
export function openClient(line: Line, handlers: ClientHandlers = {}) {
  const { dialect, room } = line;
  const roomName = Buffer.from(room);
  let isSynced = false;
  let markSynced: () => void = () => {};
  const synced = new Promise<void>((resolve) => {
    markSynced = resolve;
  });

  function frame(write: (encoder: encoding.Encoder) => void): Uint8Array {
    const encoder = encoding.createEncoder();
    if (dialect === "hocuspocus") encoding.writeVarString(encoder, room);
    write(encoder);
    return encoding.toUint8Array(encoder);
  }
  const send = (write: (encoder: encoding.Encoder) => void) => wire.send(frame(write));
  const sendSync = (step: number, bytes: Uint8Array) =>
    send((encoder) => {
      encoding.writeVarUint(encoder, message.sync);
      encoding.writeVarUint(encoder, step);
      encoding.writeVarUint8Array(encoder, bytes);
    });

  const sendPresence = (update: Uint8Array) =>
    send((encoder) => {
      encoding.writeVarUint(encoder, message.awareness);
      encoding.writeVarUint8Array(encoder, update);
    });

  function nowSynced() {
    isSynced = true;
    markSynced();
  }

  function hear(bytes: Buffer, from: number, to: number, at: number) {
    reader.open(bytes, from);
    if (dialect === "hocuspocus") {
      const name = reader.block();
      if (roomName.compare(bytes, name, reader.at) !== 0) return;
    }
    const kind = reader.uint();
    if (kind === message.sync || (dialect === "hocuspocus" && kind === hocuspocus.syncReply)) {
      const step = reader.uint();
      const body = reader.block();
      if (step === syncStep.one) return sendSync(syncStep.two, emptyUpdate);
      handlers.onUpdate?.(bytes.subarray(body, to), at, step === syncStep.two);
      if (handlers.onRange) visitRanges(bytes, body, to, at, handlers.onRange);
      if (step === syncStep.two && !isSynced) nowSynced();
    } else if (kind === message.awareness) {
      if (!handlers.onPresence) return;
      const body = reader.block();
      handlers.onPresence(bytes.subarray(body, reader.at));
    } else if (dialect === "ours" && kind === message.barrier) {
      handlers.onDurable?.(reader.uint(), at);
    } else if (dialect === "hocuspocus" && kind === hocuspocus.syncStatus) {
      if (reader.uint() === 1) handlers.onAcknowledged?.();
    }
  }

  const heard = {
    onOpen() {
      if (dialect === "relay") return nowSynced();
      if (dialect === "hocuspocus") {
        send((encoder) => {
          encoding.writeVarUint(encoder, message.auth);
          encoding.writeVarUint(encoder, 0);
          encoding.writeVarString(encoder, "anyone");
        });
      }
      sendSync(syncStep.one, emptyStateVector);
    },
    onMessage: hear,
    onClose(code: number | undefined) {
      clearInterval(keepAlive);
      handlers.onClose?.(code);
    },
  };
  const wire = new Wire(line.url, line.headers, heard, line.from);
  // As every page does: who is not heard of for a while is taken for gone.
  const keepAlive = setInterval(() => {
    if (wire.isOpen && dialect !== "relay") sendPresence(presenceOfNobody);
  }, timing.keepAlive);

  return {
    wire,
    opened: wire.opened,
    /** Resolves with the first step 2. */
    synced,
    get isSynced() {
      return isSynced;
    },
    /** A frame of this dialect with this body. */
    frame,
    sendUpdate: (update: Uint8Array) => sendSync(syncStep.update, update),
    sendPresence,
    /** Asks to be told when all before it is on disk; only ours answers. */
    sendBarrier: (number: number) =>
      send((encoder) => {
        encoding.writeVarUint(encoder, message.barrier);
        encoding.writeVarUint(encoder, number);
      }),
    terminate: () => wire.terminate(),
  };
}
