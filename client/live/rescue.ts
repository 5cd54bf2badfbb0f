import * as Y from "yjs";
import { KnownClocks } from "./known-clocks";
import { copyName, openLocalCopy, otherCopies } from "./local-copy";
import { type SetAside, setAside } from "./set-aside";
import { unsavedText } from "./unsaved-text";

export type Rescued = {
  user: string;
  document: string;
  title: string;
  describeFact: (key: string, value: unknown) => string;
};

/** Keeps what the server does not have as text to read, before the copy it stands in is thrown away. */
export async function rescueText(
  doc: Y.Doc,
  known: KnownClocks,
  about: Rescued,
  why: SetAside["why"],
): Promise<void> {
  const parts = unsavedText(doc, known, about.describeFact);
  if (parts.length === 0) return;
  const { user, document, title } = about;
  await setAside({ user, document, title, at: Date.now(), parts, why });
}

/**
 * Empties copies of this document that must not be uploaded any more: of an older epoch, or from a time with
 * more rights. `known` is what the server has now, `current` the copy that may stay.
 */
export async function rescueOtherCopies(
  about: Rescued,
  known: KnownClocks,
  current?: { epoch: number },
): Promise<void> {
  const { user, document } = about;
  const mayStay = current && copyName(user, document, current.epoch);
  for (const name of await otherCopies(user, document, mayStay)) {
    const doc = new Y.Doc();
    const copy = await openLocalCopy(name, doc);
    if (!copy) continue;
    const once = new KnownClocks();
    if (copy.known) once.addStateVector(copy.known);
    await rescueText(doc, known, about, once.begin(known.toBytes()) ? "lost" : "not-taken");
    await copy.discard();
    doc.destroy();
  }
}
