import type { NodeJson } from "../../../shared/document/json";
import { headingLevel } from "../../../shared/document/outline";
import { attributeHolds } from "../../../shared/document/schema";
import { isDate, showDate } from "../../../shared/locale/dates";
import {
  type Block,
  type BlockName,
  type BlockOf,
  type Inline,
  plain,
  type StructureName,
  type Words,
} from "../prepared";
import { fileWords } from "../words";
import { gap, prepareInlines, shownAs, string } from "./inlines";
import { pieces } from "./pieces";
import type { Preparing } from "./preparing";
import { prepareTable } from "./tables";
import type { Numbered } from "./targets";

/**
 * How deep lists, quotes and tables may stand in each other in a file: Word knows nine levels, and layout
 * in ever narrower columns ends in one letter a line. What is deeper keeps its text and loses the nesting.
 */
const deepest = 8;

const read: { [K in BlockName]: (node: NodeJson, preparing: Preparing, depth: number) => BlockOf<K>[] } = {
  paragraph: (node, preparing) => {
    const align = node.attrs?.align;
    const content = prepareInlines(node.content, preparing);
    if (!hasSomething(content, preparing)) return [];
    return [
      {
        type: "paragraph",
        align:
          align === "left" || align === "center" || align === "right" || align === "justify" ? align : null,
        content,
      },
    ];
  },
  heading: (node, preparing) => {
    const numbered = placeOf(node, preparing);
    return [
      {
        type: "heading",
        level: headingLevel(node),
        ...numbered,
        content: prepareInlines(node.content, preparing),
      },
    ];
  },
  bulletList: (node, preparing, depth) => [{ type: "bulletList", items: items(node, preparing, depth) }],
  orderedList: (node, preparing, depth) => {
    const start = node.attrs?.start;
    return [
      {
        type: "orderedList",
        // The one number that a renderer counts with: Typst stops at a negative or broken one.
        start: attributeHolds("orderedList", "start", start) ? (start as number) : 1,
        items: items(node, preparing, depth),
      },
    ];
  },
  blockquote: (node, preparing, depth) => [
    { type: "blockquote", content: prepareBlocks(node.content, preparing, depth + 1) },
  ],
  table: (node, preparing, depth) =>
    prepareTable(node, preparing, (blocks) => prepareBlocks(blocks, preparing, depth + 1)),
  image: (node, preparing) => {
    const figure = fileWords[preparing.language].figure;
    const alt = string(node.attrs?.alt);
    return [
      {
        type: "image",
        caption: pieces(string(node.attrs?.caption), preparing.language),
        content: [gap(alt ? `[${figure}: ${alt}]` : `[${figure}]`, node, preparing)],
      },
    ];
  },
  signature: (node, preparing) => {
    const label = preparing.signatureLabel(string(node.attrs?.key));
    const who = label ? [label] : preparing.parties;
    return [{ type: "signature", places: who.map((name) => [shownAs(name, node, preparing)]) }];
  },
  input: (node, preparing, depth) => [{ type: "input", ...minuted(node, preparing, depth, "input") }],
  decision: (node, preparing, depth) => [
    { type: "decision", ...minuted(node, preparing, depth, "decision") },
  ],
  followUp: (node, preparing, depth) => [
    { type: "followUp", ...minuted(node, preparing, depth, "followUp") },
  ],
  attendance: (node, preparing) => [
    {
      type: "attendance",
      content: [gap(`[${fileWords[preparing.language].attendance}]`, node, preparing)],
    },
  ],
  programme: (node, preparing) => [
    {
      type: "programme",
      content: [gap(`[${fileWords[preparing.language].programme}]`, node, preparing)],
    },
  ],
};

/** Blocks in order. Empty paragraphs are left out: space between paragraphs is the file's own matter. */
export function prepareBlocks(nodes: NodeJson[] | undefined, preparing: Preparing, depth: number): Block[] {
  const blocks = (nodes ?? []).flatMap((node): Block[] => {
    if (node.type === "title" || (node.type === "heading" && depth > 0)) return boldLine(node, preparing);
    if (!Object.hasOwn(read, node.type)) return [];
    if (depth > deepest && node.content?.some((child) => child.content)) {
      return prepareBlocks(lifted(node), preparing, depth);
    }
    return (read[node.type as BlockName] as (n: NodeJson, p: Preparing, d: number) => Block[])(
      node,
      preparing,
      depth,
    );
  });
  return joinSignatures(blocks);
}

/** Signatures in a row are given room beside each other. */
function joinSignatures(blocks: Block[]): Block[] {
  const out: Block[] = [];
  for (const block of blocks) {
    const last = out.at(-1);
    if (block.type === "signature" && last?.type === "signature") last.places.push(...block.places);
    else out.push(block);
  }
  return out;
}

/** A heading in a cell or a list, or a stray title, has neither number nor place in the contents. */
function boldLine(node: NodeJson, preparing: Preparing): Block[] {
  const content = prepareInlines(node.content, preparing);
  for (const inline of content) if (!inline.formats.includes("bold")) inline.formats.push("bold");
  return hasSomething(content, preparing) ? [{ type: "paragraph", align: null, content }] : [];
}

// Whoever adds a node that is neither block nor inline is asked here where it is read.
const inner: Record<Exclude<StructureName, "doc" | "section" | "title">, true> = {
  listItem: true,
  tableRow: true,
  tableCell: true,
  tableHeader: true,
};

/** The blocks inside a list, a quote or a table, without it. */
const lifted = (node: NodeJson): NodeJson[] =>
  (node.content ?? []).flatMap((child) => (Object.hasOwn(inner, child.type) ? lifted(child) : [child]));

/** What a heading is called and where it stands; only those directly in a section are counted. */
export function placeOf(node: NodeJson, { targets, anchors }: Preparing): Numbered {
  const place = targets.headings.get(node) ?? { number: "", anchor: "" };
  anchors.add(place.anchor);
  return place;
}

const items = (list: NodeJson, preparing: Preparing, depth: number): Block[][] =>
  (list.content ?? [])
    .filter((item) => item.type === "listItem")
    .map((item) => prepareBlocks(item.content, preparing, depth + 1));

function minuted(
  node: NodeJson,
  preparing: Preparing,
  depth: number,
  kind: "input" | "decision" | "followUp",
) {
  const { language } = preparing;
  const words = fileWords[language];
  const { by, owner, person, due, visibility } = node.attrs ?? {};
  const label = pieces(words[kind], language);
  // A confidential remark in a file that travels cannot be called back.
  if (visibility === "confidential") {
    return {
      label,
      facts: [],
      content: [paragraphOf([gap(`[${words.confidential}]`, node, preparing)])],
    };
  }
  const mayName = visibility !== "not_for_attribution";
  const facts: [string, string][] = [
    [words.by, mayName ? string(by) : ""],
    [words.owner, string(owner)],
    [words.person, mayName ? string(person) : ""],
    [words.due, isDate(due) ? showDate(due, language) : string(due)],
  ];
  return {
    label,
    facts: facts.flatMap(([name, value]): { label: Words; words: Words }[] =>
      value ? [{ label: pieces(name, language), words: pieces(value, language) }] : [],
    ),
    content: prepareBlocks(node.content, preparing, depth + 1),
  };
}

const paragraphOf = (content: Inline[]): BlockOf<"paragraph"> => ({
  type: "paragraph",
  align: null,
  content,
});

/** Is there more than blanks and line breaks? Blanks that a comment holds on to count. */
const hasSomething = (content: Inline[], preparing: Preparing) =>
  content.some(
    (inline) =>
      (inline.type !== "hardBreak" && (inline.type !== "text" || plain(inline.words).trim() !== "")) ||
      preparing.isHeld(inline),
  );
