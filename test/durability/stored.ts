/** What is in the database file of a server that is dead or alive, read without its help. */
import Database from "better-sqlite3";
import * as Y from "yjs";

/** The document as a start would load it. Throws when a part of it cannot be applied or leaves a gap. */
export function storedDoc(file: string, document: string): Y.Doc {
  const handle = new Database(file, { readonly: true });
  try {
    const state = handle
      .prepare("select seq, bytes from document_state where document_id = ?")
      .get(document) as { seq: number; bytes: Uint8Array } | undefined;
    const updates = handle
      .prepare("select bytes from document_update where document_id = ? and seq > ? order by seq")
      .pluck()
      .all(document, state?.seq ?? 0) as Uint8Array[];
    const doc = new Y.Doc();
    // At once, as the server does: after a part by itself Yjs would tidy up formats that are stored.
    doc.transact(() => {
      for (const part of [...(state ? [state.bytes] : []), ...updates]) Y.applyUpdate(doc, part);
    });
    if (doc.store.pendingStructs || doc.store.pendingDs) throw new Error("What is stored has a gap.");
    return doc;
  } finally {
    handle.close();
  }
}

/** "ok", or what SQLite and the foreign keys find wrong. */
export function integrity(file: string): string {
  const handle = new Database(file);
  try {
    const orphans = handle.pragma("foreign_key_check") as unknown[];
    if (orphans.length > 0) return `${orphans.length} rows without their parent`;
    return handle.pragma("integrity_check", { simple: true }) as string;
  } finally {
    handle.close();
  }
}
