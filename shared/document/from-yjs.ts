/** Reads a text out of a Y.Doc as ProseMirror JSON, without ProseMirror. */
import * as Y from "yjs";
import type { Language } from "../locale/languages";
import type { MarkJson, NodeJson } from "./json";
import { bodyRoot, fieldsRoot } from "./schema";

export const bodyOf = (doc: Y.Doc, language: Language): NodeJson => ({
  type: "doc",
  content: childrenOf(doc.getXmlFragment(bodyRoot(language))),
});

export const fieldsOf = (doc: Y.Doc): Record<string, unknown> => doc.getMap(fieldsRoot).toJSON();

/** y-tiptap names an overlapping mark `name--hash`, so that several of one name can stand on a text. */
export const markNameOf = (key: string): string => key.split("--", 1)[0]!;

function childrenOf(parent: Y.XmlElement | Y.XmlFragment): NodeJson[] {
  return parent.toArray().flatMap((child): NodeJson[] => {
    if (child instanceof Y.XmlText) return textNodes(child);
    if (child instanceof Y.XmlElement) return [elementNode(child)];
    return [];
  });
}

/** An element with all that stands in it. */
export function elementNode(element: Y.XmlElement): NodeJson {
  const attrs = element.getAttributes() as Record<string, unknown>;
  const content = childrenOf(element);
  return {
    type: element.nodeName,
    ...(Object.keys(attrs).length > 0 ? { attrs } : {}),
    ...(content.length > 0 ? { content } : {}),
  };
}

function textNodes(text: Y.XmlText): NodeJson[] {
  const runs = text.toDelta() as { insert: unknown; attributes?: Record<string, unknown> }[];
  return runs.flatMap(({ insert, attributes }): NodeJson[] => {
    if (typeof insert !== "string") return [];
    const marks = Object.entries(attributes ?? {}).flatMap(([key, attrs]): MarkJson[] => {
      if (attrs === null) return [];
      const isEmpty = typeof attrs !== "object" || Object.keys(attrs).length === 0;
      return [{ type: markNameOf(key), ...(isEmpty ? {} : { attrs: attrs as Record<string, unknown> }) }];
    });
    return [{ type: "text", text: insert, ...(marks.length > 0 ? { marks } : {}) }];
  });
}
