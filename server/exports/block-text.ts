import { type Block, type Inline, plain } from "./prepared";

/** The texts of blocks, in reading order, without numbers and marks. */
export const blockTexts = (blocks: Block[]): string[] => blocks.flatMap(textsOf);

function textsOf(block: Block): string[] {
  switch (block.type) {
    case "bulletList":
    case "orderedList":
      return block.items.flatMap(blockTexts);
    case "table":
      return [plain(block.caption), ...block.rows.flat().flatMap((cell) => blockTexts(cell.content))];
    case "signature":
      return block.places.map(inlineText);
    case "blockquote":
      return blockTexts(block.content);
    case "input":
    case "decision":
    case "followUp":
      return [
        plain(block.label),
        ...block.facts.flatMap((fact) => [plain(fact.label), plain(fact.words)]),
        ...blockTexts(block.content),
      ];
    case "image":
      return [inlineText(block.content), plain(block.caption)];
    case "paragraph":
    case "heading":
    case "attendance":
    case "programme":
      return [inlineText(block.content)];
  }
}

export const inlineText = (list: Inline[]): string =>
  list.map((inline) => ("words" in inline ? plain(inline.words) : " ")).join("");
