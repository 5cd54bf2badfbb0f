import { writeFileSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import type { CDPSession, Page } from "playwright-core";
import { quantile } from "../bench/numbers";

export type Measured = {
  keys: number;
  p50: number;
  p95: number;
  longest: number;
  /** Share of the page's main thread that was taken, percent, and of what. */
  busy: number;
  script: number;
  layout: number;
  style: number;
};

type Timed = { keyTimes: number[] };

/**
 * Types so many keys and times each from the press to the frame that shows it, in ms. `profile` names a file for
 * what the page's processor did meanwhile (Chromium's own format).
 */
export async function keyToPaint(
  page: Page,
  { keys, pause, profile }: { keys: number; pause: number; profile?: string | undefined },
): Promise<Measured> {
  const line = await page.context().newCDPSession(page);
  await line.send("Performance.enable");
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
  for (let key = 0; key < keys; key++) {
    await page.keyboard.press(key % 6 === 5 ? "Space" : "a");
    // Not in step with anybody's frames or batches.
    await sleep(pause * (0.7 + Math.random() * 0.6));
  }
  await sleep(300);
  const after = await read(line);
  if (profile) {
    const { profile: recorded } = await line.send("Profiler.stop");
    writeFileSync(profile, JSON.stringify(recorded));
  }
  const times = await page.evaluate(() => (window as unknown as Timed).keyTimes);
  await line.detach();
  const share = (name: string) =>
    Math.round((100 * (after[name]! - before[name]!)) / (after.Timestamp! - before.Timestamp!));
  return {
    keys: times.length,
    p50: quantile(times, 0.5),
    p95: quantile(times, 0.95),
    longest: quantile(times, 1),
    busy: share("TaskDuration"),
    script: share("ScriptDuration"),
    layout: share("LayoutDuration"),
    style: share("RecalcStyleDuration"),
  };
}

async function read(line: CDPSession): Promise<Record<string, number>> {
  const { metrics } = await line.send("Performance.getMetrics");
  return Object.fromEntries(metrics.map(({ name, value }) => [name, value]));
}
