import { setTimeout as sleep } from "node:timers/promises";
import * as Y from "yjs";
import { type Client, openClient } from "../client";
import { openCrowd, pace } from "../crowd";
import { residentMiB } from "../meter";
import { longWork } from "../random-text";
import type { Scenario } from "../scenario";

/** A document of ours holds its template already: work makes up what is missing, 25 edits of this length a kB. */
const wantedKB = 80;
const editsPerKB = 25;
const run = 60;

/** Memory of an open room. */
export const rooms: Scenario = {
  target: "resident memory per open room with a document of 80 kB: ≤ 256 KiB",
  ratios: [],
  suits: ({ persists }) => persists,
  async run(contender, { quick }) {
    const count = quick ? 100 : 500;
    const running = await contender.start();
    try {
      // What the process allocates once shall not be charged to the rooms.
      const warm = await openCrowd(await running.room("warm"), 2, 2);
      await pace(warm, { rate: 200, seconds: 3, pid: running.pid });
      warm.close();
      await sleep(2000);
      const before = residentMiB(running.pid);
      const clients: Client[] = [];
      let allKB = 0;
      for (let number = 0; number < count; number++) {
        const room = await running.room(`room-${number}`);
        const draftKB = Y.encodeStateAsUpdate(room.draft().doc).length / 1000;
        const edits = Math.max(1, Math.round((wantedKB - draftKB) * editsPerKB));
        const { updates, stateKB } = longWork(room, { edits, run, seed: number });
        allKB += stateKB;
        const client = openClient(await room.line(number));
        await client.synced;
        for (const update of updates) client.sendUpdate(update);
        clients.push(client);
      }
      await sleep(3000);
      const loaded = residentMiB(running.pid);
      await sleep(quick ? 5000 : 15_000);
      const settled = residentMiB(running.pid);
      const closed = clients.filter(({ wire }) => wire.isClosed).length;
      for (const client of clients) client.terminate();
      const perRoom = (mebibytes: number) => ((mebibytes - before) * 1024) / count;
      return [
        {
          case: `${count} rooms`,
          kiBPerRoom: perRoom(settled),
          kiBPerRoomAtFirst: perRoom(loaded),
          stateKB: allKB / count,
          baseMiB: before,
          settledMiB: settled,
          closed,
        },
      ];
    } finally {
      await running.close();
    }
  },
};
