import type { IRunOptions } from "docx";
import type { Language } from "../../../shared/locale/languages";

/** Half-points. */
export const textSize: Record<Language, number> = { en: 22, id: 22, ja: 21 };

const tags: Record<Language, string> = { en: "en-GB", id: "id-ID", ja: "en-GB" };

/** Word only gets the names of fonts. Japanese official papers set Latin letters in Mincho too. */
export const documentFont = (language: Language) =>
  language === "ja"
    ? { ascii: "MS Mincho", hAnsi: "MS Mincho", cs: "MS Mincho", eastAsia: "MS Mincho" }
    : { ascii: "Arial", hAnsi: "Arial", cs: "Arial", eastAsia: "MS Mincho" };

export const documentLanguage = (language: Language) => ({ value: tags[language], eastAsia: "ja-JP" });

/** What a run needs beside its text: for spell check its language, for “ ” ( ) … the Japanese font. */
export function runFace(language: Language, document: Language): Pick<IRunOptions, "language" | "font"> {
  if (language !== "ja") return { language: documentLanguage(language) };
  return {
    language: documentLanguage("ja"),
    font: { ...documentFont(document), eastAsia: "MS Mincho", hint: "eastAsia" },
  };
}
