import * as decoding from "lib0/decoding";
import * as encoding from "lib0/encoding";
import * as syncProtocol from "y-protocols/sync";
import type { WebsocketProvider } from "y-websocket";
import * as Y from "yjs";
import { message, syncStep } from "../../shared/room";

type Options = {
  provider: WebsocketProvider;
  /** Milliseconds between two batches. */
  every: number;
  /** While true, what comes from others waits: an input method is composing, and a re-render would break it. */
  isHeld: () => boolean;
  onStateVector: (bytes: Uint8Array) => void;
};

/** Nobody composes a single word for longer; then others' text comes in all the same. */
const longestHold = 10_000;

/**
 * Applies others' updates in one transaction per batch: each costs a re-render of the whole text (23–140 ms
 * at 60–200 pages where all of it is drawn). The first after a quiet moment is applied at once. What waits is
 * applied before any other word of the server is answered, when the line goes, and at the end. Returns what ends it.
 */
export function batchRemoteUpdates({ provider, every, isHeld, onStateVector }: Options): () => void {
  let waiting: Uint8Array[] = [];
  let timer: ReturnType<typeof setTimeout> | undefined;
  let appliedAt = 0;
  let heldSince = 0;

  const plainSync = provider.messageHandlers[message.sync];

  function apply() {
    clearTimeout(timer);
    timer = undefined;
    if (waiting.length === 0) return;
    const updates = waiting;
    waiting = [];
    heldSince = 0;
    appliedAt = Date.now();
    Y.transact(
      provider.doc,
      () => {
        for (const update of updates) Y.applyUpdate(provider.doc, update, provider);
      },
      provider,
      false,
    );
  }

  function applyInTurn() {
    timer = undefined;
    if (isHeld()) {
      heldSince ||= Date.now();
      if (Date.now() - heldSince < longestHold) {
        timer = setTimeout(applyInTurn, every);
        return;
      }
    }
    apply();
  }

  provider.messageHandlers[message.sync] = (encoder, decoder, of, emitSynced, type) => {
    const step = decoding.readVarUint(decoder);
    const bytes = decoding.readVarUint8Array(decoder);
    if (step === syncStep.update) {
      waiting.push(bytes);
      const due = Math.max(0, appliedAt + every - Date.now());
      timer ??= setTimeout(applyInTurn, due);
      return;
    }
    apply();
    if (step === syncStep.one) {
      onStateVector(bytes);
      encoding.writeVarUint(encoder, message.sync);
      syncProtocol.writeSyncStep2(encoder, of.doc, bytes);
      return;
    }
    plainSync?.(encoder, decoding.createDecoder(syncFrame(step, bytes)), of, emitSynced, type);
  };

  // Whoever looks at the text after the line has gone finds all that came over it.
  provider.on("connection-close", apply);

  return () => {
    provider.off("connection-close", apply);
    apply();
  };
}

function syncFrame(step: number, bytes: Uint8Array): Uint8Array {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, step);
  encoding.writeVarUint8Array(encoder, bytes);
  return encoding.toUint8Array(encoder);
}
