import { strFromU8, unzipSync } from "fflate";

export const fileKinds = ["pdf", "docx", "pptx", "xlsx", "png", "jpeg"] as const;
export type FileKind = (typeof fileKinds)[number];

const openXml = "application/vnd.openxmlformats-officedocument";
export const fileTypes: Record<FileKind, string> = {
  pdf: "application/pdf",
  docx: `${openXml}.wordprocessingml.document`,
  pptx: `${openXml}.presentationml.presentation`,
  xlsx: `${openXml}.spreadsheetml.sheet`,
  png: "image/png",
  jpeg: "image/jpeg",
};

const endings: Record<FileKind, RegExp> = {
  pdf: /\.pdf$/i,
  docx: /\.docx$/i,
  pptx: /\.pptx$/i,
  xlsx: /\.xlsx$/i,
  png: /\.png$/i,
  jpeg: /\.jpe?g$/i,
};

/** How many bytes it takes to know that a file cannot be one of ours. */
export const signatureLength = 8;

const starts: readonly (readonly number[])[] = [
  [0x25, 0x50, 0x44, 0x46, 0x2d], // %PDF-
  [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a],
  [0xff, 0xd8, 0xff],
  [0x50, 0x4b, 0x03, 0x04], // a zip: Word, PowerPoint, Excel
];

export const mayBeOurs = (start: Uint8Array): boolean =>
  starts.some((signature) => signature.every((byte, index) => start[index] === byte));

/** What a file is by its content. Its name is never asked; undefined is what is not taken. */
export function fileKindOf(bytes: Uint8Array): FileKind | undefined {
  const is = (index: number) => starts[index]!.every((byte, at) => bytes[at] === byte);
  const ends = (text: string) => latin(bytes.subarray(-2048)).includes(text);
  if (is(0)) return ends("%%EOF") ? "pdf" : undefined;
  if (is(1)) return latin(bytes.subarray(12, 16)) === "IHDR" && ends("IEND") ? "png" : undefined;
  if (is(2)) return ends("\u00ff\u00d9") ? "jpeg" : undefined;
  return is(3) ? openXmlKindOf(bytes) : undefined;
}

const latin = (bytes: Uint8Array): string => Buffer.from(bytes).toString("latin1");

const mainParts: readonly (readonly [FileKind, string, string])[] = [
  ["docx", "word/document.xml", "wordprocessingml.document.main+xml"],
  ["pptx", "ppt/presentation.xml", "presentationml.presentation.main+xml"],
  ["xlsx", "xl/workbook.xml", "spreadsheetml.sheet.main+xml"],
];

/** Larger than any list of parts; what says otherwise is made to fill the memory. */
const mostListBytes = 1 << 20;
const list = "[Content_Types].xml";

/** Looks at the names of the parts and unpacks nothing but their list. Files with macros are not taken. */
function openXmlKindOf(bytes: Uint8Array): FileKind | undefined {
  const names = new Set<string>();
  try {
    const unpacked = unzipSync(bytes, {
      filter: ({ name, originalSize, size }) => {
        names.add(name);
        return name === list && originalSize <= mostListBytes && size <= mostListBytes;
      },
    });
    const types = unpacked[list] ? strFromU8(unpacked[list]) : "";
    if ([...names].some((name) => /vbaProject\.bin$/i.test(name))) return undefined;
    return mainParts.find(([, part, type]) => names.has(part) && types.includes(type))?.[0];
  } catch {
    return undefined; // Not a zip that can be read: no file of ours.
  }
}

/** A name that every file system takes, with the ending of what the file is. */
export function materialName(name: string, kind: FileKind): string {
  const plain = name
    .replace(/[\\/:*?"<>|%]/g, " ")
    .replace(/\s+/g, " ")
    .replace(/^[.\s]+|[.\s]+$/g, "");
  if (endings[kind].test(plain) && plain.length > kind.length + 1) return plain;
  return `${plain || "file"}.${kind === "jpeg" ? "jpg" : kind}`;
}
