import { openCrowd, pace } from "../crowd";
import type { Scenario } from "../scenario";

const size = 50;
const editsPerTypist = 5;

/** What an edit with its cursor costs the server. */
export const cpu: Scenario = {
  target: "server CPU seconds per 1,000 edits with a cursor each, N=50: ≤ relay",
  ratios: ["cpuPer1k"],
  async run(contender, { quick }) {
    const running = await contender.start();
    try {
      const crowd = await openCrowd(await running.room("cpu"), size, size);
      const usual = { rate: size * editsPerTypist, pid: running.pid, carets: true };
      await pace(crowd, { ...usual, seconds: 2 });
      const seen = await pace(crowd, { ...usual, seconds: quick ? 6 : 15 });
      crowd.close();
      const { cpuPer1k, p50, p99, deliveredShare, serverPct, loadPct, foreignPct } = seen;
      return [{ case: `N=${size}`, cpuPer1k, p50, p99, deliveredShare, serverPct, loadPct, foreignPct }];
    } finally {
      await running.close();
    }
  },
};
