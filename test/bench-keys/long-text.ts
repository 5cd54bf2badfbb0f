import { setTimeout as sleep } from "node:timers/promises";
import * as Y from "yjs";
import { bodyRoot } from "../../shared/document/schema";
import { openProvider, until } from "../help/live";
import type { TestServer } from "../help/server";

type Where = { server: TestServer; as: Parameters<typeof openProvider>[0]["as"]; document: string };

/** A page of a government report: some 420 words. */
const paragraphsOnPage = 5;
const wordsInParagraph = 84;

const words = (
  "battery standard ministry survey vehicle supplier workshop demand policy pilot study industry charging " +
  "safety report component certification regional consultant parts maker training data schedule budget of the " +
  "and in for with by on to is are will be"
).split(" ");

/**
 * Fills the English text with so many pages, through the live line as any client would: paragraphs spread over
 * all sections, a heading on each page. Resolves when all of it is on the server's disk.
 */
export async function fillPages(where: Where, pages: number): Promise<void> {
  const client = openProvider(where);
  await client.synced();
  const sections = client.doc.getXmlFragment(bodyRoot("en")).toArray() as Y.XmlElement[];
  let count = 0;
  for (let page = 0; page < pages; page++) {
    const section = sections[Math.floor((page * sections.length) / pages)]!;
    const blocks = [heading(`Part ${page + 1}`, `k${count++}`)];
    for (let each = 0; each < paragraphsOnPage; each++) blocks.push(paragraph(page, `k${count++}`));
    client.doc.transact(() => section.push(blocks));
    // The server slows who sends faster than anybody types.
    await sleep(20);
  }
  const written = Y.encodeStateVector(client.doc);
  const wanted = Y.decodeStateVector(written).get(client.doc.clientID) ?? 0;
  await until(
    () =>
      where.server.rooms.read(
        where.document as never,
        (doc) => Y.getState(doc.store, client.doc.clientID) >= wanted,
      ),
    120_000,
  );
  client.close();
}

function heading(text: string, id: string): Y.XmlElement {
  const made = new Y.XmlElement("heading");
  made.setAttribute("id", id);
  // Yjs types attributes as text; ProseMirror's are of any kind, and the schema wants a number here.
  made.setAttribute("level", 2 as unknown as string);
  made.insert(0, [new Y.XmlText(text)]);
  return made;
}

function paragraph(page: number, id: string): Y.XmlElement {
  const made = new Y.XmlElement("paragraph");
  made.setAttribute("id", id);
  const said = Array.from(
    { length: wordsInParagraph },
    (_, at) => words[(page * 31 + at * 7) % words.length],
  );
  made.insert(0, [new Y.XmlText(`${said.join(" ")}.`)]);
  return made;
}
