/** What holds for every screen: no rule of axe broken, nothing wider than the screen. */
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { AxeResults } from "axe-core";
import type { Page } from "playwright-core";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

export async function brokenRules(page: Page): Promise<string[]> {
  await page.evaluate(stopTransitions);
  // Run as the page's own debugger would: a script element would be refused by the page.
  await page.evaluate(axe);
  const rules = { "scrollable-region-focusable": { enabled: !(await page.evaluate(isWritten)) } };
  const { violations } = await page.evaluate<AxeResults>(`axe.run(${JSON.stringify({ rules })})`);
  // A phone makes its window as wide as what is in it; the root stays as wide as the screen.
  const over = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  return [
    ...violations.map((each) => `${each.id}: ${each.nodes.map((node) => node.html).join(" ")}`),
    ...(over > 0 ? [`wider than the screen by ${over} px`] : []),
  ];
}

/** A colour on its way to another has a contrast that nobody reads by. */
function stopTransitions() {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync("*, *::before, *::after { transition: none !important; }");
  document.adoptedStyleSheets.push(sheet);
}

/**
 * A wide table in a text that one writes in is scrolled by the caret; a stop of its own would take the focus from the
 * text. Readers have that stop.
 */
const isWritten = () => document.querySelector(".doc-text[contenteditable=true]") !== null;
