import { For } from "solid-js";
import { type Language, type Localised, languages } from "../../shared/locale/languages";
import { termWords } from "../words/terms";
import { useWords } from "../words/words";
import { TextField } from "./field";

/** One text in several languages: a field each. */
export function LocalisedFields(props: {
  label: (language: string) => string;
  value: Localised;
  onInput: (value: Localised) => void;
  in?: readonly Language[];
  placeholder?: Localised;
  help?: string;
  errorFor?: (language: Language) => string | undefined;
}) {
  const terms = useWords(termWords);
  const shown = () => props.in ?? languages;
  return (
    <For each={shown()}>
      {(language) => (
        <TextField
          label={props.label(terms().language[language])}
          lang={language}
          value={props.value[language] ?? ""}
          placeholder={props.placeholder?.[language]}
          maxLength={500}
          onInput={(text) => props.onInput({ ...props.value, [language]: text })}
          help={language === shown()[0] ? props.help : undefined}
          error={props.errorFor?.(language)}
        />
      )}
    </For>
  );
}

/** Without empty languages and surrounding blanks, as it is sent. */
export function filled(text: Localised): Localised {
  const entries = Object.entries(text).map(([language, words]) => [language, words.trim()] as const);
  return Object.fromEntries(entries.filter(([, words]) => words !== ""));
}
