import type { DocumentId } from "../../shared/ids";
import { frameUpdates, partsFor } from "./broadcast";
import { updateFrame } from "./frames";
import type { Images } from "./images";
import type { Queued, RoomSocket } from "./room";

type Place = {
  /** Number of the last update that it was sent; undefined while it gets no updates but the next answer. */
  upTo: number | undefined;
  /** From where to catch up, as a state vector: it reads too slowly, and was left out of a broadcast. */
  behind: Uint8Array | undefined;
};

/**
 * How far each socket of a room has been brought: it gets no broadcast until one answer, read from the disk, has
 * brought it to a number, and from there on each update once. Who reads too slowly begins anew when it has room.
 */
export function createFeed(parts: {
  document: DocumentId;
  images: Images;
  /** The state vector of what is on disk and was broadcast. */
  vector: () => Uint8Array;
  /** The text could not be read for a socket that is still here. */
  onUnreadable: (socket: RoomSocket, error: unknown) => void;
}) {
  const { document, images } = parts;
  const places = new Map<RoomSocket, Place>();

  /** Sends what the text holds beyond a state vector. */
  async function bring(
    socket: RoomSocket,
    vector: Uint8Array,
    frame: (update: Uint8Array) => Uint8Array,
  ): Promise<void> {
    const place = places.get(socket);
    if (!place) return;
    place.upTo = undefined;
    place.behind = undefined;
    try {
      await images.beyond(document, vector, (update, rows, last) => {
        if (places.get(socket) !== place) return;
        socket.send(frame(update));
        for (const { bytes } of rows) socket.send(updateFrame(bytes));
        socket.charge(update.byteLength / 10);
        place.upTo = last;
      });
    } catch (error) {
      if (places.get(socket) === place) parts.onUnreadable(socket, error);
    }
  }

  return {
    join: (socket: RoomSocket) => void places.set(socket, { upTo: undefined, behind: undefined }),
    leave: (socket: RoomSocket) => void places.delete(socket),
    bring,

    /** It has read what was waiting for it. */
    drained(socket: RoomSocket) {
      const behind = places.get(socket)?.behind;
      if (behind) void bring(socket, behind, updateFrame);
    },

    /** Sends what has just reached the disk; to be told before `vector` counts it. */
    broadcast(entries: readonly Queued[]) {
      const framed = frameUpdates(entries.map(({ entry, from }) => ({ bytes: entry.bytes, from })));
      const first = entries[0]!.entry.seq;
      const last = entries.at(-1)!.entry.seq;
      let vector: Uint8Array | undefined;
      for (const [socket, place] of places) {
        if (place.upTo === undefined || place.upTo >= last) continue;
        if (socket.isClogged) {
          vector ??= parts.vector();
          place.behind = vector;
          place.upTo = undefined;
          continue;
        }
        if (place.upTo === first - 1) socket.sendFramed(partsFor(framed, socket));
        else {
          // Its answer was read when some of these were on disk already.
          for (const { entry, from } of entries)
            if (entry.seq > place.upTo && from !== socket) socket.send(updateFrame(entry.bytes));
        }
        place.upTo = last;
      }
    },
  };
}
