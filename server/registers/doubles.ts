/**
 * A block that stands twice in one text, to the letter: two people took back the same deletion, and Yjs put it back for
 * each. The later one goes. Any page would give it an id of its own at the next occasion, in each language another. The
 * server does it alone, so that no two pages ever take out one each.
 */
import * as Y from "yjs";
import { elementNode } from "../../shared/document/from-yjs";
import { bodyRoot } from "../../shared/document/schema";
import type { Language } from "../../shared/locale/languages";
import { type RegisterKind, registerKinds } from "../../shared/register/blocks";

export const hasDoubles = (doc: Y.Doc, languages: readonly Language[]): boolean =>
  languages.some((language) => doublesIn(doc, language).length > 0);

export function dropDoubles(doc: Y.Doc, languages: readonly Language[]) {
  for (const language of languages)
    for (const double of doublesIn(doc, language)) {
      const parent = double.parent as Y.XmlElement;
      parent.delete(parent.toArray().indexOf(double), 1);
    }
}

function doublesIn(doc: Y.Doc, language: Language): Y.XmlElement[] {
  const first = new Map<string, Y.XmlElement>();
  return blocksUnder(doc.getXmlFragment(bodyRoot(language))).filter((block) => {
    const id = block.getAttribute("id");
    if (!id) return false;
    const before = first.get(id);
    if (!before) first.set(id, block);
    return before !== undefined && JSON.stringify(elementNode(before)) === JSON.stringify(elementNode(block));
  });
}

const blocksUnder = (parent: Y.XmlElement | Y.XmlFragment): Y.XmlElement[] =>
  parent.toArray().flatMap((child) => {
    if (!(child instanceof Y.XmlElement)) return [];
    return registerKinds.includes(child.nodeName as RegisterKind) ? [child] : blocksUnder(child);
  });
