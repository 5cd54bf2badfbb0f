/** The three languages of the product: of its documents and of its interface. */
export const languages = ["en", "id", "ja"] as const;
export type Language = (typeof languages)[number];

export const isLanguage = (value: unknown): value is Language => languages.includes(value as Language);

/** A text in one or more languages. */
export type Localised = Partial<Record<Language, string>>;

/** The text in the wanted language, else in the first language that has one, else "". */
export function inLanguage(text: Localised | null | undefined, wanted: Language): string {
  if (!text) return "";
  return text[wanted] || languages.map((language) => text[language]).find(Boolean) || "";
}

/** BCP 47 tags, for `lang` attributes and for Intl. */
export const languageTag: Record<Language, string> = { en: "en-GB", id: "id-ID", ja: "ja-JP" };

/** The first of ours in an Accept-Language header or a browser's list; Indonesian when none is ours. */
export function preferredLanguage(accepted: string | readonly string[] | null | undefined): Language {
  const tags = typeof accepted === "string" ? accepted.split(",") : (accepted ?? []);
  for (const tag of tags) {
    const language = tag.trim().slice(0, 2).toLowerCase();
    if (isLanguage(language)) return language;
    if (language === "in") return "id"; // the old code, which some Android systems still send
  }
  return "id";
}
