import * as Y from "yjs";
import { bodyRoot } from "../../../shared/document/schema";
import type { Language } from "../../../shared/locale/languages";
import { elementOf } from "../extensions/shared-elements";

/** Follows in which other language a block has words: only for a block that is empty here. Answers what ends it. */
export function languageWithWords(
  doc: Y.Doc,
  {
    languages,
    id,
    onChange,
  }: { languages: readonly Language[]; id: string; onChange: (language: Language | undefined) => void },
): () => void {
  const found = languages.flatMap((language) => {
    const element = elementOf(doc.getXmlFragment(bodyRoot(language)), id);
    return element ? [{ language, element }] : [];
  });
  const look = () => onChange(found.find(({ element }) => hasWords(element))?.language);
  for (const { element } of found) element.observeDeep(look);
  look();
  return () => {
    for (const { element } of found) element.unobserveDeep(look);
  };
}

const hasWords = (parent: Y.XmlElement): boolean =>
  parent
    .toArray()
    .some((child) =>
      child instanceof Y.XmlText ? child.length > 0 : child instanceof Y.XmlElement && hasWords(child),
    );
