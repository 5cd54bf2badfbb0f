/** Minutes as an editor's client writes them: blocks in sections, over a real socket. */
import * as Y from "yjs";
import { bodyRoot } from "../../../shared/document/schema";
import type { Language } from "../../../shared/locale/languages";

const elementsIn = (parent: Y.XmlElement | Y.XmlFragment) =>
  parent.toArray().filter((child): child is Y.XmlElement => child instanceof Y.XmlElement);

/** The sections of a text, in order. */
export const sectionsOf = (doc: Y.Doc, language: Language = "en") =>
  elementsIn(doc.getXmlFragment(bodyRoot(language))).filter((element) => element.nodeName === "section");

export const sectionId = (section: Y.XmlElement) => section.getAttribute("id") as string;

/** The block with this id in a text. */
export function findBlock(doc: Y.Doc, id: string, language: Language = "en"): Y.XmlElement | undefined {
  const find = (parent: Y.XmlElement | Y.XmlFragment): Y.XmlElement | undefined => {
    for (const element of elementsIn(parent)) {
      if (element.getAttribute("id") === id) return element;
      const inside = find(element);
      if (inside) return inside;
    }
    return undefined;
  };
  return find(doc.getXmlFragment(bodyRoot(language)));
}

export function newBlock(kind: string, attributes: Record<string, string>, words: string): Y.XmlElement {
  const block = new Y.XmlElement(kind);
  for (const [name, value] of Object.entries(attributes)) block.setAttribute(name, value);
  const paragraph = new Y.XmlElement("paragraph");
  paragraph.insert(0, [new Y.XmlText(words)]);
  block.insert(0, [paragraph]);
  return block;
}

/** Writes a block at the end of a section (the first unless said otherwise). */
export function writeBlock(
  doc: Y.Doc,
  kind: "input" | "decision" | "followUp",
  attributes: Record<string, string>,
  words: string,
  { language = "en", section = 0 }: { language?: Language; section?: number } = {},
) {
  const where = sectionsOf(doc, language)[section]!;
  where.insert(where.length, [newBlock(kind, attributes, words)]);
}

export function removeBlock(doc: Y.Doc, id: string, language: Language = "en") {
  const block = findBlock(doc, id, language);
  const parent = block?.parent as Y.XmlElement | undefined;
  if (block && parent) parent.delete(parent.toArray().indexOf(block), 1);
}
