import { For, Show } from "solid-js";
import { Icon } from "../parts/icon";
import { Menu, MenuChoices } from "../parts/menu";
import { editorWords } from "../words/editor";
import { termWords } from "../words/terms";
import { useWords } from "../words/words";
import { useDesk } from "./desk";

/** Which language's text is in view. */
export function TextLanguage(props: { isMenu?: boolean }) {
  const desk = useDesk();
  const words = useWords(editorWords);
  const terms = useWords(termWords);
  const languages = () => desk.answer().languages;
  return (
    <Show when={languages().length > 1}>
      <Show
        when={props.isMenu}
        fallback={
          <fieldset class="seg plain-set" aria-label={words().textLanguage}>
            <For each={languages()}>
              {(each) => (
                <button
                  type="button"
                  aria-pressed={each === desk.language()}
                  title={terms().language[each]}
                  onClick={() => desk.setLanguage(each)}
                >
                  {each.toUpperCase()}
                </button>
              )}
            </For>
          </fieldset>
        }
      >
        <Menu
          class="btn btn--small"
          label={words().textLanguageIs(terms().language[desk.language()])}
          trigger={
            <>
              {desk.language().toUpperCase()}
              <Icon name="down" small />
            </>
          }
        >
          <MenuChoices
            label={words().textLanguage}
            value={desk.language()}
            choices={languages().map((each) => ({ value: each, label: terms().language[each] }))}
            onChoose={desk.setLanguage}
          />
        </Menu>
      </Show>
    </Show>
  );
}
