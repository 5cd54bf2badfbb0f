import {
  CommentRangeEnd,
  CommentRangeStart,
  CommentReference,
  ExternalHyperlink,
  FootnoteReferenceRun,
  InternalHyperlink,
  type IRunOptions,
  Paragraph,
  type ParagraphChild,
  TextRun,
} from "docx";
import { type FormatName, type Inline, type InlineRenderers, renderInline, type Words } from "../prepared";
import { runFace } from "./faces";
import type { Writing } from "./writing";

type RunLook = { -readonly [K in keyof IRunOptions]: IRunOptions[K] };

const formats: { [K in FormatName]: RunLook } = {
  bold: { bold: true },
  italic: { italics: true },
  underline: { underline: {} },
  strike: { strike: true },
};

/** A gap is seen on paper too: something is still to be filled in here. */
export const gapLook: RunLook = { shading: { type: "clear", color: "auto", fill: "FBF0D9" } };

type Context = { writing: Writing; look: RunLook };

const renderers: InlineRenderers<ParagraphChild[], Context> = {
  text: ({ words }, context) => runs(words, context),
  hardBreak: (_, { look }) => [new TextRun({ ...look, break: 1 })],
  field: ({ words, isEmpty }, { writing, look }) =>
    runs(words, { writing, look: isEmpty ? { ...look, ...gapLook } : look }),
  mention: ({ words }, context) => runs(words, context),
  crossReference: ({ words, anchor }, { writing, look }) =>
    anchor === null
      ? runs(words, { writing, look: { ...look, ...gapLook } })
      : [new InternalHyperlink({ anchor, children: runs(words, { writing, look }) })],
  footnote: ({ number, words }, { writing }) => {
    writing.footnotes[number] = {
      children: [new Paragraph({ style: "FootnoteText", children: runs(words, { writing, look: {} }) })],
    };
    return [new FootnoteReferenceRun(number)];
  },
};

/** The inlines of one paragraph, with the comments that begin and end in it. */
export function writeInlines(list: Inline[], writing: Writing, look: RunLook = {}): ParagraphChild[] {
  return list.flatMap((inline) => {
    const own: RunLook = Object.assign({}, look, ...inline.formats.map((name) => formats[name]));
    const linked = inline.link === null ? own : { ...own, style: "Hyperlink" };
    const children = renderInline(renderers, inline, { writing, look: linked });
    const ids = (numbers: number[]) => numbers.flatMap((number) => writing.comments.get(number) ?? []);
    return [
      ...ids(inline.opens).map((id) => new CommentRangeStart(id)),
      ...(inline.link === null ? children : [new ExternalHyperlink({ link: inline.link, children })]),
      ...closeComments(ids(inline.closes)),
    ];
  });
}

export const closeComments = (ids: number[]): ParagraphChild[] =>
  ids.flatMap((id) => [new CommentRangeEnd(id), new TextRun({ children: [new CommentReference(id)] })]);

export function runs(words: Words, { writing, look }: Context): TextRun[] {
  return words.map(
    ({ text, language }) => new TextRun({ text, ...runFace(language, writing.prepared.language), ...look }),
  );
}
