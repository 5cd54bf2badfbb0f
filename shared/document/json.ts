/** A ProseMirror document, or a part of it, as JSON: what seeding makes and exports, outline and checks read. */
export type MarkJson = { type: string; attrs?: Record<string, unknown> };

export type NodeJson = {
  type: string;
  attrs?: Record<string, unknown>;
  content?: NodeJson[];
  marks?: MarkJson[];
  text?: string;
};
