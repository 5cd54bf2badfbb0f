import { AlignmentType, Bookmark, BorderStyle, HeadingLevel, Paragraph, type Table } from "docx";
import { type Block, type BlockOf, type BlockRenderers, type HeadingParts, renderBlock } from "../prepared";
import { runs, writeInlines } from "./inlines";
import { bulletList, listIndent, listLevel } from "./numbering";
import { writeSignature } from "./signature";
import { writeTable } from "./tables";
import type { Place } from "./writing";

const alignments = {
  left: AlignmentType.LEFT,
  center: AlignmentType.CENTER,
  right: AlignmentType.RIGHT,
  justify: AlignmentType.BOTH,
} as const;

const headingLevels = [
  HeadingLevel.HEADING_1,
  HeadingLevel.HEADING_2,
  HeadingLevel.HEADING_3,
  HeadingLevel.HEADING_4,
] as const;

const renderers: BlockRenderers<(Paragraph | Table)[], Place> = {
  paragraph: (block, place) => [writeParagraph(block, place)],
  heading: (block, place) => [writeHeading(block, place)],
  bulletList: ({ items }, place) =>
    items.flatMap((item) => writeItem(item, { reference: bulletList, instance: 0 }, place)),
  orderedList: ({ start, items }, place) => {
    const list = place.writing.lists.begin(start);
    return items.flatMap((item) => writeItem(item, list, place));
  },
  blockquote: ({ content }, place) => writeBlocks(content, { ...place, indent: place.indent + listIndent }),
  table: (block, place) => writeTable(block, place, writeBlocks),
  image: ({ caption, content }, place) => [
    new Paragraph({
      alignment: AlignmentType.CENTER,
      keepNext: caption.length > 0,
      children: writeInlines(content, place.writing),
    }),
    ...(caption.length > 0
      ? [
          new Paragraph({
            style: "Caption",
            alignment: AlignmentType.CENTER,
            children: runs(caption, plainLook(place)),
          }),
        ]
      : []),
  ],
  signature: (block, place) => writeSignature(block, place),
  input: writeMinuted,
  decision: writeMinuted,
  followUp: writeMinuted,
  attendance: ({ content }, place) => [new Paragraph({ children: writeInlines(content, place.writing) })],
  programme: ({ content }, place) => [new Paragraph({ children: writeInlines(content, place.writing) })],
};

export function writeBlocks(blocks: Block[], place: Place): (Paragraph | Table)[] {
  return blocks.flatMap((block) => renderBlock(renderers, block, place));
}

export function writeHeading(heading: HeadingParts, { writing }: Pick<Place, "writing">, isNewPage = false) {
  const children = writeInlines(heading.content, writing);
  return new Paragraph({
    heading: headingLevels[heading.level - 1],
    pageBreakBefore: isNewPage,
    // The style counts; what has no number must say so.
    ...(heading.number === "" ? { numbering: false } : {}),
    children: [new Bookmark({ id: heading.anchor, children })],
  });
}

type List = { reference: string; instance: number };

function writeParagraph(block: BlockOf<"paragraph">, place: Place, list?: List): Paragraph {
  const { writing, inCell, isHeader, indent, listDepth } = place;
  const cellStyle = place.isDense ? "DenseTable" : "TableText";
  return new Paragraph({
    ...(inCell ? { style: cellStyle } : listDepth > 0 || list ? { style: "ListText" } : {}),
    ...(block.align ? { alignment: alignments[block.align] } : {}),
    ...(list
      ? { numbering: { ...list, level: listLevel(listDepth), custom: true } }
      : indent > 0
        ? { indent: { left: indent } }
        : {}),
    children: writeInlines(block.content, writing, isHeader ? { bold: true } : {}),
  });
}

/** The first paragraph bears the bullet or number, what follows is set under it. */
function writeItem(item: Block[], list: List, place: Place): (Paragraph | Table)[] {
  const { listDepth } = place;
  const under: Place = {
    ...place,
    listDepth: listDepth + 1,
    indent: listIndent * (listLevel(listDepth) + 1),
  };
  const [first, ...rest] = item;
  if (first?.type === "paragraph") {
    return [writeParagraph(first, place, list), ...writeBlocks(rest, under)];
  }
  const empty: BlockOf<"paragraph"> = { type: "paragraph", align: null, content: [] };
  return [writeParagraph(empty, place, list), ...writeBlocks(item, under)];
}

function writeMinuted(block: BlockOf<"input" | "decision" | "followUp">, place: Place) {
  const { writing } = place;
  const small = { writing, look: { size: 18, color: "555555" } };
  const facts = block.facts.flatMap((fact) => [
    ...runs([{ text: "   ", language: writing.prepared.language }], small),
    ...runs(fact.label, small),
    ...runs([{ text: ": ", language: writing.prepared.language }], small),
    ...runs(fact.words, small),
  ]);
  const bar = { left: { style: BorderStyle.SINGLE, size: 12, color: "999999", space: 8 } };
  return [
    new Paragraph({
      keepNext: true,
      border: bar,
      indent: { left: place.indent + 200 },
      children: [...runs(block.label, { writing, look: { bold: true } }), ...facts],
    }),
    ...writeBlocks(block.content, { ...place, indent: place.indent + 200 }),
  ];
}

const plainLook = ({ writing }: Place) => ({ writing, look: {} });
