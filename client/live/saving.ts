import * as decoding from "lib0/decoding";
import * as encoding from "lib0/encoding";
import type { WebsocketProvider } from "y-websocket";
import * as Y from "yjs";
import { message, timing } from "../../shared/room";
import type { KnownClocks } from "./known-clocks";
import { Ledger } from "./ledger";
import type { LocalCopy } from "./local-copy";
import type { Facts } from "./save-state";
import { unsavedFlags } from "./unsaved-flags";

type Waiting = { change: number; done: () => void; failed: (why: Error) => void };

export type Saving = {
  facts: () => Pick<Facts, "ledger" | "isKept" | "durableAt">;
  hasUnsaved: () => boolean;
  /** The copy has been loaded into the document; from now on every change that is not the server's is ours. */
  begin: (copy: LocalCopy | undefined) => void;
  /** The server lacks what it once had, or what another copy brings: it counts as unsaved until it is there again. */
  noteLacking: () => void;
  /** Asks the server to say when it has everything. */
  sendBarrier: () => void;
  /** A socket has opened, closed or synced: numbers sent before say nothing now. */
  forgetBarriers: () => void;
  noteKept: () => Promise<void>;
  whenDurable: () => Promise<void>;
  failWaiting: (why: Error) => void;
  stop: () => void;
};

/** How often the server's clocks are written beside the copy. */
const rememberEvery = 1000;

/** Follows which changes of this page are on the server's disk. `show` is called when the answer may have changed. */
export function followSaving(parts: {
  provider: WebsocketProvider;
  known: KnownClocks;
  copyName: string;
  mayWrite: boolean;
  show: () => void;
}): Saving {
  const { provider, known, mayWrite, show } = parts;
  const { doc } = provider;
  const ledger = new Ledger();
  const flags = unsavedFlags(parts.copyName, String(doc.clientID));
  const waiting = new Set<Waiting>();
  let copy: LocalCopy | undefined;
  let hasBegun = false;
  let hasStopped = false;
  let isKept = false;
  let durableAt = 0;
  let barrierTimer: ReturnType<typeof setTimeout> | undefined;
  let clocksTimer: ReturnType<typeof setTimeout> | undefined;

  doc.on("update", (update: Uint8Array, origin: unknown) => {
    if (origin === provider) {
      known.addUpdate(update);
      rememberClocks();
    } else if (hasBegun && mayWrite) {
      if (!ledger.hasUnsaved) flags.raise();
      ledger.change();
      barrierTimer ??= setTimeout(sendBarrier, timing.barrier);
      show();
    }
  });

  provider.messageHandlers[message.barrier] = (_encoder, decoder) => {
    ledger.answered(decoding.readVarUint(decoder));
    durableAt = Date.now();
    if (!ledger.hasUnsaved) {
      known.addStateVector(Y.encodeStateVector(doc));
      flags.lower();
      rememberClocks();
    }
    for (const wait of waiting) {
      if (ledger.durable < wait.change || !ledger.isConfirmed) continue;
      waiting.delete(wait);
      wait.done();
    }
    show();
  };

  function sendBarrier() {
    clearTimeout(barrierTimer);
    barrierTimer = undefined;
    if (!mayWrite || hasStopped) return;
    if (ledger.hasUnsaved) flags.raise();
    if (!provider.wsconnected || !provider.synced) {
      noteKept();
      return;
    }
    const encoder = encoding.createEncoder();
    encoding.writeVarUint(encoder, message.barrier);
    encoding.writeVarUint(encoder, ledger.barrier());
    provider.ws?.send(encoding.toUint8Array(encoder));
  }

  async function noteKept() {
    isKept = (await copy?.isKeeping()) ?? false;
    show();
  }

  function rememberClocks() {
    clocksTimer ??= setTimeout(() => {
      clocksTimer = undefined;
      copy?.rememberKnown(known.toBytes());
    }, rememberEvery);
  }

  function failWaiting(why: Error) {
    for (const wait of waiting) wait.failed(why);
    waiting.clear();
  }

  return {
    facts: () => ({ ledger, isKept, durableAt }),
    hasUnsaved: () => ledger.hasUnsaved,
    begin: (opened) => {
      copy = opened;
      hasBegun = true;
      isKept = copy !== undefined;
      if (copy?.known) known.addStateVector(copy.known);
      const hasText = doc.store.clients.size > 0;
      if (mayWrite && hasText && (flags.wereRaised || !known.covers(doc))) ledger.change();
    },
    noteLacking: () => {
      if (!mayWrite) return;
      ledger.change();
      flags.raise();
      show();
    },
    sendBarrier,
    forgetBarriers: () => ledger.forgetBarriers(),
    noteKept,
    whenDurable: () => {
      if (!mayWrite || (!ledger.hasUnsaved && ledger.isConfirmed)) return Promise.resolve();
      return new Promise((done, failed) => {
        waiting.add({ change: ledger.changes, done, failed });
        sendBarrier();
      });
    },
    failWaiting,
    stop: () => {
      hasStopped = true;
      clearTimeout(barrierTimer);
      clearTimeout(clocksTimer);
      failWaiting(new Error("The room was left"));
    },
  };
}
