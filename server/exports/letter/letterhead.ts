import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import { imageSize } from "./image-size";

export type LetterheadKind = "docx" | "png" | "jpeg";
export type Letterhead = { kind: LetterheadKind; bytes: Uint8Array };

const most = { parts: 300, bytes: 20 << 20 };
const main = "word/document.xml";

/** What runs, or brings something along that nobody sees. */
const refusedParts = /vbaProject|activeX|embeddings\/|customUI|altChunk|afchunk/i;

/**
 * Whether letters can be set into it. Of Word files: nothing that runs, nothing fetched from elsewhere when the letter
 * is opened (a link that is clicked may stand), and a body to put text into.
 */
export function isLetterhead({ kind, bytes }: Letterhead): boolean {
  if (kind !== "docx") return imageSize(bytes, kind) !== undefined;
  const parts = unpack(bytes);
  if (!parts || Object.keys(parts).some((name) => refusedParts.test(name))) return false;
  const relations = Object.entries(parts).filter(([name]) => name.endsWith(".rels"));
  if (relations.some(([, part]) => fetchesFromElsewhere(strFromU8(part)))) return false;
  return placeIn(strFromU8(parts[main] ?? new Uint8Array())) !== undefined;
}

/** The letter's paragraphs behind what stands in the letterhead's own text; its pages, heads and feet stay. */
export function setInto(letterhead: Uint8Array, paragraphs: string): Uint8Array {
  const parts = unpack(letterhead);
  const xml = parts?.[main] && strFromU8(parts[main]);
  const at = xml ? placeIn(xml) : undefined;
  if (!parts || !xml || at === undefined) throw new Error("The letterhead takes no text.");
  return zipSync({ ...parts, [main]: strToU8(xml.slice(0, at) + paragraphs + xml.slice(at)) });
}

function unpack(bytes: Uint8Array): Record<string, Uint8Array> | undefined {
  let count = 0;
  let size = 0;
  try {
    return unzipSync(bytes, {
      filter: ({ originalSize }) => {
        count += 1;
        size += originalSize;
        if (count > most.parts || size > most.bytes) throw new Error("too large");
        return true;
      },
    });
  } catch {
    return undefined; // Too large, or no archive that can be read: either way no letterhead.
  }
}

function fetchesFromElsewhere(relations: string): boolean {
  return [...relations.matchAll(/<Relationship\b[^>]*>/g)].some(
    ([one]) => /TargetMode\s*=\s*["']External/i.test(one) && !/\/hyperlink["']/.test(one),
  );
}

/** Before the last section's properties, which close the body. */
function placeIn(xml: string): number | undefined {
  const end = xml.lastIndexOf("</w:body>");
  const begin = xml.search(/<w:body[ >]/);
  if (begin < 0 || end < begin || /<!DOCTYPE|<!ENTITY/i.test(xml)) return undefined;
  const last = xml.lastIndexOf("<w:sectPr", end);
  return last > begin && !xml.slice(last, end).includes("</w:p>") ? last : end;
}
