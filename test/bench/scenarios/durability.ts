import { setTimeout as sleep } from "node:timers/promises";
import { openClient } from "../client";
import type { Contender } from "../contender";
import type { Row, Scenario } from "../scenario";
import { createTypist, reachOf } from "../updates";

type Case = { edits: number; rate: number; wait: number; everySeen: boolean };

const short: Record<string, Case> = {
  "200 at 100/s, killed as the last leaves": { edits: 200, rate: 100, wait: 0, everySeen: false },
  "200 at 100/s, killed once all seen": { edits: 200, rate: 100, wait: 0, everySeen: true },
  "killed 1 s later": { edits: 200, rate: 100, wait: 1000, everySeen: true },
  "killed 3 s later": { edits: 200, rate: 100, wait: 3000, everySeen: true },
};
const long: Record<string, Case> = {
  "180 at 20/s, killed once all seen": { edits: 180, rate: 20, wait: 0, everySeen: true },
  "360 at 20/s, killed once all seen": { edits: 360, rate: 20, wait: 0, everySeen: true },
};

/** What a kill -9 takes of what was acknowledged, or shown to another person. */
export const durability: Scenario = {
  target:
    "acknowledged edits lost after kill -9: 0 (acknowledged: a barrier of ours, a SyncStatus of Hocuspocus')",
  ratios: [],
  suits: ({ persists }) => persists,
  async run(contender, { quick, cases }) {
    const rows: Row[] = [];
    const all = Object.entries(quick ? short : { ...short, ...long });
    for (const [name, one] of all.filter(([name]) => cases(name)))
      rows.push({ case: name, ...(await kill(contender, one)) });
    return rows;
  },
};

async function kill(contender: Contender, { edits, rate, wait, everySeen }: Case) {
  const running = await contender.start();
  try {
    const room = await running.room("durability");
    const typist = createTypist(1000 + Math.floor(Math.random() * 0x3fff_ffff), room.parent);
    let seen = 0;
    let acknowledged = 0;
    const reader = openClient(await room.line(1), {
      onUpdate: (update) => {
        seen = Math.max(seen, reachOf(update, typist.client));
      },
    });
    const writer = openClient(await room.line(0), {
      onDurable: (number) => {
        acknowledged = Math.max(acknowledged, number);
      },
      onAcknowledged: () => {
        acknowledged++;
      },
    });
    await Promise.all([reader.synced, writer.synced]);
    await sleep(300);
    // Hocuspocus acknowledges the handshake's step 2 as well.
    acknowledged = 0;
    const began = performance.now();
    for (let number = 1; number <= edits; number++) {
      while (performance.now() - began < (number * 1000) / rate) await sleep(1);
      writer.sendUpdate(typist.next());
      if (contender.name === "ours") writer.sendBarrier(number);
    }
    const patience = performance.now() + 2000;
    // At least onto the wire: half of what is under way shall be with the server, half not.
    await sleep(1);
    while (everySeen && seen < edits && performance.now() < patience) await sleep(1);
    await sleep(wait);
    // What arrives from here on was under way: the kill was sent.
    const told = { acknowledged, seen };
    await running.kill("SIGKILL");
    writer.terminate();
    reader.terminate();
    await running.restart();
    let recovered = 0;
    const fresh = openClient(await room.line(0), {
      onUpdate: (update) => {
        recovered = Math.max(recovered, reachOf(update, typist.client));
      },
    });
    await Promise.race([fresh.synced, sleep(10_000)]);
    // Some say "synced" on an empty document and bring the rest later.
    if (recovered < edits) await sleep(2500);
    fresh.terminate();
    return {
      sent: edits,
      ...told,
      recovered,
      acknowledgedLost: Math.max(0, told.acknowledged - recovered),
      seenLost: Math.max(0, told.seen - recovered),
    };
  } finally {
    await running.close();
  }
}
