import { Extension } from "@tiptap/core";
import type { Node } from "@tiptap/pm/model";
import { Plugin, PluginKey } from "@tiptap/pm/state";
import { Decoration, DecorationSet } from "@tiptap/pm/view";
import { countHeadings, type HeadingLevel } from "../../../shared/document/numbering";

const numbersKey = new PluginKey<DecorationSet>("numbers");

/** Numbers before titles and sub-headings: counted, never typed, and never part of the text. */
export const Numbers = Extension.create<{ pattern: string }>({
  name: "numbers",

  addOptions() {
    return { pattern: "1 / 1.1" };
  },

  addProseMirrorPlugins() {
    const { pattern } = this.options;
    return [
      new Plugin<DecorationSet>({
        key: numbersKey,
        state: {
          init: (_config, state) => numberDecorations(state.doc, pattern),
          apply: (change, drawn) => (change.docChanged ? numberDecorations(change.doc, pattern) : drawn),
        },
        props: { decorations: (state) => numbersKey.getState(state) },
      }),
    ];
  },
});

function numberDecorations(doc: Node, pattern: string): DecorationSet {
  const drawn: Decoration[] = [];
  for (const { position, node, number } of numberedHeadings(doc, pattern)) {
    drawn.push(Decoration.node(position, position + node.nodeSize, { "data-number": number }));
  }
  return DecorationSet.create(doc, drawn);
}

type Numbered = { position: number; node: Node; number: string };

/** Titles of sections, and the headings that stand directly in them, in reading order. */
export function numberedHeadings(doc: Node, pattern: string): Numbered[] {
  const number = countHeadings(pattern);
  const found: Numbered[] = [];
  doc.forEach((section, sectionAt) => {
    const own = number(1, section.attrs.numbered !== false);
    section.forEach((node, offset) => {
      const position = sectionAt + 1 + offset;
      if (node.type.name === "title") found.push({ position, node, number: own });
      else if (node.type.name === "heading")
        found.push({ position, node, number: number(node.attrs.level as HeadingLevel) });
    });
  });
  return found;
}
