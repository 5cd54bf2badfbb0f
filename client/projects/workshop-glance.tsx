import { A } from "@solidjs/router";
import { Show } from "solid-js";
import type { WorkshopSummary } from "../../shared/answers";
import { buttonClass } from "../parts/button";
import { Icon } from "../parts/icon";
import { LocalText } from "../parts/local-text";
import { projectWords } from "../words/project";
import { useWords } from "../words/words";
import { workshopsWords } from "../words/workshops";
import { StateChip } from "../workshops/state-chip";
import { useWhen } from "../workshops/workshop-date";

/** The workshop that is held now, else the next, else the last: when, where, and the way to it. */
export function WorkshopGlance(props: { workshop: WorkshopSummary }) {
  const words = useWords(projectWords);
  const terms = useWords(workshopsWords);
  const when = useWhen();
  return (
    <section class="block" aria-labelledby="workshop">
      <header>
        <h2 id="workshop">{words().workshop}</h2>
        <A
          class={`${buttonClass({ kind: "quiet", small: true })} more`}
          href={`workshops/${props.workshop.id}`}
        >
          {words().open}
          <Icon name="right" small />
        </A>
      </header>
      <p class="h-item">
        <LocalText of={props.workshop.title} />
      </p>
      <p class="glance-state">
        <StateChip state={props.workshop.state} />
      </p>
      <dl class="glance-facts">
        <div>
          <dt>{terms().date}</dt>
          <dd classList={{ gap: !props.workshop.date }}>
            {when.day(props.workshop)}
            <Show when={when.hours(props.workshop)}>
              {(hours) => <span class="line small">{hours()}</span>}
            </Show>
          </dd>
        </div>
        <div>
          <dt>{terms().venue}</dt>
          <dd classList={{ gap: !props.workshop.venue }}>{props.workshop.venue ?? terms().stillOpen}</dd>
        </div>
      </dl>
      <Show when={props.workshop.minutes}>
        {(minutes) => (
          <p>
            <A class={buttonClass({})} href={`docs/${minutes()}`}>
              {terms().openMinutes}
            </A>
          </p>
        )}
      </Show>
    </section>
  );
}
