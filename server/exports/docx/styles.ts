import { AlignmentType, type IStylesOptions, LineRuleType } from "docx";
import type { Language } from "../../../shared/locale/languages";
import { documentFont, documentLanguage, textSize } from "./faces";
import { headingList } from "./numbering";

/** Word's own style names, so that its navigation, contents and style gallery know them. */
export function documentStyles(language: Language, numberedLevels: number): IStylesOptions {
  const font = documentFont(language);
  const size = textSize[language];
  const ink = "000000";
  const heading = (
    level: number,
    run: { size: number; bold?: boolean; italics?: boolean },
    before: number,
  ) => ({
    run: { font, color: ink, bold: true, ...run },
    paragraph: {
      keepNext: true,
      keepLines: true,
      alignment: AlignmentType.LEFT,
      spacing: { before, after: 120, line: 264, lineRule: LineRuleType.AUTO },
      ...(level < numberedLevels ? { numbering: { reference: headingList, level } } : {}),
    },
  });
  const tight = { before: 0, after: 0, line: 252, lineRule: LineRuleType.AUTO };
  return {
    default: {
      document: {
        run: { font, size, language: documentLanguage(language) },
        paragraph: {
          alignment: AlignmentType.BOTH,
          // Without the rule LibreOffice sets lines over each other.
          spacing: { after: 140, line: 288, lineRule: LineRuleType.AUTO },
        },
      },
      title: {
        run: { font, size: 40, bold: true, color: ink },
        paragraph: {
          alignment: AlignmentType.CENTER,
          spacing: { before: 3400, after: 240, line: 276, lineRule: LineRuleType.AUTO },
        },
      },
      heading1: heading(0, { size: 28 }, 440),
      heading2: heading(1, { size: 24 }, 300),
      heading3: heading(2, { size: 22 }, 240),
      heading4: heading(3, { size: 22, bold: false, italics: true }, 220),
      footnoteText: { run: { font, size: 17 }, paragraph: { spacing: tight } },
      hyperlink: { run: { color: "0B4A7A", underline: {} } },
    },
    paragraphStyles: [
      {
        id: "TableText",
        name: "Table Text",
        basedOn: "Normal",
        quickFormat: true,
        run: { size: size - 4 },
        paragraph: { alignment: AlignmentType.LEFT, spacing: { ...tight, after: 40 } },
      },
      {
        id: "DenseTable",
        name: "Dense Table",
        basedOn: "TableText",
        quickFormat: true,
        run: { size: size - 6 },
      },
      {
        id: "ListText",
        name: "List Text",
        basedOn: "Normal",
        quickFormat: true,
        paragraph: { alignment: AlignmentType.LEFT, spacing: { after: 60 } },
      },
      {
        id: "Caption",
        name: "caption",
        basedOn: "Normal",
        next: "Normal",
        quickFormat: true,
        run: { size: size - 3, bold: true, color: ink },
        paragraph: { alignment: AlignmentType.LEFT, spacing: { ...tight, before: 160, after: 80 } },
      },
      {
        id: "AfterTable",
        name: "After Table",
        basedOn: "Normal",
        run: { size: 12 },
        paragraph: { spacing: { ...tight, line: 200 } },
      },
      {
        id: "CoverLine",
        name: "Cover Line",
        basedOn: "Normal",
        paragraph: { alignment: AlignmentType.CENTER, spacing: { ...tight, after: 120 } },
      },
      {
        id: "ContentsTitle",
        name: "Contents Title",
        basedOn: "Normal",
        next: "Normal",
        run: { size: 28, bold: true },
        paragraph: { alignment: AlignmentType.LEFT, spacing: { ...tight, after: 200 } },
      },
      {
        id: "TOC1",
        name: "toc 1",
        basedOn: "Normal",
        next: "Normal",
        run: { bold: true },
        paragraph: { alignment: AlignmentType.LEFT, spacing: { ...tight, before: 140 } },
      },
      {
        id: "TOC2",
        name: "toc 2",
        basedOn: "Normal",
        next: "Normal",
        paragraph: {
          alignment: AlignmentType.LEFT,
          indent: { left: 340 },
          spacing: { ...tight, before: 40 },
        },
      },
    ],
  };
}
