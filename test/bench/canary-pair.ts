/** The process of `canary.ts`: opens the pair, types, and answers what it is asked. */
import { setTimeout as sleep } from "node:timers/promises";
import type { CanaryAnswer, CanaryAsked, CanaryTask } from "./canary";
import { type Crowd, openCrowd } from "./crowd";

const every = 20;

let crowd: Crowd | undefined;
let typed = 0;
let ownLag = 0;
let last = performance.now();

process.on("message", async (message: CanaryTask | CanaryAsked) => {
  if ("lines" in message) await open(message);
  else if ("forget" in message) forget();
  process.send!("patience" in message ? await longest(message.patience) : { longest: 0, ownLag, typed });
});
// The side that measures has gone.
process.on("disconnect", () => process.exit());

async function open({ parent, caretRoot, lines }: CanaryTask) {
  const opened = await openCrowd({ parent, caretRoot, line: async (seat) => lines[seat]! }, 2, 2);
  crowd = opened;
  setInterval(() => {
    const now = performance.now();
    ownLag = Math.max(ownLag, now - last - every);
    last = now;
    opened.type(typed++ % 2);
  }, every);
}

function forget() {
  crowd!.forget();
  typed = 0;
  ownLag = 0;
  last = performance.now();
}

async function longest(patience: number): Promise<CanaryAnswer> {
  const expected = typed;
  const end = performance.now() + patience;
  while (crowd!.delivered < expected && performance.now() < end) await sleep(5);
  const arrived = crowd!.delivered >= expected;
  return {
    longest: arrived ? crowd!.latencies().reduce((most, one) => Math.max(most, one), 0) : null,
    ownLag,
    typed,
  };
}
