/**
 * How far a section is written: `empty` while it holds no text under a heading, none in a table's body
 * and no fact; `filled` when every required part has something; `partly` in between. Text that a
 * starter brought counts as text; labels, headings, header cells and row numbers do not.
 */
import type { ShownField } from "./fields";
import type { SectionDefinition } from "./form";
import type { NodeJson } from "./json";

export type SectionState = "empty" | "partly" | "filled";

type ShowField = (key: string) => ShownField;

export function sectionState(
  section: NodeJson,
  definition: SectionDefinition | undefined,
  shownField: ShowField,
): SectionState {
  const written = writtenParts(section, definition, shownField);
  const facts = (definition?.parts ?? []).filter((part) => part.as === "field").map((part) => part.key);
  for (const key of facts) if (!shownField(key).isEmpty) written.keys.add(key);
  if (written.keys.size === 0 && !written.elsewhere) return "empty";
  const isDone = (definition?.parts ?? [])
    .filter((part) => part.required === "M" && isWritten(part))
    .every(
      (part) =>
        written.keys.has(part.key) ||
        // Its heading or table was taken away: what is written elsewhere in the section stands for it.
        (part.as !== "field" && !written.seen.has(part.key) && written.elsewhere),
    );
  return isDone ? "filled" : "partly";
}

/** Not signed later, and not shown from data of elsewhere. */
export const isWritten = ({ as }: SectionDefinition["parts"][number]): boolean =>
  as === "text" || as === "table" || as === "field";

type Written = {
  /** Parts that hold something. */
  keys: Set<string>;
  /** Parts whose heading or table stands in the section. */
  seen: Set<string>;
  /** Is there text that belongs to no part? */
  elsewhere: boolean;
};

function writtenParts(
  section: NodeJson,
  definition: SectionDefinition | undefined,
  shownField: ShowField,
): Written {
  const known = new Map((definition?.parts ?? []).map((part) => [part.key, part.as]));
  const written: Written = { keys: new Set(), seen: new Set(), elsewhere: false };
  const note = (key: string | undefined) => {
    if (key === undefined) written.elsewhere = true;
    else written.keys.add(key);
  };
  let under: string | undefined;
  for (const node of section.content ?? []) {
    if (node.type === "title") continue;
    const key = typeof node.attrs?.key === "string" ? node.attrs.key : "";
    const as = known.get(key);
    if (node.type === "heading") {
      if (node.attrs?.level === 3 || node.attrs?.level === 4) continue;
      under = as === "text" || as === "table" ? key : undefined;
      if (as === "text") written.seen.add(key);
    } else if (node.type === "table" && as === "table") {
      written.seen.add(key);
      if (hasContent(node, shownField)) written.keys.add(key);
    } else if (!isFactLine(node, known) && hasContent(node, shownField)) {
      note(under);
    }
  }
  return written;
}

/** Is there anything in this block that a person, or a starter, put there? */
export function hasContent(node: NodeJson, shownField: ShowField): boolean {
  switch (node.type) {
    case "text":
      return (node.text ?? "").trim() !== "";
    case "field":
      return !shownField(String(node.attrs?.key ?? "")).isEmpty;
    case "mention":
    case "crossReference":
    case "footnote":
    case "image":
      return true;
    case "heading":
    case "tableHeader":
    case "signature":
      return false;
    case "tableCell":
      return node.attrs?.column !== "num" && anyHasContent(node.content, shownField);
    case "paragraph":
      return anyHasContent(withoutLabel(node.content ?? []), shownField);
    default:
      return anyHasContent(node.content, shownField);
  }
}

const anyHasContent = (nodes: readonly NodeJson[] | undefined, shownField: ShowField): boolean =>
  (nodes ?? []).some((node) => hasContent(node, shownField));

/** `Period: …`: whether it holds something is asked of the fact itself. */
function isFactLine(node: NodeJson, known: ReadonlyMap<string, string>): boolean {
  if (node.type !== "paragraph") return false;
  const rest = withoutLabel(node.content ?? []);
  return (
    rest.length > 0 &&
    rest.every((child) => child.type === "field" && known.get(String(child.attrs?.key)) === "field")
  );
}

/** A line of a fact is a bold label, a colon and the fact: the label alone says nothing. */
function withoutLabel(nodes: readonly NodeJson[]): readonly NodeJson[] {
  const at = nodes.findIndex((node) => node.type === "field");
  if (at < 1) return nodes;
  const label = nodes.slice(0, at);
  const text = label.map((node) => node.text ?? "").join("");
  const isLabel =
    label.every((node) => node.type === "text") &&
    isBold(label[0]!) &&
    /[:\uff1a]\s*$/.test(text) &&
    text.length <= 200;
  return isLabel ? nodes.slice(at) : nodes;
}

const isBold = (node: NodeJson): boolean => (node.marks ?? []).some((mark) => mark.type === "bold");
