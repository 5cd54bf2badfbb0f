import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { afterAll, beforeAll, expect, test } from "vitest";
import type { Person } from "../help/person";
import { startServer, type TestServer } from "../help/server";
import { mistakesInWord } from "../help/word-schema";

let server: TestServer;
let chief: Person;
let project: string;
let folder: string;

beforeAll(async () => {
  server = await startServer();
  chief = await server.setUp();
  project = await server.project(chief);
  folder = await mkdtemp(join(tmpdir(), "lokakarya-exports-"));
});
afterAll(async () => {
  await server.close();
  await rm(folder, { recursive: true, force: true });
});

async function file(document: string, query: string) {
  const answer = await fetch(`${server.url}/api/documents/${document}/export?${query}`, {
    headers: { cookie: chief.cookieHeader() },
  });
  return { status: answer.status, bytes: new Uint8Array(await answer.arrayBuffer()) };
}

for (const [template, languages] of [
  ["tor-battery-standardisation", ["en", "id", "ja"]],
  ["minutes-of-workshop", ["en", "id", "ja"]],
] as const) {
  test(`${template} comes out as a valid Word file and as the same PDF twice, in every language`, async () => {
    const made = await chief.post<{ id: string }>(`/api/projects/${project}/documents`, {
      template,
      languages,
    });
    for (const language of languages) {
      const word = await file(made.body.id, `format=docx&languages=${language}`);
      expect(word.status).toBe(200);
      const path = join(folder, `${template}-${language}.docx`);
      await writeFile(path, word.bytes);
      expect(await mistakesInWord(path)).toEqual([]);
      const pdf = await file(made.body.id, `format=pdf&languages=${language}`);
      expect(pdf.status).toBe(200);
      expect(Buffer.from(pdf.bytes.subarray(0, 5)).toString()).toBe("%PDF-");
      if (language !== "ja") continue;
      const again = await file(made.body.id, `format=pdf&languages=${language}`);
      expect(Buffer.compare(Buffer.from(pdf.bytes), Buffer.from(again.bytes))).toBe(0);
    }
    // Ten files a minute are a person's share.
    server.passTime(60_000);
  }, 90_000);
}
