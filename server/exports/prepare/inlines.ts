import type { MarkJson, NodeJson } from "../../../shared/document/json";
import { isSafeLink } from "../../../shared/document/links";
import { isMarkName, type MarkName } from "../../../shared/document/schema";
import type { FormatName, Inline, InlineName, InlineOf } from "../prepared";
import { fileWords } from "../words";
import { pieces } from "./pieces";
import type { Preparing } from "./preparing";

type Draft = { formats: FormatName[]; link: string | null; threads: string[]; isDeleted: boolean };
type Attributes = Record<string, unknown>;

/** What each mark does to the text that it covers. */
const marks: { [K in MarkName]: (draft: Draft, attributes: Attributes) => void } = {
  bold: (draft) => draft.formats.push("bold"),
  italic: (draft) => draft.formats.push("italic"),
  underline: (draft) => draft.formats.push("underline"),
  strike: (draft) => draft.formats.push("strike"),
  // Checked where it came in, and again here: a file lives longer than the check.
  link: (draft, { href }) => {
    if (isSafeLink(href) && !href.startsWith("#")) draft.link = href;
  },
  comment: (draft, { id }) => {
    if (typeof id === "string") draft.threads.push(id);
  },
  insertion: () => {},
  deletion: (draft) => {
    draft.isDeleted = true;
  },
};

type Parts<K extends InlineName> = Omit<InlineOf<K>, "type" | "formats" | "link" | "opens" | "closes">;
const read: { [K in InlineName]: (node: NodeJson, preparing: Preparing) => Parts<K> } = {
  text: (node, { language }) => ({ words: pieces(node.text, language) }),
  hardBreak: () => ({}),
  field: (node, { language, fields }) => {
    const key = string(node.attrs?.key);
    const shown = Object.hasOwn(fields, key) ? fields[key]! : { text: `[${key}]`, isEmpty: true };
    return { words: pieces(shown.text, language), isEmpty: shown.isEmpty };
  },
  mention: (node, { language }) => {
    const isPerson = (node.attrs?.kind ?? "person") === "person";
    return { words: pieces(`${isPerson ? "@" : ""}${string(node.attrs?.label)}`, language) };
  },
  crossReference: (node, { language, targets }) => {
    const target = targets.byId.get(string(node.attrs?.target));
    const label = target ? target.label : `[${fileWords[language].missing}]`;
    return { words: pieces(label, language), anchor: target?.anchor ?? null };
  },
  footnote: (node, preparing) => {
    preparing.footnotes += 1;
    return { number: preparing.footnotes, words: pieces(string(node.attrs?.text), preparing.language) };
  },
};

/** The inline content of one block. Text that a suggestion deletes is left out, inserted text stands. */
export function prepareInlines(nodes: NodeJson[] | undefined, preparing: Preparing): Inline[] {
  const out: Inline[] = [];
  for (const node of nodes ?? []) {
    if (!Object.hasOwn(read, node.type)) continue;
    const draft = fold(node.marks);
    if (draft.isDeleted) continue;
    const inline = {
      type: node.type as InlineName,
      formats: draft.formats,
      link: draft.link,
      opens: [],
      closes: [],
      ...(read[node.type as InlineName] as (node: NodeJson, preparing: Preparing) => object)(node, preparing),
    } as Inline;
    if (inline.type === "text" && inline.words.length === 0) continue;
    const listed = string(node.attrs?.threads).split(" ").filter(Boolean);
    preparing.track(inline, [...draft.threads, ...listed]);
    out.push(inline);
  }
  return out;
}

/** A placeholder that is seen to be one. */
export const gap = (text: string, node: NodeJson, preparing: Preparing): Inline =>
  shownAs(text, node, preparing, true);

/** What stands for a block without text of its own; the block's comments hold on to it. */
export function shownAs(text: string, node: NodeJson, preparing: Preparing, isEmpty = false): Inline {
  const inline: InlineOf<"field"> = {
    type: "field",
    formats: [],
    link: null,
    opens: [],
    closes: [],
    words: pieces(text, preparing.language),
    isEmpty,
  };
  preparing.track(inline, string(node.attrs?.threads).split(" ").filter(Boolean));
  return inline;
}

function fold(list: MarkJson[] | undefined): Draft {
  const draft: Draft = { formats: [], link: null, threads: [], isDeleted: false };
  for (const mark of list ?? []) if (isMarkName(mark.type)) marks[mark.type](draft, mark.attrs ?? {});
  return draft;
}

export const string = (value: unknown): string => (typeof value === "string" ? value : "");
