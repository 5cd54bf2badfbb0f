import { Extension } from "@tiptap/core";
import type { Mark, Node } from "@tiptap/pm/model";
import { Plugin } from "@tiptap/pm/state";
import { ySyncPluginKey } from "@tiptap/y-tiptap";
import * as Y from "yjs";
import { type Drawn, markName } from "./draw-element";

/** The parts of y-tiptap 3.0.9's binding that are leaned on here. */
type Binding = {
  doc: Y.Doc;
  type: Y.XmlFragment;
  mapping: Drawn;
  _prosemirrorChanged: (doc: Node) => void;
};

/**
 * A block's text lies in Yjs in two pieces side by side where two people began it at once, or where what stood
 * between them was deleted. y-tiptap 3.0.9 joins them at the next key, by deleting the second and writing its words
 * at the end of the first: two who type then double each other's words, and what a third types into the second is
 * gone. Here the pieces stay, and each change is written into the one it is in.
 */
export const TextPieces = Extension.create({
  name: "textPieces",

  addProseMirrorPlugins() {
    return [
      new Plugin({
        view: (view) => {
          const binding: Binding | undefined = ySyncPluginKey.getState(view.state)?.binding;
          // Views of plugins are made again whenever a plugin comes or goes.
          if (binding && !Object.hasOwn(binding, "_prosemirrorChanged")) keepPieces(binding);
          return {};
        },
      }),
    ];
  },
});

function keepPieces(binding: Binding) {
  const writeAll = binding._prosemirrorChanged;
  binding._prosemirrorChanged = (doc) => {
    binding.doc.transact(() => {
      // What is drawn as it stands is left alone by y-tiptap.
      for (const [element, block] of changedBlocks(binding.type, doc, binding.mapping))
        if (writePieces(element, block, binding.mapping)) binding.mapping.set(element, block);
      writeAll.call(binding, doc);
    }, ySyncPluginKey);
  };
}

/**
 * Text blocks that are not drawn as they stand. Where blocks came or went beside them, those before: of a split
 * block the half that keeps the id.
 */
function* changedBlocks(parent: Y.XmlFragment, node: Node, drawn: Drawn): Generator<[Y.XmlElement, Node]> {
  if (parent instanceof Y.XmlElement && node.isTextblock) {
    yield [parent, node];
    return;
  }
  const elements = parent.toArray();
  const isAsMany = elements.length === node.childCount;
  for (const [index, element] of elements.entries()) {
    const child = node.maybeChild(index);
    if (!child || !(element instanceof Y.XmlElement)) return;
    if (drawn.get(element) === child) continue;
    const id: unknown = child.attrs.id ?? null;
    const isSame = element.nodeName === child.type.name && id === (element.getAttribute("id") ?? null);
    if (isSame && (isAsMany || id)) yield* changedBlocks(element, child, drawn);
    else if (!isAsMany) return;
  }
}

/** A letter or an atom, and where it lies: in which of the block's pieces, how many characters into it. */
type Unit = { value: string | Y.XmlElement; piece: number; offset: number };

/** Makes the element hold the block; answers false, with nothing done, where there is no need or no simple way. */
function writePieces(element: Y.XmlElement, block: Node, drawn: Drawn): boolean {
  const pieces = element.toArray();
  const texts = pieces.filter((piece) => piece instanceof Y.XmlText);
  if (texts.length < 2 || texts.length <= runsOfText(block)) return false;
  const keys = keysOfMarks(texts, block);
  const is = block.children.flatMap<string | Node>((child) => (child.isText ? [...child.text!] : [child]));
  const was = pieces.flatMap(unitsOf);
  const isSame = (unit: Unit | undefined, now: string | Node | undefined) =>
    unit !== undefined &&
    now !== undefined &&
    (typeof unit.value === "string" || typeof now === "string"
      ? unit.value === now
      : // Marks of atoms are on one's own screen only.
        drawn.get(unit.value)?.mark([]).eq(now.mark([])) === true);

  const most = Math.min(was.length, is.length);
  let first = 0;
  while (first < most && isSame(was[first], is[first])) first += 1;
  let last = 0;
  while (last < most - first && isSame(was.at(-1 - last), is.at(-1 - last))) last += 1;
  const added = is.slice(first, is.length - last);
  const place = placeFor(was, first, pieces);
  if (!keys || added.some((unit) => typeof unit !== "string") || (added.length > 0 && !place)) return false;

  for (const { value, piece, offset } of was.slice(first, was.length - last).reverse()) {
    if (typeof value === "string") (pieces[piece] as Y.XmlText).delete(offset, value.length);
    else element.delete(piece);
  }
  place?.text.insert(place.offset, added.join(""));
  writeMarks(texts, block, keys);
  writeAttributes(element, block);
  return true;
}

function runsOfText(block: Node): number {
  let runs = 0;
  block.forEach((child, _offset, index) => {
    if (child.isText && !block.maybeChild(index - 1)?.isText) runs += 1;
  });
  return runs;
}

type Run = { insert: string; attributes?: Record<string, unknown> };
const runsIn = (text: Y.XmlText): Run[] => text.toDelta();

function unitsOf(value: Y.XmlElement | Y.XmlText | Y.XmlHook, piece: number): Unit[] {
  if (!(value instanceof Y.XmlText)) return [{ value: value as Y.XmlElement, piece, offset: 0 }];
  let offset = 0;
  const letters = [
    ...runsIn(value)
      .map(({ insert }) => insert)
      .join(""),
  ];
  return letters.map((letter) => {
    offset += letter.length;
    return { value: letter, piece, offset: offset - letter.length };
  });
}

/** Behind the letter before, else in front of the letter after, else in an empty piece between. */
function placeFor(units: Unit[], index: number, pieces: unknown[]) {
  const before = units[index - 1];
  const after = units[index];
  if (typeof before?.value === "string")
    return { text: pieces[before.piece] as Y.XmlText, offset: before.offset + before.value.length };
  if (typeof after?.value === "string")
    return { text: pieces[after.piece] as Y.XmlText, offset: after.offset };
  const between = pieces
    .slice(before ? before.piece + 1 : 0, after?.piece)
    .find((piece) => piece instanceof Y.XmlText);
  return between && { text: between, offset: 0 };
}

/** Under which key each mark of the block is in Yjs; undefined where one that may overlap has none yet. */
function keysOfMarks(texts: readonly Y.XmlText[], block: Node): ((mark: Mark) => string) | undefined {
  const known = texts.flatMap(runsIn).flatMap(({ attributes = {} }) => Object.entries(attributes));
  const keyOf = (mark: Mark) =>
    mark.type.excludes(mark.type)
      ? mark.type.name
      : known.find(
          ([key, value]) =>
            markName(key) === mark.type.name && mark.eq(mark.type.create(value as Record<string, unknown>)),
        )?.[0];
  const isKnown = block.children.every((child) => !child.isText || child.marks.every(keyOf));
  return isKnown ? (mark) => keyOf(mark) ?? mark.type.name : undefined;
}

function writeMarks(texts: readonly Y.XmlText[], block: Node, keyOf: (mark: Mark) => string) {
  const runs = block.children.filter((child) => child.isText);
  let run = 0;
  let used = 0;
  for (const text of texts) {
    const none = Object.fromEntries(
      runsIn(text).flatMap(({ attributes = {} }) => Object.keys(attributes).map((key) => [key, null])),
    );
    const wanted: { retain: number; attributes: Record<string, unknown> }[] = [];
    for (let left = text.length; left > 0; ) {
      const node = runs[run]!;
      const retain = Math.min(left, node.nodeSize - used);
      const marks = Object.fromEntries(node.marks.map((mark) => [keyOf(mark), mark.attrs]));
      wanted.push({ retain, attributes: { ...none, ...marks } });
      left -= retain;
      used += retain;
      if (used === node.nodeSize) {
        run += 1;
        used = 0;
      }
    }
    if (wanted.some(({ attributes }) => Object.keys(attributes).length > 0)) text.applyDelta(wanted);
  }
}

function writeAttributes(element: Y.XmlElement, block: Node) {
  for (const [name, value] of Object.entries(block.attrs)) {
    const was: unknown = element.getAttribute(name);
    if (value === null && was !== undefined) element.removeAttribute(name);
    else if (value !== null && was !== value) element.setAttribute(name, value);
  }
}
