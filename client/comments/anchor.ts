import type { Node } from "@tiptap/pm/model";
import { type EditorState, NodeSelection } from "@tiptap/pm/state";
import { CellSelection } from "@tiptap/pm/tables";
import { relativePositionToAbsolutePosition, ySyncPluginKey } from "@tiptap/y-tiptap";
import * as Y from "yjs";
import { bodyRoot } from "../../shared/document/schema";
import { type ShowAtom, shownOffset, shownText } from "../../shared/document/shown";
import type { Language } from "../../shared/locale/languages";

/** What a comment is about, held so that it follows its text while the comment is being written. */
export type Place =
  | { language: Language; start: Y.RelativePosition; end: Y.RelativePosition }
  /** A whole image, table or signature, by its id. */
  | { language: Language; node: string };

/** What the server is sent: positions, and the words they stand around. */
export type Anchor = {
  language: Language;
  start?: string;
  end?: string;
  quote?: string;
  before?: string;
  after?: string;
  node?: string;
};

/** As long as the server takes a quote. */
const longestQuote = 10_000;
const surroundings = 32;

/** The place of the selection; undefined when nothing is selected that a comment could be about. */
export function placeOfSelection(state: EditorState, language: Language): Place | undefined {
  const { selection } = state;
  if (selection instanceof NodeSelection && selection.node.isBlock) {
    const { id } = selection.node.attrs;
    return selection.node.isAtom && typeof id === "string" ? { language, node: id } : undefined;
  }
  const range = selection instanceof CellSelection ? cellsRange(selection) : selection;
  const [from, to] = trimmed(state.doc, range.from, range.to);
  if (from >= to) return undefined;
  const start = relative(state, from, 0);
  const end = relative(state, to, -1);
  return start && end ? { language, start, end } : undefined;
}

function cellsRange(selection: CellSelection): { from: number; to: number } {
  return {
    from: Math.min(...selection.ranges.map(({ $from }) => $from.pos)),
    to: Math.max(...selection.ranges.map(({ $to }) => $to.pos)),
  };
}

/** Without the blanks and block borders that a double or triple click takes along. */
function trimmed(doc: Node, from: number, to: number): [number, number] {
  const text = doc.textBetween(from, to, "\n", "\ufffc");
  if (text.trim() === "") return [from, from];
  let start = from;
  let end = to;
  while (start < end && isBlank(doc, start, start + 1)) start += 1;
  while (end > start && isBlank(doc, end - 1, end)) end -= 1;
  return [start, end];
}

const isBlank = (doc: Node, from: number, to: number) =>
  doc.textBetween(from, to, "\n", "\ufffc").trim() === "";

/**
 * From the Yjs types themselves: y-tiptap's own conversion cannot tell the first word of a document from
 * its beginning. `assoc` 0 keeps to what follows, −1 to what precedes.
 */
function relative(state: EditorState, position: number, assoc: 0 | -1): Y.RelativePosition | undefined {
  const sync = ySyncPluginKey.getState(state);
  if (!sync?.binding) return undefined;
  const place = yPlace(sync.type, sync.binding.mapping, position, assoc);
  return place && Y.createRelativePositionFromTypeIndex(place.type, place.index, assoc);
}

type YPlace = { type: Y.XmlFragment | Y.XmlText; index: number };
type Mapping = Map<unknown, unknown>;

/** At the border of two texts or atoms a start belongs to the one that follows, an end to the one before. */
function yPlace(
  parent: Y.XmlFragment,
  mapping: Mapping,
  position: number,
  assoc: 0 | -1,
): YPlace | undefined {
  let rest = position;
  const children = parent.toArray();
  for (const [index, child] of children.entries()) {
    if (child instanceof Y.XmlText) {
      const isInside = assoc < 0 ? rest <= child.length : rest < child.length;
      if (isInside) return { type: child, index: rest };
      rest -= child.length;
    } else if (child instanceof Y.XmlElement) {
      if (rest === 0) return { type: parent, index };
      const size = sizeOf(child, mapping);
      if (rest < size) return yPlace(child, mapping, rest - 1, assoc);
      rest -= size;
      if (rest === 0 && assoc < 0) return { type: parent, index: index + 1 };
    }
  }
  if (rest !== 0) return undefined;
  const last = children.at(-1);
  return last instanceof Y.XmlText
    ? { type: last, index: last.length }
    : { type: parent, index: children.length };
}

function sizeOf(element: Y.XmlElement, mapping: Mapping): number {
  const node = mapping.get(element);
  return typeof node === "object" && node !== null && "nodeSize" in node ? Number(node.nodeSize) : 1;
}

/** Where a place stands in the editor now; undefined when its text is gone. */
export function rangeOf(state: EditorState, place: Place): { from: number; to: number } | undefined {
  if ("node" in place) {
    let found: { from: number; to: number } | undefined;
    state.doc.descendants((node, at) => {
      if (node.attrs.id === place.node) found = { from: at, to: at + node.nodeSize };
      return !found;
    });
    return found;
  }
  const sync = ySyncPluginKey.getState(state);
  if (!sync?.binding) return undefined;
  const [from, to] = [place.start, place.end].map((at) =>
    relativePositionToAbsolutePosition(sync.doc, sync.type, at, sync.binding.mapping),
  );
  return typeof from === "number" && typeof to === "number" && from < to ? { from, to } : undefined;
}

/** The anchor as it is now, read with the same eyes as the server's; undefined when nothing is left of it. */
export function anchorOf(doc: Y.Doc, place: Place, showAtom: ShowAtom): Anchor | undefined {
  const { language } = place;
  if ("node" in place) return { language, node: place.node };
  if (!doc.share.has(bodyRoot(language))) return undefined;
  const shown = shownText(doc, language, showAtom);
  const start = shownOffset(doc, shown, Y.encodeRelativePosition(place.start));
  const end = shownOffset(doc, shown, Y.encodeRelativePosition(place.end));
  if (start === undefined || end === undefined || start >= end) return undefined;
  const quote = shown.text.slice(start, Math.min(end, start + longestQuote));
  if (quote.trim() === "") return undefined;
  return {
    language,
    start: base64(Y.encodeRelativePosition(place.start)),
    end: base64(Y.encodeRelativePosition(place.end)),
    quote,
    before: shown.text.slice(Math.max(0, start - surroundings), start),
    after: shown.text.slice(end, end + surroundings),
  };
}

const base64 = (bytes: Uint8Array): string => btoa(String.fromCharCode(...bytes));
