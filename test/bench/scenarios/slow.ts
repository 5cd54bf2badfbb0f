import { setTimeout as sleep } from "node:timers/promises";
import { type Client, type Line, openClient } from "../client";
import type { Contender, Room, Running } from "../contender";
import { heldMemory } from "../held-memory";
import type { Row, Scenario } from "../scenario";
import { createPaster, createTypist, presenceUpdate } from "../updates";

const writers = 8;
/** 3.6 MB a second is due to each reader, and less than half of what one of our sockets may send comes from one writer. */
const kinds = {
  "pastes of 45 kB, 80/s": { rate: 80, bytes: 45_000, writes: true },
  "carets of 3.6 kB, 1,000/s": { rate: 1000, bytes: 3600, writes: false },
};
type Kind = (typeof kinds)[keyof typeof kinds];

const warmUpSeconds = 6;
const lookEvery = 10;

/** What one reader that stops reading costs the server, beside a run in which everybody reads. */
export const slow: Scenario = {
  target: "growth due to one stalled reader in 60 s, garbage collected: ≤ 10 MB; 216 MB are due to it",
  ratios: [],
  async run(contender, { quick, cases }) {
    const seconds = quick ? 25 : 60;
    const rows: Row[] = [];
    for (const [name, kind] of Object.entries(kinds)) {
      if (!cases(name)) continue;
      const stalled = await grow(contender, kind, seconds, true);
      const control = await grow(contender, kind, seconds, false);
      rows.push({
        case: name,
        dueMiB: stalled.held - control.held,
        mostDueMiB: stalled.mostHeld - control.mostHeld,
        residentDueMiB: stalled.resident - control.resident,
        stalledMiB: stalled.held,
        controlMiB: control.held,
        sentMB: stalled.sentMB,
        controlSentMB: control.sentMB,
        cutOff: stalled.cutOff,
        caughtUpMs: stalled.caughtUpMs,
      });
    }
    return rows;
  },
};

async function grow(contender: Contender, kind: Kind, seconds: number, stalls: boolean) {
  const running = await contender.start();
  try {
    const room = await running.room("slow");
    const crew = await openWriters(room, kind);
    const reader = openReader(await room.line(40));
    await reader.synced;
    await crew.write(warmUpSeconds);
    const before = await quietMemory(running);
    if (stalls) reader.wire.socket.pause();
    let after = before;
    let mostHeld = 0;
    let sentMB = 0;
    for (let passed = 0; passed < seconds; passed += lookEvery) {
      sentMB += await crew.write(Math.min(lookEvery, seconds - passed));
      after = await quietMemory(running);
      mostHeld = Math.max(mostHeld, after.heldMiB - before.heldMiB);
    }
    const seen = stalls ? await resume(reader, room, crew.written) : undefined;
    for (const client of [...crew.clients, reader]) client.terminate();
    const growth = { held: after.heldMiB - before.heldMiB, resident: after.residentMiB - before.residentMiB };
    return { ...growth, mostHeld, sentMB, cutOff: seen?.cutOff, caughtUpMs: seen?.caughtUpMs };
  } finally {
    await running.close();
  }
}

/** Once what was sent has gone through. */
async function quietMemory(running: Running) {
  await sleep(700);
  return await heldMemory(running);
}

async function openWriters(room: Room, { rate, bytes, writes }: Kind) {
  const text = "x".repeat(bytes);
  const firstId = 5000 + Math.floor(Math.random() * 0x3fff_ffff);
  const clients: Client[] = [];
  for (let number = 0; number < writers; number++) clients.push(openClient(await room.line(number)));
  await Promise.all(clients.map(({ synced }) => synced));
  const hands = clients.map((_, number) =>
    writes ? createPaster(firstId + number, room.parent, text) : createTypist(firstId + number, room.parent),
  );
  let sent = 0;
  return {
    clients,
    /** How far each author has written; nothing where only carets move. */
    written: () => new Map(writes ? hands.map(({ client, clock }) => [client, clock] as const) : []),
    /** Goes on at the pace for so long; answers how many MB that were. */
    async write(seconds: number): Promise<number> {
      const began = performance.now();
      const already = sent;
      for (let passed = 0; passed < seconds; passed = (performance.now() - began) / 1000) {
        for (; sent - already < passed * rate; sent++) {
          const place = sent % writers;
          const hand = hands[place]!;
          if (writes) clients[place]!.sendUpdate(hand.next());
          else
            clients[place]!.sendPresence(
              presenceUpdate([{ client: hand.client, clock: sent + 1, state: { pad: text } }]),
            );
        }
        await sleep(5);
      }
      if (clients.some(({ wire }) => wire.isClosed)) throw new Error("A writer was cut off.");
      return ((sent - already) * bytes) / 1e6;
    },
  };
}

/** Lets the reader go on; if it was cut off meanwhile, somebody comes in its place. How long until all is there? */
async function resume(reader: Reader, room: Room, written: () => Map<number, number>) {
  const began = performance.now();
  const wanted = [...written()];
  const hasText = wanted.length > 0;
  const hasAll = ({ reached }: Reader) =>
    wanted.every(([client, clock]) => (reached.get(client) ?? 0) >= clock);
  reader.wire.socket.resume();
  // A paused socket hears that it was closed only once it reads on.
  const patience = hasText ? 20_000 : 3000;
  while (!reader.wire.isClosed && performance.now() - began < patience) {
    if (hasText && hasAll(reader)) break;
    await sleep(5);
  }
  const cutOff = reader.wire.closeCode ?? (reader.wire.isClosed ? "cut" : "no");
  if (!hasText) return { cutOff };
  const last = reader.wire.isClosed ? openReader(await room.line(41)) : reader;
  while (!hasAll(last) && performance.now() - began < 30_000) await sleep(5);
  const caughtUpMs = hasAll(last) ? performance.now() - began : undefined;
  last.terminate();
  return { cutOff, caughtUpMs };
}

type Reader = ReturnType<typeof openReader>;

/** Somebody of whom is known how far they have heard each author. */
function openReader(line: Line) {
  const reached = new Map<number, number>();
  const client = openClient(line, {
    onRange: (author, _from, to) => {
      if (to > (reached.get(author) ?? 0)) reached.set(author, to);
    },
  });
  return { ...client, reached };
}
