import { setTimeout as sleep } from "node:timers/promises";
import { startCanary } from "../canary";
import { openClient } from "../client";
import type { Contender } from "../contender";
import { openCrowd } from "../crowd";
import { residentMiB } from "../meter";
import type { Cell, Row, Scenario } from "../scenario";
import { openWitness } from "../witness";
import { attacks } from "./attacks";
import { forgeries } from "./forgeries";
import type { Scene } from "./scene";

const patience = 15_000;
const pairSeats = [200, 201] as const;

/** Each attack on a server of its own: what it leaves behind shall not colour the next. */
export const hostile: Scenario = {
  target: "other rooms answer within 100 ms, the process lives, the room is usable afterwards",
  ratios: [],
  suits: ({ persists }) => persists,
  async run(contender, { cases }) {
    const rows: Row[] = [];
    for (const name of Object.keys({ ...attacks, ...forgeries }).filter(cases))
      rows.push({ case: name, ...(await attackOnce(contender, name)) });
    return rows;
  },
};

async function attackOnce(contender: Contender, name: string): Promise<Record<string, Cell>> {
  const running = await contender.start();
  try {
    const room = await running.room("attacked");
    // Who comes afterwards has an account already: an invitation shall not count.
    for (const seat of pairSeats) await room.line(seat);
    const elsewhere = await running.room("elsewhere");
    const victim = openClient(await room.line(100));
    const witness = openWitness(await room.line(120));
    const attacker = openClient(await room.line(0));
    await Promise.all([victim.synced, witness.client.synced, attacker.synced]);
    const canary = await startCanary(running);
    await sleep(500);
    await canary.forget();
    const before = residentMiB(running.pid);
    const scene: Scene = { attacker, room, elsewhere, victim, witness, codes: [], insisted: 0 };
    await attacks[name]?.(scene);
    const outcome = await forgeries[name]?.(scene);
    await sleep(1500);
    const { longest, ownLag } = await canary.longest(patience);
    canary.stop();
    const growthMiB = residentMiB(running.pid) - before;
    const usableMs = running.isAlive
      ? await usableAfter(() => openCrowd(room, 2, 2, pairSeats[0]))
      : undefined;
    const othersKept = !victim.wire.isClosed && !witness.client.wire.isClosed;
    const isOut = attacker.wire.isClosed || scene.codes.length > 0;
    const attackerCode = isOut ? String(scene.codes[0] ?? attacker.wire.closeCode ?? "cut") : "kept";
    for (const client of [victim, witness.client, attacker]) client.terminate();
    return {
      lives: running.isAlive,
      otherRoomMs: longest,
      ownLag,
      usableMs,
      othersKept,
      attackerCode,
      insisted: scene.insisted || undefined,
      passedOn: outcome?.passedOn,
      victimHeard: outcome?.victimHeard,
      growthMiB,
    };
  } finally {
    await running.close();
  }
}

/** ms until a fresh pair in the attacked room has exchanged an edit; undefined when they do not. */
async function usableAfter(openPair: () => ReturnType<typeof openCrowd>): Promise<number | undefined> {
  const began = performance.now();
  try {
    const pair = await openPair();
    pair.type(0);
    while (pair.delivered === 0 && performance.now() - began < patience) await sleep(2);
    const isUsable = pair.delivered > 0;
    pair.close();
    return isUsable ? performance.now() - began : undefined;
  } catch {
    // Nobody gets in any more.
    return undefined;
  }
}
