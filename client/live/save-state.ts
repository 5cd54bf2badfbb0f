import type { Ledger } from "./ledger";

/** Why the server will not take this person's text over this socket. */
export type Refusal = "signed-out" | "no-right" | "older-schema" | "gone" | "refused";

/** What the page may truly say about the text on screen. Times are UTC milliseconds. */
export type SaveState =
  | { is: "opening" }
  | { is: "saving" }
  /** On the server's disk; `at` is when it said so. */
  | { is: "saved"; at: number }
  /** Not reached; `kept` tells whether the changes are also in this device's storage or on this page only. */
  | { is: "offline-unsaved"; kept: boolean }
  | { is: "offline" }
  | { is: "read-only" }
  /** The server runs but cannot store; nothing more is taken until it says so. */
  | { is: "cannot-store"; kept: boolean }
  | { is: "refused"; why: Refusal };

export type Facts = {
  ledger: Pick<Ledger, "hasUnsaved" | "isConfirmed">;
  mayWrite: boolean;
  isConnected: boolean;
  isSynced: boolean;
  /** A first attempt to reach the server has failed, or an open socket was lost. */
  wasUnreachable: boolean;
  cannotStore: boolean;
  isKept: boolean;
  durableAt: number;
  refusal: Refusal | undefined;
};

export function saveState(facts: Facts): SaveState {
  if (facts.refusal) return { is: "refused", why: facts.refusal };
  if (!facts.isConnected) {
    if (facts.mayWrite && facts.ledger.hasUnsaved && facts.wasUnreachable)
      return { is: "offline-unsaved", kept: facts.isKept };
    return facts.wasUnreachable ? { is: "offline" } : { is: "opening" };
  }
  if (!facts.mayWrite) return facts.isSynced ? { is: "read-only" } : { is: "opening" };
  if (facts.cannotStore) return { is: "cannot-store", kept: facts.isKept };
  if (!facts.ledger.hasUnsaved && !facts.isSynced) return { is: "opening" };
  if (facts.ledger.hasUnsaved || !facts.ledger.isConfirmed) return { is: "saving" };
  return { is: "saved", at: facts.durableAt };
}

export const sameState = (a: SaveState, b: SaveState): boolean => JSON.stringify(a) === JSON.stringify(b);
