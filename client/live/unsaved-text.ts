import * as Y from "yjs";
import { bodyRoot, fieldsRoot } from "../../shared/document/schema";
import { type Language, languages } from "../../shared/locale/languages";
import type { KnownClocks } from "./known-clocks";

/** Readable text that the server does not have: whole blocks, so that it can be understood and put back. */
export type UnsavedPart = { language: Language | null; section: string; text: string };

/** `describeFact` names a changed fact in words. */
export function unsavedText(
  doc: Y.Doc,
  known: KnownClocks,
  describeFact: (key: string, value: unknown) => string,
): UnsavedPart[] {
  const parts: UnsavedPart[] = [];
  for (const language of languages) {
    if (!doc.share.has(bodyRoot(language))) continue;
    for (const section of doc.getXmlFragment(bodyRoot(language)).toArray()) {
      if (!(section instanceof Y.XmlElement)) continue;
      const blocks = unsavedBlocks(section, known);
      if (blocks.length > 0) parts.push({ language, section: titleOf(section), text: blocks.join("\n") });
    }
  }
  const facts = unsavedFacts(doc, known, describeFact);
  if (facts.length > 0) parts.push({ language: null, section: "", text: facts.join("\n") });
  return parts;
}

function unsavedFacts(doc: Y.Doc, known: KnownClocks, describe: (key: string, value: unknown) => string) {
  if (!doc.share.has(fieldsRoot)) return [];
  const facts = doc.getMap(fieldsRoot);
  return [...facts._map].flatMap(([key, item]) =>
    !item.deleted && isUnsaved(item, known) ? [describe(key, facts.get(key))] : [],
  );
}

/** The text blocks under an element in which something is not on the server, each as one line of text. */
function unsavedBlocks(element: Y.XmlElement, known: KnownClocks): string[] {
  const children = element.toArray();
  const isTextBlock = children.some((child) => child instanceof Y.XmlText);
  if (isTextBlock) return holdsUnsaved(element, known) ? [textOf(element)].filter(Boolean) : [];
  return children.flatMap((child) => (child instanceof Y.XmlElement ? unsavedBlocks(child, known) : []));
}

function holdsUnsaved(type: Y.XmlElement | Y.XmlText, known: KnownClocks): boolean {
  for (let item = type._start; item; item = item.right) {
    if (item.deleted) continue;
    if (isUnsaved(item, known)) return true;
    const inner = item.content instanceof Y.ContentType ? item.content.type : undefined;
    if ((inner instanceof Y.XmlElement || inner instanceof Y.XmlText) && holdsUnsaved(inner, known))
      return true;
  }
  return false;
}

const isUnsaved = (item: Y.Item, known: KnownClocks) =>
  !known.has(item.id.client, item.id.clock + item.length);

function textOf(element: Y.XmlElement): string {
  return element
    .toArray()
    .map((child) => (child instanceof Y.XmlText ? plainText(child) : ""))
    .join("")
    .trim();
}

const plainText = (text: Y.XmlText): string =>
  (text.toDelta() as { insert: unknown }[])
    .map(({ insert }) => (typeof insert === "string" ? insert : ""))
    .join("");

function titleOf(section: Y.XmlElement): string {
  const title = section.get(0);
  return title instanceof Y.XmlElement && title.nodeName === "title" ? textOf(title) : "";
}
