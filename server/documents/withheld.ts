/**
 * What was said in confidence, in minutes that go to somebody who may not read it, or into a file that may go to
 * anybody: for the moment until the register has taken the words out of the text (`server/registers/confidences.ts`).
 */
import type * as Y from "yjs";
import { bodyOf } from "../../shared/document/from-yjs";
import type { NodeJson } from "../../shared/document/json";
import type { Language } from "../../shared/locale/languages";
import { blocksOf } from "../../shared/register/blocks";

/** The body of a language in which a block is confidential as soon as it is so in any language. */
export function bodyInConfidence(doc: Y.Doc, language: Language, languages: readonly Language[]): NodeJson {
  const confidential = new Set(
    blocksOf(doc, languages).flatMap(({ id, visibility }) => (visibility === "confidential" ? [id] : [])),
  );
  const mark = (node: NodeJson): NodeJson => ({
    ...node,
    ...(confidential.has(String(node.attrs?.id))
      ? { attrs: { ...node.attrs, visibility: "confidential" } }
      : {}),
    ...(node.content ? { content: node.content.map(mark) } : {}),
  });
  const body = bodyOf(doc, language);
  return confidential.size > 0 ? mark(body) : body;
}

const isConfidential = (node: NodeJson) => node.attrs?.visibility === "confidential";

/** Without the words and names that are not for whoever asks; that something was said there, and its kind, stays. */
export function withoutConfidence(node: NodeJson): NodeJson {
  const { attrs, content, ...rest } = node;
  if (isConfidential(node)) return { ...rest, attrs: { id: attrs?.id, visibility: attrs?.visibility } };
  const isNamed = attrs?.visibility !== "not_for_attribution";
  return {
    ...rest,
    ...(attrs ? { attrs: isNamed ? attrs : { ...attrs, by: null, person: null } } : {}),
    ...(content ? { content: content.map(withoutConfidence) } : {}),
  };
}

/** The threads about what was said in confidence: their quotes and replies tell of it. */
export function threadsInConfidence(node: NodeJson, isWithin = false): string[] {
  const isInside = isWithin || isConfidential(node);
  const own = isInside ? threadsOn(node) : [];
  return [...own, ...(node.content ?? []).flatMap((child) => threadsInConfidence(child, isInside))];
}

function threadsOn({ attrs, marks = [] }: NodeJson): string[] {
  const held = typeof attrs?.threads === "string" ? attrs.threads.split(" ") : [];
  const marked = marks.flatMap((mark) => (mark.type === "comment" ? [String(mark.attrs?.id)] : []));
  return [...held, ...marked];
}
