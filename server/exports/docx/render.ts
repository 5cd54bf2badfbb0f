import { Document, Packer } from "docx";
import { readNumbering } from "../../../shared/document/numbering";
import { type Prepared, plain } from "../prepared";
import { writeBlocks, writeHeading } from "./blocks";
import { writeComments } from "./comments";
import { datedAs } from "./dates";
import { writeFront } from "./front";
import { bulletNumbering, createOrderedLists, headingNumbering } from "./numbering";
import { pageFooters, pageHeaders, pageProperties, textWidth } from "./page";
import { contentsNumbers } from "./page-numbers";
import { documentStyles } from "./styles";
import type { Place, Writing } from "./writing";

/** A Word file: heading styles that count by themselves, native comments and footnotes, contents, A4. */
export async function renderDocx(prepared: Prepared): Promise<Uint8Array> {
  const { ids, comments } = writeComments(prepared);
  const writing: Writing = { prepared, comments: ids, lists: createOrderedLists(), footnotes: {} };
  const width = textWidth(prepared);
  const numbers = contentsNumbers(prepared);
  const place: Place = {
    writing,
    width,
    indent: 0,
    listDepth: 0,
    inCell: false,
    isHeader: false,
    isDense: false,
  };
  const children = [
    ...writeFront(writing, width, numbers.isComplete),
    ...prepared.sections.flatMap((section, position) => [
      writeHeading(section.title, place, position === 0 && !prepared.isShort),
      ...writeBlocks(section.content, place),
    ]),
  ];
  const document = new Document({
    title: plain(prepared.title),
    creator: prepared.parties.map(plain).join("; "),
    lastModifiedBy: prepared.parties.map(plain).join("; "),
    description: plain(prepared.version),
    // Else a justified line before a line break is pulled apart over the whole width.
    compatibility: { version: 15, doNotExpandShiftReturn: true },
    styles: documentStyles(prepared.language, readNumbering(prepared.numbering)?.length ?? 0),
    numbering: {
      config: [...headingNumbering(prepared.numbering), bulletNumbering, ...writing.lists.configs()],
    },
    ...(comments.length > 0 ? { comments: { children: comments } } : {}),
    footnotes: writing.footnotes,
    pageNumbers: numbers.pages,
    sections: [
      {
        properties: pageProperties(prepared),
        headers: pageHeaders(writing),
        footers: pageFooters(writing),
        children,
      },
    ],
  });
  return datedAs(await Packer.toBuffer(document), prepared.date);
}
