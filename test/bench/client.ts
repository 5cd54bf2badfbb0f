import * as decoding from "lib0/decoding";
import * as encoding from "lib0/encoding";
import { message, syncStep, timing } from "../../shared/room";
import { Wire } from "./wire";

/**
 * How to reach one room: `ours` is y-websocket's protocol with barriers, `plain` the same without, `hocuspocus`
 * puts the room's name before each message and signs in first, `relay` answers nothing by itself.
 */
export type Line = {
  url: string;
  headers: Record<string, string>;
  room: string;
  dialect: "ours" | "plain" | "hocuspocus" | "relay";
};

export type ClientHandlers = {
  onUpdate?: (update: Uint8Array, at: number, isStepTwo: boolean) => void;
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

/** A client that keeps no document: it answers the handshake and hands on what arrives. */
export function openClient(line: Line, handlers: ClientHandlers = {}) {
  const { dialect, room } = line;
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

  function hear(bytes: Buffer) {
    const at = performance.now();
    const decoder = decoding.createDecoder(bytes);
    if (dialect === "hocuspocus" && decoding.readVarString(decoder) !== room) return;
    const kind = decoding.readVarUint(decoder);
    if (kind === message.sync || (dialect === "hocuspocus" && kind === hocuspocus.syncReply)) {
      const step = decoding.readVarUint(decoder);
      const body = decoding.readVarUint8Array(decoder);
      if (step === syncStep.one) return sendSync(syncStep.two, emptyUpdate);
      handlers.onUpdate?.(body, at, step === syncStep.two);
      if (step === syncStep.two && !isSynced) nowSynced();
    } else if (kind === message.awareness) {
      handlers.onPresence?.(decoding.readVarUint8Array(decoder));
    } else if (dialect === "ours" && kind === message.barrier) {
      handlers.onDurable?.(decoding.readVarUint(decoder), at);
    } else if (dialect === "hocuspocus" && kind === hocuspocus.syncStatus) {
      if (decoding.readVarUint(decoder) === 1) handlers.onAcknowledged?.();
    }
  }

  const wire = new Wire(line.url, line.headers, {
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
    onClose(code) {
      clearInterval(keepAlive);
      handlers.onClose?.(code);
    },
  });
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
