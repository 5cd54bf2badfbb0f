/** What was said, as the minutes hold it: their inputs, decisions and follow-ups in all languages, by block id. */
import * as Y from "yjs";
import { atomText } from "../document/atoms";
import type { ShownField } from "../document/fields";
import { elementNode } from "../document/from-yjs";
import type { NodeJson } from "../document/json";
import { bodyRoot } from "../document/schema";
import { isBlockId } from "../ids";
import { isDate } from "../locale/dates";
import type { Language, Localised } from "../locale/languages";

export const registerKinds = ["input", "decision", "followUp"] as const;
export type RegisterKind = (typeof registerKinds)[number];

export const visibilities = ["public", "not_for_attribution", "confidential"] as const;
export type Visibility = (typeof visibilities)[number];

/** What the block holds and the register only follows. */
export type RegisterBlock = {
  id: string;
  kind: RegisterKind;
  text: Localised;
  /** Who said it: a participant or an organisation, in the words of the minutes. */
  by: string | null;
  topic: string | null;
  /** The document that it concerns, and the section of it. */
  concerns: { document: string | null; section: string | null };
  owner: string | null;
  person: string | null;
  /** `YYYY-MM-DD`; what is no day counts as none. */
  due: string | null;
  visibility: Visibility;
  /** The section of the minutes in which it stands. */
  place: string | null;
};

/** How facts are shown within a block's text, by language. */
export type ShowField = (key: string, language: Language) => ShownField;

const nothing: ShowField = () => ({ text: "", isEmpty: true });

export const blocksOf = (
  doc: Y.Doc,
  languages: readonly Language[],
  shownField: ShowField = nothing,
): RegisterBlock[] =>
  blocksIn(
    languages.map((language) => {
      const content = sparse(doc.getXmlFragment(bodyRoot(language)));
      return [language, { type: "doc", content }] as const;
    }),
    shownField,
  );

/** What leads to the blocks, and they in whole: most of a text is neither, and it is read after each change. */
function sparse(parent: Y.XmlFragment | Y.XmlElement): NodeJson[] {
  return parent.toArray().flatMap((child): NodeJson[] => {
    if (!(child instanceof Y.XmlElement) || textBlocks.has(child.nodeName)) return [];
    if (registerKinds.includes(child.nodeName as RegisterKind)) return [elementNode(child)];
    const content = sparse(child);
    const id = child.getAttribute("id");
    return content.length > 0 ? [{ type: child.nodeName, attrs: { id }, content }] : [];
  });
}

const textBlocks = new Set(["paragraph", "heading"]);

/**
 * In the order of the first text that has them. A block has one id in all languages; where its attributes differ, the
 * first text that says something is believed. A second block of the same id in one text is a copy and counts for nothing.
 */
export function blocksIn(
  bodies: readonly (readonly [Language, NodeJson])[],
  shownField: ShowField = nothing,
): RegisterBlock[] {
  const found = new Map<string, RegisterBlock>();
  for (const [language, body] of bodies) {
    const seenHere = new Set<string>();
    for (const { node, place } of standingIn(body, null)) {
      const id = node.attrs?.id;
      if (!isBlockId(id) || seenHere.has(id)) continue;
      seenHere.add(id);
      const block = readBlock(id, node, place);
      const known = found.get(id) ?? block;
      if (known.kind !== block.kind) continue;
      const text = textOf(node, (key) => shownField(key, language)).trim();
      found.set(id, {
        ...known,
        text: text ? { ...known.text, [language]: text } : known.text,
        by: known.by ?? block.by,
        topic: known.topic ?? block.topic,
        concerns: {
          document: known.concerns.document ?? block.concerns.document,
          section: known.concerns.section ?? block.concerns.section,
        },
        owner: known.owner ?? block.owner,
        person: known.person ?? block.person,
        due: known.due ?? block.due,
        visibility: stricter(known.visibility, block.visibility),
      });
    }
  }
  return [...found.values()];
}

/** Said in confidence in one language is said in confidence. */
const stricter = (one: Visibility, other: Visibility): Visibility =>
  visibilities.indexOf(one) > visibilities.indexOf(other) ? one : other;

const isRegistered = (node: NodeJson): boolean => registerKinds.includes(node.type as RegisterKind);

function* standingIn(
  node: NodeJson,
  place: string | null,
): Generator<{ node: NodeJson; place: string | null }> {
  for (const child of node.content ?? []) {
    if (isRegistered(child)) yield { node: child, place };
    yield* standingIn(child, child.type === "section" ? words(child.attrs?.id) : place);
  }
}

function readBlock(id: string, { type, attrs = {} }: NodeJson, place: string | null): RegisterBlock {
  return {
    id,
    kind: type as RegisterKind,
    text: {},
    by: words(attrs.by),
    topic: words(attrs.topic),
    concerns: { document: words(attrs.document), section: words(attrs.section) },
    owner: words(attrs.owner),
    person: words(attrs.person),
    due: isDate(attrs.due) ? attrs.due : null,
    visibility: visibilities.includes(attrs.visibility as Visibility)
      ? (attrs.visibility as Visibility)
      : "public",
    place,
  };
}

const words = (value: unknown): string | null =>
  typeof value === "string" && value.trim() !== "" ? value.trim() : null;

/** Lines of the block, without another block that stands in it and without what a suggestion takes away. */
function textOf(node: NodeJson, shownField: (key: string) => ShownField): string {
  return (node.content ?? [])
    .flatMap((child): string[] => {
      if (isRegistered(child)) return [];
      if (!textBlocks.has(child.type)) return [textOf(child, shownField)];
      const line = (child.content ?? []).map((inline) => inlineText(inline, shownField)).join("");
      return [line];
    })
    .filter((line) => line.trim() !== "")
    .join("\n");
}

function inlineText(node: NodeJson, shownField: (key: string) => ShownField): string {
  if (node.marks?.some((mark) => mark.type === "deletion")) return "";
  return node.type === "text" ? (node.text ?? "") : atomText(node.type, node.attrs ?? {}, shownField);
}
