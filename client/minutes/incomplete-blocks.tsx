import { useParams } from "@solidjs/router";
import { For, Show } from "solid-js";
import { inLanguage } from "../../shared/locale/languages";
import type { IncompleteBlock } from "../../shared/register/answers";
import { Notice } from "../parts/notice";
import { editorWords } from "../words/editor";
import { minutesWords } from "../words/minutes";
import { registersWords } from "../words/registers";
import { language, useWords } from "../words/words";

/** What is captured and lacks something, each with the way to it. Nothing hinders the minutes for that. */
export function IncompleteBlocks(props: {
  document: string;
  blocks: readonly IncompleteBlock[];
  /** One of them is gone to. */
  onGo: () => void;
}) {
  const words = useWords(minutesWords);
  const names = useWords(editorWords);
  const registers = useWords(registersWords);
  const params = useParams<{ project: string }>();
  return (
    <Show when={props.blocks.length > 0}>
      <Notice kind="amber" title={words().incomplete(props.blocks.length)}>
        <ul class="minutes-incomplete">
          <For each={props.blocks}>
            {({ kind, block, text, missing }) => (
              <li class="anywhere">
                <a href={`/p/${params.project}/docs/${props.document}#${block}`} onClick={() => props.onGo()}>
                  {names().captured[kind]}
                  <Show when={inLanguage(text, language())}>{(said) => <>: {start(said())}</>}</Show>
                </a>{" "}
                <span class="small muted">
                  {registers().lacks}: {missing.map((name) => registers().missing[name]).join(", ")}
                </span>
              </li>
            )}
          </For>
        </ul>
      </Notice>
    </Show>
  );
}

/** Enough of the words to know which it is. */
const start = (words: string): string => (words.length > 60 ? `${words.slice(0, 59).trimEnd()}…` : words);
