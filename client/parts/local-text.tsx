import { inLanguage, type Language, type Localised, languages } from "../../shared/locale/languages";
import { language } from "../words/words";

/** The language in which `inLanguage` shows a text, so that it is set and spoken as what it is. */
export function shownLanguage(text: Localised, wanted: Language): Language {
  return text[wanted] ? wanted : (languages.find((known) => text[known]) ?? wanted);
}

/** A text in the interface's language, else in the first that it has; never a box around it. */
export function LocalText(props: { of: Localised }) {
  return <span lang={shownLanguage(props.of, language())}>{inLanguage(props.of, language())}</span>;
}
