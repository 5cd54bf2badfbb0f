import { setTimeout as sleep } from "node:timers/promises";
import * as Y from "yjs";
import type { Room } from "../contender";
import { type Crowd, closedIn, openCrowd, pace } from "../crowd";
import { heldMemory } from "../held-memory";
import { residentMiB, startMeter } from "../meter";
import { median, quantile } from "../numbers";
import { longWork } from "../random-text";
import type { Scenario } from "../scenario";

/** A document of ours holds its template already: work makes up what is missing, 30 edits of this length a kB. */
const wantedKB = 80;
const editsPerKB = 30;
const run = 60;
/** Half of the people call from elsewhere: an address holds only so many sockets. */
const addresses = ["127.0.0.1", "127.0.0.2"];
const typingSeconds = 8;

/** Memory of an open room. */
export const rooms: Scenario = {
  target: "resident memory per open room, two people and a document of 80 kB in each: ≤ 256 KiB",
  ratios: [],
  async run(contender, { quick }) {
    const count = quick ? 100 : 500;
    const running = await contender.start();
    try {
      const heldBefore = await heldMemory(running);
      // What the process allocates once shall not be charged to the rooms.
      const warm = await openCrowd(await running.room("warm"), 2, 2);
      await pace(warm, { rate: 200, seconds: 3, pid: running.pid });
      warm.close();
      await sleep(2000);
      const before = residentMiB(running.pid);
      const endOpening = startMeter(running.pid);
      const crowds: Crowd[] = [];
      let allKB = 0;
      for (let number = 0; number < count; number++) {
        const room = await running.room(`room-${number}`);
        const draft = room.draft().doc;
        const draftKB = Y.encodeStateAsUpdate(draft).length / 1000;
        draft.destroy();
        const edits = Math.max(1, Math.round((wantedKB - draftKB) * editsPerKB));
        const { updates, stateKB } = longWork(room, { edits, run, seed: number });
        allKB += stateKB;
        const crowd = await openCrowd(fromTwoAddresses(room), 2, 1, number * 2);
        for (const update of updates) crowd.clients[0]!.sendUpdate(update);
        crowds.push(crowd);
      }
      await sleep(3000);
      const opening = endOpening();
      const loaded = residentMiB(running.pid);
      const endIdle = startMeter(running.pid);
      const resting: number[] = [];
      for (let second = 0; second < (quick ? 5 : 15); second++) {
        await sleep(1000);
        resting.push(residentMiB(running.pid));
      }
      const idle = endIdle();
      const settled = median(resting.slice(-5));
      const endTyping = startMeter(running.pid);
      await typeInAll(crowds);
      const typing = endTyping();
      const latencies = crowds.flatMap((crowd) => crowd.latencies());
      const held = await heldMemory(running);
      const closed = closedIn(...crowds);
      for (const crowd of crowds) crowd.close();
      const perRoom = (mebibytes: number) => (mebibytes * 1024) / count;
      return [
        {
          case: `${count} rooms`,
          kiBPerRoom: perRoom(settled - before),
          kiBPerRoomAtFirst: perRoom(loaded - before),
          heldKiBPerRoom: perRoom(held.heldMiB - heldBefore.heldMiB),
          stateKB: allKB / count,
          baseMiB: before,
          settledMiB: settled,
          openCpuMs: (opening.serverCpuS * 1000) / count,
          idlePct: idle.serverPct,
          p50: quantile(latencies, 0.5),
          p99: quantile(latencies, 0.99),
          deliveredShare: crowds.reduce((sum, crowd) => sum + crowd.delivered, 0) / (count * typingSeconds),
          cpuPer1k: typing.serverCpuS / ((count * typingSeconds) / 1000),
          foreignPct: typing.foreignPct,
          closed,
        },
      ];
    } finally {
      await running.close();
    }
  },
};

const fromTwoAddresses = (room: Room): Room => ({
  ...room,
  line: async (seat) => ({ ...(await room.line(seat)), from: addresses[seat % addresses.length] }),
});

/** One key a second in each room, the rooms one after the other. */
async function typeInAll(crowds: readonly Crowd[]) {
  for (const crowd of crowds) crowd.forget();
  const began = performance.now();
  const all = crowds.length * typingSeconds;
  for (let typed = 0; typed < all; await sleep(1)) {
    const due = Math.min(all, ((performance.now() - began) / 1000) * crowds.length);
    for (; typed < due; typed++) crowds[typed % crowds.length]!.type(0);
  }
  await sleep(1500);
}
