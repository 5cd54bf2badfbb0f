/**
 * A document made ready to be written: text cleaned, numbers computed, tables squared, comment ranges
 * found. Every format reads this and nothing else, the PDF template as JSON.
 */
import type { MarkName, NodeName, nodes } from "../../shared/document/schema";
import type { Language } from "../../shared/locale/languages";

type GroupOf<K extends NodeName> = (typeof nodes)[K] extends { group: infer G } ? G : "structure";
type InGroup<G> = { [K in NodeName]: GroupOf<K> extends G ? K : never }[NodeName];
export type BlockName = InGroup<"block">;
export type InlineName = InGroup<"inline">;
/** Nodes that only their parents read. */
export type StructureName = InGroup<"structure">;

/** Marks that are seen. The others are ranges (comment) or decide whether text stands (insertion, deletion). */
export type FormatName = Exclude<MarkName, "link" | "comment" | "insertion" | "deletion">;

/** Text in one language. A Japanese name in English text is a piece of its own. */
export type Piece = { text: string; language: Language };
export type Words = Piece[];

type InlineParts = {
  text: { words: Words };
  hardBreak: Record<never, never>;
  field: { words: Words; isEmpty: boolean };
  mention: { words: Words };
  /** `anchor` is null when what it points to is gone. */
  crossReference: { words: Words; anchor: string | null };
  footnote: { number: number; words: Words };
};

export type InlineOf<K extends InlineName> = {
  type: K;
  formats: FormatName[];
  link: string | null;
  /** Numbers of the comment threads that begin before this and end after it. */
  opens: number[];
  closes: number[];
} & InlineParts[K];
export type Inline = { [K in InlineName]: InlineOf<K> }[InlineName];

export type Cell = {
  isHeader: boolean;
  colspan: number;
  rowspan: number;
  content: Block[];
};

type Minuted = { label: Words; facts: { label: Words; words: Words }[]; content: Block[] };

type BlockParts = {
  paragraph: { align: "left" | "center" | "right" | "justify" | null; content: Inline[] };
  heading: HeadingParts;
  bulletList: { items: Block[][] };
  orderedList: { start: number; items: Block[][] };
  blockquote: { content: Block[] };
  /** Every row covers every column; spans stay inside. `widths` are shares of the whole; `isDense`: set it smaller. */
  table: {
    caption: Words;
    anchor: string;
    widths: number[];
    isDense: boolean;
    headerRows: number;
    rows: Cell[][];
  };
  image: { caption: Words; content: Inline[] };
  /** Room to sign for each; who signs is its only text. */
  signature: { places: Inline[][] };
  input: Minuted;
  decision: Minuted;
  followUp: Minuted;
  attendance: { content: Inline[] };
  programme: { content: Inline[] };
};

export type HeadingParts = {
  /** 1 is a section's title. */
  level: 1 | 2 | 3 | 4;
  /** As printed, "" when it has none. */
  number: string;
  /** Unique in the file, letters and digits. */
  anchor: string;
  content: Inline[];
};

export type BlockOf<K extends BlockName> = { type: K } & BlockParts[K];
export type Block = { [K in BlockName]: BlockOf<K> }[BlockName];

export type Section = { title: HeadingParts & { level: 1 }; content: Block[] };

/** `at` in UTC milliseconds, `shownAt` the same for people. */
export type PreparedReply = { author: string; initials: string; at: number; shownAt: string; words: Words };
export type PreparedThread = {
  number: number;
  quote: Words;
  /** Its place in the text is gone. */
  isDetached: boolean;
  resolved: { at: number; by: string; shown: string } | null;
  /** The first is what the thread began with. */
  replies: PreparedReply[];
};

export type Prepared = {
  language: Language;
  title: Words;
  /** `YYYY-MM-DD`: the document's own date, else the day of its last change. */
  date: string;
  version: Words;
  /** "" in the binding language. */
  translationNote: Words;
  parties: Words[];
  cover: { label: Words; words: Words; isEmpty: boolean }[];
  /** Millimetres. */
  margins: { top: number; right: number; bottom: number; left: number };
  /** As the outline writes it, e.g. "1 / 1.1 / (1) / a)", for formats that number by themselves. */
  numbering: string;
  /** Without a cover of its own; `contents` is empty then. */
  isShort: boolean;
  isLandscape: boolean;
  contents: { level: 1 | 2; number: string; words: Words; anchor: string }[];
  sections: Section[];
  threads: PreparedThread[];
};

export type BlockRenderers<Out, Context> = { [K in BlockName]: (block: BlockOf<K>, context: Context) => Out };
export type InlineRenderers<Out, Context> = {
  [K in InlineName]: (inline: InlineOf<K>, context: Context) => Out;
};

// TypeScript cannot follow a union through a map by its own tag; these two lines say it once.
export const renderBlock = <Out, Context>(
  renderers: BlockRenderers<Out, Context>,
  block: Block,
  context: Context,
): Out => (renderers[block.type] as (block: Block, context: Context) => Out)(block, context);
export const renderInline = <Out, Context>(
  renderers: InlineRenderers<Out, Context>,
  inline: Inline,
  context: Context,
): Out => (renderers[inline.type] as (inline: Inline, context: Context) => Out)(inline, context);

export const plain = (words: Words): string => words.map((piece) => piece.text).join("");
