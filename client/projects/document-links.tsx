import { A } from "@solidjs/router";
import { createUniqueId, For } from "solid-js";
import type { DocumentSummary } from "../../shared/answers";
import { inLanguage } from "../../shared/locale/languages";
import { termWords } from "../words/terms";
import { useAgo } from "../words/times";
import { language, useWords } from "../words/words";

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
                {inLanguage(document.title, language())}
              </A>
              <span class="small faint">
                {terms().kind[document.kind]} · {ago(document.changedAt)}
              </span>
            </li>
          )}
        </For>
      </ul>
    </section>
  );
}
