import { A } from "@solidjs/router";
import { createUniqueId, For, Show } from "solid-js";
import type { DocumentSummary } from "../../shared/answers";
import { LocalText } from "../parts/local-text";
import { termWords } from "../words/terms";
import { useAgo } from "../words/times";
import { useWords } from "../words/words";

/** A short list of documents under a heading. */
export function DocumentLinks(props: { title: string; documents: readonly DocumentSummary[] }) {
  const terms = useWords(termWords);
  const ago = useAgo();
  const id = createUniqueId();
  return (
    <section class="block" aria-labelledby={id}>
      <header>
        <h2 id={id}>{props.title}</h2>
      </header>
      <ul class="links">
        <For each={props.documents}>
          {(document) => (
            <li>
              <A class="serif title" href={`docs/${document.id}`}>
                <LocalText of={document.title} />
              </A>
              <span class="small faint">
                {terms().kind[document.kind]} · {ago(document.changedAt)}
                <Show when={document.changedBy}> · {document.changedBy}</Show>
              </span>
            </li>
          )}
        </For>
      </ul>
    </section>
  );
}
