import { For, Show } from "solid-js";
import { readBody } from "./mentions";

/** What somebody wrote: its lines as they were, and people as names. */
export function BodyText(props: { body: string; me: string }) {
  return (
    <p class="body">
      <For each={readBody(props.body)}>
        {(part) => (
          <Show when={part.person} fallback={part.text}>
            <b class="mention" classList={{ "mention--me": part.person === props.me }}>
              {part.text}
            </b>
          </Show>
        )}
      </For>
    </p>
  );
}
