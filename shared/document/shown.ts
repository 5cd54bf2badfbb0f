/**
 * A text as a person sees it: blocks joined by line breaks, atoms as their shown text. Quotes of comments
 * are cut from it and found in it, on both ends, so both read it with this function.
 */
import * as Y from "yjs";
import type { Language } from "../locale/languages";
import { bodyRoot } from "./schema";

/** A stretch of the shown text with where it comes from. */
export type ShownRun =
  | { start: number; length: number; text: Y.XmlText }
  | { start: number; length: number; atom: Y.XmlElement };

export type ShownText = { text: string; runs: ShownRun[]; blocks: Map<Y.XmlElement, number> };

/** What an inline atom shows, e.g. a field its value. */
export type ShowAtom = (atom: Y.XmlElement) => string;

const textBlocks = new Set(["title", "paragraph", "heading"]);

export function shownText(doc: Y.Doc, language: Language, showAtom: ShowAtom): ShownText {
  const runs: ShownRun[] = [];
  const blocks = new Map<Y.XmlElement, number>();
  let text = "";

  function readBlock(block: Y.XmlElement) {
    if (blocks.size > 0) text += "\n";
    blocks.set(block, text.length);
    for (const child of block.toArray()) {
      const shown = child instanceof Y.XmlText ? plain(child) : showAtom(child as Y.XmlElement);
      const at = { start: text.length, length: shown.length };
      if (child instanceof Y.XmlText) runs.push({ ...at, text: child });
      else if (child instanceof Y.XmlElement) runs.push({ ...at, atom: child });
      text += shown;
    }
  }

  function walk(parent: Y.XmlElement | Y.XmlFragment) {
    for (const child of parent.toArray()) {
      if (!(child instanceof Y.XmlElement)) continue;
      if (textBlocks.has(child.nodeName)) readBlock(child);
      else walk(child);
    }
  }

  walk(doc.getXmlFragment(bodyRoot(language)));
  return { text, runs, blocks };
}

/** The characters of a text, without its marks; as long as its Yjs length. */
function plain(text: Y.XmlText): string {
  return (text.toDelta() as { insert: unknown }[])
    .map(({ insert }) => (typeof insert === "string" ? insert : "\ufffc"))
    .join("");
}

/** Where a Yjs position stands in the shown text, or undefined when it is not (or no longer) in it. */
export function shownOffset(doc: Y.Doc, shown: ShownText, position: Uint8Array): number | undefined {
  let absolute: Y.AbsolutePosition | null;
  try {
    absolute = Y.createAbsolutePositionFromRelativePosition(Y.decodeRelativePosition(position), doc);
  } catch {
    return undefined;
  }
  if (!absolute) return undefined;
  const { type, index } = absolute;
  if (type instanceof Y.XmlText) {
    const run = shown.runs.find((each) => "text" in each && each.text === type);
    return run && run.start + Math.min(index, run.length);
  }
  if (!(type instanceof Y.XmlElement)) return undefined;
  const child = type.toArray()[index];
  const run = shown.runs.find((each) => ("text" in each ? each.text : each.atom) === child);
  if (run) return run.start;
  const last = type.toArray().at(-1);
  const lastRun = shown.runs.find((each) => ("text" in each ? each.text : each.atom) === last);
  return lastRun ? lastRun.start + lastRun.length : shown.blocks.get(type);
}

export type Quote = { quote: string; before?: string; after?: string };

/**
 * Where the quote stands: between the given positions if the text there is the quote, else at the one
 * place that quote and surroundings name. Undefined when there is none, or more than one.
 */
export function findQuote(
  shown: ShownText,
  { quote, before = "", after = "" }: Quote,
  between?: { start: number | undefined; end: number | undefined },
): { start: number; end: number } | undefined {
  if (quote === "") return undefined;
  const { start, end } = between ?? {};
  if (start !== undefined && end !== undefined && shown.text.slice(start, end) === quote)
    return { start, end };
  const places: number[] = [];
  for (
    let at = shown.text.indexOf(quote);
    at >= 0 && places.length < 1000;
    at = shown.text.indexOf(quote, at + 1)
  ) {
    places.push(at);
  }
  if (places.length > 1 && (before || after)) {
    const named = places.filter(
      (at) =>
        shown.text.slice(Math.max(0, at - before.length), at) === before &&
        shown.text.startsWith(after, at + quote.length),
    );
    return named.length === 1 ? { start: named[0]!, end: named[0]! + quote.length } : undefined;
  }
  return places.length === 1 ? { start: places[0]!, end: places[0]! + quote.length } : undefined;
}
