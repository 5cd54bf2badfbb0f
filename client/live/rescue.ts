import * as Y from "yjs";
import { KnownClocks } from "./known-clocks";
import { copyName, openLocalCopy, otherCopies } from "./local-copy";
import { setAside } from "./set-aside";
import { hasFlags } from "./unsaved-flags";
import { unsavedText } from "./unsaved-text";

export type Rescued = {
  user: string;
  document: string;
  title: string;
  describeFact: (key: string, value: unknown) => string;
};

/** Keeps what the server does not have as text to read, before the copy it stands in is thrown away. */
export async function rescueText(doc: Y.Doc, known: KnownClocks, about: Rescued): Promise<void> {
  const parts = unsavedText(doc, known, about.describeFact);
  if (parts.length === 0) return;
  const { user, document, title } = about;
  await setAside({ user, document, title, at: Date.now(), parts });
}

/**
 * Empties copies of this document that must not be uploaded any more: of an older epoch, or from a time with
 * more rights. `current` is the copy that may stay.
 */
export async function rescueOtherCopies(about: Rescued, current?: { epoch: number }): Promise<void> {
  const { user, document } = about;
  const mayStay = current && copyName(user, document, current.epoch);
  for (const name of await otherCopies(user, document, mayStay)) {
    const doc = new Y.Doc();
    const mayHoldUnsaved = hasFlags(name);
    const copy = await openLocalCopy(name, doc);
    if (!copy) continue;
    const known = new KnownClocks();
    if (copy.known) known.addStateVector(copy.known);
    // A copy of which nothing is known was left within its first second: only a flag says that it holds more.
    if (copy.known || mayHoldUnsaved) await rescueText(doc, known, about);
    await copy.discard();
    doc.destroy();
  }
}
