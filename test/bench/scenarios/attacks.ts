import { randomBytes } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import * as encoding from "lib0/encoding";
import { message, syncStep } from "../../../shared/room";
import type { Client } from "../client";
import type { Room } from "../contender";
import { createTypist, presenceUpdate } from "../updates";

type Attack = (attacker: Client, room: Room) => Promise<void> | void;

const someone = () => 1000 + Math.floor(Math.random() * 0x3fff_ffff);

function sendNumbers(client: Client, ...numbers: number[]) {
  client.wire.send(
    client.frame((encoder) => {
      for (const number of numbers) encoding.writeVarUint(encoder, number);
    }),
  );
}

function brokenPresence(): Uint8Array {
  const encoder = encoding.createEncoder();
  for (const number of [1, 77, 1]) encoding.writeVarUint(encoder, number);
  encoding.writeVarString(encoder, "{nope");
  return encoding.toUint8Array(encoder);
}

/** An update of one text that leans on keys which nobody has. */
function leaning(room: Room): Uint8Array {
  const typist = createTypist(someone(), room.parent, "z".repeat(500));
  typist.next();
  return typist.next();
}

/** What a hostile or broken client may send; each by its name. */
export const attacks: Record<string, Attack> = {
  "200 frames of random bytes": ({ wire }) => {
    for (let length = 1; length <= 200; length++) wire.send(randomBytes(length));
  },
  "50 random update bodies": (client) => {
    for (let count = 0; count < 50; count++) client.sendUpdate(randomBytes(40));
  },
  "an update cut short at each byte": (client, room) => {
    const whole = createTypist(someone(), room.parent).next();
    for (let length = 1; length < whole.length; length++) client.sendUpdate(whole.subarray(0, length));
  },
  "an empty frame": ({ wire }) => wire.send(new Uint8Array(0)),
  "a text frame": ({ wire }) => wire.sendText('{"hello":1}'),
  "unknown message types": (client) => {
    for (const kind of [3, 5, 7, 42, 127, 300]) sendNumbers(client, kind, 1);
  },
  "a length of 2^53": (client) => sendNumbers(client, message.sync, syncStep.update, Number.MAX_SAFE_INTEGER),
  "an update claiming 2^31 structs": (client) =>
    client.sendUpdate(Uint8Array.of(1, 255, 255, 255, 255, 7, 1, 0, 4, 1, 1, 97, 1, 98, 0)),
  "50 updates of 13 bytes claiming 2^25 structs": (client) => {
    for (let count = 0; count < 50; count++)
      client.sendUpdate(Uint8Array.of(1, 128, 128, 128, 16, 1, 0, 4, 1, 1, 97, 1, 98));
  },
  "a presence claiming 2^31 clients": (client) =>
    client.sendPresence(Uint8Array.of(255, 255, 255, 255, 7, 1, 1)),
  "a presence that is not JSON": (client) => client.sendPresence(brokenPresence()),
  "a presence of 200 other people": (client) =>
    client.sendPresence(
      presenceUpdate(Array.from({ length: 200 }, (_, number) => ({ client: number, clock: 1, state: {} }))),
    ),
  "half a frame, then gone": async (client) => {
    client.wire.sendRaw(Buffer.from([0x82, 0xfe, 0x10, 0, 0, 0, 0, 0, 1, 2, 3]));
    await sleep(50);
    client.terminate();
  },
  "a frame without a mask": ({ wire }) => wire.sendRaw(Buffer.from([0x82, 3, 1, 2, 3])),
  "a frame of 100 MB": ({ wire }) => wire.send(Buffer.alloc(100 << 20, 7)),
  "a valid update of 90 MB": (client, room) =>
    client.sendUpdate(createTypist(someone(), room.parent, "y".repeat(90 << 20)).next()),
  "2,000 updates that lean on nothing": async (client, room) => {
    for (let count = 0; count < 2000; count++) {
      client.sendUpdate(leaning(room));
      if (count % 100 === 0) await sleep(5);
    }
  },
};
