import { For, Show } from "solid-js";
import { initials, personClass } from "../parts/avatar";
import { listed } from "../words/listed";
import { liveWords } from "../words/live";
import { useWords } from "../words/words";
import type { Here } from "./presence";

/** The others at this document: a press goes to where somebody's caret stands. */
export function PeopleHere(props: { people: readonly Here[]; most: number; onGo: (person: Here) => void }) {
  const words = useWords(liveWords);
  const shown = () => props.people.slice(0, props.most);
  const more = () => props.people.slice(props.most);
  return (
    <Show when={props.people.length > 0}>
      <fieldset class="avatars plain-set" aria-label={words().people}>
        <For each={shown()}>
          {(person) => (
            <button
              type="button"
              class={`avatar ${personClass(person.colour)}`}
              title={`${person.name} · ${person.organisation}`}
              onClick={() => props.onGo(person)}
            >
              <span aria-hidden="true">{initials(person.name)}</span>
              <span class="visually-hidden">{person.hasCaret ? words().goTo(person.name) : person.name}</span>
            </button>
          )}
        </For>
        <Show when={more().length > 0}>
          <span class="avatar avatar--more" title={listed(more().map(({ name }) => name))}>
            <span aria-hidden="true">+{more().length}</span>
            <span class="visually-hidden">{words().more(more().length)}</span>
          </span>
        </Show>
      </fieldset>
    </Show>
  );
}
