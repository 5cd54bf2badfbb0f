import { For } from "solid-js";
import type { Language } from "../../shared/locale/languages";
import { commonWords } from "../words/common";
import { language, setLanguage, useWords } from "../words/words";
import { Icon } from "./icon";
import { Menu, MenuChoices } from "./menu";

/** Each language in its own words, so that whoever is lost finds theirs. */
const ownNames = { id: "Indonesia", en: "English", ja: "日本語" } as const;
const inOrder = ["id", "en", "ja"] as const satisfies readonly Language[];

export function LanguageChoices() {
  const words = useWords(commonWords);
  return (
    <MenuChoices
      label={words().interfaceLanguage}
      value={language()}
      choices={inOrder.map((value) => ({ value, label: ownNames[value], lang: value }))}
      onChoose={setLanguage}
    />
  );
}

/** In the bar. */
export function LanguageSwitch() {
  const words = useWords(commonWords);
  return (
    <Menu
      class="btn btn--quiet not-phone"
      label={words().interfaceLanguage}
      trigger={
        <>
          <Icon name="globe" />
          {language().toUpperCase()}
        </>
      }
    >
      <LanguageChoices />
    </Menu>
  );
}

/** On the pages before one is signed in: all three in sight. */
export function LanguageRow() {
  const words = useWords(commonWords);
  return (
    <fieldset class="seg" aria-label={words().interfaceLanguage}>
      <For each={inOrder}>
        {(value) => (
          <button
            type="button"
            lang={value}
            aria-pressed={value === language()}
            onClick={() => setLanguage(value)}
          >
            {ownNames[value]}
          </button>
        )}
      </For>
    </fieldset>
  );
}
