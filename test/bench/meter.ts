import { readdirSync, readFileSync } from "node:fs";

/** What one window of time cost: seconds of CPU, and percent of one core for the server, this process, all others. */
export type Load = {
  wallS: number;
  serverCpuS: number;
  serverPct: number;
  loadPct: number;
  foreignPct: number;
};

const ticksPerSecond = 100;

/** Seconds on a CPU so far, of all threads of the process. NaN once it is gone. */
export function cpuSeconds(pid: number): number {
  try {
    let nanoseconds = 0;
    for (const thread of readdirSync(`/proc/${pid}/task`)) {
      nanoseconds += Number(readFileSync(`/proc/${pid}/task/${thread}/schedstat`, "utf8").split(" ")[0]);
    }
    return nanoseconds / 1e9;
  } catch {
    return Number.NaN;
  }
}

/** Resident memory in MiB. NaN once it is gone. */
export function residentMiB(pid: number): number {
  try {
    return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1]) / 1024;
  } catch {
    return Number.NaN;
  }
}

function machineBusySeconds(): number {
  const cores = readFileSync("/proc/stat", "utf8")
    .split("\n")
    .filter((line) => /^cpu\d/.test(line));
  let ticks = 0;
  for (const core of cores) {
    const [user = 0, nice = 0, system = 0, , , irq = 0, softirq = 0] = core.split(/\s+/).slice(1).map(Number);
    ticks += user + nice + system + irq + softirq;
  }
  return ticks / ticksPerSecond;
}

/** Starts a window; the returned function ends it. */
export function startMeter(pid: number): () => Load {
  const began = performance.now();
  const busy = machineBusySeconds();
  const server = cpuSeconds(pid);
  const own = process.cpuUsage();
  return () => {
    const wallS = (performance.now() - began) / 1000;
    const serverCpuS = cpuSeconds(pid) - server;
    const { user, system } = process.cpuUsage(own);
    const loadCpuS = (user + system) / 1e6;
    const foreign = machineBusySeconds() - busy - serverCpuS - loadCpuS;
    const percent = (seconds: number) => (100 * seconds) / wallS;
    return {
      wallS,
      serverCpuS,
      serverPct: percent(serverCpuS),
      loadPct: percent(loadCpuS),
      foreignPct: Math.max(0, percent(foreign)),
    };
  };
}
