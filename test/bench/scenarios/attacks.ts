import { randomBytes } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import * as encoding from "lib0/encoding";
import { message, syncStep } from "../../../shared/room";
import { type Client, openClient } from "../client";
import type { Room } from "../contender";
import { longWork } from "../random-text";
import { createTypist, presenceUpdate } from "../updates";
import * as bombs from "./bombs";
import { type Scene, someone } from "./scene";

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

/** What a hostile or broken client may send, to stop others or the server. */
export const attacks: Record<string, (scene: Scene) => Promise<void> | void> = {
  "nothing, for comparison": () => {},
  "200 frames of random bytes": ({ attacker: { wire } }) => {
    for (let length = 1; length <= 200; length++) wire.send(randomBytes(length));
  },
  "50 random update bodies": ({ attacker: client }) => {
    for (let count = 0; count < 50; count++) client.sendUpdate(randomBytes(40));
  },
  "an update cut short at each byte": ({ attacker: client, room }) => {
    const whole = createTypist(someone(), room.parent).next();
    for (let length = 1; length < whole.length; length++) client.sendUpdate(whole.subarray(0, length));
  },
  "an empty frame": ({ attacker: { wire } }) => wire.send(new Uint8Array(0)),
  "a text frame": ({ attacker: { wire } }) => wire.sendText('{"hello":1}'),
  "unknown message types": ({ attacker: client }) => {
    for (const kind of [3, 5, 7, 42, 127, 300]) sendNumbers(client, kind, 1);
  },
  "a length of 2^53": ({ attacker: client }) =>
    sendNumbers(client, message.sync, syncStep.update, Number.MAX_SAFE_INTEGER),
  "an update claiming 2^31 structs": ({ attacker: client }) =>
    client.sendUpdate(Uint8Array.of(1, 255, 255, 255, 255, 7, 1, 0, 4, 1, 1, 97, 1, 98, 0)),
  "50 updates of 13 bytes claiming 2^25 structs": ({ attacker: client }) => {
    for (let count = 0; count < 50; count++)
      client.sendUpdate(Uint8Array.of(1, 128, 128, 128, 16, 1, 0, 4, 1, 1, 97, 1, 98));
  },
  "a presence claiming 2^31 clients": ({ attacker: client }) =>
    client.sendPresence(Uint8Array.of(255, 255, 255, 255, 7, 1, 1)),
  "a presence that is not JSON": ({ attacker: client }) => client.sendPresence(brokenPresence()),
  "a presence of 200 other people": ({ attacker: client }) =>
    client.sendPresence(
      presenceUpdate(Array.from({ length: 200 }, (_, number) => ({ client: number, clock: 1, state: {} }))),
    ),
  "half a frame, then gone": async ({ attacker: client }) => {
    client.wire.sendRaw(Buffer.from([0x82, 0xfe, 0x10, 0, 0, 0, 0, 0, 1, 2, 3]));
    await sleep(50);
    client.terminate();
  },
  "a frame without a mask": ({ attacker: { wire } }) => wire.sendRaw(Buffer.from([0x82, 3, 1, 2, 3])),
  "a frame of 100 MB": ({ attacker: { wire } }) => wire.send(Buffer.alloc(100 << 20, 7)),
  "a valid update of 90 MB": ({ attacker: client, room }) =>
    client.sendUpdate(createTypist(someone(), room.parent, "y".repeat(90 << 20)).next()),
  "2,000 updates that lean on nothing": async ({ attacker: client, room }) => {
    for (let count = 0; count < 2000; count++) {
      client.sendUpdate(leaning(room));
      if (count % 100 === 0) await sleep(5);
    }
  },
  "10 updates of 7 bytes claiming 30 million structs": (scene) =>
    insist(scene, Array<Uint8Array>(10).fill(bombs.claiming(30_000_000))),
  "10 updates of 7 bytes claiming 10 million": (scene) =>
    insist(scene, Array<Uint8Array>(10).fill(bombs.claiming(10_000_000))),
  "3,868 random updates of 1 to 60 bytes": (scene) =>
    insist(
      scene,
      Array.from({ length: 3868 }, (_, number) => randomBytes(1 + (number % 60))),
    ),
  "a value 100,000 deep": ({ attacker, room }) => attacker.sendUpdate(bombs.deepValue(room, 100_000)),
  "elements 5,000 deep": ({ attacker, room }) =>
    attacker.sendUpdate(bombs.deepElements(room, "paragraph", 5000)),
  "3,000 block quotes deep": ({ attacker, room }) =>
    attacker.sendUpdate(bombs.deepElements(room, "blockquote", 3000)),
  "100,000 client ids": ({ attacker, room }) => attacker.sendUpdate(bombs.manyClients(room, 100_000)),
  "200,000 tiny items": ({ attacker, room }) => attacker.sendUpdate(bombs.manyItems(room, 200_000)),
  "4,000 updates, the first withheld": async ({ attacker, room }) => {
    const typist = createTypist(someone(), room.parent);
    typist.next();
    for (let count = 0; count < 4000; count++) {
      attacker.sendUpdate(typist.next());
      if (count % 100 === 0) await sleep(5);
    }
  },
  "300,000 deletions in an unknown client": ({ attacker }) =>
    attacker.sendUpdate(bombs.manyDeletions(someone(), 300_000)),
  "30,000 updates with some bits flipped": (scene) => {
    const { updates } = longWork(scene.room, { edits: 60, run: 3, seed: 7 });
    return insist(scene, bombs.flipped(updates[0]!, 30_000));
  },
};

/** Comes back with a new socket whenever it is thrown out, until all is sent or the time is over. */
async function insist(scene: Scene, updates: readonly Uint8Array[], seconds = 20) {
  const end = performance.now() + seconds * 1000;
  let client: Client | undefined;
  // Who leaves by themselves was not thrown out.
  const leave = () => {
    const leaving = client;
    client = undefined;
    leaving?.terminate();
  };
  const onClose = (code: number | undefined) => {
    if (client) scene.codes.push(code);
    client = undefined;
  };
  for (let sockets = 0; scene.insisted < updates.length && performance.now() < end; ) {
    if (!client) {
      client = openClient(await scene.room.line(2 + (sockets++ % 14)), { onClose });
      // A frozen server lets nobody in; it is asked again.
      if ((await Promise.race([client.synced, sleep(2000, "late")])) === "late") leave();
      continue;
    }
    client.sendUpdate(updates[scene.insisted++]!);
    if (scene.insisted % 4 === 0) await sleep(1);
  }
  await sleep(200);
  leave();
}
