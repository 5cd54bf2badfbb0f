import type { NodeJson } from "../../../shared/document/json";
import { inLanguage } from "../../../shared/locale/languages";
import type { ExportInput } from "../input";
import type { HeadingParts, Prepared, Section } from "../prepared";
import { plain } from "../prepared";
import { fileWords } from "../words";
import { placeOf, prepareBlocks } from "./blocks";
import { prepareThreads } from "./comments";
import { prepareInlines } from "./inlines";
import { pieces } from "./pieces";
import { beginPreparing, type Preparing } from "./preparing";
import { findTargets } from "./targets";

/** Makes a document ready for every format. Pure: the same input gives the same result. */
export function prepare(input: ExportInput): Prepared {
  const { language } = input;
  const numbering = inLanguage(input.form.numbering, language);
  const words = (text: string) => pieces(text, language);
  const parties = partiesOf(input);
  const preparing = beginPreparing({
    language,
    fields: input.fields,
    targets: findTargets(input.body, numbering, language),
    signatureLabel: signatureLabels(input),
    parties,
  });
  const sections = (input.body.content ?? [])
    .filter((node) => node.type === "section")
    .map((node) => prepareSection(node, preparing));
  dropLostReferences(preparing);
  return {
    language,
    title: words(inLanguage(input.title, language)),
    date: input.date ?? new Date(input.changedAt).toISOString().slice(0, 10),
    version: words(input.versionLabel),
    translationNote:
      language === input.bindingLanguage ? [] : words(fileWords[language].translation[input.bindingLanguage]),
    parties: parties.map(words),
    cover: input.cover.map((fact) => ({
      label: words(fact.label),
      words: words(fact.text),
      isEmpty: fact.isEmpty,
    })),
    margins: input.form.page.margins,
    numbering,
    isShort: input.isShort ?? false,
    isLandscape: input.isLandscape ?? false,
    contents: input.isShort ? [] : sections.flatMap(entries),
    sections,
    threads: prepareThreads(input.threads, input.comments, language, preparing.ranges),
  };
}

function prepareSection(node: NodeJson, preparing: Preparing): Section {
  const [first, ...rest] = node.content ?? [];
  const hasTitle = first?.type === "title";
  return {
    title: {
      level: 1,
      ...placeOf(node, preparing),
      content: prepareInlines(hasTitle ? first.content : [], preparing),
    },
    content: prepareBlocks(hasTitle ? rest : node.content, preparing, 0),
  };
}

/** A table without a cell and what lies too deep are not in the file, whatever points to them. */
function dropLostReferences({ trail, anchors, language }: Preparing) {
  for (const inline of trail) {
    if (inline.type !== "crossReference" || inline.anchor === null || anchors.has(inline.anchor)) continue;
    inline.anchor = null;
    inline.words = pieces(`[${fileWords[language].missing}]`, language);
  }
}

/** Section titles and the first level of sub-headings. */
function entries(section: Section): Prepared["contents"] {
  const headings: HeadingParts[] = [section.title];
  for (const block of section.content)
    if (block.type === "heading" && block.level === 2) headings.push(block);
  return headings.map(({ level, number, anchor, content }) => ({
    level: level === 1 ? 1 : 2,
    number,
    anchor,
    words: content.flatMap((inline) => ("words" in inline && inline.type !== "footnote" ? inline.words : [])),
  }));
}

function signatureLabels({ form, language }: ExportInput): (key: string) => string {
  const parts = form.sections.flatMap((section) => section.parts);
  return (key) =>
    inLanguage(parts.find((part) => part.as === "signature" && part.key === key)?.label, language);
}

/** The two sides that agree on the document; where no side is named, whoever takes part. */
function partiesOf({ parties, language }: ExportInput): string[] {
  const sides = parties.filter((party) => party.side !== "other");
  const names = (sides.length > 0 ? sides : parties).map((party) => inLanguage(party.name, language));
  return [...new Set(names.filter((name) => plain(pieces(name, language)) !== ""))];
}
