import * as Y from "yjs";
import type { KnownClocks } from "./known-clocks";
import { type LocalCopy, openLocalCopy, otherCopies } from "./local-copy";

/**
 * Puts this device's copies of the time before a backup was put back into the present one, so that the server
 * gets what it lacks. A copy goes only once the present one holds it on this device. Answers whether there was one.
 */
export async function carryOver(into: {
  user: string;
  document: string;
  /** The present copy. */
  name: string;
  doc: Y.Doc;
  copy: LocalCopy;
  known: KnownClocks;
}): Promise<boolean> {
  let wasThere = false;
  for (const name of await otherCopies(into.user, into.document, into.name)) {
    const earlier = new Y.Doc();
    const copy = await openLocalCopy(name, earlier);
    if (!copy) continue;
    if (earlier.store.clients.size > 0) {
      wasThere = true;
      Y.applyUpdate(into.doc, Y.encodeStateAsUpdate(earlier), carryOver);
      if (copy.known) into.known.addStateVector(copy.known);
    }
    if (await into.copy.isKeeping()) await copy.discard();
    else await copy.close();
    earlier.destroy();
  }
  return wasThere;
}
