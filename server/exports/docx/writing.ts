import type { Paragraph } from "docx";
import type { Prepared } from "../prepared";
import type { CommentIds } from "./comments";
import type { OrderedLists } from "./numbering";

/** What is known while a document is written, and what is collected on the way. */
export type Writing = {
  prepared: Prepared;
  comments: CommentIds;
  lists: OrderedLists;
  footnotes: Record<string, { children: Paragraph[] }>;
};

/** Where a block stands. */
export type Place = {
  writing: Writing;
  /** Twips that the block may fill. */
  width: number;
  /** Twips from the left edge, for what stands in a list or a quote. */
  indent: number;
  listDepth: number;
  inCell: boolean;
  isHeader: boolean;
  /** In a table of many columns, where text is set smaller. */
  isDense: boolean;
};
