import { setTimeout as sleep } from "node:timers/promises";
import { commitTime } from "../commit-time";
import { openCrowd, pace } from "../crowd";
import type { Row, Scenario } from "../scenario";

const sizes = [2, 10, 50, 200];
const mostTypists = 10;
const editsPerTypist = 5;

/** How long an edit takes to the others' ears. */
export const latency: Scenario = {
  target:
    "p50 without the commit ≤ 1.3 × relay; each edit is followed by a barrier where the server knows it",
  ratios: ["p50", "p50LessCommit"],
  async run(contender, { quick }) {
    const commitsFirst = contender.name === "ours";
    const running = await contender.start();
    try {
      const rows: Row[] = [];
      for (const size of sizes) {
        const room = await running.room(`latency-${size}`);
        const typing = Math.min(size, mostTypists);
        const crowd = await openCrowd(room, size, typing);
        const usual = { rate: typing * editsPerTypist, pid: running.pid, barriers: commitsFirst };
        await pace(crowd, { ...usual, seconds: 1.5 });
        const seen = await pace(crowd, { ...usual, seconds: quick ? 4 : 10 });
        crowd.close();
        // Those who tell others before it is on disk wait for no disk.
        const commit = commitsFirst ? (await commitTime(running.folder, 1000 / usual.rate)).p50 : 0;
        const { p50, p99, durableP50, durableP99, deliveredShare, serverPct, loadPct, foreignPct } = seen;
        const own = { p50, p50LessCommit: p50 - commit, p99, commit, durableP50, durableP99, deliveredShare };
        rows.push({ case: `N=${size}`, ...own, serverPct, loadPct, foreignPct });
        await sleep(300);
      }
      return rows;
    } finally {
      await running.close();
    }
  },
};
