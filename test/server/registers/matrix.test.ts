import { afterAll, beforeAll, expect, test } from "vitest";
import type { DocumentId } from "../../../shared/ids";
import { showDate } from "../../../shared/locale/dates";
import { readDocx } from "../../help/docx-text";
import { until } from "../../help/live";
import { readPdf } from "../../help/pdf-text";
import { startServer, type TestServer } from "../../help/server";
import { beginStudy, type Study } from "../../help/study";
import { writeBlock } from "./minutes";

/** The registers as papers: what a ministry prints and sends. */
let server: TestServer;
let study: Study;
beforeAll(async () => {
  server = await startServer();
  study = await beginStudy(server);
  const minutes = await study.document("minutes-of-workshop");
  await server.rooms.write(minutes as DocumentId, {
    by: null,
    change: (doc) => {
      writeBlock(doc, "input", { id: "a", by: "Asosiasi A" }, "<b>=SUM(A1)</b>");
      writeBlock(doc, "input", { id: "b", by: "Perusahaan C", visibility: "not_for_attribution" }, "Slow.");
      writeBlock(doc, "input", { id: "c", by: "Perusahaan D", visibility: "confidential" }, "Trade secret.");
      for (let count = 0; count < 60; count++)
        writeBlock(doc, "input", { id: `more-${count}` }, `One of many ${count}. ${"word ".repeat(40)}`);
      writeBlock(doc, "followUp", { id: "e", owner: "ASDIPI", due: "2023-08-31" }, "Coordinate.");
    },
  });
  await until(
    async () =>
      (await study.chief.get<unknown[]>(`/api/projects/${study.project}/inputs`)).body.length === 63,
  );
  const answer = { state: "proposed", disposition: "N", answer: { en: "Out of reach.\nSecond line." } };
  await study.chief.patch(`/api/projects/${study.project}/inputs/a`, answer);
});
afterAll(() => server.close());

async function file(path: string) {
  server.passTime(10_000);
  const answer = await fetch(`${server.url}/api/projects/${study.project}/${path}`, {
    headers: { cookie: study.chief.cookieHeader() },
  });
  expect(answer.status).toBe(200);
  return { headers: answer.headers, bytes: new Uint8Array(await answer.arrayBuffer()) };
}

test("the matrix in Word lies across, repeats its headings, and holds neither secrets nor hidden givers", async () => {
  const { bytes, headers } = await file("inputs?format=docx&language=en");
  expect(headers.get("content-disposition")).toContain("Comment-Response Matrix Study (en).docx");
  const document = readDocx(bytes).part("word/document.xml");
  expect(document).toMatch(/<w:pgSz w:w="16838" w:h="11906" w:orient="landscape"\/>/);
  expect(document).toContain("<w:tblHeader/>");
  for (const words of [
    "IN-0001",
    "Asosiasi A",
    "&lt;b&gt;=SUM(A1)&lt;/b&gt;",
    "Slow.",
    "Second line.",
    "N: Not accepted",
  ])
    expect(document).toContain(words);
  for (const never of ["Perusahaan C", "Perusahaan D", "Trade secret."])
    expect(document).not.toContain(never);
  if (process.env.SHOTS) await keep(bytes, "matrix.docx");
});

test.each([
  ["id", "Matriks Masukan dan Tanggapan", "Tanggapan dan alasan"],
  ["ja", "コメント対応表", "回答・理由"],
])("it speaks %s", async (language, title, column) => {
  const document = readDocx((await file(`inputs?format=docx&language=${language}`)).bytes).part(
    "word/document.xml",
  );
  expect(document).toContain(title);
  expect(document).toContain(column);
});

test("as PDF it lies across too, and holds the same", async () => {
  const { bytes } = await file("inputs?format=pdf&language=en");
  const pdf = readPdf(bytes);
  expect(pdf.pages.length).toBeGreaterThan(3);
  expect(Buffer.from(bytes).toString("latin1")).toContain("/MediaBox [0 0 841.8898 595.2756]");
  const text = pdf.pages.join("\n");
  for (const words of ["IN-0001", "Slow.", "IN-0063"]) expect(text).toContain(words);
  for (const never of ["Perusahaan C", "Perusahaan D", "Trade secret."]) expect(text).not.toContain(never);
  if (process.env.SHOTS) await keep(bytes, "matrix-typst.pdf");
});

test("the tracker of follow-ups is one too", async () => {
  const { bytes } = await file("follow-ups?format=docx&language=en");
  const document = readDocx(bytes).part("word/document.xml");
  for (const words of ["Action Tracker", "Coordinate.", "ASDIPI", showDate("2023-08-31", "en")])
    expect(document).toContain(words);
});

async function keep(bytes: Uint8Array, name: string) {
  const { writeFile } = await import("node:fs/promises");
  await writeFile(`${process.env.SHOTS}/${name}`, bytes);
}
