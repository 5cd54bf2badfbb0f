import * as encoding from "lib0/encoding";
import { message, type RoomEvent, syncStep } from "../../shared/room";

/** The frames that the server sends; their bytes are shared by all sockets that get the same one. */

function frame(write: (encoder: encoding.Encoder) => void): Uint8Array {
  const encoder = encoding.createEncoder();
  write(encoder);
  return encoding.toUint8Array(encoder);
}

const sync = (step: number, bytes: Uint8Array) =>
  frame((encoder) => {
    encoding.writeVarUint(encoder, message.sync);
    encoding.writeVarUint(encoder, step);
    encoding.writeVarUint8Array(encoder, bytes);
  });

export const stepOneFrame = (stateVector: Uint8Array) => sync(syncStep.one, stateVector);
export const stepTwoFrame = (update: Uint8Array) => sync(syncStep.two, update);
export const updateFrame = (update: Uint8Array) => sync(syncStep.update, update);

export const durableFrame = (barrier: number) =>
  frame((encoder) => {
    encoding.writeVarUint(encoder, message.barrier);
    encoding.writeVarUint(encoder, barrier);
  });

export const eventFrame = (event: RoomEvent) =>
  frame((encoder) => {
    encoding.writeVarUint(encoder, message.event);
    encoding.writeVarString(encoder, JSON.stringify(event));
  });

export type PresenceEntry = { client: number; clock: number; state: string };

export const presenceFrame = (entries: readonly PresenceEntry[]) =>
  frame((encoder) => {
    encoding.writeVarUint(encoder, message.awareness);
    const inner = encoding.createEncoder();
    encoding.writeVarUint(inner, entries.length);
    for (const { client, clock, state } of entries) {
      encoding.writeVarUint(inner, client);
      encoding.writeVarUint(inner, clock);
      encoding.writeVarString(inner, state);
    }
    encoding.writeVarUint8Array(encoder, encoding.toUint8Array(inner));
  });

/** An awareness update of nobody: y-websocket counts it as a sign of life. */
export const keepAliveFrame = presenceFrame([]);
