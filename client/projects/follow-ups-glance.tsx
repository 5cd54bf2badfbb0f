import { A } from "@solidjs/router";
import { For, Show } from "solid-js";
import type { GlanceAnswer } from "../../shared/register/answers";
import { buttonClass } from "../parts/button";
import { Icon } from "../parts/icon";
import { LocalText } from "../parts/local-text";
import { DueDay } from "../registers/row-facts";
import { projectWords } from "../words/project";
import { registersWords } from "../words/registers";
import { useWords } from "../words/words";

/** Follow-ups that are not over, the most pressing first; how many are overdue or have no day. */
export function FollowUpsGlance(props: { followUps: GlanceAnswer["followUps"] }) {
  const words = useWords(projectWords);
  const registers = useWords(registersWords);
  const numbers = () => {
    const { overdue, undated } = props.followUps;
    return [
      overdue > 0 ? words().overdue(overdue) : undefined,
      undated > 0 ? words().undated(undated) : undefined,
    ].filter(Boolean);
  };
  return (
    <section class="block" aria-labelledby="follow-ups">
      <header>
        <h2 id="follow-ups">{words().followUps}</h2>
        <span class="count">{props.followUps.open}</span>
        <A class={`${buttonClass({ kind: "quiet", small: true })} more`} href="follow-ups">
          {words().allFollowUps}
          <Icon name="right" small />
        </A>
      </header>
      <Show when={numbers().length > 0}>
        <p class="say say--amber">
          <Icon name="warn" small />
          {numbers().join(" · ")}
        </p>
      </Show>
      <Show when={props.followUps.open > 0} fallback={<p class="muted">{words().noFollowUp}</p>}>
        <ul class="links">
          <For each={props.followUps.first}>
            {(row) => (
              <li>
                <A class="title said" href={`follow-ups/${row.id}`}>
                  <LocalText of={row.text} />
                </A>
                <span class="small faint">
                  {[row.owner, row.person].filter(Boolean).join(" · ") || registers().noOwner}
                </span>
                <span class="small">
                  <DueDay row={row} />
                </span>
              </li>
            )}
          </For>
        </ul>
      </Show>
    </section>
  );
}
