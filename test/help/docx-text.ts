/** Reads a Word file for the tests: its parts as XML, its paragraphs as text. */
import { strFromU8, unzipSync } from "fflate";

export type DocxFacts = {
  part: (name: string) => string;
  names: string[];
  /** Paragraphs of the body in order: text, tabs, line breaks. */
  paragraphs: string[];
  footnotes: string[];
};

export function readDocx(file: Uint8Array): DocxFacts {
  const parts = unzipSync(file);
  const part = (name: string) => (parts[name] ? strFromU8(parts[name]) : "");
  return {
    part,
    names: Object.keys(parts),
    paragraphs: paragraphsOf(part("word/document.xml")),
    footnotes: paragraphsOf(part("word/footnotes.xml")).filter(Boolean),
  };
}

const paragraphsOf = (xml: string): string[] =>
  [...xml.matchAll(/<w:p>([\s\S]*?)<\/w:p>|<w:p\/>/g)].map(([, inside = ""]) =>
    [...inside.matchAll(/<w:t(?: [^>]*)?>([^<]*)<\/w:t>|<w:(tab|br)\/>/g)]
      .map(([, text, sign]) => (sign === "tab" ? "\t" : sign === "br" ? "\n" : entities(text ?? "")))
      .join(""),
  );

const signs: Record<string, string> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };
const entities = (text: string) =>
  text.replace(/&(?:#(\d+)|(\w+));/g, (all, code?: string, name?: string) =>
    code ? String.fromCodePoint(Number(code)) : (signs[name ?? ""] ?? all),
  );
