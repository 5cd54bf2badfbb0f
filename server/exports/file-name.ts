import { inLanguage, type Language, type Localised } from "../../shared/locale/languages";
import type { Format } from "./input";
import { cleanText } from "./prepare/clean-text";

/** A name that every file system takes: title, language, ending. */
export function fileName(title: Localised, language: Language, format: Format): string {
  const words = cleanText(inLanguage(title, language))
    .replace(/[\\/:*?"<>|%]/g, " ")
    .replace(/\s+/g, " ")
    .replace(/^[.\s]+|[.\s]+$/g, "");
  const short = [...words].slice(0, 80).join("").trim();
  return `${short || "Lokakarya"} (${language}).${format}`;
}

/** RFC 6266: the plain name for old clients, the whole one in UTF-8 for all others. */
export function attachment(name: string): string {
  const ascii = name
    .normalize("NFKD")
    .replace(/[^\x20-\x7e]/g, "")
    .replace(/["\\]/g, "")
    .trim();
  const encoded = encodeURIComponent(name).replace(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename="${ascii}"; filename*=UTF-8''${encoded}`;
}
