import type { FieldDefinition } from "../document/form";
import { type Language, type Localised, languages } from "../locale/languages";
import { choicesIn, withChoiceKeys } from "./inline";

/**
 * Turns `<<a | b>>` of a text into choice fields, one for all languages: the nth choice of each
 * language is the same choice, and its options stand in the same order.
 */
export function readChoices(
  text: Localised,
  firstKey: string,
): { text: Localised; definitions: FieldDefinition[] } | { mistake: string } {
  const present = languages.filter((language) => text[language] !== undefined);
  const byLanguage = present.map((language) => choicesIn(text[language]!));
  const [first = []] = byLanguage;
  const shape = (choices: string[][]) => choices.map((options) => options.length).join();
  if (byLanguage.some((choices) => shape(choices) !== shape(first))) {
    return { mistake: "the choices << | >> are not the same in every language" };
  }
  if (byLanguage.flat(2).some((option) => option === "") || first.some((options) => options.length < 2)) {
    return { mistake: "a choice << | >> needs two options or more, each with words" };
  }
  const keys = first.map((_, index) => (index === 0 ? firstKey : `${firstKey}_${index + 1}`));
  const definitions = first.map(
    (options, at): FieldDefinition => ({
      key: keys[at]!,
      kind: "choice",
      required: "M",
      label: { en: "Choose the wording", id: "Pilih rumusan", ja: "文言を選択" },
      options: options.map((_, option) => ({
        key: `option_${option + 1}`,
        label: localised(present, (_language, index) => byLanguage[index]![at]![option]!),
      })),
    }),
  );
  return { text: localised(present, (language) => withChoiceKeys(text[language]!, keys)), definitions };
}

const localised = (
  present: readonly Language[],
  of: (language: Language, index: number) => string,
): Localised => Object.fromEntries(present.map((language, index) => [language, of(language, index)]));
