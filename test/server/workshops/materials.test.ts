import { randomBytes } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { strToU8, zipSync } from "fflate";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { backUp } from "../../../server/db/backup";
import { restore } from "../../../server/db/restore";
import { fileKindOf, materialName } from "../../../server/workshops/file-kind";
import type { MaterialAnswer, WorkshopAnswer } from "../../../shared/answers";
import type { Person } from "../../help/person";
import { startServer, type TestServer } from "../../help/server";
import { smallPdf } from "../../rules/small-pdf";

const megabyte = 1 << 20;
let server: TestServer;
let chief: Person;
let consultant: Person;
let director: Person;
let observer: Person;
let path: string;

beforeAll(async () => {
  server = await startServer({ config: { materialBytes: 2 * megabyte } });
  chief = await server.setUp();
  const project = await server.project(chief);
  consultant = await server.join(chief, project, "editor", { organisation: "JICA", side: "japan" });
  director = await server.join(chief, project, "commenter", {
    organisation: "Direktorat",
    side: "indonesia",
  });
  observer = await server.join(chief, project, "observer", { organisation: "JETRO", side: "japan" });
  const made = await chief.post<{ id: string }>(`/api/projects/${project}/workshops`, {
    title: { en: "Workshop" },
    languages: ["en"],
  });
  path = `/api/workshops/${made.body.id}`;
  await chief.patch(path, { state: "open" });
});
afterAll(() => server.close());

const office = (kind: "word" | "ppt" | "xl", more: Record<string, Uint8Array> = {}) => {
  const [part, type] = {
    word: ["word/document.xml", "wordprocessingml.document.main+xml"],
    ppt: ["ppt/presentation.xml", "presentationml.presentation.main+xml"],
    xl: ["xl/workbook.xml", "spreadsheetml.sheet.main+xml"],
  }[kind] as [string, string];
  return zipSync({
    "[Content_Types].xml": strToU8(`<Types><Override ContentType="application/vnd.x.${type}"/></Types>`),
    [part]: strToU8("<x/>"),
    ...more,
  });
};
const png = Buffer.concat([
  Buffer.from("89504e470d0a1a0a0000000d49484452", "hex"),
  Buffer.alloc(17),
  Buffer.from("0000000049454e44ae426082", "hex"),
]);
const jpeg = Buffer.concat([Buffer.from("ffd8ffe0", "hex"), Buffer.alloc(20), Buffer.from("ffd9", "hex")]);
const pdfOf = (size: number) =>
  Buffer.concat([Buffer.from("%PDF-1.7\n"), randomBytes(size - 15), Buffer.from("%%EOF\n")]);

async function put(bytes: Uint8Array | string, more: Record<string, string> = {}, as = chief, to = path) {
  const query = new URLSearchParams({ name: "slides", audience: "everyone", ...more });
  const answer = await fetch(`${server.url}${to}/materials?${query}`, {
    method: "POST",
    headers: { origin: server.origin, cookie: as.cookieHeader(), "content-type": "application/octet-stream" },
    body: bytes as BodyInit,
  });
  return { status: answer.status, body: (await answer.json()) as { id: string; kind: string } };
}
const list = async (as = chief) => (await as.get<MaterialAnswer[]>(`${path}/materials`)).body;
const get = (id: string, as = chief) =>
  fetch(`${server.url}${path}/materials/${id}`, { headers: { cookie: as.cookieHeader() } });

describe("what is taken", () => {
  test.each([
    ["pdf", Buffer.from(smallPdf)],
    ["docx", office("word")],
    ["pptx", office("ppt")],
    ["xlsx", office("xl")],
    ["png", png],
    ["jpeg", jpeg],
  ] as const)("a %s, by its content, comes back byte for byte and opens in no page", async (kind, bytes) => {
    const { status, body } = await put(bytes, { name: "evil.html" });
    expect(status).toBe(201);
    const one = (await list()).find(({ id }) => id === body.id)!;
    expect(one).toMatchObject({ kind, bytes: bytes.byteLength, by: "Sekretariat A", mayChange: true });
    expect(one.name).toMatch(/^evil\.html\.(pdf|docx|pptx|xlsx|png|jpg)$/);
    const answer = await get(body.id);
    expect(Buffer.from(await answer.arrayBuffer()).equals(Buffer.from(bytes))).toBe(true);
    expect(answer.headers.get("content-type")).not.toContain("html");
    expect(answer.headers.get("content-disposition")).toMatch(/^attachment; /);
    expect(answer.headers.get("x-content-type-options")).toBe("nosniff");
    expect(answer.headers.get("content-security-policy")).toBe("default-src 'none'; sandbox");
  });

  test("a file of many pieces comes back as it went", async () => {
    const bytes = pdfOf(2 * megabyte);
    const { body } = await put(bytes);
    const back = Buffer.from(await (await get(body.id)).arrayBuffer());
    expect(back.equals(bytes)).toBe(true);
  });

  test.each([
    ["a page named as a picture", `<html><script>alert(1)</script></html>`],
    ["a drawing with a script", `<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>`],
    ["a program", Buffer.concat([Buffer.from("MZ"), Buffer.alloc(200)])],
    ["a PDF without an end", "%PDF-1.7\n<html>"],
    ["a PNG without a head", Buffer.concat([png.subarray(0, 8), Buffer.from("<html>IEND")])],
    ["a plain zip", zipSync({ "a.txt": strToU8("a") })],
    ["a broken zip", Buffer.concat([Buffer.from("PK\u0003\u0004"), randomBytes(500)])],
    ["a paper with macros", office("word", { "word/vbaProject.bin": strToU8("x") })],
    [
      "a zip that names no main part",
      zipSync({ "[Content_Types].xml": strToU8("spreadsheetml.sheet.main+xml") }),
    ],
    ["nothing", ""],
    ["a few bytes", "%PDF-"],
  ])("%s is refused, and nothing is kept", async (_, bytes) => {
    const before = (await list()).length;
    expect(await put(bytes, { name: "picture.png" })).toMatchObject({
      status: 415,
      body: { kind: "wrong-file-kind" },
    });
    expect(await list()).toHaveLength(before);
    const rows = await server.parts.db.sql
      .selectFrom("material")
      .where("is_whole", "=", 0)
      .selectAll()
      .execute();
    expect(rows).toEqual([]);
  });

  test("a list of parts that would fill the memory is not unpacked", () => {
    const bomb = zipSync({
      "[Content_Types].xml": new Uint8Array(64 * megabyte),
      "word/document.xml": strToU8("x"),
    });
    const before = process.memoryUsage().rss;
    expect(fileKindOf(bomb)).toBeUndefined();
    expect(process.memoryUsage().rss - before).toBeLessThan(32 * megabyte);
  });

  test("a name is made harmless and ends like what the file is", () => {
    expect(materialName("../../etc/passwd", "pdf")).toBe("etc passwd.pdf");
    expect(materialName("Slides.PPTX", "pptx")).toBe("Slides.PPTX");
    expect(materialName("photo.jpeg", "jpeg")).toBe("photo.jpeg");
    expect(materialName("....", "png")).toBe("file.png");
    expect(materialName(".pdf", "pdf")).toBe("pdf.pdf");
  });
});

describe("what is too large", () => {
  /** Sends what it is given as long as the server listens; answers the status and how much was sent by then. */
  function upload(headers: string, pieces: Iterable<Buffer>, cookie = chief.cookieHeader()) {
    return new Promise<{ status: number | undefined; sent: number }>((resolve) => {
      let status: number | undefined;
      let sent = 0;
      const socket = connect(server.config.port, "127.0.0.1", async () => {
        socket.write(
          `POST ${path}/materials?name=x&audience=everyone HTTP/1.1\r\nHost: localhost\r\nOrigin: ${server.origin}\r\nCookie: ${cookie}\r\n${headers}\r\n\r\n`,
        );
        for (const piece of pieces) {
          if (status !== undefined || socket.destroyed) break;
          sent += piece.byteLength;
          if (!socket.write(piece)) await new Promise((go) => socket.once("drain", go).once("close", go));
        }
      });
      socket.on("data", (data) => {
        status ??= Number(data.toString().match(/^HTTP\/1\.1 (\d+)/)?.[1]);
        socket.destroy();
      });
      socket.on("error", () => {});
      socket.on("close", () => resolve({ status, sent }));
      socket.setTimeout(15_000, () => socket.destroy());
    });
  }
  const chunk = (bytes: Buffer) =>
    Buffer.concat([Buffer.from(`${bytes.byteLength.toString(16)}\r\n`), bytes, Buffer.from("\r\n")]);
  function* endless(first: Buffer) {
    yield chunk(first);
    const piece = chunk(Buffer.alloc(64 << 10, 0x20));
    for (let sent = 0; sent < 2048 * megabyte; sent += piece.byteLength) yield piece;
  }

  test("is refused by the size it names, before a byte of it is read", async () => {
    expect(await upload("Content-Length: 2147483648", [])).toMatchObject({ status: 413 });
    expect(await put(pdfOf(2 * megabyte + 1))).toMatchObject({ status: 413 });
  });

  test("is cut off where it names none, and fills no memory", async () => {
    const before = process.memoryUsage().rss;
    const { status, sent } = await upload("Transfer-Encoding: chunked", endless(Buffer.from("%PDF-1.7\n")));
    expect(status).toBe(413);
    expect(sent).toBeLessThan(32 * megabyte);
    expect(process.memoryUsage().rss - before).toBeLessThan(96 * megabyte);
  });

  test("or disguised, is known by its first bytes", async () => {
    const { status, sent } = await upload(
      "Transfer-Encoding: chunked",
      endless(Buffer.from("MZ\u0090 a program")),
    );
    expect(status).toBe(415);
    expect(sent).toBeLessThan(16 * megabyte);
  });

  test("without a sign-in is not listened to", async () => {
    const { status, sent } = await upload(
      "Transfer-Encoding: chunked",
      endless(Buffer.from("%PDF-1.7\n")),
      "x=y",
    );
    expect(status).toBe(401);
    expect(sent).toBeLessThan(16 * megabyte);
  });

  test("for the project's room is refused when that is full", async () => {
    const { id: workshop_id } = (await chief.get<WorkshopAnswer>(path)).body;
    const filler = { id: "0190a000-0000-7000-8000-000000000000", workshop_id, name: "f", kind: "pdf" };
    const { sql } = server.parts.db;
    await sql
      .insertInto("material")
      .values({
        ...filler,
        bytes: 80 * megabyte,
        audience: "secretariat",
        side: "other",
        is_whole: 1,
        created_at: 0,
        created_by: chief.id,
      })
      .execute();
    expect(await put(smallPdf)).toMatchObject({ status: 409, body: { kind: "no-room" } });
    await sql.deleteFrom("material").where("id", "=", filler.id).execute();
  });
});

describe("who is shown it", () => {
  test("everybody, the parties of one side, or the secretariat; and always its giver", async () => {
    const ids: Record<string, string> = {};
    for (const audience of ["everyone", "own_side", "secretariat"])
      ids[audience] = (await put(smallPdf, { audience, name: audience }, consultant)).body.id;
    const seenBy = async (person: Person) => {
      const names = (await list(person)).map(({ id }) => id);
      const seen: string[] = [];
      for (const [audience, id] of Object.entries(ids)) {
        expect((await get(id, person)).status).toBe(names.includes(id) ? 200 : 404);
        if (names.includes(id)) seen.push(audience);
      }
      return seen;
    };
    expect(await seenBy(consultant)).toEqual(["everyone", "own_side", "secretariat"]);
    expect(await seenBy(chief)).toEqual(["everyone", "secretariat"]);
    expect(await seenBy(director)).toEqual(["everyone"]);
    expect(await seenBy(observer)).toEqual(["everyone"]);

    await chief.post(`${path}/programme`, { kind: "talk", title: { en: "a" }, material: ids.secretariat });
    const shown = async (person: Person) =>
      (await person.get<WorkshopAnswer>(path)).body.programme.at(-1)!.material;
    expect(await shown(chief)).toBe(ids.secretariat);
    expect(await shown(director)).toBeNull();

    const one = `${path}/materials/${ids.secretariat}`;
    expect((await consultant.patch(one, { audience: "everyone", name: "Open" })).status).toBe(200);
    expect(await shown(director)).toBe(ids.secretariat);
    expect((await director.get(one)).headers.get("content-disposition")).toContain("Open.pdf");
    expect((await director.delete(one)).status).toBe(403);
    expect((await chief.delete(one)).status).toBe(200);
    expect((await consultant.get(one)).status).toBe(404);
    expect(await shown(chief)).toBeNull();
    const pieces = await server.parts.db.sql
      .selectFrom("material_piece")
      .where("material_id", "=", ids.secretariat!)
      .selectAll()
      .execute();
    expect(pieces).toEqual([]);
  });

  test("nobody finds a material of another workshop by its address", async () => {
    const { id: project } = (await chief.get<WorkshopAnswer>(path)).body.project;
    const made = await chief.post<{ id: string }>(`/api/projects/${project}/workshops`, {
      title: { en: "Other" },
      languages: ["en"],
    });
    const { body } = await put(smallPdf, {}, chief, `/api/workshops/${made.body.id}`);
    expect((await get(body.id)).status).toBe(404);
    const item = { kind: "talk", title: { en: "a" }, material: body.id };
    expect((await chief.post(`${path}/programme`, item)).status).toBe(404);
  });
});

test("a backup holds the materials", async () => {
  const bytes = pdfOf(megabyte);
  const { body } = await put(bytes);
  const folder = mkdtempSync(join(tmpdir(), "lokakarya-materials-"));
  try {
    await backUp(join(server.folder, "lokakarya.db"), join(folder, "copy.db"));
    restore(join(folder, "copy.db"), join(folder, "new"), { now: Date.now(), setAside: false });
    const second = await startServer({ folder: join(folder, "new") });
    try {
      const again = await second.signIn("secretariat@example.org");
      const answer = await fetch(`${second.url}${path}/materials/${body.id}`, {
        headers: { cookie: again.cookieHeader() },
      });
      expect(Buffer.from(await answer.arrayBuffer()).equals(bytes)).toBe(true);
    } finally {
      await second.close();
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
