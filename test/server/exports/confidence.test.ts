import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import type { DocumentId } from "../../../shared/ids";
import { readDocx } from "../../help/docx-text";
import { until } from "../../help/live";
import { readPdf } from "../../help/pdf-text";
import type { Person } from "../../help/person";
import { startServer, type TestServer } from "../../help/server";
import { beginStudy, type Study } from "../../help/study";
import { writeBlock } from "../registers/minutes";

/** Minutes go from hand to hand; what was said in confidence does not. */

let server: TestServer;
let study: Study;
let minutes: string;
let editor: Person;
let director: Person;

const secret = "The plant closes in March.";

beforeAll(async () => {
  server = await startServer();
  study = await beginStudy(server);
  editor = await study.join("editor");
  director = await study.join("commenter");
  minutes = await study.document("minutes-of-workshop");
  await server.rooms.write(minutes as DocumentId, {
    by: null,
    change: (doc) => {
      writeBlock(doc, "input", { id: "open", by: "Asosiasi A" }, "Name the recyclers.");
      writeBlock(doc, "input", { id: "hush", by: "Asosiasi B", visibility: "confidential" }, secret);
      // In one language only somebody has marked it, by whatever client.
      writeBlock(doc, "input", { id: "half", by: "Asosiasi C" }, "Prices rise.");
      const inIndonesian = { id: "half", by: "Asosiasi C", visibility: "confidential" };
      writeBlock(doc, "input", inIndonesian, "Harga naik.", { language: "id" });
      writeBlock(doc, "input", { id: "whose", by: "Asosiasi D", visibility: "not_for_attribution" }, "Wait.");
    },
  });
  const begun = await editor.post(`/api/documents/${minutes}/threads`, {
    anchor: { language: "en", quote: secret },
    body: "About the closing.",
    audience: "all",
  });
  expect(begun.status).toBe(201);
});
afterAll(() => server.close());
beforeEach(() => server.passTime(60_000));

const readers = {
  docx: (bytes: Uint8Array) => JSON.stringify(readDocx(bytes)),
  pdf: (bytes: Uint8Array) => readPdf(bytes).pages.join("\n"),
  html: (bytes: Uint8Array) => Buffer.from(bytes).toString("utf8"),
  md: (bytes: Uint8Array) => Buffer.from(bytes).toString("utf8"),
};

test.each(Object.entries(readers))(
  "%s: neither the words, nor their giver, nor a comment on them",
  async (format, read) => {
    const answer = await fetch(
      `${server.url}/api/documents/${minutes}/export?format=${format}&languages=en&comments=all`,
      { headers: { cookie: editor.cookieHeader() } },
    );
    expect(answer.status).toBe(200);
    const text = read(new Uint8Array(await answer.arrayBuffer()));
    expect(text).toContain("Name the recyclers.");
    expect(text).toContain("Asosiasi A");
    expect(text).toContain("Wait.");
    for (const hidden of [
      "plant closes",
      "Asosiasi B",
      "About the closing",
      "Prices rise",
      "Asosiasi C",
      "Asosiasi D",
    ])
      expect(text).not.toContain(hidden);
  },
  30_000,
);

test("the text that is asked for over HTTP holds no confidences, whoever asks, and for who comments no giver that is not to be named", async () => {
  const asked = async (who: Person) =>
    JSON.stringify((await who.get(`/api/documents/${minutes}/content?language=en`)).body);
  await until(async () => !(await asked(editor)).includes(secret));
  for (const who of [editor, director]) {
    const shown = await asked(who);
    expect(shown).toContain("Name the recyclers.");
    expect(shown).toContain("Wait.");
    for (const hidden of ["plant closes", "Asosiasi B", "Prices rise", "Asosiasi C"])
      expect(shown).not.toContain(hidden);
  }
  expect(await asked(editor)).toContain("Asosiasi D");
  expect(await asked(director)).not.toContain("Asosiasi D");
});
