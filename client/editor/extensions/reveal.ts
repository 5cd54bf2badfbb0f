import * as Y from "yjs";
import { bodyRoot } from "../../../shared/document/schema";
import type { Language, Localised } from "../../../shared/locale/languages";
import { elementOf } from "./shared-elements";

/**
 * Puts into every language's text what only the register held of a block, in one change: a block that is public and
 * empty at any moment would be taken for a mistake. No undo takes it out again, for whoever saw it has seen it.
 */
export function revealBlock(
  doc: Y.Doc,
  languages: readonly Language[],
  { id, attributes, text }: { id: string; attributes: Record<string, string | null>; text: Localised },
) {
  doc.transact(() => {
    for (const language of languages) {
      const element = elementOf(doc.getXmlFragment(bodyRoot(language)), id);
      if (!element) continue;
      for (const [name, value] of Object.entries(attributes)) {
        if (value === null) element.removeAttribute(name);
        else element.setAttribute(name, value);
      }
      element.delete(0, element.length);
      element.insert(0, (text[language] ?? "").split("\n").map(paragraphOf));
    }
  }, "reveal");
}

function paragraphOf(words: string): Y.XmlElement {
  const paragraph = new Y.XmlElement("paragraph");
  if (words) paragraph.insert(0, [new Y.XmlText(words)]);
  return paragraph;
}
