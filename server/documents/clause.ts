/** A section in plain lines, for a screen that is read from afar. */
import * as Y from "yjs";
import type { ClauseLine, ClauseText } from "../../shared/answers";
import { atomText } from "../../shared/document/atoms";
import type { ShownField } from "../../shared/document/fields";
import { elementNode } from "../../shared/document/from-yjs";
import type { NodeJson } from "../../shared/document/json";
import { countHeadings, type HeadingLevel, showCount } from "../../shared/document/numbering";
import { bodyRoot } from "../../shared/document/schema";
import type { Language } from "../../shared/locale/languages";

type Show = (key: string) => ShownField;
type About = { language: Language; section: string; numbering: string; shownField: Show };

/** What was captured may be confidential, and what is only computed says nothing here. */
const leftOut = new Set(["input", "decision", "followUp", "attendance", "programme", "image", "signature"]);

/** Undefined when the section does not stand in this language's text. */
export function clauseOf(
  doc: Y.Doc,
  { language, section, numbering, shownField }: About,
): ClauseText | undefined {
  const count = countHeadings(numbering);
  for (const element of doc.getXmlFragment(bodyRoot(language)).toArray()) {
    if (!(element instanceof Y.XmlElement) || element.nodeName !== "section") continue;
    const number = count(1, element.getAttribute("numbered") !== (false as unknown));
    // A chapter's own headings are counted anew, so those before it need not be read.
    if (element.getAttribute("id") !== section) continue;
    const [title, ...blocks] = elementNode(element).content ?? [];
    return {
      number,
      title: textOf(title, shownField),
      lines: blocks.flatMap((block) => linesOf(block, { shownField, count, depth: 0, mark: "" })),
    };
  }
  return undefined;
}

type Reading = { shownField: Show; count: ReturnType<typeof countHeadings>; depth: number; mark: string };

function linesOf(node: NodeJson, reading: Reading): ClauseLine[] {
  const { shownField, count, depth, mark } = reading;
  if (leftOut.has(node.type)) return [];
  const block = typeof node.attrs?.id === "string" ? node.attrs.id : "";
  const line = (kind: ClauseLine["kind"], text: string, before = mark): ClauseLine[] =>
    text.trim() === "" ? [] : [{ block, kind, depth, mark: before, text }];
  const children = node.content ?? [];
  switch (node.type) {
    case "heading":
      return line("heading", textOf(node, shownField), count(Number(node.attrs?.level ?? 2) as HeadingLevel));
    case "paragraph":
      return line(mark ? "item" : "paragraph", textOf(node, shownField));
    case "bulletList":
      return children.flatMap((item) => itemOf(item, "–", reading));
    case "orderedList": {
      const start = Number(node.attrs?.start ?? 1);
      return children.flatMap((item, at) => itemOf(item, markOf(start + at, depth), reading));
    }
    case "tableRow":
      return children.every(({ type }) => type === "tableHeader")
        ? []
        : line("row", textsOf(children, shownField).join(" · "));
    default:
      return children.flatMap((child) => linesOf(child, reading));
  }
}

/** As the sheet prints them: 1. a. i. */
const markOf = (count: number, depth: number): string =>
  `${showCount(count, (["decimal", "lowerLetter", "lowerRoman"] as const)[depth % 3]!)}.`;

/** The mark stands before the item's first block only. */
const itemOf = (item: NodeJson, mark: string, reading: Reading): ClauseLine[] =>
  (item.content ?? []).flatMap((block, at) =>
    linesOf(block, { ...reading, depth: reading.depth + 1, mark: at === 0 ? mark : "" }),
  );

const textsOf = (cells: readonly NodeJson[], shownField: Show): string[] =>
  cells.map((cell) => textOf(cell, shownField)).filter((text) => text.trim() !== "");

function textOf(node: NodeJson | undefined, shownField: Show): string {
  if (!node) return "";
  if (node.type === "text") return node.text ?? "";
  if (!node.content) return atomText(node.type, node.attrs ?? {}, shownField);
  return node.content.map((child) => textOf(child, shownField)).join("");
}
