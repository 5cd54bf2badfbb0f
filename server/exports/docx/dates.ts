import { unzipSync, zipSync } from "fflate";

/**
 * The library stamps the file with the hour of its making, inside and in the archive. The file gets the
 * document's date instead: nothing prints today's.
 */
export function datedAs(file: Uint8Array, date: string): Uint8Array {
  const parts = unzipSync(file);
  const core = parts["docProps/core.xml"];
  if (core) {
    const xml = new TextDecoder()
      .decode(core)
      .replace(/(<dcterms:(created|modified)[^>]*>)[^<]*/g, `$1${date}T00:00:00Z`);
    parts["docProps/core.xml"] = new TextEncoder().encode(xml);
  }
  // 1980 is the first year that the archive format knows.
  return zipSync(parts, { level: 6, mtime: new Date(1980, 0, 1) });
}
