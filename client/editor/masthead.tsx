import { For, Show } from "solid-js";
import { inLanguage } from "../../shared/locale/languages";
import { editorWords } from "../words/editor";
import { useWords } from "../words/words";
import { useDesk } from "./desk";
import { FactValue, labelOf } from "./views/field-view";

/** The head of the sheet: title, parties, and the facts of the cover, as the export prints them. */
export function Masthead() {
  const desk = useDesk();
  const words = useWords(editorWords);
  const language = () => desk.language();
  const parties = () =>
    desk
      .answer()
      .parties.filter(({ side }) => side !== "other")
      .map(({ name }) => inLanguage(name, language()))
      .filter(Boolean);
  return (
    <header class="masthead" lang={language()}>
      <h1>{inLanguage(desk.answer().title, language())}</h1>
      <p class="sub">{inLanguage(desk.answer().project.name, language())}</p>
      <Show when={parties().length > 0}>
        <p class="sub parties">{parties().join(" · ")}</p>
      </Show>
      <hr class="kop" />
      <Show when={desk.answer().form.cover.length > 0}>
        <dl class="cover-facts" aria-label={words().cover}>
          <For each={desk.answer().form.cover}>
            {(fact) => (
              <div>
                <dt>{labelOf(desk, fact, language())}</dt>
                <dd>
                  <FactValue fact={fact} language={language()} />
                </dd>
              </div>
            )}
          </For>
        </dl>
      </Show>
    </header>
  );
}
