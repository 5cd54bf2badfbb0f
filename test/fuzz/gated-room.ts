/** A room as the gate sees it: one Y.Doc, people on the line or off it, every update judged. */
import * as Y from "yjs";
import { placeUpdate, type WeighedUpdate, weighUpdate, yDocParents } from "../../shared/update-gate";
import type { Random } from "./random";

export type Line = {
  doc: Y.Doc;
  isOnline: boolean;
  unsent: Uint8Array[];
  /** The editor threw while it took in what came: its picture is stale. */
  onFault?: (error: RangeError) => void;
};

/** y-tiptap 3.0.9 throws now and then where it restores the selection; the Y.Doc is complete by then. */
function deliver(line: Line, bytes: Uint8Array) {
  try {
    Y.applyUpdate(line.doc, bytes, "room");
  } catch (error) {
    if (!(error instanceof RangeError) || !line.onFault) throw error;
    line.onFault(error);
  }
}

type Verdict = ReturnType<typeof placeUpdate>;

/** Told of each update that is well formed, before the room takes it or not. */
export type Watch = (
  update: WeighedUpdate,
  bytes: Uint8Array,
  verdict: Verdict & { isServer: boolean },
) => void;

export function gatedRoom(doc: Y.Doc, random: Random, watch?: Watch) {
  const room = yDocParents(doc);
  const lines: Line[] = [];
  const refused: { why: string; bytes: Uint8Array }[] = [];
  const serverClient = 1 + random.below(0xffff_ffff);
  let passed = 0;
  let mostSteps = 0;

  doc.on("update", (bytes: Uint8Array, origin: unknown) => {
    for (const line of lines) if (line.isOnline && line !== origin) deliver(line, bytes);
  });

  const take = (bytes: Uint8Array, from: Line | "server") => {
    const weighed = weighUpdate(bytes);
    const isServer = from === "server";
    const placed = weighed.ok ? placeUpdate(weighed.update, room, { isServer }) : weighed;
    if (weighed.ok) watch?.(weighed.update, bytes, { ...(placed as Verdict), isServer });
    if (placed.ok) {
      passed++;
      mostSteps = Math.max(mostSteps, placed.steps);
      Y.applyUpdate(doc, bytes, from);
    } else refused.push({ why: placed.why, bytes });
    return placed.ok;
  };

  return {
    doc,
    lines,
    refused,
    get passed() {
      return passed;
    },
    get mostSteps() {
      return mostSteps;
    },
    take,
    join(): Line {
      const line: Line = { doc: new Y.Doc(), isOnline: true, unsent: [] };
      line.doc.clientID = 1 + random.below(0xffff_ffff);
      Y.applyUpdate(line.doc, Y.encodeStateAsUpdate(doc), "room");
      line.doc.on("update", (bytes: Uint8Array, origin: unknown) => {
        if (origin === "room") return;
        if (line.isOnline) take(bytes, line);
        else line.unsent.push(bytes);
      });
      lines.push(line);
      return line;
    },
    /** Back on the line: as one step 2, as what was kept, or as both merged. */
    reconnect(line: Line) {
      const unsent = line.unsent.splice(0);
      const way = random.below(3);
      if (way === 0) for (const bytes of unsent) take(bytes, line);
      if (way === 1 && unsent.length > 0) take(Y.mergeUpdates(unsent), line);
      if (way !== 2 && random.share() < 0.5) {
        // Step 2 after some of it has arrived already: structs come half known.
        const early = Y.encodeStateVector(doc);
        line.doc.getMap("fields").set("venue", { kind: "text", value: { en: "hall" } });
        take(Y.encodeStateAsUpdate(line.doc, early), line);
        take(Y.encodeStateAsUpdate(line.doc), line);
      }
      take(Y.encodeStateAsUpdate(line.doc, Y.encodeStateVector(doc)), line);
      line.isOnline = true;
      deliver(line, Y.encodeStateAsUpdate(doc, Y.encodeStateVector(line.doc)));
    },
    /** The server's own deed on a copy, sent through the same gate in its name. */
    serve(deed: (copy: Y.Doc) => void) {
      const copy = new Y.Doc();
      Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc));
      copy.clientID = serverClient;
      copy.on("update", (bytes: Uint8Array) => take(bytes, "server"));
      copy.transact(() => deed(copy));
      copy.destroy();
    },
  };
}
