import { setTimeout as sleep } from "node:timers/promises";
import { type Client, openClient } from "./client";
import type { Room } from "./contender";
import { type Load, startMeter } from "./meter";
import { quantile } from "./numbers";
import { createTypist, presenceUpdate } from "./updates";

/** What a crowd needs of a room. */
export type Seats = Pick<Room, "parent" | "caretRoot" | "line">;

export type Crowd = Awaited<ReturnType<typeof openCrowd>>;

/** What one window of typing gave; times in ms. */
export type Window = Load & {
  offered: number;
  rate: number;
  deliveriesPerS: number;
  deliveredShare: number;
  p50: number;
  p99: number;
  durableP50: number;
  durableP99: number;
  cpuPer1k: number;
};

const clientsOpenedAtOnce = 20;
/** More latencies than this say nothing more; beyond it every n-th is kept. */
const enoughLatencies = 300_000;

/**
 * `size` people in one room, the first `typing` of them typists. Every typed character is looked for at every other
 * person by its clock, in whatever frame or merged update it comes: one that never came is missing, one that came twice
 * counts once. `firstSeat` keeps crowds that are there at the same time on different people.
 */
export async function openCrowd(room: Seats, size: number, typing: number, firstSeat = 0) {
  const clients: Client[] = [];
  const typists: ReturnType<typeof createTypist>[] = [];
  /** The typists' ids follow each other: whose a character is needs no look-up. */
  const firstId = 1000 + Math.floor(Math.random() * 0x3fff_ffff);
  /** When each character of each typist was sent; 0 for those that do not count any more. */
  const sent: number[][] = [];
  const barriers: Map<number, number>[] = [];
  let barrierNumber = 0;
  let latencies: number[] = [];
  let keepEvery = 1;
  let untilKept = 1;
  let durables: number[] = [];
  let delivered = 0;
  const closedWith: (number | undefined)[] = [];
  let isOver = false;

  for (let number = 0; number < size; number++) {
    const line = await room.line(firstSeat + number);
    const waiting = new Map<number, number>();
    if (number < typing) {
      typists.push(createTypist(firstId + number, room.parent));
      sent.push([]);
      barriers.push(waiting);
    }
    /** How far this person has heard each typist. */
    const reached = new Int32Array(typing);
    const client = openClient(line, {
      onRange: (id, from, to, at) => {
        const place = id - firstId;
        if (place < 0 || place >= typing || place === number) return;
        const heard = reached[place]!;
        if (to <= heard) return;
        reached[place] = to;
        const times = sent[place]!;
        for (let clock = from > heard ? from : heard; clock < to; clock++) {
          const began = times[clock];
          if (!began) continue;
          delivered++;
          if (--untilKept > 0) continue;
          untilKept = keepEvery;
          latencies.push(at - began);
        }
      },
      onDurable: (answered, at) => {
        for (const [asked, began] of waiting) {
          if (asked > answered) break;
          waiting.delete(asked);
          durables.push(at - began);
        }
      },
      onClose: (code) => {
        if (!isOver) closedWith.push(code);
      },
    });
    clients.push(client);
    if (number % clientsOpenedAtOnce === clientsOpenedAtOnce - 1)
      await Promise.all(clients.map(({ synced }) => synced));
  }
  const late = sleep(20_000, "late" as const);
  if ((await Promise.race([Promise.all(clients.map(({ synced }) => synced)), late])) === "late")
    throw new Error("Not everybody got in.");

  const carets = typists.map(() => 0);

  return {
    clients,
    typists,
    size,
    get delivered() {
      return delivered;
    },
    /** The codes of the sockets that the server has closed; undefined where it gave none. */
    closedWith: () => closedWith as readonly (number | undefined)[],
    latencies: () => latencies,
    durables: () => durables,
    type(place: number) {
      const typist = typists[place]!;
      sent[place]![typist.clock] = performance.now();
      clients[place]!.sendUpdate(typist.next());
    },
    /** Asks when what this typist has sent is on disk, and times the answer. */
    askDurable(place: number) {
      barriers[place]!.set(++barrierNumber, performance.now());
      clients[place]!.sendBarrier(barrierNumber);
    },
    moveCaret(place: number) {
      const { client, clock } = typists[place]!;
      const position = { type: null, tname: room.caretRoot, item: { client, clock: Math.max(0, clock - 1) } };
      const caret = { ...position, assoc: 0 };
      const state = { user: { name: `User ${place}` }, cursor: { anchor: caret, head: caret } };
      carets[place]! += 1;
      clients[place]!.sendPresence(presenceUpdate([{ client, clock: carets[place]!, state }]));
    },
    /** What was typed until now does not count any more; so many deliveries are to come. */
    forget(expected = 0) {
      keepEvery = Math.max(1, Math.ceil(expected / enoughLatencies));
      // No multiple of the size of a burst: else the same few people would always be the ones that are timed.
      while (keepEvery > 1 && (size * (size - 1)) % keepEvery === 0) keepEvery++;
      latencies = [];
      durables = [];
      delivered = 0;
      for (const times of sent) times.fill(0);
      for (const waiting of barriers) waiting.clear();
    },
    close() {
      isOver = true;
      for (const client of clients) client.terminate();
    },
  };
}

/** How many sockets the server has closed, and with what: "2 (4508 ×1, none ×1)". */
export function closedIn(...crowds: readonly Crowd[]): string {
  const codes = new Map<string, number>();
  for (const code of crowds.flatMap((crowd) => crowd.closedWith())) {
    const name = String(code ?? "none");
    codes.set(name, (codes.get(name) ?? 0) + 1);
  }
  if (codes.size === 0) return "0";
  const count = [...codes.values()].reduce((sum, one) => sum + one, 0);
  return `${count} (${[...codes].map(([code, times]) => `${code} ×${times}`).join(", ")})`;
}

type Pace = {
  /** Edits a second, of all typists together. */
  rate: number;
  seconds: number;
  pid: number;
  carets?: boolean;
  barriers?: boolean;
  /** How long to wait afterwards for what is still on its way, in ms. */
  drain?: number;
};

/** Lets the crowd type at a steady pace. */
export async function pace(crowd: Crowd, { rate, seconds, pid, carets, barriers, drain = 1500 }: Pace) {
  const wanted = Math.ceil(rate * seconds);
  crowd.forget(wanted * (crowd.size - 1));
  const endMeter = startMeter(pid);
  const began = performance.now();
  let done = 0;
  for (;;) {
    const passed = performance.now() - began;
    if (passed >= seconds * 1000) break;
    const due = Math.min(Math.floor((passed / 1000) * rate) + 1, wanted);
    for (let burst = 0; done < due && burst < 200; burst++) {
      const place = done % crowd.typists.length;
      crowd.type(place);
      if (barriers) crowd.askDurable(place);
      if (carets) crowd.moveCaret(place);
      done++;
    }
    await new Promise<void>((resolve) => {
      if (done < due) setImmediate(resolve);
      else setTimeout(resolve, 1);
    });
  }
  const load = endMeter();
  const expected = done * (crowd.size - 1);
  const stopped = performance.now();
  while (crowd.delivered < expected && performance.now() - stopped < drain) await sleep(10);
  const latencies = crowd.latencies();
  const durables = crowd.durables();
  return {
    ...load,
    offered: rate,
    rate: done / load.wallS,
    deliveriesPerS: crowd.delivered / load.wallS,
    deliveredShare: crowd.delivered / expected,
    p50: quantile(latencies, 0.5),
    p99: quantile(latencies, 0.99),
    durableP50: quantile(durables, 0.5),
    durableP99: quantile(durables, 0.99),
    cpuPer1k: (load.serverCpuS / done) * 1000,
  } satisfies Window;
}
