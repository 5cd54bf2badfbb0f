import { setTimeout as sleep } from "node:timers/promises";
import * as Y from "yjs";
import { bodyRoot } from "../../shared/document/schema";
import { openProvider, textsIn } from "../help/live";
import type { Person } from "../help/person";
import type { TestServer } from "../help/server";

const keysInPlace = 30;

/**
 * So many people, each with a whole copy of the text, each typing `keysPerSecond` at places of their own: after
 * thirty keys they go to another paragraph, and their caret with them. Answers what ends it.
 */
export async function startTyping(
  where: { server: TestServer; document: string; people: readonly Person[] },
  keysPerSecond: number,
): Promise<() => Promise<void>> {
  let isOver = false;
  const clients = await Promise.all(
    where.people.map(async (as) => {
      const client = openProvider({ server: where.server, as, document: where.document });
      await client.synced();
      return client;
    }),
  );
  const all = clients.map(async ({ doc, provider }, number) => {
    await sleep((number * 1000) / keysPerSecond / clients.length);
    let text: Y.XmlText | undefined;
    for (let key = 0; !isOver; key++) {
      if (!text || key % keysInPlace === 0) {
        const texts = textsIn(doc.getXmlFragment(bodyRoot("en")), "paragraph");
        text = texts[Math.floor(Math.random() * texts.length)]!;
        const caret = Y.relativePositionToJSON(Y.createRelativePositionFromTypeIndex(text, text.length));
        provider.awareness.setLocalState({ cursor: { anchor: caret, head: caret }, language: "en" });
      }
      text.insert(text.length, key % 6 === 5 ? " " : "k");
      await sleep(1000 / keysPerSecond);
    }
  });
  return async () => {
    isOver = true;
    await Promise.all(all);
    for (const client of clients) client.close();
  };
}
