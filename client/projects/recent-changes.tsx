import { A } from "@solidjs/router";
import { For, Show } from "solid-js";
import type { RecentChange } from "../../shared/register/answers";
import { LocalText } from "../parts/local-text";
import { projectWords } from "../words/project";
import { dayAndTime, useAgo } from "../words/times";
import { useWords } from "../words/words";

const places: Record<RecentChange["kind"], (id: string) => string> = {
  document: (id) => `docs/${id}`,
  input: (id) => `inputs/${id}`,
  decision: (id) => `decisions/${id}`,
  followUp: (id) => `follow-ups/${id}`,
};

/** Documents and rows of the registers, what changed last first. */
export function RecentChanges(props: { changes: readonly RecentChange[] }) {
  const words = useWords(projectWords);
  const ago = useAgo();
  return (
    <section class="block" aria-labelledby="recent">
      <header>
        <h2 id="recent">{words().recent}</h2>
      </header>
      <ul class="links">
        <For each={props.changes}>
          {(change) => (
            <li>
              <A class="serif said" href={places[change.kind](change.id)}>
                <LocalText of={change.title} />
              </A>
              <span class="small faint" title={dayAndTime(change.at)}>
                {words().changed[change.kind](change.number ?? 0)} · {ago(change.at)}
                <Show when={change.by}> · {change.by}</Show>
              </span>
            </li>
          )}
        </For>
      </ul>
    </section>
  );
}
