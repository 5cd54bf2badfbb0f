import { writeFileSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import type { CDPSession, Page } from "playwright-core";
import { quantile } from "../bench/numbers";

export type Measured = {
  keys: number;
  p50: number;
  p95: number;
  longest: number;
  /** The page's main thread by its own clock, ms a second: what others on the machine take does not count. */
  cpu: number;
};

type Timed = { keyTimes: number[] };

/**
 * Types so many keys and times each from the press to the frame that shows it, in ms. `profile` names a file for
 * what the page's processor did meanwhile (Chromium's own format); `slower` makes the page's thread so many times
 * slower than this machine.
 */
export async function keyToPaint(
  page: Page,
  {
    keys,
    pause,
    slower,
    profile,
  }: { keys: number; pause: number; slower: number; profile?: string | undefined },
): Promise<Measured> {
  const line = await page.context().newCDPSession(page);
  await line.send("Performance.enable", { timeDomain: "threadTicks" });
  if (slower > 1) await line.send("Emulation.setCPUThrottlingRate", { rate: slower });
  if (profile) {
    await line.send("Profiler.enable");
    await line.send("Profiler.setSamplingInterval", { interval: 500 });
    await line.send("Profiler.start");
  }
  await page.evaluate(() => {
    const times: number[] = [];
    (window as unknown as Timed).keyTimes = times;
    let pressedAt = 0;
    addEventListener("keydown", (event) => (pressedAt = event.timeStamp), { capture: true });
    addEventListener(
      "input",
      () => {
        const at = pressedAt;
        requestAnimationFrame(() => {
          // A message comes after the frame's style, layout and paint.
          const after = new MessageChannel();
          after.port1.onmessage = () => times.push(performance.now() - at);
          after.port2.postMessage(null);
        });
      },
      { capture: true },
    );
  });
  const before = await read(line);
  const began = Date.now();
  for (let key = 0; key < keys; key++) {
    await page.keyboard.press(key % 6 === 5 ? "Space" : "a");
    // Not in step with anybody's frames or batches.
    await sleep(pause * (0.7 + Math.random() * 0.6));
  }
  const after = await read(line);
  const seconds = (Date.now() - began) / 1000;
  await sleep(300);
  if (profile) {
    const { profile: recorded } = await line.send("Profiler.stop");
    writeFileSync(profile, JSON.stringify(recorded));
  }
  const times = await page.evaluate(() => (window as unknown as Timed).keyTimes);
  await line.detach();
  return {
    keys: times.length,
    p50: quantile(times, 0.5),
    p95: quantile(times, 0.95),
    longest: quantile(times, 1),
    cpu: ((after.TaskDuration! - before.TaskDuration!) * 1000) / seconds,
  };
}

async function read(line: CDPSession): Promise<Record<string, number>> {
  const { metrics } = await line.send("Performance.getMetrics");
  return Object.fromEntries(metrics.map(({ name, value }) => [name, value]));
}
