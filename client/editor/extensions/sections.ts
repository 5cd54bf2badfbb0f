import type { Node, ResolvedPos } from "@tiptap/pm/model";
import { type EditorState, type Selection, TextSelection, type Transaction } from "@tiptap/pm/state";

/** Where a section's body lies: after its title, before its end. */
export type Body = { section: Node; position: number; from: number; to: number };

export function bodyAt(at: ResolvedPos): Body | undefined {
  if (at.depth < 1) return undefined;
  const section = at.node(1);
  if (section.type.name !== "section") return undefined;
  const position = at.before(1);
  return { section, position, from: position + 1 + titleSize(section), to: at.end(1) };
}

const titleSize = (section: Node): number =>
  section.firstChild?.type.name === "title" ? section.firstChild.nodeSize : 0;

/** All text of the body as one selection; undefined where there is none. */
export function selectionOfBody(doc: Node, body: Body): TextSelection | undefined {
  if (body.from >= body.to) return undefined;
  const selection = TextSelection.between(doc.resolve(body.from), doc.resolve(body.to));
  return selection instanceof TextSelection && selection.from >= body.from ? selection : undefined;
}

export function coversBody(state: EditorState, selection: Selection, body: Body): boolean {
  const whole = selectionOfBody(state.doc, body);
  return whole !== undefined && selection.from <= whole.from && selection.to >= whole.to;
}

export const spansSections = ({ $from, $to }: Selection): boolean =>
  $from.depth < 1 || $to.depth < 1 || $from.before(1) !== $to.before(1);

/**
 * Empties a body. What the template brought stays in its place: sub-headings, tables with their heads,
 * signatures; the cells of its tables are emptied.
 */
export function emptyBody(change: Transaction, body: Body): void {
  const { paragraph } = change.doc.type.schema.nodes;
  const kept: Node[] = [];
  let needsText = true;
  body.section.forEach((node) => {
    if (node.type.name === "title") return;
    if (!node.attrs.key && !stays.has(node.type.name)) return;
    if (node.type.name === "heading" && kept.at(-1)?.type.name === "heading") kept.push(paragraph!.create());
    kept.push(node.type.name === "table" ? emptiedTable(node) : node);
    needsText = node.type.name === "heading";
  });
  if (needsText) kept.push(paragraph!.create());
  change.replaceWith(body.from, body.to, kept);
  change.setSelection(TextSelection.near(change.doc.resolve(body.from + 1)));
}

const stays = new Set(["signature", "attendance", "programme"]);

function emptiedTable(table: Node): Node {
  const { paragraph } = table.type.schema.nodes;
  const rows: Node[] = [];
  table.forEach((row) => {
    const cells: Node[] = [];
    row.forEach((cell) => {
      cells.push(cell.type.name === "tableHeader" ? cell : cell.type.create(cell.attrs, paragraph!.create()));
    });
    rows.push(row.type.create(row.attrs, cells));
  });
  return table.type.create(table.attrs, rows);
}
