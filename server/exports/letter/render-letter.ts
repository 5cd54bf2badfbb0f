import {
  AlignmentType,
  Document,
  Header,
  ImageRun,
  LineRuleType,
  Packer,
  Paragraph,
  Tab,
  TabStopType,
  TextRun,
} from "docx";
import { strFromU8, unzipSync } from "fflate";
import type { FilledLetter, LetterWords } from "../../../shared/letter/fill";
import type { Language } from "../../../shared/locale/languages";
import { datedAs } from "../docx/dates";
import { documentFont, documentLanguage, runFace, textSize } from "../docx/faces";
import { pieces } from "../prepare/pieces";
import { imageSize } from "./image-size";
import { letterWords } from "./letter-words";
import { type Letterhead, setInto } from "./letterhead";

/** A letter as plain data: it crosses to a worker. */
export type LetterInput = {
  language: Language;
  letterhead: Letterhead | null;
  filled: FilledLetter;
  /** Null until it is numbered: then it prints as a dotted line. */
  number: string | null;
  /** `YYYY-MM-DD`; the file bears it too. */
  date: string | null;
  /** Place and date as they stand on the right, null where one of them is not known. */
  placeAndDate: string | null;
  nature: string | null;
  /** Position, then organisation; empty lines are left out. */
  addressee: string[];
  signatory: { position: string; name: string; nip: string };
  copies: string[];
  /** When it was last changed, UTC milliseconds: the file's date while the letter has none. */
  changedAt: number;
};

const twips = (millimetres: number) => Math.round((millimetres / 25.4) * 1440);
const paper = { width: 11_906, height: 16_838 };
const margin = { top: 20, right: 20, bottom: 25, left: 30 };
const width = paper.width - twips(margin.left) - twips(margin.right);
const dotted = "…………………………";
const gapLook = { shading: { fill: "FFF2CC" } };

/** A letter on A4, in the order of an Indonesian official letter, set into the letterhead where there is one. */
export async function renderLetter(letter: LetterInput): Promise<Uint8Array> {
  const { letterhead, language, date, changedAt } = letter;
  const children = writeLetter(letter);
  const image =
    letterhead && letterhead.kind !== "docx" ? { ...letterhead, kind: letterhead.kind } : undefined;
  const document = new Document({
    styles: { default: { document: { run: { font: documentFont(language), size: textSize[language] } } } },
    sections: [
      {
        properties: {
          titlePage: image !== undefined,
          page: {
            size: paper,
            margin: {
              top: twips(margin.top),
              right: twips(margin.right),
              bottom: twips(margin.bottom),
              left: twips(margin.left),
              header: twips(10),
              footer: twips(10),
            },
          },
        },
        ...(image ? { headers: { first: headOf(image) } } : {}),
        children,
      },
    ],
  });
  const file = new Uint8Array(await Packer.toBuffer(document));
  const whole = letterhead?.kind === "docx" ? setInto(letterhead.bytes, bodyOf(file)) : file;
  return datedAs(whole, date ?? new Date(changedAt).toISOString().slice(0, 10));
}

/** The paragraphs alone: every look is on them, so that they need nothing of the file that they leave. */
function bodyOf(file: Uint8Array): string {
  const xml = strFromU8(unzipSync(file)["word/document.xml"]!);
  return xml.slice(xml.indexOf("<w:body>") + "<w:body>".length, xml.lastIndexOf("<w:sectPr"));
}

/** Over the whole width, or as large as it is. */
function headOf({ kind, bytes }: { kind: "png" | "jpeg"; bytes: Uint8Array }): Header {
  const size = imageSize(bytes, kind)!;
  const most = { width: (width / 1440) * 96, height: (60 / 25.4) * 96 };
  const scale = Math.min(1, most.width / size.width, most.height / size.height);
  return new Header({
    children: [
      new Paragraph({
        alignment: AlignmentType.CENTER,
        spacing: { after: 160 },
        children: [
          new ImageRun({
            type: kind === "jpeg" ? "jpg" : "png",
            data: bytes,
            transformation: {
              width: Math.round(size.width * scale),
              height: Math.round(size.height * scale),
            },
          }),
        ],
      }),
    ],
  });
}

function writeLetter(letter: LetterInput): Paragraph[] {
  const { language, filled } = letter;
  const words = letterWords[language];
  const text = (value: string) => runs([{ text: value }], language);
  const papers = filled.attachments.length;
  const details = filled.details.flatMap(({ label, words: said }) => detail(label, said, language));
  const body = filled.paragraphs.map((paragraph) => bodyParagraph(runs(paragraph, language)));
  body.splice(filled.detailsAfter, 0, ...details);
  return [
    headLine(words.number, text(letter.number ?? dotted), language, text(letter.placeAndDate ?? dotted)),
    ...(letter.nature ? [headLine(words.nature, text(letter.nature), language)] : []),
    ...(papers > 0 ? [headLine(words.attachments, text(words.papers(papers)), language)] : []),
    headLine(words.subject, runs(filled.subject, language, { bold: true }), language),
    empty(),
    ...letter.addressee
      .filter(Boolean)
      .map((line, at) => plain(runs([{ text: (at === 0 ? words.to : "") + line }], language))),
    empty(),
    ...body,
    ...signature(letter.signatory, language),
    ...list(words.copies, letter.copies, language),
    ...list(`${words.attachments}${words.colon.trim()}`, filled.attachments, language),
  ];
}

const tight = { after: 0, line: 264, lineRule: LineRuleType.AUTO };
const empty = () => new Paragraph({ spacing: tight, children: [] });
const plain = (children: TextRun[]) =>
  new Paragraph({ alignment: AlignmentType.LEFT, spacing: tight, children });

const bodyParagraph = (children: TextRun[]) =>
  new Paragraph({
    alignment: AlignmentType.BOTH,
    spacing: { ...tight, after: 160, line: 288 },
    children,
  });

const column = { label: twips(24), value: twips(28) };

/** `Nomor  : …` with what stands on the right of the same line; a long subject goes on below itself. */
function headLine(label: string, value: TextRun[], language: Language, right: TextRun[] = []): Paragraph {
  const tab = () => new TextRun({ children: [new Tab()] });
  return new Paragraph({
    alignment: AlignmentType.LEFT,
    spacing: tight,
    indent: { left: column.value, hanging: column.value, ...(right.length > 0 ? {} : { right: twips(50) }) },
    tabStops: [
      { type: TabStopType.LEFT, position: column.label },
      { type: TabStopType.LEFT, position: column.value },
      { type: TabStopType.RIGHT, position: width },
    ],
    children: [
      ...runs([{ text: label }], language),
      tab(),
      ...runs([{ text: ":" }], language),
      tab(),
      ...value,
      ...(right.length > 0 ? [tab(), ...right] : []),
    ],
  });
}

/** Each line of the value under the other. */
function detail(label: string, words: LetterWords, language: Language): Paragraph[] {
  const place = { label: twips(10), colon: twips(64), value: twips(67) };
  const tab = () => new TextRun({ children: [new Tab()] });
  const lines = words.flatMap((piece) => piece.text.split("\n").map((text) => ({ ...piece, text })));
  return lines.map((line, at) => {
    const isFirst = at === 0;
    return new Paragraph({
      alignment: AlignmentType.LEFT,
      spacing: { ...tight, after: at === lines.length - 1 ? 80 : 0 },
      indent: { left: place.value, hanging: isFirst ? place.value - place.label : 0 },
      tabStops: [
        { type: TabStopType.LEFT, position: place.colon },
        { type: TabStopType.LEFT, position: place.value },
      ],
      children: isFirst
        ? [
            ...runs([{ text: label }], language),
            tab(),
            ...runs([{ text: ":" }], language),
            tab(),
            ...runs([line], language),
          ]
        : runs([line], language),
    });
  });
}

/** Room to sign, never a signature. It stays together on one page. */
function signature({ position, name, nip }: LetterInput["signatory"], language: Language): Paragraph[] {
  const left = Math.round(width * 0.55);
  const line = (text: string, look: { bold?: boolean } = {}, keepNext = true) =>
    new Paragraph({
      alignment: AlignmentType.LEFT,
      keepNext,
      keepLines: true,
      indent: { left },
      spacing: tight,
      children: runs([{ text }], language, look),
    });
  return [
    line(""),
    line(`${position || dotted},`),
    line(""),
    line(""),
    line(""),
    ...(name || dotted).split("\n").map((one) => line(one, { bold: true }, nip !== "")),
    ...(nip ? [line(`NIP ${nip}`, {}, false)] : []),
    empty(),
  ];
}

function list(title: string, items: readonly string[], language: Language): Paragraph[] {
  if (items.length === 0) return [];
  const left = twips(7);
  return [
    plain(runs([{ text: title }], language)),
    ...items.map(
      (item, at) =>
        new Paragraph({
          alignment: AlignmentType.LEFT,
          spacing: tight,
          indent: { left, hanging: left },
          tabStops: [{ type: TabStopType.LEFT, position: left }],
          children: [
            ...runs([{ text: `${at + 1}.` }], language),
            new TextRun({ children: [new Tab()] }),
            ...runs([{ text: item }], language),
          ],
        }),
    ),
    empty(),
  ];
}

function runs(words: LetterWords, language: Language, look: { bold?: boolean } = {}): TextRun[] {
  return words.flatMap((piece) =>
    pieces(piece.text, language).map(
      ({ text, language: face }) =>
        new TextRun({
          text,
          size: textSize[language],
          font: documentFont(language),
          language: documentLanguage(language),
          ...runFace(face, language),
          ...look,
          ...(piece.gap ? gapLook : {}),
        }),
    ),
  );
}
