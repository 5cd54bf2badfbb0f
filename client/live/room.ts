import * as decoding from "lib0/decoding";
import { createSignal } from "solid-js";
import type { Awareness } from "y-protocols/awareness";
import { WebsocketProvider } from "y-websocket";
import * as Y from "yjs";
import { closeCode, message, type RoomEvent, roomPath } from "../../shared/room";
import { askAgain } from "./ask-again";
import { carryOver } from "./carry-over";
import { keepAlive, reconnect } from "./keep-alive";
import { KnownClocks } from "./known-clocks";
import { copyName, type LocalCopy, openLocalCopy } from "./local-copy";
import { leaveOthersFormats } from "./others-formats";
import { batchRemoteUpdates } from "./remote-batches";
import { type Refusal, type SaveState, sameState, saveState } from "./save-state";
import { followSaving } from "./saving";

export type RoomRequest = {
  document: string;
  user: string;
  epoch: number;
  mayWrite: boolean;
  schemaVersion: number;
  /** The server takes back what a backup lacks: a copy of the time before goes into this text. */
  isRecovering: boolean;
};

export type Room = {
  doc: Y.Doc;
  awareness: Awareness;
  mayWrite: boolean;
  /** What may truly be said of the text on screen. */
  state: () => SaveState;
  /** Is there a text to show: the server's, or this device's copy of it? */
  isReady: () => boolean;
  /** Nothing new is to be typed: the server cannot store, or has refused this person's text. */
  isHalted: () => boolean;
  /** Are changes that the server has not confirmed in this device's storage too? */
  isKept: () => boolean;
  hasUnsaved: () => boolean;
  /** The server lacks what it once had: a backup was put back. What this page holds of it has been offered. */
  hasServerLost: () => boolean;
  /** Resolves when every change made so far is on the server's disk; rejects when the room refuses or is left. */
  whenDurable: () => Promise<void>;
  /** What the server surely has; the rest is ours alone. */
  known: KnownClocks;
  onEvent: (listener: (event: RoomEvent) => void) => () => void;
  /** Holds others' text back while an input method is composing. */
  holdWhile: (isComposing: () => boolean) => void;
  /** After a refusal that has been answered, such as signing in again. */
  reconnect: () => void;
  /** Closes the socket. `forget` throws this device's copy away: what is unsaved in it must be set aside before. */
  leave: (options?: { forget?: boolean }) => Promise<void>;
};

const refusals: Partial<Record<number, Refusal>> = {
  [closeCode.signedOut]: "signed-out",
  [closeCode.noRight]: "no-right",
  [closeCode.olderSchema]: "older-schema",
  [closeCode.gone]: "gone",
  [closeCode.refused]: "refused",
};

/** Milliseconds between two batches of others' text. */
const remoteBatch = 100;

/** Joins the document's room and keeps at it until `leave`. Works without a network when this device has a copy. */
export function connectRoom(request: RoomRequest): Room {
  const { document, user, epoch, mayWrite, schemaVersion } = request;
  const doc = new Y.Doc();
  leaveOthersFormats(doc);
  const known = new KnownClocks();
  const name = copyName(user, document, epoch);
  const address = `${socketOrigin()}${roomPath(document)}`;
  const provider = new WebsocketProvider(address.slice(0, address.lastIndexOf("/")), document, doc, {
    connect: false,
    disableBc: true,
    params: { schema: String(schemaVersion), events: "1" },
  });

  let hasLeft = false;
  let isHeld: () => boolean = () => false;
  let wasUnreachable = false;
  let cannotStore = false;
  let refusal: Refusal | undefined;
  const listeners = new Set<(event: RoomEvent) => void>();

  const [state, setState] = createSignal<SaveState>({ is: "opening" }, { equals: sameState });
  const [isReady, setReady] = createSignal(false);
  const [isHalted, setHalted] = createSignal(false);
  const [isKept, setKept] = createSignal(false);
  const [hasServerLost, setServerLost] = createSignal(false);

  const saving = followSaving({ provider, known, copyName: name, mayWrite, show: () => show() });
  const stopBatching = batchRemoteUpdates({
    provider,
    every: remoteBatch,
    isHeld: () => isHeld(),
    onStateVector: (bytes) => {
      if (!known.begin(bytes)) return;
      saving.noteLacking();
      setServerLost(true);
    },
  });
  const stopKeepingAlive = keepAlive(provider);
  const stopAskingAgain = askAgain(provider);

  function show() {
    if (hasLeft) return;
    const line = { isConnected: provider.wsconnected, isSynced: provider.synced, wasUnreachable };
    setState(saveState({ ...line, ...saving.facts(), mayWrite, cannotStore, refusal }));
    setKept(saving.facts().isKept);
    // Somebody whose sign-in has ended goes on writing into this device's copy.
    setHalted(cannotStore || (refusal !== undefined && refusal !== "signed-out"));
  }

  provider.messageHandlers[message.event] = (_encoder, decoder) => {
    const event = readEvent(decoding.readVarString(decoder));
    if (!event) return;
    if (event.type === "read-only") {
      cannotStore = true;
      saving.noteKept();
    }
    // What was sent meanwhile was not taken: a new sync sends it again.
    if (event.type === "writable") reconnect(provider);
    show();
    for (const listener of listeners) listener(event);
  };

  provider.on("status", ({ status }) => {
    if (status === "connected") {
      refusal = undefined;
      cannotStore = false;
    }
    saving.forgetBarriers();
    show();
  });
  provider.on("connection-close", (event) => {
    if (hasLeft) return;
    wasUnreachable = true;
    refusal = refusals[event?.code ?? 0];
    if (saving.hasUnsaved()) saving.noteKept();
    show();
  });
  provider.on("sync", (isSynced) => {
    saving.forgetBarriers();
    if (isSynced) {
      wasUnreachable = false;
      setReady(true);
      saving.sendBarrier();
    }
    show();
  });
  provider.on("closed", () => saving.failWaiting(new Error(`The server refused: ${refusal}`)));

  const opening = open();
  async function open(): Promise<LocalCopy | undefined> {
    const copy = mayWrite ? await openLocalCopy(name, doc) : undefined;
    const isMore =
      copy && request.isRecovering && (await carryOver({ user, document, name, doc, copy, known }));
    if (hasLeft) return copy;
    saving.begin(copy);
    if (isMore) saving.noteLacking();
    if (doc.store.clients.size > 0) setReady(true);
    provider.connect();
    show();
    return copy;
  }

  const warn = (event: BeforeUnloadEvent) => {
    if (mayWrite && saving.hasUnsaved()) event.preventDefault();
  };
  window.addEventListener("beforeunload", warn);

  return {
    doc,
    awareness: provider.awareness,
    mayWrite,
    state,
    isReady,
    isHalted,
    isKept,
    hasServerLost,
    known,
    hasUnsaved: saving.hasUnsaved,
    whenDurable: saving.whenDurable,
    onEvent: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    holdWhile: (isComposing) => {
      isHeld = isComposing;
    },
    reconnect: () => {
      refusal = undefined;
      provider.connect();
      show();
    },
    leave: async ({ forget = false } = {}) => {
      hasLeft = true;
      window.removeEventListener("beforeunload", warn);
      stopBatching();
      stopKeepingAlive();
      stopAskingAgain();
      saving.stop();
      provider.destroy();
      const copy = await opening;
      if (forget) await copy?.discard();
      else {
        copy?.rememberKnown(known.toBytes());
        await copy?.close();
      }
      doc.destroy();
    },
  };
}

const socketOrigin = () => `${location.protocol === "https:" ? "wss" : "ws"}://${location.host}`;

function readEvent(text: string): RoomEvent | undefined {
  try {
    const event: unknown = JSON.parse(text);
    return typeof event === "object" && event !== null && "type" in event ? (event as RoomEvent) : undefined;
  } catch {
    return undefined; // a newer server may say more than this page understands
  }
}
