import { setTimeout as sleep } from "node:timers/promises";
import * as encoding from "lib0/encoding";
import { message, syncStep } from "../../../shared/room";
import { openClient } from "../client";
import { createTypist, presenceUpdate } from "../updates";
import { openWitness } from "../witness";
import * as bombs from "./bombs";
import { type Scene, someone } from "./scene";

/** Whether, or how often, what must reach nobody did; whether what the victim typed afterwards arrived. */
type Outcome = { passedOn: boolean | number; victimHeard?: boolean };

/** What a member may send that is well-formed, and must not be believed. */
export const forgeries: Record<string, (scene: Scene) => Promise<Outcome>> = {
  "a presence under another's id": (scene) => forgePresence(scene, { user: { name: "Forged" } }),
  "another's presence erased": (scene) => forgePresence(scene, null),
  "50,000 invented participants": async ({ attacker, witness }) => {
    const first = someone();
    const invented = Array.from({ length: 50_000 }, (_, n) => ({ client: first + n, clock: 1, state: {} }));
    attacker.sendPresence(presenceUpdate(invented));
    await arrives();
    // The first may be the attacker's own.
    const others = witness.presences.filter(({ client }) => client > first && client < first + 50_000);
    return { passedOn: new Set(others.map(({ client }) => client)).size };
  },
  "the id of another author": async ({ attacker, victim, room, witness }) => {
    const id = someone();
    const own = createTypist(id, room.parent, "written");
    victim.sendUpdate(own.next());
    await arrives();
    attacker.sendUpdate(createTypist(id, room.parent, "forgery", own.clock).next());
    await arrives();
    victim.sendUpdate(createTypist(id, room.parent, "onwards", own.clock).next());
    await arrives();
    return { passedOn: witness.hasHeard("forgery"), victimHeard: witness.hasHeard("onwards") };
  },
  "a tab with an older schema": async ({ room }) => {
    const line = await room.line(1);
    const older = openClient({ ...line, url: line.url.replace(/schema=\d+/, "schema=0") });
    const isIn = (await Promise.race([older.synced.then(() => true), sleep(3000)])) === true;
    older.terminate();
    return { passedOn: isIn };
  },
  "an unknown node": (scene) => send(scene, bombs.element(scene.room, "unheardOf"), "unheardOf"),
  "an unknown mark": (scene) => send(scene, bombs.format(scene.room, "unheardOf", {}), "unheardOf"),
  "an unknown attribute": (scene) =>
    send(scene, bombs.element(scene.room, "paragraph", "unheardOf"), "unheardOf"),
  "a link with class and rel": (scene) =>
    send(
      scene,
      bombs.format(scene.room, "link", { href: "https://example.org", class: "dialog", rel: "opener" }),
      "opener",
    ),
  "a write without signing in": async ({ room, witness }) => {
    const line = await room.line(1);
    const { cookie: _, ...headers } = line.headers;
    const anybody = openClient({ ...line, headers });
    await Promise.race([anybody.synced, sleep(3000)]);
    anybody.sendUpdate(createTypist(someone(), room.parent, "anonymous").next());
    await arrives();
    anybody.terminate();
    return { passedOn: witness.hasHeard("anonymous") };
  },
  "a frame for a room not joined": async ({ attacker, elsewhere }) => {
    const line = await elsewhere.line(100);
    const there = openWitness(line);
    await Promise.race([there.client.synced, sleep(3000)]);
    const frame = encoding.createEncoder();
    encoding.writeVarString(frame, line.room);
    for (const number of [message.sync, syncStep.update]) encoding.writeVarUint(frame, number);
    encoding.writeVarUint8Array(frame, createTypist(someone(), elsewhere.parent, "trespass").next());
    attacker.wire.send(encoding.toUint8Array(frame));
    await arrives();
    there.client.terminate();
    return { passedOn: there.hasHeard("trespass") };
  },
};

/** Until what was sent has come to the others, or will not come. */
const arrives = () => sleep(700);

/** A presence of the victim's, then what the attacker says under the same id. */
async function forgePresence({ attacker, victim, witness }: Scene, state: unknown): Promise<Outcome> {
  const id = someone();
  victim.sendPresence(presenceUpdate([{ client: id, clock: 1, state: { user: { name: "Victim" } } }]));
  await arrives();
  attacker.sendPresence(presenceUpdate([{ client: id, clock: 2, state }]));
  await arrives();
  return { passedOn: witness.presences.some(({ client, clock }) => client === id && clock === 2) };
}

/** Sends an update; whether the witness gets to hear its mark. */
async function send({ attacker, witness }: Scene, update: Uint8Array, mark: string): Promise<Outcome> {
  attacker.sendUpdate(update);
  await arrives();
  return { passedOn: witness.hasHeard(mark) };
}
