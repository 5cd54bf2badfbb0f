import {
  AlignmentType,
  BorderStyle,
  Footer,
  Header,
  type ISectionPropertiesOptions,
  PageNumber,
  PageOrientation,
  Paragraph,
  Tab,
  TabStopType,
  TextRun,
} from "docx";
import type { Prepared } from "../prepared";
import { fileWords } from "../words";
import { runFace } from "./faces";
import { runs } from "./inlines";
import type { Writing } from "./writing";

// Twips as numbers: a length with a unit is written as it is, and Word's schema refuses it.
const paper = { width: 11_906, height: 16_838 };
const twips = (millimetres: number) => Math.round((millimetres / 25.4) * 1440);

export const textWidth = ({ margins, isLandscape }: Prepared): number =>
  (isLandscape ? paper.height : paper.width) - twips(margins.left) - twips(margins.right);

export function pageProperties({ margins, isLandscape }: Prepared): ISectionPropertiesOptions {
  return {
    titlePage: true,
    page: {
      // The library turns the paper by itself.
      size: isLandscape ? { ...paper, orientation: PageOrientation.LANDSCAPE } : paper,
      margin: {
        top: twips(margins.top + 3),
        right: twips(margins.right),
        bottom: twips(margins.bottom),
        left: twips(margins.left),
        header: twips(12),
        footer: twips(12),
      },
    },
  };
}

const small = { size: 16, color: "5A5A5A" };

/** The cover has neither; every other page says what it belongs to and which it is. */
export function pageHeaders(writing: Writing) {
  const { prepared } = writing;
  const look = { writing, look: small };
  const note = prepared.translationNote;
  const rule = { bottom: { style: BorderStyle.SINGLE, size: 4, color: "999999", space: 4 } };
  const top = new Paragraph({
    alignment: AlignmentType.LEFT,
    spacing: { after: 0 },
    tabStops: [{ type: TabStopType.RIGHT, position: textWidth(prepared) }],
    ...(note.length === 0 ? { border: rule } : {}),
    children: [
      ...runs(prepared.title, look),
      ...(prepared.version.length > 0 ? [new TextRun({ children: [new Tab()] })] : []),
      ...runs(prepared.version, look),
    ],
  });
  const translation = new Paragraph({
    alignment: AlignmentType.LEFT,
    spacing: { after: 0 },
    border: rule,
    children: runs(note, { writing, look: { ...small, italics: true } }),
  });
  return {
    first: new Header({ children: [new Paragraph({ children: [] })] }),
    default: new Header({ children: note.length > 0 ? [top, translation] : [top] }),
  };
}

export function pageFooters({ prepared }: Writing) {
  const { before, between, after } = fileWords[prepared.language].page;
  return {
    first: new Footer({ children: [new Paragraph({ children: [] })] }),
    default: new Footer({
      children: [
        new Paragraph({
          alignment: AlignmentType.CENTER,
          children: [
            new TextRun({
              ...small,
              ...runFace(prepared.language, prepared.language),
              children: [before, PageNumber.CURRENT, between, PageNumber.TOTAL_PAGES, after],
            }),
          ],
        }),
      ],
    }),
  };
}
