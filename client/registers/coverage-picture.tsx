import { For, Show } from "solid-js";
import { inLanguage } from "../../shared/locale/languages";
import type { PicturesAnswer } from "../../shared/register/answers";
import type { Coverage } from "../../shared/register/pictures";
import { Icon } from "../parts/icon";
import { pictureWords } from "../words/pictures";
import { language, useWords } from "../words/words";
import { Picture } from "./picture";
import { useTopicWords } from "./topic-words";

/** Of each topic, how much of what was said was taken up, and in how many sections of which TOR. */
export function CoveragePicture(props: {
  coverage: readonly Coverage[];
  topics: PicturesAnswer["topics"];
  documents: PicturesAnswer["documents"];
}) {
  const words = useWords(pictureWords);
  const nameOf = useTopicWords();
  const sum = (of: "said" | "takenUp") => props.coverage.reduce((all, row) => all + row[of], 0);
  const tor = (id: string) => props.documents.find((document) => document.id === id);
  const titleOf = (id: string) => inLanguage(tor(id)?.title, language());
  const takenIn = (row: Coverage, document: string) =>
    row.sections.find((each) => each.document === document)?.taken.length ?? 0;

  return (
    <Picture
      title={words().coverage}
      say={words().coverageSay(sum("takenUp"), sum("said"))}
      help={words().coverageHelp}
      isEmpty={sum("said") === 0}
      table={
        <table class="table figures">
          <thead>
            <tr>
              <th scope="col">{words().topic}</th>
              <th scope="col" class="r">
                {words().said}
              </th>
              <th scope="col" class="r">
                {words().taken}
              </th>
              <For each={props.documents}>
                {(document) => (
                  <th scope="col" class="r">
                    {titleOf(document.id)}
                  </th>
                )}
              </For>
            </tr>
          </thead>
          <tbody>
            <For each={props.coverage}>
              {(row) => (
                <tr>
                  <th scope="row" class="anywhere" dir="auto">
                    {nameOf(props.topics, row.topic)}
                  </th>
                  <td class="r">{row.said}</td>
                  <td class="r">{row.takenUp}</td>
                  <For each={props.documents}>
                    {(document) => (
                      <td class="r">{words().ofSections(takenIn(row, document.id), document.sections)}</td>
                    )}
                  </For>
                </tr>
              )}
            </For>
          </tbody>
        </table>
      }
    >
      <ul class="topic-cover">
        <For each={props.coverage}>
          {(row) => (
            <li>
              <b class="anywhere" dir="auto">
                {nameOf(props.topics, row.topic)}
              </b>
              <Show when={row.said > 0} fallback={<span class="small faint">{words().nothingSaid}</span>}>
                <Bar label={words().takenUp(row.takenUp, row.said)} share={row.takenUp / row.said} isWhole />
                <Show
                  when={row.sections.some(({ taken }) => taken.length > 0)}
                  fallback={
                    <span class="say say--amber">
                      <Icon name="warn" small />
                      {words().takenUpNowhere}
                    </span>
                  }
                >
                  <For each={row.sections.filter(({ taken }) => taken.length > 0)}>
                    {({ document, taken }) => (
                      <Bar
                        label={`${titleOf(document)}: ${words().ofSections(taken.length, tor(document)?.sections ?? 0)}`}
                        share={taken.length / Math.max(1, tor(document)?.sections ?? 0)}
                      />
                    )}
                  </For>
                </Show>
              </Show>
            </li>
          )}
        </For>
      </ul>
    </Picture>
  );
}

function Bar(props: { label: string; share: number; isWhole?: boolean }) {
  return (
    <>
      <span class="small anywhere">{props.label}</span>
      <svg width="100%" height="10" aria-hidden="true">
        <rect class="bar-ground" width="100%" height="10" rx="3" />
        <rect
          class="bar-share"
          classList={{ "bar-share--part": !props.isWhole }}
          width={`${Math.min(1, props.share) * 100}%`}
          height="10"
          rx="3"
        />
      </svg>
    </>
  );
}
