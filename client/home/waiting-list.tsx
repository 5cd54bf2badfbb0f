import { createUniqueId, For, type JSX, Show } from "solid-js";
import { homeWords } from "../words/home";
import { useWords } from "../words/words";

/** A heading with how many there are, the most pressing of them, and a word when more stand elsewhere. */
export function WaitingList<Row>(props: {
  title: string;
  count: number;
  rows: readonly Row[];
  children: (row: Row) => JSX.Element;
}) {
  const words = useWords(homeWords);
  const id = createUniqueId();
  const more = () => props.count - props.rows.length;
  return (
    <Show when={props.count > 0}>
      <section class="block" aria-labelledby={id}>
        <header>
          <h2 id={id}>{props.title}</h2>
          <span class="count">{props.count}</span>
        </header>
        <ul class="wait">
          <For each={props.rows}>{props.children}</For>
        </ul>
        <Show when={more() > 0}>
          <p class="small faint">{words().more(more())}</p>
        </Show>
      </section>
    </Show>
  );
}
