import type { Mark, Node, Schema } from "@tiptap/pm/model";
import * as Y from "yjs";

/** What each element of the text is drawn as; null for one that cannot be drawn. */
export type Drawn = Map<unknown, Node | null>;

/**
 * The node for an element, kept in `drawn` with all that it holds. It only looks: y-tiptap 3.0.9 changes the text
 * while it draws what others wrote. It moves a piece of text of one's own into its left neighbour, and what somebody
 * else types into that piece meanwhile is gone for everybody; and it deletes what the schema has no place for.
 */
export function drawElement(element: Y.XmlElement, schema: Schema, drawn: Drawn): Node | null {
  const known = drawn.get(element);
  if (known !== undefined) return known;
  const children: Node[] = [];
  for (const child of element.toArray()) {
    if (child instanceof Y.XmlText) children.push(...drawText(child, schema));
    else if (child instanceof Y.XmlElement) {
      const node = drawElement(child, schema, drawn);
      if (node) children.push(node);
    }
  }
  const node = nodeThatFits(element, schema, children);
  drawn.set(element, node);
  return node;
}

/** With those children that have a place in it; null where one is missing that it needs. */
function nodeThatFits(element: Y.XmlElement, schema: Schema, children: Node[]): Node | null {
  const type = schema.nodes[element.nodeName];
  if (!type) return null;
  const fitting: Node[] = [];
  let match = type.contentMatch;
  for (const child of children) {
    const next = match.matchType(child.type);
    if (!next) continue;
    match = next;
    fitting.push(child.mark(type.allowedMarks(child.marks)));
  }
  return match.validEnd ? type.create(element.getAttributes(), fitting) : null;
}

function drawText(text: Y.XmlText, schema: Schema): Node[] {
  const runs: { insert?: unknown; attributes?: Record<string, unknown> }[] = text.toDelta();
  return runs.flatMap(({ insert, attributes = {} }) =>
    typeof insert === "string" ? [schema.text(insert, marksIn(attributes, schema))] : [],
  );
}

function marksIn(attributes: Record<string, unknown>, schema: Schema): Mark[] {
  return Object.entries(attributes).flatMap(([key, value]) => {
    const type = schema.marks[markName(key)];
    return type ? [type.create(value as Record<string, unknown>)] : [];
  });
}

/** Marks that may overlap carry a hash in Yjs: `comment--Pq3f0w1x`. */
export const markName = (key: string): string => key.replace(/--[a-zA-Z0-9+/=]{8}$/, "");
