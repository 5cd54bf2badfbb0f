/**
 * The Tiptap extensions that make the schema, without views, commands or keys: the server uses them as
 * they are (seeding, checks, exports), the client adds behaviour in `client/editor/extensions/`.
 */
import { type AnyExtension, Extension, getSchema, Mark, Node } from "@tiptap/core";
import type { Schema } from "@tiptap/pm/model";
import { type MarkName, markNames, markSpec, type NodeName, nodeNames, nodeSpec } from "./schema";

type Attributes = Record<string, string>;
type Rule = {
  tag: string;
  priority?: number;
  getAttrs?: (element: HTMLElement) => Record<string, unknown> | false;
};

const level = (element: HTMLElement) => Math.min(4, Math.max(2, Number(element.tagName.slice(1)) || 2));

/** How a node is read from pasted HTML (`parse`) and drawn (`tag`). */
const html: Partial<Record<NodeName, { tag: string; parse?: Rule[]; hole?: false }>> = {
  section: { tag: "section", parse: [{ tag: "section[data-section]" }] },
  title: { tag: "h2", parse: [{ tag: "h2[data-title]", priority: 60 }] },
  paragraph: { tag: "p", parse: [{ tag: "p" }] },
  heading: {
    tag: "h3",
    parse: [1, 2, 3, 4, 5, 6].map((n) => ({
      tag: `h${n}`,
      getAttrs: (element) => ({ level: level(element) }),
    })),
  },
  bulletList: { tag: "ul", parse: [{ tag: "ul" }] },
  orderedList: {
    tag: "ol",
    parse: [{ tag: "ol", getAttrs: (e) => ({ start: Math.max(0, Number(e.getAttribute("start")) || 1) }) }],
  },
  listItem: { tag: "li", parse: [{ tag: "li" }] },
  blockquote: { tag: "blockquote", parse: [{ tag: "blockquote" }] },
  table: { tag: "table", parse: [{ tag: "table" }] },
  tableRow: { tag: "tr", parse: [{ tag: "tr" }] },
  tableCell: { tag: "td", parse: [{ tag: "td", getAttrs: cellAttributes }] },
  tableHeader: { tag: "th", parse: [{ tag: "th", getAttrs: cellAttributes }] },
  hardBreak: { tag: "br", parse: [{ tag: "br" }], hole: false },
  field: {
    tag: "span",
    parse: [{ tag: "span[data-field]", getAttrs: (e) => ({ key: e.getAttribute("data-field") }) }],
    hole: false,
  },
};

function cellAttributes(element: HTMLElement) {
  const span = (name: string, most: number) =>
    Math.min(most, Math.max(1, Math.trunc(Number(element.getAttribute(name))) || 1));
  return { colspan: span("colspan", 60), rowspan: span("rowspan", 1000) };
}

/** The attributes that the browser needs to see; the others stay in the model. */
function shown(name: NodeName, attributes: Record<string, unknown>): Attributes {
  const out: Attributes = {};
  const put = (key: string, value: unknown) => {
    if (value !== null && value !== undefined && value !== false) out[key] = String(value);
  };
  put("data-id", attributes.id);
  if (name === "section") put("data-section", attributes.key ?? "");
  if (name === "title") put("data-title", "");
  if (name === "field") put("data-field", attributes.key ?? "");
  if (name === "orderedList" && attributes.start !== 1) put("start", attributes.start);
  if (name === "paragraph" && attributes.align) put("data-align", attributes.align);
  if (name === "tableCell" || name === "tableHeader") {
    put("data-column", attributes.column);
    if (attributes.colspan !== 1) put("colspan", attributes.colspan);
    if (attributes.rowspan !== 1) put("rowspan", attributes.rowspan);
  }
  return out;
}

function nodeExtension(name: NodeName): AnyExtension {
  const spec = nodeSpec(name);
  const look = html[name];
  const isAtom = !spec.content && name !== "text";
  return Node.create({
    name,
    topNode: name === "doc",
    content: spec.content,
    group: spec.group,
    inline: spec.group === "inline",
    atom: isAtom,
    selectable: name !== "text" && name !== "section" && name !== "hardBreak",
    marks: spec.marks,
    isolating: spec.isolating,
    defining: spec.defining,
    addAttributes: () =>
      Object.fromEntries(
        Object.entries(spec.attributes).map(([key, attribute]) => [
          key,
          // Undefined leaves what the rule has read; anything else would overwrite it.
          { default: attribute.default, rendered: false, parseHTML: () => undefined },
        ]),
      ),
    parseHTML: () => look?.parse ?? [{ tag: `[data-node="${name}"]` }],
    renderHTML: ({ node }) => {
      if (name === "heading") return [`h${node.attrs.level + 1}`, shown(name, node.attrs), 0];
      if (name === "table") return ["table", shown(name, node.attrs), ["tbody", 0]];
      const tag = look?.tag ?? (spec.group === "inline" ? "span" : "div");
      const attributes = look ? shown(name, node.attrs) : { ...shown(name, node.attrs), "data-node": name };
      return isAtom ? [tag, attributes] : [tag, attributes, 0];
    },
  });
}

const tags: Record<MarkName, string> = {
  bold: "strong",
  italic: "em",
  underline: "u",
  strike: "s",
  link: "a",
  comment: "span",
  insertion: "ins",
  deletion: "del",
};

const markRules: Partial<Record<MarkName, Parameters<typeof Mark.create>[0]>> = {
  bold: {
    parseHTML: () => [
      { tag: "strong" },
      // Word and Google Docs wrap pasted text in <b style="font-weight:normal">.
      { tag: "b", getAttrs: (e: HTMLElement) => (e.style.fontWeight !== "normal" ? {} : false) },
      {
        style: "font-weight",
        getAttrs: (value: string) => (/^(bold(er)?|[6-9]\d\d)$/.test(value) ? {} : false),
      },
    ],
  },
  italic: { parseHTML: () => [{ tag: "i" }, { tag: "em" }, { style: "font-style=italic" }] },
  underline: { parseHTML: () => [{ tag: "u" }, { style: "text-decoration=underline" }] },
  strike: { parseHTML: () => [{ tag: "s" }, { tag: "strike" }, { tag: "del:not([data-node])" }] },
  link: { parseHTML: () => [{ tag: "a[href]", getAttrs: linkAttributes }] },
};

function linkAttributes(element: HTMLElement): { href: string } | false {
  const href = element.getAttribute("href");
  return markSpec("link").attributes.href!.holds(href) ? { href: href! } : false;
}

function markExtension(name: MarkName): AnyExtension {
  const spec = markSpec(name);
  const isText = name === "comment" || name === "insertion" || name === "deletion" || name === "link";
  return Mark.create({
    name,
    inclusive: !isText,
    ...(spec.overlaps ? { excludes: "" } : {}),
    addAttributes: () =>
      Object.fromEntries(
        Object.keys(spec.attributes).map((key) => [key, { default: null, rendered: false }]),
      ),
    parseHTML: () => [],
    renderHTML: ({ mark }) => {
      if (name === "comment") return ["span", { class: "anchor", "data-thread": mark.attrs.id ?? "" }, 0];
      // An address is checked again where it is drawn: the text may hold one that came another way.
      if (name === "link") return ["a", linkShown(mark.attrs.href), 0];
      return [tags[name], 0];
    },
    ...markRules[name],
  });
}

function linkShown(href: unknown): Attributes {
  if (!markSpec("link").attributes.href!.holds(href)) return {};
  return { href: String(href), rel: "noopener noreferrer", target: "_blank" };
}

/** prosemirror-tables finds its nodes by `tableRole`. */
const tableRoles = Extension.create({
  name: "tableRoles",
  extendNodeSchema: (extension) => {
    const tableRole = nodeNames.includes(extension.name as NodeName)
      ? nodeSpec(extension.name as NodeName).tableRole
      : undefined;
    return tableRole ? { tableRole } : {};
  },
});

export const nodeExtensions = Object.fromEntries(nodeNames.map((n) => [n, nodeExtension(n)])) as Record<
  NodeName,
  ReturnType<typeof Node.create>
>;
export const markExtensions = Object.fromEntries(markNames.map((n) => [n, markExtension(n)])) as Record<
  MarkName,
  ReturnType<typeof Mark.create>
>;

export const schemaExtensions: AnyExtension[] = [
  tableRoles,
  ...Object.values(nodeExtensions),
  ...Object.values(markExtensions),
];

export const documentSchema: Schema = getSchema(schemaExtensions);
