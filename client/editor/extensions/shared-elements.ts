import * as Y from "yjs";
import type { Placed, SharedChanges } from "./shared-changes";

const textBlocks = new Set(["title", "paragraph", "heading"]);

const elementsIn = (parent: Y.XmlFragment): Y.XmlElement[] =>
  parent.toArray().filter((child): child is Y.XmlElement => child instanceof Y.XmlElement);

/** The block of a text that has this id. */
export function elementOf(parent: Y.XmlFragment, id: string): Y.XmlElement | undefined {
  for (const element of elementsIn(parent)) {
    if (textBlocks.has(element.nodeName)) continue;
    if (element.getAttribute("id") === id) return element;
    const inside = elementOf(element, id);
    if (inside) return inside;
  }
  return undefined;
}

/**
 * Does in another language's text what was done in one: the same blocks with the same attributes in the same sections.
 * Their words are each language's own. `kept` holds what was taken out, for whoever puts a cut block back.
 */
export function carryInto(body: Y.XmlFragment, changes: SharedChanges, kept: Map<string, Y.XmlElement>) {
  const takeOut = (id: string) => {
    const element = elementOf(body, id);
    const parent = element?.parent;
    if (!element || !(parent instanceof Y.XmlFragment)) return;
    kept.set(id, element.clone());
    parent.delete(parent.toArray().indexOf(element), 1);
  };
  const putIn = (placed: Placed) => {
    const { id } = placed.node.attrs;
    if (elementOf(body, id)) return;
    const element = kept.get(id) ?? emptyCopy(placed);
    kept.delete(id);
    // What was kept is as it was when it was taken out.
    if (insertBehindTheSame(body, placed, element)) setAttributes(element, placed.node.attrs);
  };
  for (const id of changes.gone) takeOut(id);
  for (const placed of changes.moved) takeOut(placed.node.attrs.id);
  for (const placed of [...changes.moved, ...changes.come]) putIn(placed);
  for (const node of changes.changed) {
    const element = elementOf(body, node.attrs.id);
    if (element) setAttributes(element, node.attrs);
  }
}

/** The block without words: they wait for who translates. */
function emptyCopy({ node }: Placed): Y.XmlElement {
  const element = new Y.XmlElement(node.type.name);
  const first = node.firstChild;
  if (first?.type.name !== "paragraph") return element;
  const paragraph = new Y.XmlElement("paragraph");
  if (first.attrs.id) paragraph.setAttribute("id", first.attrs.id);
  element.insert(0, [paragraph]);
  return element;
}

/** A suggestion is about one language's words; the rest says the same in all. */
const ofOneText = new Set(["track"]);

function setAttributes(element: Y.XmlElement, attributes: Record<string, unknown>) {
  for (const [name, value] of Object.entries(attributes)) {
    if (ofOneText.has(name) || (element.getAttribute(name) ?? null) === value) continue;
    if (value === null) element.removeAttribute(name);
    else element.setAttribute(name, value as string);
  }
}

/** Behind the nearest block before it that both texts have; where there is none, behind the section's title. */
function insertBehindTheSame(body: Y.XmlFragment, { node, section }: Placed, element: Y.XmlElement): boolean {
  const target = elementsIn(body).find((each) => each.getAttribute("id") === section.attrs.id);
  if (!target) return false;
  const blocks = section.children;
  const at = blocks.findIndex((block) => block === node || holds(block, node));
  const before = blocks
    .slice(0, Math.max(0, at))
    .map((block) => block.attrs.id)
    .filter(Boolean);
  const there = target.toArray().map((child) => (child instanceof Y.XmlElement ? child : undefined));
  const anchor = before.findLast((id) => there.some((child) => child?.getAttribute("id") === id));
  const behind =
    anchor === undefined
      ? there.findIndex((child) => child?.nodeName === "title")
      : there.findIndex((child) => child?.getAttribute("id") === anchor);
  target.insert(behind + 1, [element]);
  return true;
}

function holds(block: Placed["node"], node: Placed["node"]): boolean {
  let isFound = false;
  block.descendants((child) => {
    isFound ||= child === node;
    return !isFound && !child.isTextblock;
  });
  return isFound;
}
