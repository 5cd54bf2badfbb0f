import { For, Show } from "solid-js";
import { type Localised, languages } from "../../shared/locale/languages";
import { shownLanguage } from "../parts/local-text";
import { language } from "../words/words";

/** The names in the languages that are not shown already, below the one that is. */
export function OtherNames(props: { of: Localised }) {
  const others = () =>
    languages.filter((code) => props.of[code] && code !== shownLanguage(props.of, language()));
  return (
    <Show when={others().length > 0}>
      <p class="small faint anywhere settings-others">
        <For each={others()}>{(code) => <span lang={code}>{props.of[code]}</span>}</For>
      </p>
    </Show>
  );
}
