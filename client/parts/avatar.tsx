import { For, Show } from "solid-js";
import { listed } from "../words/listed";

type Drawn = { name: string; colour: number };

/** Two letters for a name: first letters of the first two words, or the first two characters of a Japanese name. */
export function initials(name: string): string {
  const words = name.trim().split(/\s+/).filter(Boolean);
  const first = Array.from(words[0] ?? "");
  const second = Array.from(words[1] ?? "");
  const letters = second[0] ? [first[0], second[0]] : first.slice(0, 2);
  return letters.join("").toLocaleUpperCase();
}

/** `p1`…`p8`: sets `--c` to the person's colour, for avatars, carets, highlights and threads. */
export const personClass = (colour: number): string => `p${((colour - 1) & 7) + 1}`;

/** Initials on the person's colour. The name stands beside it in words, so it is not spoken. */
export function Avatar(props: { person: Drawn; big?: boolean }) {
  return (
    <span
      class={`avatar ${personClass(props.person.colour)}`}
      classList={{ "avatar--big": props.big }}
      title={props.person.name}
      aria-hidden="true"
    >
      {initials(props.person.name)}
    </span>
  );
}

/** The first few people and how many more; all names are spoken. */
export function Avatars(props: { people: readonly Drawn[]; most?: number }) {
  const most = () => props.most ?? 3;
  const shown = () => props.people.slice(0, most());
  const more = () => props.people.length - shown().length;
  return (
    <>
      <span class="avatars">
        <For each={shown()}>{(person) => <Avatar person={person} />}</For>
        <Show when={more() > 0}>
          <span class="avatar avatar--more" aria-hidden="true">
            +{more()}
          </span>
        </Show>
      </span>
      <span class="visually-hidden">{listed(props.people.map((person) => person.name))}</span>
    </>
  );
}
