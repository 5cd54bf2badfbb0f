/** `npm run bench -- [scenario …] [--quick] [--rounds n] [--only ours,relay] [--case words …] [--peers folder] [--data folder]` (README). */
import { mkdirSync, writeFileSync } from "node:fs";
import { cpus, loadavg, tmpdir } from "node:os";
import { resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import type { Contender } from "./contender";
import { ours } from "./ours";
import type { Options, Scenario } from "./scenario";
import { checkIn } from "./scenarios/check-in";
import { coldOpen } from "./scenarios/cold-open";
import { cpu } from "./scenarios/cpu";
import { durability } from "./scenarios/durability";
import { hostile } from "./scenarios/hostile";
import { latency } from "./scenarios/latency";
import { load } from "./scenarios/load";
import { rooms } from "./scenarios/rooms";
import { slow } from "./scenarios/slow";
import { throughput } from "./scenarios/throughput";
import { peersIn, relay, swiftRelay } from "./stranger";
import { type Run, summarise, table } from "./table";

const scenarios: Record<string, Scenario> = {
  latency,
  throughput,
  cpu,
  rooms,
  durability,
  slow,
  load,
  hostile,
  "cold-open": coldOpen,
  "check-in": checkIn,
};

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    quick: { type: "boolean", default: false },
    rounds: { type: "string" },
    only: { type: "string" },
    case: { type: "string", multiple: true, default: [""] },
    peers: { type: "string", default: process.env.BENCH_PEERS ?? "" },
    data: { type: "string", default: tmpdir() },
  },
});

const options: Options = {
  rounds: Number(values.rounds ?? (values.quick ? 1 : 3)),
  quick: values.quick,
  dataIn: resolve(values.data),
  cases: (name) => values.case.some((words) => name.includes(words)),
};
const all: Contender[] = [
  relay(options.dataIn),
  ours(options.dataIn),
  ...(values.only?.includes("swift-relay") ? [swiftRelay(options.dataIn)] : []),
  ...(values.peers ? peersIn(resolve(values.peers), options.dataIn) : []),
];
const wanted = values.only?.split(",");
const contenders = wanted ? all.filter(({ name }) => wanted.includes(name)) : all;
const names = positionals.length > 0 ? positionals : Object.keys(scenarios);
const unknown = names.filter((name) => !scenarios[name]);
if (unknown.length > 0 || contenders.length === 0) {
  console.error(`Not known: ${[...unknown, ...(wanted ?? [])].join(", ")}`);
  console.error(
    `Scenarios: ${Object.keys(scenarios).join(", ")}. Servers: ${all.map(({ name }) => name).join(", ")}.`,
  );
  process.exit(1);
}

const results = fileURLToPath(new URL("results/", import.meta.url));
mkdirSync(results, { recursive: true });
let failures = 0;
for (const name of names) await measure(name, scenarios[name]!);
process.exit(failures > 0 ? 1 : 0);

async function measure(name: string, scenario: Scenario) {
  const at = new Date();
  const runs: Run[] = [];
  const suited = contenders.filter((contender) => scenario.suits?.(contender) ?? true);
  for (let round = 1; round <= options.rounds; round++) {
    // Every other round the other way round: what drifts meets both ends of the list.
    for (const contender of round % 2 ? suited : suited.toReversed()) {
      runs.push(await runOnce(name, scenario, contender, round));
    }
  }
  const rows = summarise(scenario, runs);
  const [processor] = cpus();
  const about = { scenario: name, target: scenario.target, at, node: process.version, options };
  const machine = { cores: cpus().length, model: processor?.model, loadAverage: loadavg() };
  const file = `${results}${name}-${at.toISOString().replaceAll(/[:.]/g, "-")}.json`;
  writeFileSync(file, JSON.stringify({ ...about, machine, rows, runs }, null, 1));
  console.log(`\n${name}: ${scenario.target}\n${table(rows)}\n${file}\n`);
}

async function runOnce(name: string, scenario: Scenario, contender: Contender, round: number): Promise<Run> {
  const began = performance.now();
  const told = (how: string) =>
    console.log(
      `${name} ${contender.name} ${round}: ${how}, ${((performance.now() - began) / 1000).toFixed(0)} s`,
    );
  try {
    const rows = await scenario.run(contender, options);
    told("ok");
    return { contender: contender.name, round, rows };
  } catch (reason) {
    failures++;
    const error = (reason as Error).stack ?? String(reason);
    told(error);
    return { contender: contender.name, round, rows: [], error };
  }
}
