import type { Language } from "../../shared/locale/languages";
import { language } from "../words/words";

/** The language in which a title of the programme is typed: the reader's, where the workshop has it. */
export const writingLanguage = (languages: readonly Language[]): Language =>
  languages.includes(language()) ? language() : (languages[0] ?? "en");
