import { setTimeout as sleep } from "node:timers/promises";
import { startCanary } from "../canary";
import { openClient } from "../client";
import type { Contender, Room, Running } from "../contender";
import { residentMiB, startMeter } from "../meter";
import { longWork } from "../random-text";
import type { Row, Scenario } from "../scenario";
import { createTypist, reachOf } from "../updates";

/** As many edits as the largest public trace of one person's writing. */
const work = { edits: 260_000, run: 1, seed: 1, perUpdate: 1000 };
/** Ours compacts half a minute after everybody has left. */
const settles = 45_000;
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
      ...(await measure(contender, "compacted", opens, false)),
      ...(await measure(contender, `and ${keysInTail} keys, killed`, opens, true)),
    ];
  },
};

async function measure(contender: Contender, name: string, opens: number, tail: boolean): Promise<Row[]> {
  const running = await contender.start();
  try {
    const room = await running.room("cold");
    // Its account now: while the work is made nothing is read, and a connection that waits is given up.
    await room.line(0);
    const made = longWork(room, work);
    await write(room, made, tail).catch((reason: Error) => {
      throw new Error(`${reason.message}\n${running.log()}`);
    });
    const rows: Row[] = [];
    for (let count = 0; count < opens; count++) {
      await running.kill(tail ? "SIGKILL" : "SIGTERM");
      await running.restart();
      rows.push({ case: name, stateKB: made.stateKB, ...(await open(running, room)) });
    }
    return rows;
  } finally {
    await running.close();
  }
}

/** Sends the work until a second person has all of it, lets it be compacted, and sends more keys behind it. */
async function write(room: Room, { updates, client, reach }: ReturnType<typeof longWork>, tail: boolean) {
  await send(room, updates, client, reach);
  await sleep(settles);
  if (!tail) return;
  const { next } = createTypist(client, room.parent, "x", reach);
  await send(room, Array.from({ length: keysInTail }, next), client, reach + keysInTail);
}

async function send(room: Room, updates: readonly Uint8Array[], author: number, reach: number) {
  let seen = 0;
  const reader = openClient(await room.line(1), {
    onUpdate: (bytes) => {
      seen = Math.max(seen, reachOf(bytes, author));
    },
  });
  const writer = openClient(await room.line(0));
  await Promise.all([reader.synced, writer.synced]);
  for (const update of updates) {
    writer.sendUpdate(update);
    await sleep(updates.length < 1000 ? 5 : 0);
  }
  const end = performance.now() + 120_000;
  while (seen < reach) {
    if (performance.now() > end || writer.wire.isClosed)
      throw new Error(`not taken: ${seen} of ${reach}, closed with ${writer.wire.closeCode}`);
    await sleep(5);
  }
  writer.terminate();
  reader.terminate();
}

async function open(running: Running, room: Room) {
  const canary = await startCanary(running);
  await sleep(1000);
  await canary.forget();
  await sleep(100);
  const endMeter = startMeter(running.pid);
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
  const { serverCpuS, foreignPct } = endMeter();
  const { longest, ownLag } = await canary.longest();
  canary.stop();
  client.terminate();
  const rssMiB = residentMiB(running.pid);
  return {
    openMs,
    serverCpuMs: serverCpuS * 1000,
    otherRoomMs: longest,
    ownLag,
    stepTwoKB,
    rssMiB,
    foreignPct,
  };
}
