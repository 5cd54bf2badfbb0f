import { createUniqueId, type JSX, type ParentProps, Show } from "solid-js";
import { pictureWords } from "../words/pictures";
import { useWords } from "../words/words";

/** A picture with its sentence, and behind a toggle the table that it is drawn from. */
export function Picture(
  props: ParentProps<{ title: string; say: string; help?: string; isEmpty: boolean; table: JSX.Element }>,
) {
  const words = useWords(pictureWords);
  const id = createUniqueId();
  return (
    <section class="block" aria-labelledby={id}>
      <header>
        <h2 id={id}>{props.title}</h2>
      </header>
      <Show when={!props.isEmpty} fallback={<p class="muted">{words().nothing}</p>}>
        <p class="small muted">{props.say}</p>
        <div class="picture" role="img" aria-label={`${props.title}: ${props.say}`}>
          {props.children}
        </div>
        <Show when={props.help}>
          <p class="small faint">{props.help}</p>
        </Show>
        <details class="picture-table">
          <summary>{words().asTable}</summary>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a table wider than the screen is scrolled by keyboard */}
          <section class="picture-scroll" aria-label={`${props.title}: ${words().asTable}`} tabIndex={0}>
            {props.table}
          </section>
        </details>
      </Show>
    </section>
  );
}
