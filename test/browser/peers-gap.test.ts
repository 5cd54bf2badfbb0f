/** An update that never came down the line: the page notices the gap and asks, rather than showing less for ever. */
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { message, syncStep } from "../../shared/room";
import { builtClient, openBrowser, seat } from "../help/browser";
import { textIsThere, textOn, untilSave } from "../help/desk";
import { firstText, openProvider, until } from "../help/live";
import { startServer, type TestServer } from "../help/server";
import { beginStudy, type Study } from "../help/study";

let server: TestServer;
let browser: Browser;
let study: Study;

beforeAll(async () => {
  server = await startServer({ clientFolder: builtClient });
  browser = await openBrowser();
  study = await beginStudy(server);
});
afterAll(async () => {
  await browser?.close();
  await server?.close();
});

test("a page that missed one update is whole again within 20 s", async () => {
  const document = await study.document();
  const { page } = await seat(browser, server, await study.join("editor"));
  // The line gives the page everything but one update.
  await page.addInitScript(
    ([sync, update]) => {
      const plain = Object.getOwnPropertyDescriptor(WebSocket.prototype, "onmessage")!;
      Object.defineProperty(WebSocket.prototype, "onmessage", {
        get: plain.get!,
        set(this: WebSocket, hear: (event: MessageEvent) => void) {
          plain.set!.call(this, (event: MessageEvent) => {
            const frame = event.data instanceof ArrayBuffer ? new Uint8Array(event.data) : [];
            const isUpdate = frame[0] === sync && frame[1] === update;
            if (isUpdate && window.document.documentElement.dataset.lose === "one")
              window.document.documentElement.dataset.lose = "lost";
            else hear.call(this, event);
          });
        },
      });
    },
    [message.sync, syncStep.update],
  );
  await page.goto(`${server.url}/p/${study.project}/docs/${document}`);
  await textIsThere(page);
  await untilSave(page, "saved");
  const writer = openProvider({ server, as: await study.join("editor"), document });
  await writer.synced();
  const html = page.locator("html");
  await html.evaluate((element) => {
    element.dataset.lose = "one";
  });
  firstText(writer.doc).insert(0, "Lost on the way. ");
  await until(async () => (await html.getAttribute("data-lose")) === "lost");
  firstText(writer.doc).insert(17, "Leaning on it. ");
  await until(async () => (await textOn(page)).includes("Lost on the way. Leaning on it. "), 20_000);
  expect(await textOn(page)).toContain("Lost on the way. ");
  writer.close();
  await page.context().close();
});
