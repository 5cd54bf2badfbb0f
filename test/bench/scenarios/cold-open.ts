import { setTimeout as sleep } from "node:timers/promises";
import { startCanary } from "../canary";
import { openClient } from "../client";
import type { Contender, Room, Running } from "../contender";
import { cpuSeconds, residentMiB } from "../meter";
import { longWork } from "../random-text";
import type { Row, Scenario } from "../scenario";
import { createTypist, eachRange } from "../updates";

/** As many edits as the largest public trace of one person's writing. */
const work = { edits: 260_000, run: 1, seed: 1 };
/** Keys that a kill leaves behind the compacted state: it comes before the next compaction. */
const keysInTail = 5000;

/** How long the first who opens a document waits after the server was started, and whoever else is there. */
export const coldOpen: Scenario = {
  target:
    "260k edits: ≤ 60 ms of server once compacted, 267 kB on the wire once; no other room waits > 100 ms",
  ratios: [],
  suits: ({ persists }) => persists,
  async run(contender, { quick }) {
    const opens = quick ? 2 : 5;
    return [
      ...(await measure(contender, "as one state", opens, false)),
      ...(await measure(contender, `and ${keysInTail} keys, killed`, opens, true)),
    ];
  },
};

async function measure(contender: Contender, name: string, opens: number, tail: boolean): Promise<Row[]> {
  const running = await contender.start();
  try {
    const room = await running.room("cold");
    const { update, client } = longWork(room, work);
    await write(room, update, client, tail);
    const rows: Row[] = [];
    for (let count = 0; count < opens; count++) {
      await running.kill(tail ? "SIGKILL" : "SIGTERM");
      await running.restart();
      rows.push({ case: name, stateKB: update.length / 1000, ...(await open(running, room)) });
    }
    return rows;
  } finally {
    await running.close();
  }
}

/** Sends the work as one update, and more keys behind it, until a second person has all of it. */
async function write(room: Room, update: Uint8Array, author: number, tail: boolean) {
  const typist = createTypist(author === 7000 ? 7001 : 7000, room.parent);
  const seen = new Map<number, number>();
  let wanted = 0;
  eachRange(update, (id, _from, to) => {
    if (id === author) wanted = to;
  });
  const reader = openClient(await room.line(1), {
    onUpdate: (bytes) => eachRange(bytes, (id, _from, to) => seen.set(id, Math.max(seen.get(id) ?? 0, to))),
  });
  const writer = openClient(await room.line(0));
  await Promise.all([reader.synced, writer.synced]);
  const until = async (id: number, clock: number) => {
    const end = performance.now() + 60_000;
    while ((seen.get(id) ?? 0) < clock) {
      if (performance.now() > end || writer.wire.isClosed)
        throw new Error(`not taken: closed with ${writer.wire.closeCode}`);
      await sleep(5);
    }
  };
  writer.sendUpdate(update);
  await until(author, wanted);
  // Stored by then, also by those who store some seconds after they show.
  await sleep(12_000);
  if (tail) {
    for (let count = 0; count < keysInTail; count++) writer.sendUpdate(typist.next());
    await until(typist.client, keysInTail);
  }
  writer.terminate();
  reader.terminate();
}

async function open(running: Running, room: Room) {
  const canary = await startCanary(running);
  await sleep(1000);
  canary.forget();
  await sleep(100);
  const cpu = cpuSeconds(running.pid);
  const began = performance.now();
  let openMs = Number.NaN;
  let stepTwoKB = 0;
  const client = openClient(await room.line(2), {
    onUpdate: (bytes, at, isStepTwo) => {
      if (!isStepTwo || openMs >= 0) return;
      openMs = at - began;
      stepTwoKB = bytes.length / 1000;
    },
  });
  await Promise.race([client.synced, sleep(60_000)]);
  const serverCpuMs = (cpuSeconds(running.pid) - cpu) * 1000;
  const { longest, ownLag } = await canary.longest();
  canary.stop();
  client.terminate();
  return { openMs, serverCpuMs, otherRoomMs: longest, ownLag, stepTwoKB, rssMiB: residentMiB(running.pid) };
}
