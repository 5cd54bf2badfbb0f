import * as Y from "yjs";
import type { Language, Localised } from "../locale/languages";
import { bodyRoot } from "./schema";

/** The sections of a text by id, with their titles as they are written in each language. */
export function sectionsIn(doc: Y.Doc, languages: readonly Language[]): Map<string, Localised> {
  const found = new Map<string, Localised>();
  for (const language of languages)
    for (const section of doc.getXmlFragment(bodyRoot(language)).toArray()) {
      if (!(section instanceof Y.XmlElement) || section.nodeName !== "section") continue;
      const id = section.getAttribute("id");
      if (typeof id !== "string") continue;
      const title = section
        .toArray()
        .find((child) => child instanceof Y.XmlElement && child.nodeName === "title");
      const text = title instanceof Y.XmlElement ? plainText(title) : "";
      found.set(id, { ...found.get(id), ...(text ? { [language]: text } : {}) });
    }
  return found;
}

const plainText = (element: Y.XmlElement): string =>
  element
    .toArray()
    .flatMap((child) => (child instanceof Y.XmlText ? (child.toDelta() as { insert: unknown }[]) : []))
    .map(({ insert }) => (typeof insert === "string" ? insert : ""))
    .join("")
    .trim();
