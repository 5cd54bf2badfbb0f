import { setTimeout as sleep } from "node:timers/promises";
import { openCrowd, pace } from "../crowd";
import { quantile } from "../numbers";
import type { Scenario } from "../scenario";

const guests = 200;
const people = { size: 20, typing: 5 };
const editsPerTypist = 5;

/** A whole room signs the list of attendance while minutes are being typed. */
export const checkIn: Scenario = {
  target: "200 check in within 120 s, none lost; p50 and p99 of keys ≤ 1.5 × idle",
  ratios: [],
  suits: ({ name }) => name === "ours",
  async run(contender, { quick }) {
    const running = await contender.start();
    try {
      const list = await running.openCheckIn!();
      const crowd = await openCrowd(await running.room("minutes"), people.size, people.typing);
      const seconds = quick ? 20 : 100;
      const usual = { rate: people.typing * editsPerTypist, pid: running.pid, barriers: true };
      await pace(crowd, { ...usual, seconds: 3 });
      const idle = await pace(crowd, { ...usual, seconds });
      const answers: { ms: number; status: number }[] = [];
      const arriving = arrive(seconds, async (guest) => {
        const began = performance.now();
        const status = await list.handIn(guest);
        answers.push({ ms: performance.now() - began, status });
      });
      const busy = await pace(crowd, { ...usual, seconds });
      await arriving;
      crowd.close();
      const times = answers.map(({ ms }) => ms);
      return [
        {
          case: "idle",
          p50: idle.p50,
          p99: idle.p99,
          serverPct: idle.serverPct,
          foreignPct: idle.foreignPct,
        },
        {
          case: `${guests} guests in ${seconds} s`,
          p50: busy.p50,
          p99: busy.p99,
          p50ToIdle: busy.p50 / idle.p50,
          p99ToIdle: busy.p99 / idle.p99,
          taken: answers.filter(({ status }) => status === 201).length,
          listed: await list.count(),
          checkInP50: quantile(times, 0.5),
          checkInMax: Math.max(...times),
          serverPct: busy.serverPct,
          foreignPct: busy.foreignPct,
        },
      ];
    } finally {
      await running.close();
    }
  },
};

/** In small groups, as people come through a door, evenly over the time; resolves when all have been answered. */
async function arrive(seconds: number, handIn: (guest: number) => Promise<void>) {
  const group = 5;
  const began = performance.now();
  const waiting: Promise<void>[] = [];
  for (let guest = 0; guest < guests; guest++) {
    const due = began + (Math.floor(guest / group) * group * seconds * 1000 * 0.95) / guests;
    await sleep(Math.max(0, due - performance.now()));
    waiting.push(handIn(guest));
  }
  await Promise.all(waiting);
}
