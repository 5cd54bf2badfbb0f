/** The outline of a document in one language: its sections with numbers, states and sub-headings. */
import { inLanguage, type Language } from "../locale/languages";
import { isWritten, type SectionState, sectionState } from "./completeness";
import type { ShownField } from "./fields";
import type { DocumentForm, SectionDefinition } from "./form";
import type { NodeJson } from "./json";
import { countHeadings, type HeadingLevel } from "./numbering";

export type OutlineHeading = { id: string | null; level: 2 | 3 | 4; number: string; text: string };

export type OutlineSection = {
  id: string | null;
  key: string | null;
  number: string;
  title: string;
  required: boolean;
  state: SectionState;
  headings: OutlineHeading[];
};

export type Outline = {
  sections: OutlineSection[];
  /** Share of sections with some text, 0 to 1; sections in which nothing is to be written do not count. */
  coverage: number;
};

/**
 * `doc` is the ProseMirror JSON of the document in `language`, `shownField` says how a fact is shown
 * there (`fieldShower`).
 */
export function outlineOf(
  doc: NodeJson,
  form: DocumentForm,
  shownField: (key: string) => ShownField,
  language: Language,
): Outline {
  const number = countHeadings(inLanguage(form.numbering, language));
  const outlined = (doc.content ?? [])
    .filter((node) => node.type === "section")
    .map((node) => {
      const definition = definitionOf(node, form);
      const isNumbered = node.attrs?.numbered !== false;
      const section: OutlineSection = {
        id: textOrNull(node.attrs?.id),
        key: textOrNull(node.attrs?.key),
        number: number(1, isNumbered),
        title: plainText(
          node.content?.find((child) => child.type === "title"),
          shownField,
        ),
        required: node.attrs?.required === true,
        state: sectionState(node, definition, shownField),
        headings: [],
      };
      for (const heading of headingsIn(node)) {
        const level = headingLevel(heading);
        section.headings.push({
          id: textOrNull(heading.attrs?.id),
          level,
          number: number(level),
          text: plainText(heading, shownField),
        });
      }
      return { section, counts: !isNotWritten(definition) };
    });
  const counted = outlined.filter((one) => one.counts);
  const begun = counted.filter((one) => one.section.state !== "empty");
  return {
    sections: outlined.map((one) => one.section),
    coverage: counted.length === 0 ? 0 : begun.length / counted.length,
  };
}

const definitionOf = (section: NodeJson, form: DocumentForm): SectionDefinition | undefined =>
  form.sections.find((one) => one.id === section.attrs?.id) ??
  form.sections.find((one) => one.key === section.attrs?.key);

const isNotWritten = (definition: SectionDefinition | undefined): boolean =>
  !!definition && definition.parts.length > 0 && !definition.parts.some(isWritten);

/** Headings in reading order, those in lists, quotes and cells left out: they are not part of the outline. */
const headingsIn = (section: NodeJson): NodeJson[] =>
  (section.content ?? []).filter((node) => node.type === "heading");

export const headingLevel = (heading: NodeJson): Exclude<HeadingLevel, 1> => {
  const level = heading.attrs?.level;
  return level === 3 || level === 4 ? level : 2;
};

/** What stands in a title or heading: its text, facts as they are shown, no footnotes. */
function plainText(node: NodeJson | undefined, shownField: (key: string) => ShownField): string {
  return (node?.content ?? [])
    .map((child) => {
      if (child.type === "text") return child.text ?? "";
      if (child.type === "field") return shownField(String(child.attrs?.key ?? "")).text;
      if (child.type === "mention") return String(child.attrs?.label ?? "");
      return child.type === "hardBreak" ? " " : "";
    })
    .join("");
}

const textOrNull = (value: unknown): string | null => (typeof value === "string" ? value : null);
