import { setTimeout as sleep } from "node:timers/promises";
import { closedIn, openCrowd, pace, type Window } from "../crowd";
import type { Scenario } from "../scenario";

const size = 50;
const slowest = 250;

/** The highest rate at which everybody still hears everybody in time: doubled until it fails, then halved in. */
export const throughput: Scenario = {
  target: "deliveries/s with p99 ≤ 250 ms, one room of 50, all typing: ≥ 10 × relay",
  ratios: ["deliveriesPerS"],
  async run(contender, { quick }) {
    const running = await contender.start();
    const pid = running.pid;
    let rooms = 0;
    const freshCrowd = async () => {
      const crowd = await openCrowd(await running.room(`throughput-${++rooms}`), size, size);
      await pace(crowd, { rate: 100, seconds: 1, pid });
      return crowd;
    };
    try {
      let crowd = await freshCrowd();
      let best: Window | undefined;
      let failed: (Window & { closed: string }) | undefined;
      let good = 0;
      let bad = 200;
      async function holds(rate: number) {
        const seen = await pace(crowd, { rate, seconds: quick ? 2 : 3, pid, drain: 400 });
        const isGood = seen.p99 <= slowest && seen.deliveredShare > 0.99 && seen.rate > 0.97 * rate;
        if (isGood) best = seen;
        else {
          failed = { ...seen, closed: closedIn(crowd) };
          crowd.close();
          await sleep(1500);
          crowd = await freshCrowd();
        }
        return isGood;
      }
      while (await holds(bad)) {
        good = bad;
        bad *= 2;
      }
      for (let left = quick ? 2 : 4; left > 0; left--) {
        const middle = Math.round((good + bad) / 2);
        if (await holds(middle)) good = middle;
        else bad = middle;
      }
      crowd.close();
      return [
        {
          case: `N=${size}`,
          editsPerS: good,
          deliveriesPerS: best?.deliveriesPerS ?? 0,
          p99: best?.p99,
          cpuPer1k: best?.cpuPer1k,
          serverPct: best?.serverPct,
          loadPct: best?.loadPct,
          foreignPct: best?.foreignPct,
          failedAt: bad,
          failedP99: failed?.p99,
          failedShare: failed?.deliveredShare,
          failedServerPct: failed?.serverPct,
          failedLoadPct: failed?.loadPct,
          failedClosed: failed?.closed,
        },
      ];
    } finally {
      await running.close();
    }
  },
};
