import { A } from "@solidjs/router";
import { For, Show } from "solid-js";
import type { GlanceAnswer } from "../../shared/register/answers";
import { type InputState, stateWords } from "../../shared/register/states";
import { buttonClass } from "../parts/button";
import { Icon } from "../parts/icon";
import { TopicName } from "../registers/row-facts";
import { projectWords } from "../words/project";
import { language, useWords } from "../words/words";

/** What counts as not dealt with yet is hatched, so that it is told apart without colour. */
const looks: Record<InputState, string> = {
  open: "open",
  proposed: "mid",
  answered: "done",
  closed: "done",
  merged: "mid",
};

/** Inputs by topic and state: the deeper the shade, the more; every number leads to its rows. */
export function InputsGlance(props: {
  inputs: number;
  decisions: number;
  map: GlanceAnswer["inputsByTopic"];
}) {
  const words = useWords(projectWords);
  const most = () => Math.max(1, ...props.map.rows.flatMap((row) => row.counts));
  const shade = (count: number) => ({ "--n": String(Math.ceil((count / most()) * 6)) });
  const sum = (at: number) => props.map.rows.reduce((all, row) => all + row.counts[at]!, 0);
  const href = (state: InputState, topic: string | null) =>
    `inputs?${new URLSearchParams({ state, ...(topic ? { topic } : {}) })}`;
  return (
    <section class="block" aria-labelledby="inputs">
      <header>
        <h2 id="inputs">{words().inputsByTopic}</h2>
        <span class="count">{props.inputs}</span>
        <A class={`${buttonClass({ kind: "quiet", small: true })} more`} href="inputs">
          {words().allInputs}
          <Icon name="right" small />
        </A>
      </header>
      <Show when={props.inputs > 0} fallback={<p class="muted">{words().noInput}</p>}>
        <table class="topic-heat" aria-labelledby="inputs">
          <thead>
            <tr>
              <th scope="col">{words().topic}</th>
              <For each={props.map.states}>
                {(state) => (
                  <th scope="col" class="c">
                    {stateWords[language()][state]}
                  </th>
                )}
              </For>
            </tr>
          </thead>
          <tbody>
            <For each={props.map.rows}>
              {(row) => (
                <tr>
                  <th scope="row">
                    <TopicName of={row.topic} />
                  </th>
                  <For each={props.map.states}>
                    {(state, at) => (
                      <td class="c">
                        <Show when={row.counts[at()]} fallback={<span class="h zero">0</span>}>
                          {(count) => (
                            <A
                              class={`h ${looks[state]}`}
                              style={shade(count())}
                              href={href(state, row.topic)}
                            >
                              {count()}
                            </A>
                          )}
                        </Show>
                      </td>
                    )}
                  </For>
                </tr>
              )}
            </For>
          </tbody>
          <tfoot>
            <tr>
              <th scope="row">{words().total}</th>
              <For each={props.map.states}>{(_, at) => <td class="c num">{sum(at())}</td>}</For>
            </tr>
          </tfoot>
        </table>
        <p class="small faint">{words().heatHelp}</p>
      </Show>
      <p class="small faint">{words().decisionCount(props.decisions)}</p>
    </section>
  );
}
