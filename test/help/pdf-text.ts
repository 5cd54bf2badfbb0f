/**
 * Reads our own PDF files, as Typst writes them: plain objects, one content stream a page, fonts with a map
 * to Unicode. So the tests need no tool beside Node.
 */
import { inflateSync } from "node:zlib";

export type PdfFacts = {
  pages: string[];
  /** Font names; each with its file inside and a map to Unicode. */
  fonts: { name: string; isEmbedded: boolean; hasUnicode: boolean }[];
  /** The catalogue and XMP, as they stand. */
  isTagged: boolean;
  xmp: string;
};

export function readPdf(file: Uint8Array): PdfFacts {
  const text = Buffer.from(file).toString("latin1");
  const objects = new Map<string, { head: string; stream: string | undefined }>();
  for (const [, id = "", body = ""] of text.matchAll(/(\d+) 0 obj\n([\s\S]*?)\nendobj/g)) {
    const at = body.indexOf("\nstream\n");
    objects.set(id, {
      head: at < 0 ? body : body.slice(0, at),
      stream: at < 0 ? undefined : body.slice(at + 8),
    });
  }
  const head = (id: string) => objects.get(id)?.head ?? "";
  const inflated = (id: string) => {
    const stream = objects.get(id)?.stream?.replace(/\n?endstream\s*$/, "") ?? "";
    if (!head(id).includes("/FlateDecode")) return stream;
    return inflateSync(Buffer.from(stream, "latin1"), { finishFlush: 2 }).toString("latin1");
  };
  const reference = (from: string, name: string) =>
    new RegExp(`/${name} \\[?(\\d+) 0 R`).exec(from)?.[1] ?? "";

  const maps = new Map<string, Map<number, string>>();
  const mapOf = (font: string) => {
    const known = maps.get(font);
    if (known) return known;
    const map = unicodeMap(inflated(reference(head(font), "ToUnicode")));
    maps.set(font, map);
    return map;
  };
  const pages = [...objects.values()]
    .filter(({ head }) => /\/Type \/Page\n/.test(head))
    .map(({ head: page }) => {
      const resources = page.slice(0, page.indexOf("/MediaBox"));
      const fonts = new Map(
        [...resources.matchAll(/\/(f\d+) (\d+) 0 R/g)].map(([, name = "", id = ""]) => [name, mapOf(id)]),
      );
      return pageText(inflated(reference(page, "Contents")), fonts);
    });
  const fonts = [...objects.values()]
    .filter(({ head }) => head.includes("/Subtype /Type0"))
    .map(({ head: font }) => ({
      name: /\/BaseFont \/(\S+)/.exec(font)?.[1] ?? "",
      isEmbedded: head(reference(head(reference(font, "DescendantFonts")), "FontDescriptor")).includes(
        "/FontFile",
      ),
      hasUnicode: font.includes("/ToUnicode"),
    }));
  return {
    pages,
    fonts,
    isTagged: text.includes("/Marked true") && text.includes("/StructTreeRoot"),
    xmp: /<x:xmpmeta[\s\S]*<\/x:xmpmeta>/.exec(Buffer.from(file).toString("utf8"))?.[0] ?? "",
  };
}

function unicodeMap(cmap: string): Map<number, string> {
  const map = new Map<number, string>();
  const characters = (hex: string) => Buffer.from(hex, "hex").swap16().toString("utf16le");
  for (const [, lines = ""] of cmap.matchAll(/beginbfchar([\s\S]*?)endbfchar/g)) {
    for (const [, code = "", to = ""] of lines.matchAll(/<(\w+)>\s*<(\w+)>/g)) {
      map.set(Number.parseInt(code, 16), characters(to));
    }
  }
  return map;
}

/** Text in the order of the stream; headers and footers are left out. */
function pageText(content: string, fonts: Map<string, Map<number, string>>): string {
  let out = "";
  let font: Map<number, string> | undefined;
  const marked: { isArtifact: boolean; hasActual: boolean }[] = [];
  const isHidden = () => marked.some((each) => each.isArtifact || each.hasActual);
  const tokens =
    /\/(\w+)\s*(<<[\s\S]*?>>|\/\w+)?\s*(BDC|BMC)|\bEMC\b|\/(f\d+) [\d.]+ Tf|<([0-9A-Fa-f]*)>|\bET\b/g;
  for (const token of withoutLiterals(content).matchAll(tokens)) {
    const [all, tag, properties = "", begins, name, codes] = token;
    if (begins) {
      const actual = /\/ActualText <([0-9A-Fa-f]*)>/.exec(properties)?.[1];
      if (actual !== undefined && !isHidden()) out += unicode(actual);
      marked.push({ isArtifact: tag === "Artifact", hasActual: actual !== undefined });
    } else if (all === "EMC") marked.pop();
    else if (name) font = fonts.get(name);
    else if (all === "ET") out += "\n";
    else if (codes && !isHidden()) {
      for (const [code] of codes.matchAll(/..../g)) out += font?.get(Number.parseInt(code, 16)) ?? "\ufffd";
    }
  }
  return out;
}

const escapes: Record<string, string> = { n: "\n", r: "\r", t: "\t", b: "\b", f: "\f" };

/** Every string in brackets, which may hold brackets in pairs, written as hexadecimal. */
function withoutLiterals(content: string): string {
  let out = "";
  for (let at = 0; at < content.length; at += 1) {
    if (content[at] !== "(") {
      out += content[at];
      continue;
    }
    let bytes = "";
    for (let depth = 1; depth > 0; ) {
      at += 1;
      const sign = content[at]!;
      if (sign === "\\") {
        const octal = /^[0-7]{1,3}/.exec(content.slice(at + 1, at + 4))?.[0];
        bytes += octal
          ? String.fromCharCode(Number.parseInt(octal, 8))
          : (escapes[content[at + 1]!] ?? content[at + 1]);
        at += octal?.length ?? 1;
        continue;
      }
      if (sign === "(") depth += 1;
      if (sign === ")") depth -= 1;
      if (depth > 0) bytes += sign;
    }
    out += `<${Buffer.from(bytes, "latin1").toString("hex")}>`;
  }
  return out;
}

/** A text string: UTF-16 behind its mark, else one byte a character. */
const unicode = (hex: string) =>
  /^feff/i.test(hex)
    ? Buffer.from(hex.slice(4), "hex").swap16().toString("utf16le")
    : Buffer.from(hex, "hex").toString("latin1");
