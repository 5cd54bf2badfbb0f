import { IndexeddbPersistence } from "y-indexeddb";
import type * as Y from "yjs";
import { copyPrefix, lowerFlagsOf } from "./unsaved-flags";

/**
 * The copy of a document in this device's storage, for people who may write it: edits made without a network
 * survive a reload. Its name holds user, document and epoch, so that nobody else's rights are ever used to
 * upload it.
 */
export type LocalCopy = {
  /** The server's clocks as they were last known here, or undefined for a new copy. */
  known: Uint8Array | undefined;
  rememberKnown: (clocks: Uint8Array) => void;
  /** Is the storage taking what it is given? Writes a mark after the edits made so far. */
  isKeeping: () => Promise<boolean>;
  /** Empties the store at once and deletes the database when its last tab is closed. */
  discard: () => Promise<void>;
  close: () => Promise<void>;
};

export const copyName = (user: string, document: string, epoch: number) =>
  `${copyPrefix(user)}${document}:${epoch}`;

/** How long a browser may take to open its storage before the page goes on without it. */
const patience = 3000;

/** Loads the copy into `doc`. Undefined where the browser has no storage for us (private windows, full disks). */
export async function openLocalCopy(name: string, doc: Y.Doc): Promise<LocalCopy | undefined> {
  if (typeof indexedDB === "undefined") return undefined;
  const stored = new IndexeddbPersistence(name, doc);
  const isOpen = await Promise.race([
    stored.whenSynced.then(() => true),
    stored._db.then(
      () => new Promise<boolean>(() => {}),
      () => false,
    ),
    new Promise<boolean>((resolve) => setTimeout(resolve, patience, false)),
  ]);
  if (!isOpen) {
    stored.destroy().catch(() => undefined); // it never opened, so there is nothing to close
    return undefined;
  }
  const known: unknown = await stored.get("known");
  let marks = 0;
  return {
    known: known instanceof Uint8Array ? known : undefined,
    rememberKnown: (clocks) => {
      stored.set("known", clocks as unknown as ArrayBuffer).catch(sayFull);
    },
    isKeeping: () =>
      stored.set("kept", ++marks).then(
        () => true,
        () => false,
      ),
    discard: async () => {
      const { db } = stored;
      doc.off("update", stored._storeUpdate);
      if (db) await clearStores(db);
      await stored.destroy();
      indexedDB.deleteDatabase(name);
      lowerFlagsOf(name);
    },
    close: () => stored.destroy(),
  };
}

/** Names of other copies of this document that the person has on this device: an older epoch, or rights since lost. */
export async function otherCopies(user: string, document: string, current?: string): Promise<string[]> {
  if (typeof indexedDB === "undefined" || !indexedDB.databases) return [];
  const prefix = `${copyPrefix(user)}${document}:`;
  const all = await indexedDB.databases().catch(() => []);
  return all.flatMap(({ name }) => (name?.startsWith(prefix) && name !== current ? [name] : []));
}

function clearStores(db: IDBDatabase): Promise<void> {
  return new Promise((resolve, reject) => {
    const clearing = db.transaction(["updates", "custom"], "readwrite");
    clearing.objectStore("updates").clear();
    clearing.objectStore("custom").clear();
    clearing.oncomplete = () => resolve();
    clearing.onerror = () => reject(clearing.error);
    clearing.onabort = () => reject(clearing.error);
  });
}

const sayFull = (why: unknown) => console.warn("This device could not keep its copy:", why);
