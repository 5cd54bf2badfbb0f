import { A } from "@solidjs/router";
import { createUniqueId, For, Show } from "solid-js";
import type { PicturesAnswer } from "../../shared/register/answers";
import type { HeatMap } from "../../shared/register/pictures";
import { type InputState, stateWords } from "../../shared/register/states";
import { useProject } from "../projects/project";
import { pictureWords } from "../words/pictures";
import { language, useWords } from "../words/words";
import { Picture } from "./picture";
import { useTopicWords } from "./topic-words";

const looks: Partial<Record<InputState, string>> = { open: "heat--open", proposed: "heat--proposed" };
const height = 36;
/** Steps of density. */
const steps = 10;
/** So many are dense: where little was said, one input is not shown as much. */
const dense = 5;

/** Inputs by topic and state: the denser the more, striped while nobody has answered. */
export function HeatMapPicture(props: { map: HeatMap; topics: PicturesAnswer["topics"] }) {
  const words = useWords(pictureWords);
  const project = useProject();
  const nameOf = useTopicWords();
  const states = () => props.map.states;
  const rows = () => props.map.rows;
  const column = (at: number) => rows().reduce((sum, row) => sum + (row.counts[at] ?? 0), 0);
  const all = () => rows().reduce((sum, row) => sum + row.total, 0);
  const most = () => Math.max(dense, ...rows().flatMap((row) => row.counts));
  const density = (count: number) => (count === 0 ? 0 : Math.max(1, Math.round((count / most()) * steps)));
  const listOf = (topic: string, state?: InputState) =>
    `/p/${project.facts().id}/inputs?${new URLSearchParams({ ...(state && { state }), topic })}`;
  const share = () => 100 / states().length;
  const stripes = createUniqueId();

  return (
    <Picture
      title={words().inputs}
      say={words().inputsSay(all(), column(states().indexOf("open")))}
      help={words().inputsHelp}
      isEmpty={all() === 0}
      table={
        <table class="table figures">
          <thead>
            <tr>
              <th scope="col">{words().topic}</th>
              <For each={states()}>
                {(state) => (
                  <th scope="col" class="r">
                    {stateWords[language()][state]}
                  </th>
                )}
              </For>
              <th scope="col" class="r">
                {words().all}
              </th>
            </tr>
          </thead>
          <tbody>
            <For each={rows()}>
              {(row) => (
                <tr>
                  <th scope="row" class="anywhere" dir="auto">
                    {nameOf(props.topics, row.topic)}
                  </th>
                  <For each={row.counts}>
                    {(count, at) => (
                      <td class="r">
                        <Show when={row.topic !== null && count > 0 && states()[at()]} fallback={count}>
                          {(state) => (
                            <A
                              class="tap"
                              href={listOf(row.topic ?? "", state())}
                              aria-label={words().cell(
                                nameOf(props.topics, row.topic),
                                stateWords[language()][state()],
                                count,
                              )}
                            >
                              {count}
                            </A>
                          )}
                        </Show>
                      </td>
                    )}
                  </For>
                  <td class="r strong">{row.total}</td>
                </tr>
              )}
            </For>
          </tbody>
          <tfoot>
            <tr>
              <th scope="row">{words().all}</th>
              <For each={states()}>{(_, at) => <td class="r">{column(at())}</td>}</For>
              <td class="r">{all()}</td>
            </tr>
          </tfoot>
        </table>
      }
    >
      <div class="heat">
        <div class="heat-heads">
          <For each={states()}>{(state) => <span>{stateWords[language()][state]}</span>}</For>
        </div>
        <For each={rows()}>
          {(row, index) => (
            <>
              <span class="heat-topic anywhere" dir="auto">
                {nameOf(props.topics, row.topic)}
              </span>
              <svg width="100%" height={height} aria-hidden="true">
                <pattern
                  id={`${stripes}-${index()}`}
                  width="8"
                  height="8"
                  patternUnits="userSpaceOnUse"
                  patternTransform="rotate(45)"
                >
                  <rect class="heat-stripe" width="2" height="8" />
                </pattern>
                <For each={row.counts}>
                  {(count, at) => {
                    const state = () => states()[at()];
                    const box = () => ({ x: `${at() * share()}%`, width: `${share() - 1}%`, height, rx: 3 });
                    return (
                      <>
                        <Show when={count > 0}>
                          <rect
                            {...box()}
                            class={`heat-cell ${looks[state() ?? "answered"] ?? ""}`}
                            style={{ "--n": density(count) }}
                          />
                          <Show when={state() === "open"}>
                            <rect {...box()} fill={`url(#${stripes}-${index()})`} />
                          </Show>
                        </Show>
                        <text
                          x={`${at() * share() + (share() - 1) / 2}%`}
                          y={height / 2}
                          class="picture-number"
                          classList={{ "is-none": count === 0 }}
                        >
                          {count}
                        </text>
                      </>
                    );
                  }}
                </For>
              </svg>
            </>
          )}
        </For>
      </div>
    </Picture>
  );
}
