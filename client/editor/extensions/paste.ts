import { Extension } from "@tiptap/core";
import { DOMSerializer, Fragment, type Mark, type Node, type Schema, Slice } from "@tiptap/pm/model";
import { Plugin } from "@tiptap/pm/state";
import { newBlockId } from "./acting";
import { cleanHtml } from "./paste-html";

/** As many characters at once as the server takes in one change, with room to spare. */
const longestPaste = 1_500_000;
/** The server refuses blocks that stand deeper than 64 in each other; a list of twelve levels is none a person reads. */
const deepestPaste = 24;

/**
 * What is pasted keeps its structure and its plain look, nothing else: foreign styles, sections, anchors of
 * comments and suggestions do not come along. What was cut here and is put back keeps its ids and anchors.
 */
export const Paste = Extension.create<{ onTooLong: () => void; textOfAtom: (node: Node) => string }>({
  name: "paste",

  addOptions() {
    return { onTooLong: () => {}, textOfAtom: () => "" };
  },

  addProseMirrorPlugins() {
    const { options } = this;
    let cut: Slice | undefined;
    return [
      new Plugin({
        props: {
          handleDOMEvents: {
            copy: () => {
              cut = undefined;
              return false;
            },
            cut: (view) => {
              cut = view.editable ? view.state.selection.content() : undefined;
              return false;
            },
          },
          transformPastedHTML: cleanHtml,
          transformPasted: (slice, view) => {
            if (slice.content.size > longestPaste) {
              options.onTooLong();
              return Slice.empty;
            }
            if (view.dragging?.move) return cleanSlice(slice, true);
            const isPutBack = cut !== undefined && plainText(cut.content) === plainText(slice.content);
            const put = isPutBack && cut ? cut : slice;
            if (isPutBack) cut = undefined; // a second paste is a copy
            return cleanSlice(put, isPutBack);
          },
          clipboardTextSerializer: ({ content }) =>
            content.textBetween(0, content.size, "\n\n", options.textOfAtom),
          clipboardSerializer: serializerFor(this.editor.schema, options.textOfAtom),
        },
      }),
    ];
  },
});

/** Without sections, and for a copy without what belongs to one place: ids, template keys, anchors, suggestions. */
export function cleanSlice(slice: Slice, isMove: boolean): Slice {
  const content = Fragment.from(cleanNodes(slice.content, isMove, 0));
  if (!hasSections(slice.content)) return new Slice(content, slice.openStart, slice.openEnd);
  return new Slice(content, 0, 0);
}

function cleanNodes(nodes: Fragment, isMove: boolean, depth: number): Node[] {
  const cleaned: Node[] = [];
  nodes.forEach((node) => {
    if (node.type.name === "section") cleaned.push(...cleanNodes(node.content, isMove, depth));
    else if (node.type.name === "title") {
      const { heading } = node.type.schema.nodes;
      if (node.content.size > 0)
        cleaned.push(heading!.create({ level: 2 }, cleanNodes(node.content, isMove, depth + 1)));
    } else if (depth >= deepestPaste && !node.isInline && !node.isTextblock) {
      cleaned.push(...textBlocksIn(node, isMove));
    } else cleaned.push(cleanNode(node, isMove, depth));
  });
  return cleaned;
}

function cleanNode(node: Node, isMove: boolean, depth: number): Node {
  const marks = isMove ? node.marks : node.marks.filter(mayTravel);
  if (node.isText) return node.mark(marks);
  const content = Fragment.from(cleanNodes(node.content, isMove, depth + 1));
  return node.type.create(isMove ? node.attrs : copiedAttributes(node), content, marks);
}

const ofOnePlace = new Set(["key", "threads", "track"]);

function copiedAttributes(node: Node): Record<string, unknown> {
  const entries = Object.entries(node.attrs).map(([name, value]) => {
    if (name === "id") return [name, value === undefined ? undefined : newBlockId()];
    // A field is the fact with its key; a heading with a key is the template's part, of which there is one.
    return [name, ofOnePlace.has(name) && !(name === "key" && node.type.name === "field") ? null : value];
  });
  return Object.fromEntries(entries);
}

const mayTravel = (mark: Mark) => !["comment", "insertion", "deletion"].includes(mark.type.name);

function textBlocksIn(node: Node, isMove: boolean): Node[] {
  const found: Node[] = [];
  node.descendants((inner) => {
    if (inner.isTextblock) found.push(cleanNode(inner, isMove, 0));
    return !inner.isTextblock;
  });
  return found;
}

function hasSections(content: Fragment): boolean {
  let found = false;
  content.forEach((node) => {
    found ||= node.type.name === "section" || node.type.name === "title";
  });
  return found;
}

const plainText = (content: Fragment): string => content.textBetween(0, content.size, "\n\n", "\ufffc");

/** For other programs: facts as they are shown, no traces of comments and suggestions. */
function serializerFor(schema: Schema, textOfAtom: (node: Node) => string): DOMSerializer {
  const marks = DOMSerializer.marksFromSchema(schema);
  for (const name of ["comment", "insertion", "deletion"]) marks[name] = () => ["span", 0];
  return new DOMSerializer(
    {
      ...DOMSerializer.nodesFromSchema(schema),
      field: (node) => ["span", { "data-field": String(node.attrs.key ?? "") }, textOfAtom(node)],
    },
    marks,
  );
}
