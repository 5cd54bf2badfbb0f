import { setTimeout as sleep } from "node:timers/promises";
import { closedIn, openCrowd } from "../crowd";
import { startMeter } from "../meter";
import { quantile } from "../numbers";
import type { Scenario } from "../scenario";

const large = { size: 200, typing: 40 };
const small = { rooms: 15, size: 20, typing: 2 };
const secondsPerEdit = 0.5;
const probeEvery = 20;

/** A full house: two hundred in one room, five hundred in all. */
export const load: Scenario = {
  target: "200 in one room, 500 in all: p99 < 500 ms, durable p99 < 300 ms, longest block < 100 ms",
  ratios: ["p99"],
  async run(contender, { quick }) {
    const running = await contender.start();
    try {
      const crowds = [await openCrowd(await running.room("large"), large.size, large.typing)];
      for (let number = 0; number < small.rooms; number++) {
        const firstSeat = large.size + number * small.size;
        crowds.push(
          await openCrowd(await running.room(`small-${number}`), small.size, small.typing, firstSeat),
        );
      }
      const typists = crowds.flatMap((crowd) => crowd.typists.map((_, place) => ({ crowd, place })));
      const rate = typists.length / secondsPerEdit;
      let typed = 0;
      const typeUntil = async (end: number) => {
        const began = performance.now();
        const already = typed;
        for (let now = began; now < end; now = performance.now()) {
          for (; typed - already < ((now - began) / 1000) * rate; typed++) {
            const { crowd, place } = typists[typed % typists.length]!;
            crowd.type(place);
            crowd.moveCaret(place);
            if (contender.name === "ours") crowd.askDurable(place);
          }
          await sleep(1);
        }
      };
      await typeUntil(performance.now() + 3000);
      await sleep(500);
      for (const crowd of crowds) crowd.forget();
      typed = 0;
      const probe = startProbe(`${running.address}/health`);
      const endMeter = startMeter(running.pid);
      await typeUntil(performance.now() + (quick ? 10_000 : 60_000));
      const { serverPct, loadPct, foreignPct } = endMeter();
      await sleep(1000);
      const { longest, ownLag } = probe.stop();
      const latencies = crowds.flatMap((crowd) => crowd.latencies());
      const durables = crowds.flatMap((crowd) => crowd.durables());
      const closed = closedIn(...crowds);
      for (const crowd of crowds) crowd.close();
      return [
        {
          case: "500 people",
          p50: quantile(latencies, 0.5),
          p99: quantile(latencies, 0.99),
          durableP50: quantile(durables, 0.5),
          durableP99: quantile(durables, 0.99),
          longestProbe: longest,
          ownLag,
          editsPerS: rate,
          closed,
          serverPct,
          loadPct,
          foreignPct,
        },
      ];
    } finally {
      await running.close();
    }
  },
};

/** Asks all the time; the longest answer bounds how long the server's loop was held, the own lag how much of it is us. */
function startProbe(address: string) {
  let longest = 0;
  let ownLag = 0;
  let isOver = false;
  let last = performance.now();
  const timer = setInterval(() => {
    const now = performance.now();
    ownLag = Math.max(ownLag, now - last - probeEvery);
    last = now;
  }, probeEvery);
  const asking = async () => {
    while (!isOver) {
      const began = performance.now();
      await fetch(address).then((answer) => answer.arrayBuffer());
      longest = Math.max(longest, performance.now() - began);
      await sleep(probeEvery);
    }
  };
  // A server that is gone answers nothing more: as long a block as can be.
  asking().catch(() => {
    if (!isOver) longest = Number.POSITIVE_INFINITY;
  });
  return {
    stop() {
      isOver = true;
      clearInterval(timer);
      return { longest, ownLag };
    },
  };
}
