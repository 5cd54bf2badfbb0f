import { For, Show } from "solid-js";
import type { WorkshopAnswer } from "../../shared/answers";
import { inLanguage } from "../../shared/locale/languages";
import { Icon } from "../parts/icon";
import { listed } from "../words/listed";
import { language, useWords } from "../words/words";
import { workshopsWords } from "../words/workshops";

/** What whoever prepares should look at; items without a duration in one line. */
export function Warnings(props: { answer: WorkshopAnswer }) {
  const words = useWords(workshopsWords);
  const lines = () => {
    const said: string[] = [];
    const untimed: string[] = [];
    for (const warning of props.answer.warnings) {
      if (warning.code === "overrun") said.push(words().warning.overrun(warning.minutes));
      else if (warning.code === "friday-prayer") said.push(words().warning.friday);
      else if (warning.code === "no-lunch") said.push(words().warning.lunch);
      else untimed.push(titleOf(warning.item));
    }
    if (untimed.length > 0) said.push(words().warning.duration(listed(untimed)));
    return said;
  };
  const titleOf = (id: string) =>
    inLanguage(props.answer.programme.find((item) => item.id === id)?.title, language());
  return (
    <Show when={lines().length > 0}>
      <ul class="warnings" aria-label={words().warnings}>
        <For each={lines()}>
          {(line) => (
            <li class="say say--amber">
              <Icon name="warn" small />
              <span>{line}</span>
            </li>
          )}
        </For>
      </ul>
    </Show>
  );
}
