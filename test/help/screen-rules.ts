/** What holds for every screen: no rule of axe broken, nothing wider than the screen. */
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { AxeResults } from "axe-core";
import type { Page } from "playwright-core";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** `without`: rules that do not fit what is looked at. */
export async function brokenRules(page: Page, without: readonly string[] = []): Promise<string[]> {
  await page.evaluate(axe);
  const rules = Object.fromEntries(without.map((rule) => [rule, { enabled: false }]));
  const { violations } = await page.evaluate<AxeResults>(`axe.run(${JSON.stringify({ rules })})`);
  const over = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  return [
    ...violations.map((each) => `${each.id}: ${each.nodes.map((node) => node.html).join(" ")}`),
    ...(over > 0 ? [`wider than the screen by ${over} px`] : []),
  ];
}
