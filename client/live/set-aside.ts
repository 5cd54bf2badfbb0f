import { createRoot, createSignal } from "solid-js";
import type { UnsavedPart } from "./unsaved-text";

/**
 * Text that the server did not take or has lost, kept on this device as text to read and copy. It never syncs, belongs
 * to one person, and goes after 30 days.
 */
export type SetAside = {
  id: string;
  user: string;
  document: string;
  title: string;
  at: number;
  parts: UnsavedPart[];
  /** "lost": the server had it, and a backup without it was put back. */
  why: "not-taken" | "lost";
};

const databaseName = "lokakarya-set-aside";
const storeName = "texts";
export const keptDays = 30;

const [changes, setChanges] = createRoot(() => createSignal(0));
/** Grows when something was set aside or removed; read it to list again. */
export const setAsideChanges = changes;

/** When the device has no storage for us, what was set aside lives as long as the page. */
const onlyHere = new Map<string, SetAside>();

export async function setAside(text: Omit<SetAside, "id">): Promise<void> {
  const id = `${text.at}-${Math.random().toString(36).slice(2)}`;
  const kept = { ...text, id };
  if (!(await inStore("readwrite", (store) => store.put(kept)))) onlyHere.set(id, kept);
  setChanges((n) => n + 1);
}

/** What this person has set aside of this document, newest first. Older than 30 days is removed. */
export async function listSetAside(user: string, document: string, now: number): Promise<SetAside[]> {
  const stored = await inStore("readonly", (store) => store.getAll() as IDBRequest<SetAside[]>);
  const all = [...(stored?.value ?? []), ...onlyHere.values()];
  const old = all.filter(({ at }) => now - at > keptDays * 86_400_000);
  await Promise.all(old.map(({ id }) => forget(id)));
  return all
    .filter((text) => text.user === user && text.document === document && !old.includes(text))
    .sort((a, b) => b.at - a.at);
}

export async function removeSetAside(id: string): Promise<void> {
  await forget(id);
  setChanges((n) => n + 1);
}

async function forget(id: string): Promise<void> {
  onlyHere.delete(id);
  await inStore("readwrite", (store) => store.delete(id));
}

/** Runs one request in its own transaction. Undefined where there is no storage for us. */
async function inStore<T>(
  mode: IDBTransactionMode,
  ask: (store: IDBObjectStore) => IDBRequest<T>,
): Promise<{ value: T } | undefined> {
  const db = await openDatabase();
  if (!db) return undefined;
  try {
    return await new Promise<{ value: T }>((resolve, reject) => {
      const doing = db.transaction(storeName, mode);
      const request = ask(doing.objectStore(storeName));
      doing.oncomplete = () => resolve({ value: request.result });
      doing.onabort = () => reject(doing.error);
    });
  } catch (why) {
    console.warn("Text could not be set aside on this device:", why);
    return undefined;
  } finally {
    db.close();
  }
}

function openDatabase(): Promise<IDBDatabase | undefined> {
  if (typeof indexedDB === "undefined") return Promise.resolve(undefined);
  return new Promise((resolve) => {
    const opening = indexedDB.open(databaseName, 1);
    opening.onupgradeneeded = () => opening.result.createObjectStore(storeName, { keyPath: "id" });
    opening.onsuccess = () => resolve(opening.result);
    opening.onerror = () => resolve(undefined);
    opening.onblocked = () => resolve(undefined);
  });
}
