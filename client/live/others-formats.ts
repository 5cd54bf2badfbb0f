import type * as Y from "yjs";

/**
 * Nobody's page tidies up formats that others wrote. Yjs 13.6 deletes those that have become needless after each change
 * from elsewhere, on every page, as a change of its own: a reader's page would send it, too, and lose its line for
 * writing; a writer's would count it as unsaved; and two that saw the changes in different orders each delete the
 * format that the other relies on.
 */
export function leaveOthersFormats(doc: Y.Doc): void {
  // The last word before Yjs looks whether there is something to tidy up.
  doc.on("afterTransaction", (transaction: Y.Transaction) => {
    transaction._needFormattingCleanup = false;
  });
}
