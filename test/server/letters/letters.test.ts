import { strToU8, unzipSync, zipSync } from "fflate";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { LetterAnswer, LetterSettingsAnswer, LettersAnswer } from "../../../shared/answers";
import { isMask, numberBy } from "../../../shared/letter/mask";
import { readDocx } from "../../help/docx-text";
import type { Person } from "../../help/person";
import { startServer, type TestServer } from "../../help/server";
import { smallPdf } from "../../rules/small-pdf";
import { smallPng } from "../../rules/small-png";

let server: TestServer;
let chief: Person;
let consultant: Person;
let director: Person;
let project: string;
let at: string;
let activity: string;
let organisation: string;
let first: string;

beforeAll(async () => {
  server = await startServer();
  chief = await server.setUp({ organisation: "Direktorat ASDIPI" });
  project = await server.project(chief);
  at = `/api/projects/${project}`;
  consultant = await server.join(chief, project, "editor", { organisation: "JICA", side: "japan" });
  director = await server.join(chief, project, "commenter");
  activity = (await chief.get<{ activities: { id: string }[] }>(at)).body.activities[1]!.id;
  organisation = (
    await chief.post<{ id: string }>(`${at}/organisations`, { side: "other", name: { id: "AISI" } })
  ).body.id;
});
beforeAll(async () => {
  first = await workshop();
});
afterAll(() => server.close());

const facts = {
  letter_date: "2024-02-05",
  letter_place: "Jakarta",
  nature: "penting",
  addressee: "Ketua Umum",
  survey_period: { start: "2024-03-01", end: "2024-04-30" },
  survey_area: "Jakarta dan Bandung",
  surveyor: "Tim Konsultan JICA",
  interview_minutes: "45",
  reply_by: "2024-02-20",
  contact: "Sekretariat ASDIPI",
  signatory_position: "Direktur ASDIPI",
  signatory: "Sutrisno",
};

async function workshop() {
  const made = await chief.post<{ id: string }>(`${at}/workshops`, {
    title: { en: "The 1st Workshop", id: "Lokakarya Pertama" },
    languages: ["id", "en"],
    date: "2024-01-15",
    time: "09:00",
    end: "12:00",
  });
  return made.body.id;
}

async function letter(more: object = {}, as = chief) {
  const made = await as.post<{ id: string }>(`${at}/letters`, {
    template: "letter-survey-facilitation",
    organisation,
    activity,
    workshop: first,
    facts,
    ...more,
  });
  expect(made.status, JSON.stringify(made.body)).toBe(201);
  return made.body.id;
}
const read = async (id: string) => (await chief.get<LetterAnswer>(`${at}/letters/${id}`)).body;
const number = (id: string, body: object = {}) =>
  chief.post<{ number: string; kind?: string; facts?: Record<string, string> }>(
    `${at}/letters/${id}/number`,
    body,
  );
const settings = async () => (await chief.get<LetterSettingsAnswer>(`${at}/letter-settings`)).body;
const setMask = (mask: string) => chief.patch<{ kind?: string }>(`${at}/letter-settings`, { mask });
const putHead = (bytes: Uint8Array | string, name = "kop") =>
  chief.post<{ kind?: string }>(`${at}/letter-settings/letterhead?name=${encodeURIComponent(name)}`, bytes);

async function docx(id: string, query = "") {
  const answer = await fetch(`${server.url}${at}/letters/${id}/export${query}`, {
    headers: { cookie: chief.cookieHeader() },
  });
  expect(answer.status).toBe(200);
  // Ten files a minute for each person.
  server.passTime(10_000);
  const bytes = new Uint8Array(await answer.arrayBuffer());
  return {
    bytes,
    name: decodeURIComponent(answer.headers.get("content-disposition")!.split("''")[1]!),
    ...readDocx(bytes),
  };
}

test("a letter is filled from its workshop, activity and facts, in each language's own form", async () => {
  const id = await letter({ workshop: await workshop() });
  const { paragraphs, subject, missing } = await read(id);
  expect(missing).toEqual([]);
  expect(subject).toBe("Permohonan fasilitasi Demand survey");
  expect(paragraphs[0]).toBe(
    "Menindaklanjuti Lokakarya Pertama pada Senin, 15 Januari 2024, Direktorat ASDIPI bersama Japan International Cooperation Agency (JICA) melaksanakan Studi kendaraan listrik. Salah satu kegiatannya adalah Demand survey.",
  );
  expect(paragraphs[1]).toContain("1 Maret 2024 s.d. 30 April 2024");
  const english = await docx(id, "?language=en");
  expect(english.paragraphs.join("\n")).toContain(
    "from March 1, 2024 – April 30, 2024 in Jakarta dan Bandung",
  );
  expect((await docx(id, "?language=ja")).paragraphs.join("\n")).toContain(
    "2024年2月20日までに別紙様式をご返送ください",
  );
});

test("what nobody knows stays a gap that names itself, and the letter gets no number", async () => {
  const id = await letter({ facts: {}, organisation: null, workshop: null });
  const answer = await read(id);
  expect(answer.paragraphs[0]).toContain("[Lokakarya]");
  expect(answer.paragraphs[2]).toContain("[Jawaban paling lambat]");
  expect(answer.missing).toEqual(
    expect.arrayContaining(["organisation", "workshop", "workshop_title", "letter_date", "reply_by"]),
  );
  expect(answer.missing).not.toContain("copies");
  const refused = await number(id, { number: "B-9" });
  expect(refused.body).toMatchObject({ kind: "letter-incomplete" });
  expect(refused.body.facts!.missing).toContain("reply_by");
  const file = await docx(id);
  expect(file.paragraphs[0]).toMatch(/^Nomor\t:\t…+\t…+$/);
});

test("the day, hours and place of an invitation are those of the workshop, and a fact cannot be smuggled in as another", async () => {
  const id = await letter({
    template: "letter-invitation",
    activity: null,
    workshop: await workshop(),
    facts: {
      ...facts,
      nature: undefined,
      survey_period: undefined,
      survey_area: undefined,
      surveyor: undefined,
      interview_minutes: undefined,
      reply_by: undefined,
      rsvp_by: "2024-01-10",
      contact: "{{signatory}} [[x]]",
    },
  });
  const all = (await docx(id)).paragraphs;
  expect(all.some((line) => line === "Hari, tanggal\t:\tSenin, 15 Januari 2024")).toBe(true);
  expect(all.some((line) => line === "Pukul\t:\t09.00–12.00 (WIB)")).toBe(true);
  expect(all.some((line) => line.startsWith("Tempat/tautan\t:\t[Tempat/tautan]"))).toBe(true);
  expect(all.join("\n")).toContain("kepada {{signatory}} [[x]].");
});

describe("numbers", () => {
  test("follow a mask of the project's own, each once, with no gap, and begin anew with the year", async () => {
    expect((await settings()).mask).toBe("");
    expect((await number(await letter())).body).toMatchObject({ kind: "no-mask" });
    expect((await setMask("B-{number:3}/ILMATE.5/{month_roman}/{year}")).status).toBe(200);
    const ids = await Promise.all(Array.from({ length: 6 }, () => letter()));
    const numbers = (await Promise.all(ids.map((id) => number(id)))).map(({ body }) => body.number);
    expect(numbers.toSorted()).toEqual([1, 2, 3, 4, 5, 6].map((seq) => `B-00${seq}/ILMATE.5/II/2024`));
    const later = await letter({ facts: { ...facts, letter_date: "2025-11-30" } });
    expect((await number(later)).body.number).toBe("B-001/ILMATE.5/XI/2025");
    expect((await number(later)).body).toMatchObject({ kind: "letter-numbered" });
    await chief.delete(`${at}/letters/${await letter()}`);
    expect((await number(await letter())).body.number).toBe("B-007/ILMATE.5/II/2024");
  });

  test("may be typed, but not twice; what went out is not changed and not removed", async () => {
    const id = await letter();
    expect((await number(id, { number: "PR.01.01-CK/94" })).status).toBe(200);
    expect((await number(await letter(), { number: "PR.01.01-CK/94" })).body).toMatchObject({
      kind: "number-taken",
    });
    const refused = { kind: "letter-numbered" };
    expect((await chief.patch(`${at}/letters/${id}`, { facts: { signatory: "X" } })).body).toMatchObject(
      refused,
    );
    expect((await chief.patch(`${at}/letters/${id}`, { paragraphs: ["X"] })).body).toMatchObject(refused);
    expect((await chief.delete(`${at}/letters/${id}`)).body).toMatchObject(refused);
    expect((await chief.patch(`${at}/letters/${id}`, { state: "sent" })).status).toBe(200);
    expect(await read(id)).toMatchObject({ state: "sent", number: "PR.01.01-CK/94" });
  });

  test.each(["", "{year}", "{number", "{number}{nothing}", "{{number}}", "a".repeat(121)])(
    "%j is no mask",
    async (mask) => {
      expect(isMask(mask)).toBe(false);
      if (mask !== "") expect([400, 422]).toContain((await setMask(mask)).status);
    },
  );

  test("a month is told in Roman and in two digits", () => {
    expect(numberBy("{seq:2}-{month}-{month2}-{month_roman}-{year}", { seq: 7, day: "2024-09-01" })).toBe(
      "07-9-09-IX-2024",
    );
  });
});

test("a letter that has its number stays as it went out, whatever becomes of the workshop and the addressee", async () => {
  const own = await workshop();
  const id = await letter({ workshop: own });
  await number(id, { number: "B-77" });
  const before = (await docx(id, "?language=en")).paragraphs;
  await chief.patch(`/api/workshops/${own}`, { date: "2025-12-31", title: { id: "Lain", en: "Other" } });
  await chief.patch(`${at}/organisations/${organisation}`, { name: { id: "AISI Baru" } });
  expect((await docx(id, "?language=en")).paragraphs).toEqual(before);
  expect((await read(id)).paragraphs[0]).toContain("Senin, 15 Januari 2024");
  expect((await read(await letter({ workshop: own }))).paragraphs[0]).toContain(
    "Lain pada Rabu, 31 Desember 2025",
  );
  await chief.patch(`${at}/organisations/${organisation}`, { name: { id: "AISI" } });
});

test("a workshop without a day leaves a gap, and the letter without a number", async () => {
  const made = await chief.post<{ id: string }>(`${at}/workshops`, {
    title: { id: "Tanpa tanggal" },
    languages: ["id"],
  });
  const id = await letter({ workshop: made.body.id });
  expect((await read(id)).missing).toEqual(["workshop_date"]);
  expect((await number(id, { number: "B-78" })).body).toMatchObject({ kind: "letter-incomplete" });
});

test("a consultant asks for a letter and fills it in; only the secretariat drafts, numbers and removes it; a director reads", async () => {
  const id = await letter({}, consultant);
  expect(await read(id)).toMatchObject({ state: "requested" });
  expect((await consultant.patch(`${at}/letters/${id}`, { facts: { contact: "JICA" } })).status).toBe(200);
  expect((await consultant.patch(`${at}/letters/${id}`, { state: "drafted" })).status).toBe(403);
  expect((await consultant.post(`${at}/letters/${id}/number`, { number: "X" })).status).toBe(403);
  expect((await director.patch(`${at}/letters/${id}`, { facts: {} })).status).toBe(403);
  const { body } = await director.get<LettersAnswer>(`${at}/letters`);
  expect(body.letters.find((one) => one.id === id)).toMatchObject({
    requestedBy: expect.stringContaining("editor"),
  });
  expect((await chief.patch(`${at}/letters/${id}`, { state: "drafted" })).status).toBe(200);
});

test("words written by hand take the template's place in one language, and give it back", async () => {
  const id = await letter();
  await chief.patch(`${at}/letters/${id}`, {
    paragraphs: ["Dengan hormat,", "", "Mohon bantuan {{addressee}}."],
  });
  expect(await read(id)).toMatchObject({
    isOwnText: true,
    paragraphs: ["Dengan hormat,", "Mohon bantuan {{addressee}}."],
  });
  expect((await docx(id)).paragraphs.join("\n")).toContain("Mohon bantuan {{addressee}}.");
  expect((await docx(id, "?language=en")).paragraphs.join("\n")).toContain("We ask for your help");
  await chief.patch(`${at}/letters/${id}`, { paragraphs: null });
  expect((await read(id)).isOwnText).toBe(false);
});

test("for the national e-office its variables stand where it fills in number, date and signatory", async () => {
  const text = (await docx(await letter(), "?variables=srikandi")).paragraphs.join("\n");
  for (const name of [
    "nomor_naskah",
    "tanggal_naskah",
    "jabatan_pengirim",
    "ttd_pengirim",
    "nama_pengirim",
    "nip_pengirim",
  ])
    expect(text).toContain(`\${${name}}`);
  expect(text).not.toContain("Sutrisno");
});

test("facts of the wrong kind are refused, another project's rows are not found", async () => {
  const id = await letter();
  const change = (body: object) => chief.patch(`${at}/letters/${id}`, body);
  for (const wrong of [
    { letter_date: "2024-02-30" },
    { letter_date: { start: "2024-01-01", end: "2024-01-02" } },
    { survey_period: { start: "2024-02-02", end: "2024-01-02" } },
    { nature: "geheim" },
    { interview_minutes: "many" },
    { addressee: "two\nlines" },
    { nobody: "knows" },
    { __proto__x: "x" },
    { signatory: "x".repeat(301) },
  ])
    expect((await change({ facts: wrong })).status, JSON.stringify(wrong)).toBe(400);
  const other = await server.project(chief, "Another");
  const theirs = await chief.post<{ id: string }>(`/api/projects/${other}/organisations`, {
    side: "other",
    name: { id: "Lain" },
  });
  expect((await change({ organisation: theirs.body.id })).status).toBe(404);
  const foreign = (await chief.get<{ activities: { id: string }[] }>(`/api/projects/${other}`)).body
    .activities[0]!.id;
  expect((await change({ activity: foreign })).status).toBe(404);
  expect((await chief.get(`/api/projects/${other}/letters/${id}`)).status).toBe(404);
});

test("hostile words stand in the file as they are, and its name is one that every system takes", async () => {
  const evil = `<w:p>&"</w:t>'=HYPERLINK("http://x")\u202egnp.exe \u0000 ${"x".repeat(200)}`;
  const long = "ن".repeat(4990);
  await chief.post(`${at}/organisations`, { side: "other", name: { id: "=1+1 <b>" } });
  const id = await letter({
    facts: { ...facts, addressee: evil, contact: "=cmd|' /C calc'!A0", copies: `${long}\n<x>` },
  });
  await number(id, { number: '../../"B"/<1>\\:2?*' });
  const file = await docx(id);
  const text = file.paragraphs.join("\n");
  expect(text).toContain(`<w:p>&"</w:t>'=HYPERLINK("http://x")gnp.exe`);
  expect(text).toContain(long);
  expect(text).toContain("=cmd|' /C calc'!A0");
  expect(file.part("word/document.xml")).not.toMatch(/\u202e|<b>|<x>/);
  expect(file.name).toMatch(/^[^\\/:*?"<>|%]+\(id\)\.docx$/);
});

describe("a letterhead", () => {
  const office = (
    parts: Record<string, string> = {},
    body = "<w:p><w:r><w:t>KEMENTERIAN</w:t></w:r></w:p>",
  ) => {
    const open = "application/vnd.openxmlformats-officedocument.wordprocessingml";
    return zipSync({
      "[Content_Types].xml": strToU8(
        `<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="${open}.document.main+xml"/></Types>`,
      ),
      "_rels/.rels": strToU8(
        '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>',
      ),
      "word/document.xml": strToU8(
        `<?xml version="1.0"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${body}<w:sectPr><w:pgSz w:w="11906" w:h="16838"/></w:sectPr></w:body></w:document>`,
      ),
      ...Object.fromEntries(Object.entries(parts).map(([name, text]) => [name, strToU8(text)])),
    });
  };
  const relation = (type: string) =>
    `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r9" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/${type}" Target="https://elsewhere.example/x" TargetMode="External"/></Relationships>`;

  test("none is shipped; a picture stands over the first page", async () => {
    expect((await settings()).letterhead).toBeNull();
    expect((await putHead(smallPng, "../kop.exe")).status).toBe(201);
    expect((await settings()).letterhead).toMatchObject({ kind: "png", name: "kop.exe.png" });
    const file = await docx(await letter());
    expect(file.names.some((name) => /^word\/media\/.*png$/.test(name))).toBe(true);
    const answer = await fetch(`${server.url}${at}/letter-settings/letterhead`, {
      headers: { cookie: chief.cookieHeader() },
    });
    expect(answer.headers.get("content-security-policy")).toBe("default-src 'none'; sandbox");
    expect(Buffer.from(await answer.arrayBuffer()).equals(smallPng)).toBe(true);
  });

  test("in Word keeps what stands in it, and the letter comes behind", async () => {
    expect(
      (await putHead(office({ "word/_rels/document.xml.rels": relation("hyperlink") }), "kop.docx")).status,
    ).toBe(201);
    const file = await docx(await letter());
    expect(file.paragraphs[0]).toBe("KEMENTERIAN");
    expect(file.paragraphs[1]).toMatch(/^Nomor\t:\t/);
    expect(file.part("word/document.xml").match(/<w:sectPr/g)).toHaveLength(1);
    await chief.delete(`${at}/letter-settings/letterhead`);
    expect((await docx(await letter())).paragraphs[0]).toMatch(/^Nomor/);
  });

  const huge = Buffer.from(smallPng);
  huge.writeUInt32BE(90_000, 16);
  test.each([
    ["a paper that is neither", smallPdf],
    ["a page named as a picture", "<html><script>alert(1)</script></html>"],
    ["a picture past all measure", huge],
    ["one with macros", office({ "word/vbaProject.bin": "x" })],
    ["one with something embedded", office({ "word/embeddings/oleObject1.bin": "x" })],
    [
      "one that fetches its template",
      office({ "word/_rels/settings.xml.rels": relation("attachedTemplate") }),
    ],
    ["one that fetches a picture", office({ "word/_rels/header1.xml.rels": relation("image") })],
    ["one that fills the memory", office({ "word/big.xml": "x".repeat(30 << 20) })],
    [
      "one of entities",
      zipSync({
        ...unzipOf(office()),
        "word/document.xml": strToU8(
          '<!DOCTYPE x [<!ENTITY a "b">]><w:document><w:body></w:body></w:document>',
        ),
      }),
    ],
  ])("%s is refused", async (_, bytes) => {
    expect(await putHead(bytes)).toMatchObject({ status: 415, body: { kind: "wrong-file-kind" } });
    expect((await settings()).letterhead).toBeNull();
  });

  test("more than a megabyte is too large", async () => {
    const bytes = Buffer.concat([smallPng, Buffer.alloc(1 << 20)]);
    expect((await putHead(bytes)).status).toBe(413);
  });
});

function unzipOf(bytes: Uint8Array) {
  return unzipSync(bytes);
}
