/** The server killed without warning while people write: what a screen called saved is there, once. */
import { type ChildProcess, spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { templatesFolder } from "../../server/templates/folder";
import { openBrowser } from "../help/browser";
import { caretBehind, openDesk, untilSave } from "../help/desk";
import { until } from "../help/live";
import { createPerson, type Person } from "../help/person";
import { freePort, goodPassword } from "../help/server";

const cycles = process.env.LONG ? 50 : 4;
const setupToken = "the-set-up-token-of-the-kill-test";
const program = join(templatesFolder(), "..", "dist", "server", "main.js");

let folder: string;
let port: number;
let url: string;
let running: ChildProcess | undefined;
let browser: Browser;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "lokakarya-kill-"));
  port = await freePort();
  url = `http://localhost:${port}`;
  browser = await openBrowser();
  await start();
});
afterAll(async () => {
  await browser?.close();
  running?.kill("SIGKILL");
  await rm(folder, { recursive: true, force: true });
});

async function start() {
  running = spawn(process.execPath, [program], {
    env: {
      PATH: process.env.PATH ?? "",
      PORT: String(port),
      DATA_DIR: folder,
      SETUP_TOKEN: setupToken,
      LOG_LEVEL: "error",
    },
    stdio: "ignore",
  });
  await until(async () => (await fetch(`${url}/health`).catch(() => undefined))?.status === 200, 20_000);
}

async function kill() {
  const child = running!;
  const gone = new Promise((resolve) => child.once("exit", resolve));
  child.kill("SIGKILL");
  await gone;
}

async function seatAtDesk(chief: Person, project: string, name: string): Promise<Person> {
  const invited = await chief.post<{ url: string }>(`/api/projects/${project}/invitations`, {
    name,
    email: `${name.toLowerCase().replaceAll(" ", "-")}@example.org`,
    organisation: "JICA",
    role: "editor",
  });
  const person = createPerson({ url, origin: url });
  await person.post("/api/invitations/accept", {
    token: invited.body.url.split("#")[1],
    password: goodPassword,
  });
  return person;
}

/** The words on the screen, and whether it calls them saved; read in one moment. */
const glance = (page: Page) =>
  page.evaluate(() => ({
    isSaved: document.querySelector<HTMLElement>(".save")?.dataset.save === "saved",
    words: (document.querySelector(".doc-text")?.textContent ?? "").match(/[AB]\d{4}/g) ?? ([] as string[]),
  }));

test(
  `nothing that a screen called saved is lost or doubled in ${cycles} kills while two people write`,
  async () => {
    const chief = createPerson({ url, origin: url });
    await chief.post("/api/setup", {
      token: setupToken,
      name: "Sekretariat",
      email: "s@example.org",
      password: goodPassword,
      organisation: "Sekretariat",
    });
    const { body } = await chief.post<{ id: string }>("/api/projects", { name: { en: "Study" } });
    const project = body.id;
    const made = await chief.post<{ id: string }>(`/api/projects/${project}/documents`, {
      template: "tor-battery-standardisation",
      languages: ["en"],
    });
    const document = made.body.id;
    const place = { browser, server: { url, origin: url } as never, project, document };
    const typist = await openDesk(place, await seatAtDesk(chief, project, "Konsultan A"));
    const traveller = await openDesk(place, await seatAtDesk(chief, project, "Konsultan B"));
    await caretBehind(typist.page, "manageable at end of life.");
    await caretBehind(traveller.page, "no standard is set by this study.");
    const onDisk = async () => {
      const answer = await chief.get(`/api/documents/${document}/content?language=en`);
      return (JSON.stringify(answer.body).match(/[AB]\d{4}/g) ?? []) as string[];
    };

    const called = new Set<string>();
    let count = 0;
    const word = (who: "A" | "B") => `${who}${String(count++).padStart(4, "0")} `;
    const look = async (page: Page) => {
      const { isSaved, words } = await glance(page);
      if (isSaved) for (const each of words) called.add(each);
      return { isSaved, words };
    };

    for (let cycle = 0; cycle < cycles; cycle++) {
      await untilSave(typist.page, "saved", 30_000);
      await untilSave(traveller.page, "saved", 30_000);
      await traveller.page.context().setOffline(true);
      const away = [word("B"), word("B")];
      await traveller.page.keyboard.type(away.join(""));
      // The typist writes on; the server dies at some moment between two keys.
      const dies = 3 + (cycle % 9);
      for (let words = 0; words < 12; words++) {
        await typist.page.keyboard.type(word("A"), { delay: 4 });
        await look(typist.page);
        if (words === dies) await kill();
      }
      const isBack = start();
      await traveller.page.context().setOffline(false);
      for (let words = 0; words < 6; words++) {
        await typist.page.keyboard.type(word("A"), { delay: 4 });
        const seen = await look(traveller.page);
        const offline = away.map((each) => each.trim());
        if (seen.isSaved && offline.every((each) => seen.words.includes(each))) {
          expect(await onDisk(), "the screen said saved before the offline text was on disk").toEqual(
            expect.arrayContaining(offline),
          );
        }
      }
      await isBack;
      await untilSave(typist.page, "saved", 30_000);
      await untilSave(traveller.page, "saved", 30_000);
      await until(async () => (await glance(traveller.page)).words.length === count, 15_000);
      await look(typist.page);
      const stored = await onDisk();
      expect([...called].filter((each) => !stored.includes(each))).toEqual([]);
      expect(stored.toSorted()).toEqual([...new Set(stored)].toSorted());
      expect(stored).toHaveLength(count);
    }
    for (const { page, trouble } of [typist, traveller]) {
      expect(trouble).toEqual([]);
      await page.context().close();
    }
  },
  60_000 + cycles * 30_000,
);
