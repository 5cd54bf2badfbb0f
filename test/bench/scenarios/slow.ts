import { setTimeout as sleep } from "node:timers/promises";
import { openClient } from "../client";
import type { Contender } from "../contender";
import { residentMiB } from "../meter";
import type { Row, Scenario } from "../scenario";
import { createTypist, presenceUpdate } from "../updates";

const kinds = {
  "carets of 3.5 kB, 500/s": { rate: 500, bytes: 3500, writes: false },
  "text of 4 kB, 150/s": { rate: 150, bytes: 4000, writes: true },
};
type Kind = (typeof kinds)[keyof typeof kinds];

const writers = 4;

/** What one reader that stops reading costs the server, beside a run in which everybody reads. */
export const slow: Scenario = {
  target: "growth due to one stalled reader in 60 s: ≤ 10 MB",
  ratios: [],
  async run(contender, { quick }) {
    const seconds = quick ? 25 : 60;
    const rows: Row[] = [];
    for (const [name, kind] of Object.entries(kinds)) {
      const stalled = await grow(contender, kind, seconds, true);
      const control = await grow(contender, kind, seconds, false);
      rows.push({
        case: name,
        dueMiB: stalled.growth - control.growth,
        mostDueMiB: stalled.most - control.most,
        stalledMiB: stalled.growth,
        controlMiB: control.growth,
        sentMB: stalled.sentMB,
        cutOff: stalled.cutOff,
      });
    }
    return rows;
  },
};

async function grow(contender: Contender, { rate, bytes, writes }: Kind, seconds: number, stalls: boolean) {
  const running = await contender.start();
  try {
    const room = await running.room("slow");
    const clients = await Promise.all(
      Array.from({ length: writers + 1 }, async (_, number) => openClient(await room.line(number))),
    );
    const stalled = openClient(await room.line(40));
    await Promise.all([...clients, stalled].map(({ synced }) => synced));
    if (stalls) stalled.wire.socket.pause();
    await sleep(1500);
    const before = residentMiB(running.pid);
    const began = performance.now();
    const pad = "x".repeat(bytes);
    const typists = clients
      .slice(0, writers)
      .map((_, number) => createTypist(5000 + number, room.parent, pad));
    let sent = 0;
    let most = 0;
    for (let passed = 0; passed < seconds; passed = (performance.now() - began) / 1000) {
      for (; sent < passed * rate; sent++) {
        const place = sent % writers;
        const typist = typists[place]!;
        if (writes) clients[place]!.sendUpdate(typist.next());
        else
          clients[place]!.sendPresence(
            presenceUpdate([{ client: typist.client, clock: sent + 1, state: { pad } }]),
          );
      }
      most = Math.max(most, residentMiB(running.pid) - before);
      await sleep(5);
    }
    const growth = residentMiB(running.pid) - before;
    if (stalls) {
      // A paused socket hears that it was closed only once it reads on.
      stalled.wire.socket.resume();
      await sleep(3000);
    }
    const cutOff = stalled.wire.closeCode ?? (stalled.wire.isClosed ? "cut" : "no");
    for (const client of [...clients, stalled]) client.terminate();
    return {
      growth,
      most,
      sentMB: (sent * bytes) / 1e6,
      cutOff,
    };
  } finally {
    await running.close();
  }
}
